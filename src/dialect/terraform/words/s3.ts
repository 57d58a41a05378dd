/** Which types of the AWS provider are S3's subjects, and which say something about them. */

import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import { adds, is, says } from '../../types.js';
import {
  accessGrantWords,
  accessGrantsInstanceWords,
  accessGrantsLocationWords,
  accessPointWords,
  multiRegionAccessPointWords,
  objectLambdaAccessPointWords,
} from './access-point.js';
import { bucketWords } from './bucket.js';
import {
  directoryBucketWords,
  fileSystemWords,
  outpostsBucketWords,
  outpostsLifecycleWords,
  tableBucketWords,
  tableReplicationWords,
  tableWords,
  vectorBucketWords,
  vectorIndexWords,
} from './other-buckets.js';
import { policy, resourcePolicy } from './parts.js';
import { severalWords, splitWords } from './split.js';
import { accountWords, objectCopyWords, objectWords, storageLensWords, vaultLockWords, vaultWords } from './storage.js';

export const s3Subjects: ReadonlyMap<string, SubjectType> = new Map([
  ['aws_s3_bucket', is('bucket', bucketWords)],
  ['aws_s3_account_public_access_block', is('account', accountWords)],
  ['aws_s3_object', is('object', objectWords)],
  ['aws_s3_object_copy', is('object', objectCopyWords)],
  ['aws_s3_bucket_object', is('object', objectWords)],
  ['aws_s3_access_point', is('accessPoint', accessPointWords)],
  ['aws_s3control_multi_region_access_point', is('multiRegionAccessPoint', multiRegionAccessPointWords)],
  ['aws_s3control_object_lambda_access_point', is('objectLambdaAccessPoint', objectLambdaAccessPointWords)],
  ['aws_s3control_access_grant', is('accessGrant', accessGrantWords)],
  ['aws_s3control_access_grants_instance', is('accessGrantsInstance', accessGrantsInstanceWords)],
  ['aws_s3control_access_grants_location', is('accessGrantsLocation', accessGrantsLocationWords)],
  ['aws_s3control_bucket', is('outpostsBucket', outpostsBucketWords)],
  ['aws_s3control_storage_lens_configuration', is('storageLens', storageLensWords)],
  ['aws_s3_directory_bucket', is('directoryBucket', directoryBucketWords)],
  ['aws_s3tables_table_bucket', is('tableBucket', tableBucketWords)],
  ['aws_s3tables_table', is('table', tableWords)],
  ['aws_s3vectors_vector_bucket', is('vectorBucket', vectorBucketWords)],
  ['aws_s3vectors_index', is('vectorIndex', vectorIndexWords)],
  ['aws_s3files_file_system', is('fileSystem', fileSystemWords)],
  ['aws_glacier_vault', is('vault', vaultWords)],
]);

