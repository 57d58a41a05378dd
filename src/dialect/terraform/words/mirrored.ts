/**
 * Arguments that the provider fills in with what S3 tells, where the configuration says nothing: optional and computed in its schema. In the plan of a new
 * bucket they are "known after apply", though nobody set them; in a state they repeat what other resources have set.
 */

import { own } from '../../../text/own.js';

/** AWS provider 6.66; the same since 4.9. */
const names: Readonly<Record<string, readonly string[]>> = {
  aws_s3_bucket: [
    'acceleration_status',
    'acl',
    'bucket',
    'bucket_namespace',
    'bucket_prefix',
    'cors_rule',
    'grant',
    'lifecycle_rule',
    'logging',
    'object_lock_configuration',
    'object_lock_enabled',
    'policy',
    'replication_configuration',
    'request_payer',
    'server_side_encryption_configuration',
    'versioning',
    'website',
  ],
  aws_s3_object: ['acl', 'bucket_key_enabled', 'kms_key_id', 'server_side_encryption', 'storage_class'],
  aws_s3_bucket_object: ['bucket_key_enabled', 'kms_key_id', 'server_side_encryption', 'storage_class'],
  aws_s3_object_copy: [
    'acl',
    'bucket_key_enabled',
    'kms_key_id',
    'object_lock_legal_hold_status',
    'object_lock_mode',
    'object_lock_retain_until_date',
    'server_side_encryption',
    'storage_class',
  ],
  aws_s3_access_point: ['bucket_account_id', 'policy'],
  aws_s3_bucket_lifecycle_configuration: ['transition_default_minimum_object_size'],
  aws_s3_bucket_website_configuration: ['routing_rules'],
  aws_s3tables_table_bucket: ['encryption_configuration', 'maintenance_configuration'],
  aws_s3vectors_vector_bucket: ['encryption_configuration'],
  aws_s3vectors_index: ['encryption_configuration'],
  aws_s3files_file_system: ['kms_key_id'],
};

export function mirrored(type: string): readonly string[] {
  return own(names, type) ?? [];
}
