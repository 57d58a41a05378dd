// Generated from rules/*.ts by test/cli/all-rules.test.ts; `npm test -- -u` writes it anew.
import type { Rule } from '../rule/rule.js';
import cloudfrontWaf from '../../rules/cloudfront-waf.js';
import corsRuleValid from '../../rules/cors-rule-valid.js';
import declarePublicAccessBlock from '../../rules/declare-public-access-block.js';
import denyStatementCoversBucketAndObjects from '../../rules/deny-statement-covers-bucket-and-objects.js';
import encryptionPolicyMatchesDefault from '../../rules/encryption-policy-matches-default.js';
import eventTargetAllowsS3 from '../../rules/event-target-allows-s3.js';
import eventTargetNotFifo from '../../rules/event-target-not-fifo.js';
import eventTargetSourceCondition from '../../rules/event-target-source-condition.js';
import intelligentTieringDays from '../../rules/intelligent-tiering-days.js';
import inventoryDestinationGrant from '../../rules/inventory-destination-grant.js';
import lifecycleExpirationValid from '../../rules/lifecycle-expiration-valid.js';
import lifecycleMinDaysIa from '../../rules/lifecycle-min-days-ia.js';
import lifecycleTransitionOrder from '../../rules/lifecycle-transition-order.js';
import limitPresignedUrlAge from '../../rules/limit-presigned-url-age.js';
import loggingTargetEncryptionCompatible from '../../rules/logging-target-encryption-compatible.js';
import loggingTargetGrantsDelivery from '../../rules/logging-target-grants-delivery.js';
import loggingTargetNoObjectLockRetention from '../../rules/logging-target-no-object-lock-retention.js';
import loggingTargetSameRegion from '../../rules/logging-target-same-region.js';
import mfaDeleteNeedsVersioning from '../../rules/mfa-delete-needs-versioning.js';
import noAccelerationWithDottedName from '../../rules/no-acceleration-with-dotted-name.js';
import noAclWithoutOwnershipControls from '../../rules/no-acl-without-ownership-controls.js';
import noAllowNotPrincipal from '../../rules/no-allow-not-principal.js';
import noBucketArnTrailingSlash from '../../rules/no-bucket-arn-trailing-slash.js';
import noConfusedDeputyServicePrincipal from '../../rules/no-confused-deputy-service-principal.js';
import noCredentialsCodebuildEnv from '../../rules/no-credentials-codebuild-env.js';
import noCredentialsEc2UserData from '../../rules/no-credentials-ec2-user-data.js';
import noCredentialsEcsEnv from '../../rules/no-credentials-ecs-env.js';
import noCredentialsLambdaCode from '../../rules/no-credentials-lambda-code.js';
import noCredentialsLambdaEnv from '../../rules/no-credentials-lambda-env.js';
import noCredentialsProviderBlock from '../../rules/no-credentials-provider-block.js';
import noCrossAccountSensitiveAction from '../../rules/no-cross-account-sensitive-action.js';
import noDotsInBucketName from '../../rules/no-dots-in-bucket-name.js';
import noGrantRefusedByPublicAccessBlock from '../../rules/no-grant-refused-by-public-access-block.js';
import noIamS3FullAccess from '../../rules/no-iam-s3-full-access.js';
import noIfexistsInAllow from '../../rules/no-ifexists-in-allow.js';
import noLatentPublicGrant from '../../rules/no-latent-public-grant.js';
import noLegacyOai from '../../rules/no-legacy-oai.js';
import noLoggingLoop from '../../rules/no-logging-loop.js';
import noManagedS3FullAccess from '../../rules/no-managed-s3-full-access.js';
import noMfaBoolPattern from '../../rules/no-mfa-bool-pattern.js';
import noMfaDeleteWithLifecycle from '../../rules/no-mfa-delete-with-lifecycle.js';
import noObjectLambdaExternalInvoke from '../../rules/no-object-lambda-external-invoke.js';
import noOverbroadSourceIp from '../../rules/no-overbroad-source-ip.js';
import noOverlappingEventFilters from '../../rules/no-overlapping-event-filters.js';
import noPolicyLockout from '../../rules/no-policy-lockout.js';
import noPrivateIpInSourceIp from '../../rules/no-private-ip-in-source-ip.js';
import noPublicAccessPointPolicy from '../../rules/no-public-access-point-policy.js';
import noPublicAdmin from '../../rules/no-public-admin.js';
import noPublicGlacierVault from '../../rules/no-public-glacier-vault.js';
import noPublicList from '../../rules/no-public-list.js';
import noPublicRead from '../../rules/no-public-read.js';
import noPublicWrite from '../../rules/no-public-write.js';
import noReplicationChain from '../../rules/no-replication-chain.js';
import noReplicationToSelf from '../../rules/no-replication-to-self.js';
import noSseCUploads from '../../rules/no-sse-c-uploads.js';
import noStaticWebsiteHosting from '../../rules/no-static-website-hosting.js';
import noUnapprovedCrossAccountAccess from '../../rules/no-unapproved-cross-account-access.js';
import noVpcEndpointWildcard from '../../rules/no-vpc-endpoint-wildcard.js';
import noWeakConditionReferer from '../../rules/no-weak-condition-referer.js';
import noWeakenedAccountPublicAccessBlock from '../../rules/no-weakened-account-public-access-block.js';
import noWildcardAction from '../../rules/no-wildcard-action.js';
import noWildcardCorsOrigin from '../../rules/no-wildcard-cors-origin.js';
import oacPolicyPinsDistribution from '../../rules/oac-policy-pins-distribution.js';
import objectLockNeedsVersioning from '../../rules/object-lock-needs-versioning.js';
import objectLockValidConfig from '../../rules/object-lock-valid-config.js';
import objectTagLimits from '../../rules/object-tag-limits.js';
import oneAttachmentPerFacet from '../../rules/one-attachment-per-facet.js';
import policyActionResourceMismatch from '../../rules/policy-action-resource-mismatch.js';
import policyResourceIsOwnBucket from '../../rules/policy-resource-is-own-bucket.js';
import policyVersion2012 from '../../rules/policy-version-2012.js';
import policyWellFormed from '../../rules/policy-well-formed.js';
import replicationDeleteMarkerExplicit from '../../rules/replication-delete-marker-explicit.js';
import replicationNeedsVersioningBoth from '../../rules/replication-needs-versioning-both.js';
import replicationRolePermissions from '../../rules/replication-role-permissions.js';
import requireAbortIncompleteMultipart from '../../rules/require-abort-incomplete-multipart.js';
import requireAccessLogging from '../../rules/require-access-logging.js';
import requireAccessPointPublicAccessBlock from '../../rules/require-access-point-public-access-block.js';
import requireAccessPointVpcOrigin from '../../rules/require-access-point-vpc-origin.js';
import requireAccountPublicAccessBlock from '../../rules/require-account-public-access-block.js';
import requireBucketKey from '../../rules/require-bucket-key.js';
import requireBucketOwnerEnforced from '../../rules/require-bucket-owner-enforced.js';
import requireBucketOwnerFullControl from '../../rules/require-bucket-owner-full-control.js';
import requireCloudfrontOac from '../../rules/require-cloudfront-oac.js';
import requireConditionWildcardOperator from '../../rules/require-condition-wildcard-operator.js';
import requireEncryptedUploadPolicy from '../../rules/require-encrypted-upload-policy.js';
import requireEventNotifications from '../../rules/require-event-notifications.js';
import requireImdsv2 from '../../rules/require-imdsv2.js';
import requireInstanceProfile from '../../rules/require-instance-profile.js';
import requireKmsEncryption from '../../rules/require-kms-encryption.js';
import requireLifecycle from '../../rules/require-lifecycle.js';
import requireMfaDelete from '../../rules/require-mfa-delete.js';
import requireObjectLevelWriteLogging from '../../rules/require-object-level-write-logging.js';
import requireObjectLock from '../../rules/require-object-lock.js';
import requirePublicAccessBlock from '../../rules/require-public-access-block.js';
import requireReplication from '../../rules/require-replication.js';
import requireSecureTransport from '../../rules/require-secure-transport.js';
import requireSigv4 from '../../rules/require-sigv4.js';
import requireVaultLock from '../../rules/require-vault-lock.js';
import requireVersioning from '../../rules/require-versioning.js';
import requireVpcEndpointPolicy from '../../rules/require-vpc-endpoint-policy.js';
import secureTransportEffective from '../../rules/secure-transport-effective.js';
import signatureAgeUnits from '../../rules/signature-age-units.js';
import sseCRequiresHttps from '../../rules/sse-c-requires-https.js';
import sseConfigConsistent from '../../rules/sse-config-consistent.js';
import validBucketName from '../../rules/valid-bucket-name.js';
import validPolicyActions from '../../rules/valid-policy-actions.js';