/** Some say the same of two kinds of subjects: which of them is meant, its target tells. */
export const s3Attachments: ReadonlyMap<string, readonly AttachmentType[]> = new Map([
  ['aws_s3_bucket_public_access_block', [says('bucket', 'publicAccessBlock', 'bucket', splitWords.publicAccessBlock)]],
  ['aws_s3_bucket_ownership_controls', [says('bucket', 'ownership', 'bucket', splitWords.ownership)]],
  ['aws_s3_bucket_acl', [says('bucket', 'acl', 'bucket', splitWords.acl)]],
  ['aws_s3_bucket_policy', [says('bucket', 'policy', 'bucket', splitWords.policy), says('directoryBucket', 'policy', 'bucket', policy)]],
  ['aws_s3_bucket_versioning', [says('bucket', 'versioning', 'bucket', splitWords.versioning)]],
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    [says('bucket', 'encryption', 'bucket', splitWords.encryption), says('directoryBucket', 'encryption', 'bucket', splitWords.encryption)],
  ],
  ['aws_s3_bucket_logging', [says('bucket', 'logging', 'bucket', splitWords.logging)]],
  [
    'aws_s3_bucket_lifecycle_configuration',
    [says('bucket', 'lifecycle', 'bucket', splitWords.lifecycle), says('directoryBucket', 'lifecycle', 'bucket', splitWords.lifecycle)],
  ],
  ['aws_s3_bucket_replication_configuration', [says('bucket', 'replication', 'bucket', splitWords.replication)]],
  ['aws_s3_bucket_object_lock_configuration', [says('bucket', 'objectLock', 'bucket', splitWords.objectLock)]],
  ['aws_s3_bucket_cors_configuration', [says('bucket', 'cors', 'bucket', splitWords.cors)]],
  ['aws_s3_bucket_notification', [says('bucket', 'notification', 'bucket', splitWords.notification)]],
  ['aws_s3_bucket_website_configuration', [says('bucket', 'website', 'bucket', splitWords.website)]],
  ['aws_s3_bucket_accelerate_configuration', [says('bucket', 'acceleration', 'bucket', splitWords.acceleration)]],
  ['aws_s3_bucket_request_payment_configuration', [says('bucket', 'requestPayment', 'bucket', splitWords.requestPayment)]],
  ['aws_s3_bucket_metadata_configuration', [says('bucket', 'metadata', 'bucket', splitWords.metadata)]],
  ['aws_s3_bucket_abac', [says('bucket', 'abac', 'bucket', splitWords.abac)]],
  ['aws_s3control_access_point_policy', [says('accessPoint', 'policy', 'access_point_arn', policy)]],
  [
    'aws_s3control_multi_region_access_point_policy',
    [says('multiRegionAccessPoint', 'policy', 'details[0].name', { at: 'details[0]', fields: policy.fields })],
  ],
  ['aws_s3control_object_lambda_access_point_policy', [says('objectLambdaAccessPoint', 'policy', 'name', policy)]],
  [
    'aws_s3control_directory_bucket_access_point_scope',
    [says('directoryAccessPoint', 'scope', 'name', { at: 'scope[0]', fields: { prefixes: 'prefixes', permissions: 'permissions' } })],
  ],
  ['aws_s3control_bucket_policy', [says('outpostsBucket', 'policy', 'bucket', policy)]],
  ['aws_s3control_bucket_lifecycle_configuration', [says('outpostsBucket', 'lifecycle', 'bucket', outpostsLifecycleWords)]],
  ['aws_s3tables_table_bucket_policy', [says('tableBucket', 'policy', 'table_bucket_arn', resourcePolicy)]],
  ['aws_s3tables_table_bucket_replication', [says('tableBucket', 'replication', 'table_bucket_arn', tableReplicationWords)]],
  ['aws_s3tables_table_policy', [says('table', 'policy', 'name', resourcePolicy)]],
  ['aws_s3vectors_vector_bucket_policy', [says('vectorBucket', 'policy', 'vector_bucket_arn', policy)]],
  ['aws_s3files_file_system_policy', [says('fileSystem', 'policy', 'file_system_id', policy)]],
  ['aws_glacier_vault_lock', [says('vault', 'lock', 'vault_name', vaultLockWords)]],
]);

export const s3Additions: ReadonlyMap<string, readonly Addition[]> = new Map([
  [
    'aws_s3_bucket_inventory',
    [adds('bucket', 'inventory', 'bucket', severalWords.inventory), adds('directoryBucket', 'inventory', 'bucket', severalWords.inventory)],
  ],
  ['aws_s3_bucket_metric', [adds('bucket', 'metrics', 'bucket', severalWords.metrics), adds('directoryBucket', 'metrics', 'bucket', severalWords.metrics)]],
  ['aws_s3_bucket_analytics_configuration', [adds('bucket', 'analytics', 'bucket', severalWords.analytics)]],
  ['aws_s3_bucket_intelligent_tiering_configuration', [adds('bucket', 'intelligentTiering', 'bucket', severalWords.intelligentTiering)]],
]);
