// Generated from rules/*.ts by test/cli/all-rules.test.ts; `npm test -- -u` writes it anew.
import type { Rule } from '../rule/rule.js';
import declarePublicAccessBlock from '../../rules/declare-public-access-block.js';
import denyStatementCoversBucketAndObjects from '../../rules/deny-statement-covers-bucket-and-objects.js';
import encryptionPolicyMatchesDefault from '../../rules/encryption-policy-matches-default.js';
import lifecycleTransitionOrder from '../../rules/lifecycle-transition-order.js';
import limitPresignedUrlAge from '../../rules/limit-presigned-url-age.js';
import loggingTargetEncryptionCompatible from '../../rules/logging-target-encryption-compatible.js';
import loggingTargetGrantsDelivery from '../../rules/logging-target-grants-delivery.js';
import loggingTargetSameRegion from '../../rules/logging-target-same-region.js';
import mfaDeleteNeedsVersioning from '../../rules/mfa-delete-needs-versioning.js';
import noAclWithoutOwnershipControls from '../../rules/no-acl-without-ownership-controls.js';
import noAllowNotPrincipal from '../../rules/no-allow-not-principal.js';
import noBucketArnTrailingSlash from '../../rules/no-bucket-arn-trailing-slash.js';
import noConfusedDeputyServicePrincipal from '../../rules/no-confused-deputy-service-principal.js';
import noCredentialsLambdaEnv from '../../rules/no-credentials-lambda-env.js';
import noCredentialsProviderBlock from '../../rules/no-credentials-provider-block.js';
import noCrossAccountSensitiveAction from '../../rules/no-cross-account-sensitive-action.js';
import noGrantRefusedByPublicAccessBlock from '../../rules/no-grant-refused-by-public-access-block.js';
import noIamS3FullAccess from '../../rules/no-iam-s3-full-access.js';
import noIfexistsInAllow from '../../rules/no-ifexists-in-allow.js';
import noLatentPublicGrant from '../../rules/no-latent-public-grant.js';
import noLoggingLoop from '../../rules/no-logging-loop.js';
import noMfaBoolPattern from '../../rules/no-mfa-bool-pattern.js';
import noOverbroadSourceIp from '../../rules/no-overbroad-source-ip.js';
import noPolicyLockout from '../../rules/no-policy-lockout.js';
import noPrivateIpInSourceIp from '../../rules/no-private-ip-in-source-ip.js';
import noPublicAccessPointPolicy from '../../rules/no-public-access-point-policy.js';
import noPublicAdmin from '../../rules/no-public-admin.js';
import noPublicList from '../../rules/no-public-list.js';
import noPublicRead from '../../rules/no-public-read.js';
import noPublicWrite from '../../rules/no-public-write.js';
import noSseCUploads from '../../rules/no-sse-c-uploads.js';
import noUnapprovedCrossAccountAccess from '../../rules/no-unapproved-cross-account-access.js';
import noWeakConditionReferer from '../../rules/no-weak-condition-referer.js';
import noWeakenedAccountPublicAccessBlock from '../../rules/no-weakened-account-public-access-block.js';
import noWildcardAction from '../../rules/no-wildcard-action.js';
import noWildcardCorsOrigin from '../../rules/no-wildcard-cors-origin.js';
import objectLockNeedsVersioning from '../../rules/object-lock-needs-versioning.js';
import oneAttachmentPerFacet from '../../rules/one-attachment-per-facet.js';
import policyActionResourceMismatch from '../../rules/policy-action-resource-mismatch.js';
import policyResourceIsOwnBucket from '../../rules/policy-resource-is-own-bucket.js';
import policyVersion2012 from '../../rules/policy-version-2012.js';
import policyWellFormed from '../../rules/policy-well-formed.js';
import replicationNeedsVersioningBoth from '../../rules/replication-needs-versioning-both.js';
import replicationRolePermissions from '../../rules/replication-role-permissions.js';
import requireAbortIncompleteMultipart from '../../rules/require-abort-incomplete-multipart.js';
import requireAccessPointPublicAccessBlock from '../../rules/require-access-point-public-access-block.js';
import requireBucketKey from '../../rules/require-bucket-key.js';
import requireBucketOwnerEnforced from '../../rules/require-bucket-owner-enforced.js';
import requireBucketOwnerFullControl from '../../rules/require-bucket-owner-full-control.js';
import requireConditionWildcardOperator from '../../rules/require-condition-wildcard-operator.js';
import requireEncryptedUploadPolicy from '../../rules/require-encrypted-upload-policy.js';
import requirePublicAccessBlock from '../../rules/require-public-access-block.js';
import requireSecureTransport from '../../rules/require-secure-transport.js';
import requireSigv4 from '../../rules/require-sigv4.js';
import requireVersioning from '../../rules/require-versioning.js';
import secureTransportEffective from '../../rules/secure-transport-effective.js';
import signatureAgeUnits from '../../rules/signature-age-units.js';
import sseCRequiresHttps from '../../rules/sse-c-requires-https.js';
import validBucketName from '../../rules/valid-bucket-name.js';
import validPolicyActions from '../../rules/valid-policy-actions.js';

export const allRules: readonly Rule[] = [
  declarePublicAccessBlock,
  denyStatementCoversBucketAndObjects,
  encryptionPolicyMatchesDefault,
  lifecycleTransitionOrder,
  limitPresignedUrlAge,
  loggingTargetEncryptionCompatible,
  loggingTargetGrantsDelivery,
  loggingTargetSameRegion,
  mfaDeleteNeedsVersioning,
  noAclWithoutOwnershipControls,
  noAllowNotPrincipal,
  noBucketArnTrailingSlash,
  noConfusedDeputyServicePrincipal,
  noCredentialsLambdaEnv,
  noCredentialsProviderBlock,
  noCrossAccountSensitiveAction,
  noGrantRefusedByPublicAccessBlock,
  noIamS3FullAccess,
  noIfexistsInAllow,
  noLatentPublicGrant,
  noLoggingLoop,
  noMfaBoolPattern,
  noOverbroadSourceIp,
  noPolicyLockout,
  noPrivateIpInSourceIp,
  noPublicAccessPointPolicy,
  noPublicAdmin,
  noPublicList,
  noPublicRead,
  noPublicWrite,
  noSseCUploads,
  noUnapprovedCrossAccountAccess,
  noWeakConditionReferer,
  noWeakenedAccountPublicAccessBlock,
  noWildcardAction,
  noWildcardCorsOrigin,
  objectLockNeedsVersioning,
  oneAttachmentPerFacet,
  policyActionResourceMismatch,
  policyResourceIsOwnBucket,
  policyVersion2012,
  policyWellFormed,
  replicationNeedsVersioningBoth,
  replicationRolePermissions,
  requireAbortIncompleteMultipart,
  requireAccessPointPublicAccessBlock,
  requireBucketKey,
  requireBucketOwnerEnforced,
  requireBucketOwnerFullControl,
  requireConditionWildcardOperator,
  requireEncryptedUploadPolicy,
  requirePublicAccessBlock,
  requireSecureTransport,
  requireSigv4,
  requireVersioning,
  secureTransportEffective,
  signatureAgeUnits,
  sseCRequiresHttps,
  validBucketName,
  validPolicyActions,
];