export const allRules: readonly Rule[] = [
  cloudfrontWaf,
  corsRuleValid,
  declarePublicAccessBlock,
  denyStatementCoversBucketAndObjects,
  encryptionPolicyMatchesDefault,
  eventTargetAllowsS3,
  eventTargetNotFifo,
  eventTargetSourceCondition,
  intelligentTieringDays,
  inventoryDestinationGrant,
  lifecycleExpirationValid,
  lifecycleMinDaysIa,
  lifecycleTransitionOrder,
  limitPresignedUrlAge,
  loggingTargetEncryptionCompatible,
  loggingTargetGrantsDelivery,
  loggingTargetNoObjectLockRetention,
  loggingTargetSameRegion,
  mfaDeleteNeedsVersioning,
  noAccelerationWithDottedName,
  noAclWithoutOwnershipControls,
  noAllowNotPrincipal,
  noBucketArnTrailingSlash,
  noConfusedDeputyServicePrincipal,
  noCredentialsCodebuildEnv,
  noCredentialsEc2UserData,
  noCredentialsEcsEnv,
  noCredentialsLambdaCode,
  noCredentialsLambdaEnv,
  noCredentialsProviderBlock,
  noCrossAccountSensitiveAction,
  noDotsInBucketName,
  noGrantRefusedByPublicAccessBlock,
  noIamS3FullAccess,
  noIfexistsInAllow,
  noLatentPublicGrant,
  noLegacyOai,
  noLoggingLoop,
  noManagedS3FullAccess,
  noMfaBoolPattern,
  noMfaDeleteWithLifecycle,
  noObjectLambdaExternalInvoke,
  noOverbroadSourceIp,
  noOverlappingEventFilters,
  noPolicyLockout,
  noPrivateIpInSourceIp,
  noPublicAccessPointPolicy,
  noPublicAdmin,
  noPublicGlacierVault,
  noPublicList,
  noPublicRead,
  noPublicWrite,
  noReplicationChain,
  noReplicationToSelf,
  noSseCUploads,
  noStaticWebsiteHosting,
  noUnapprovedCrossAccountAccess,
  noVpcEndpointWildcard,
  noWeakConditionReferer,
  noWeakenedAccountPublicAccessBlock,
  noWildcardAction,
  noWildcardCorsOrigin,
  oacPolicyPinsDistribution,
  objectLockNeedsVersioning,
  objectLockValidConfig,
  objectTagLimits,
  oneAttachmentPerFacet,
  policyActionResourceMismatch,
  policyResourceIsOwnBucket,
  policyVersion2012,
  policyWellFormed,
  replicationDeleteMarkerExplicit,
  replicationNeedsVersioningBoth,
  replicationRolePermissions,
  requireAbortIncompleteMultipart,
  requireAccessLogging,
  requireAccessPointPublicAccessBlock,
  requireAccessPointVpcOrigin,
  requireAccountPublicAccessBlock,
  requireBucketKey,
  requireBucketOwnerEnforced,
  requireBucketOwnerFullControl,
  requireCloudfrontOac,
  requireConditionWildcardOperator,
  requireEncryptedUploadPolicy,
  requireEventNotifications,
  requireImdsv2,
  requireInstanceProfile,
  requireKmsEncryption,
  requireLifecycle,
  requireMfaDelete,
  requireObjectLevelWriteLogging,
  requireObjectLock,
  requirePublicAccessBlock,
  requireReplication,
  requireSecureTransport,
  requireSigv4,
  requireVaultLock,
  requireVersioning,
  requireVpcEndpointPolicy,
  secureTransportEffective,
  signatureAgeUnits,
  sseCRequiresHttps,
  sseConfigConsistent,
  validBucketName,
  validPolicyActions,
];
