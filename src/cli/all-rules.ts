// Generated from rules/*.ts by test/cli/all-rules.test.ts; `npm test -- -u` writes it anew.
import type { Rule } from '../rule/rule.js';
import lifecycleTransitionOrder from '../../rules/lifecycle-transition-order.js';
import loggingTargetEncryptionCompatible from '../../rules/logging-target-encryption-compatible.js';
import loggingTargetSameRegion from '../../rules/logging-target-same-region.js';
import mfaDeleteNeedsVersioning from '../../rules/mfa-delete-needs-versioning.js';
import noAclWithoutOwnershipControls from '../../rules/no-acl-without-ownership-controls.js';
import noCredentialsLambdaEnv from '../../rules/no-credentials-lambda-env.js';
import noLoggingLoop from '../../rules/no-logging-loop.js';
import noWildcardCorsOrigin from '../../rules/no-wildcard-cors-origin.js';
import objectLockNeedsVersioning from '../../rules/object-lock-needs-versioning.js';
import replicationNeedsVersioningBoth from '../../rules/replication-needs-versioning-both.js';
import requireAbortIncompleteMultipart from '../../rules/require-abort-incomplete-multipart.js';
import requireBucketKey from '../../rules/require-bucket-key.js';
import requireBucketOwnerEnforced from '../../rules/require-bucket-owner-enforced.js';
import requirePublicAccessBlock from '../../rules/require-public-access-block.js';
import requireVersioning from '../../rules/require-versioning.js';
import validBucketName from '../../rules/valid-bucket-name.js';

export const allRules: readonly Rule[] = [
  lifecycleTransitionOrder,
  loggingTargetEncryptionCompatible,
  loggingTargetSameRegion,
  mfaDeleteNeedsVersioning,
  noAclWithoutOwnershipControls,
  noCredentialsLambdaEnv,
  noLoggingLoop,
  noWildcardCorsOrigin,
  objectLockNeedsVersioning,
  replicationNeedsVersioningBoth,
  requireAbortIncompleteMultipart,
  requireBucketKey,
  requireBucketOwnerEnforced,
  requirePublicAccessBlock,
  requireVersioning,
  validBucketName,
];
