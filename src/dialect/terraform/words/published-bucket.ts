/**
 * terraform-aws-modules/s3-bucket/aws, a published module that many use in place of aws_s3_bucket: its arguments as the words of a bucket.
 * Read in version 5.15.4 (August 2026). They are objects, not blocks; published-arguments.ts brings them into the one form that is expected here.
 */

import type { bucket } from '../../../model/bucket.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { text } from './parts.js';

export const PUBLISHED_BUCKET = 'terraform-aws-modules/s3-bucket/aws';

/** The module takes true and false for these words, and writes them in capitals itself. */
const status = {
  true: 'Enabled',
  false: 'Disabled',
  enabled: 'Enabled',
  ENABLED: 'Enabled',
  disabled: 'Disabled',
  DISABLED: 'Disabled',
} as const;

const versioned = { ...status, false: 'Suspended', suspended: 'Suspended', SUSPENDED: 'Suspended' } as const;

const tag = { at: '', fields: { key: 'key', value: 'value' } } as const;

const asTags = { entries: { name: 'key', value: 'value' }, of: tag } as const;

const filterTags = { at: ['filter[0].tags', 'filter[0].tag'], ...asTags } as const;

export function publishedBucketWords(): TypeWords<ReturnType<typeof bucket>> {
  return {
    naming: { at: '', fields: { name: text('bucket'), prefix: text('bucket_prefix'), namespace: text('bucket_namespace') } },
    versioning: {
      at: 'versioning',
      fields: {
        status: { at: ['enabled', 'status'], spell: versioned, otherwise: 'Enabled' },
        mfaDelete: { at: 'mfa_delete', spell: status },
        mfaSerial: 'mfa',
      },
    },
    publicAccessBlock: {
      at: '',
      fields: {
        blockPublicAcls: 'block_public_acls',
        ignorePublicAcls: 'ignore_public_acls',
        blockPublicPolicy: 'block_public_policy',
        restrictPublicBuckets: 'restrict_public_buckets',
      },
    },
    ownership: { at: '', fields: { objectOwnership: 'object_ownership' } },
    acl: {
      at: '',
      fields: {
        canned: { at: 'acl', unset: 'null' },
        grants: { at: 'grant', of: { at: '', fields: { grantee: text(['uri', 'id', 'email']), permission: 'permission' } } },
        apart: { at: 'acl', written: 'true', unset: 'null' },
      },
    },
    encryption: {
      at: 'server_side_encryption_configuration',
      fields: {
        algorithm: 'rule[0].apply_server_side_encryption_by_default.sse_algorithm',
        key: text('rule[0].apply_server_side_encryption_by_default.kms_master_key_id'),
        bucketKey: 'rule[0].bucket_key_enabled',
        blockedTypes: 'rule[0].blocked_encryption_types',
        rules: {
          at: 'rule',
          of: {
            at: '',
            fields: {
              algorithm: 'apply_server_side_encryption_by_default.sse_algorithm',
              key: text('apply_server_side_encryption_by_default.kms_master_key_id'),
              bucketKey: 'bucket_key_enabled',
            },
          },
        },
      },
    },
    logging: {
      at: 'logging',
      fields: {
        target: 'target_bucket',
        prefix: 'target_prefix',
        partitionedBy: 'target_object_key_format.partitioned_prefix.partition_date_source',
      },
    },
    lifecycle: {
      at: '',
      fields: {
        rules: {
          at: 'lifecycle_rule',
          of: {
            at: '',
            fields: {
              id: 'id',
              status: { at: ['enabled', 'status'], spell: status },
              prefix: unsaid,
              // The module writes one for every rule, if need be an empty one.
              filter: {
                at: '',
                itself: true,
                fields: {
                  prefix: 'filter[0].prefix',
                  tags: filterTags,
                  sizeGreaterThan: 'filter[0].object_size_greater_than',
                  sizeLessThan: 'filter[0].object_size_less_than',
                },
              },
              expiration: { at: 'expiration[0]', fields: { days: 'days', date: 'date', deleteMarkers: 'expired_object_delete_marker' } },
              transitions: { at: 'transition', of: { at: '', fields: { storageClass: 'storage_class', days: 'days', date: 'date' } } },
              noncurrentExpiration: {
                at: 'noncurrent_version_expiration[0]',
                fields: { days: ['days', 'noncurrent_days'], newerVersions: 'newer_noncurrent_versions' },
              },
              noncurrentTransitions: {
                at: 'noncurrent_version_transition',
                of: { at: '', fields: { storageClass: 'storage_class', days: ['days', 'noncurrent_days'], newerVersions: 'newer_noncurrent_versions' } },
              },
              abortMultipartAfterDays: 'abort_incomplete_multipart_upload_days',
            },
          },
        },
        transitionMinimumSize: 'transition_default_minimum_object_size',
      },
    },
    replication: {
      at: 'replication_configuration',
      fields: {
        role: { at: 'role', arn: true },
        rules: {
          at: ['rule', 'rules'],
          of: {
            at: '',
            fields: {
              id: 'id',
              status: { at: 'status', spell: status, otherwise: 'Enabled' },
              priority: { at: 'priority', otherwise: '0' },
              prefix: unsaid,
              // The module writes a filter into every rule, an empty one where none is given.
              filter: {
                at: '',
                itself: true,
                fields: { prefix: 'filter[0].prefix', tags: filterTags, sizeGreaterThan: unsaid, sizeLessThan: unsaid },
              },
              deleteMarkers: { at: ['delete_marker_replication_status', 'delete_marker_replication'], spell: status },
              selectKmsObjects: {
                at: ['source_selection_criteria[0].sse_kms_encrypted_objects.enabled', 'source_selection_criteria[0].sse_kms_encrypted_objects.status'],
                spell: status,
              },
              replicaModifications: {
                at: ['source_selection_criteria[0].replica_modifications.enabled', 'source_selection_criteria[0].replica_modifications.status'],
                spell: status,
              },
              destination: {
                at: 'destination[0]',
                fields: {
                  bucket: { at: 'bucket', arn: true },
                  account: ['account_id', 'account'],
                  storageClass: 'storage_class',
                  ownerTranslation: { at: 'access_control_translation[0].owner', spell: { destination: 'Destination', DESTINATION: 'Destination' } },
                  replicaKey: { at: ['encryption_configuration.replica_kms_key_id', 'replica_kms_key_id'], arn: true },
                  timeControl: { at: 'replication_time[0].status', spell: status, otherwise: 'Disabled' },
                  timeControlMinutes: 'replication_time[0].minutes',
                  metrics: { at: 'metrics[0].status', spell: status, otherwise: 'Disabled' },
                  metricsMinutes: 'metrics[0].minutes',
                },
              },
            },
          },
        },
      },
    },
    objectLock: {
      at: '',
      fields: {
        enabledAtCreation: 'object_lock_enabled',
        configured: { at: 'object_lock_configuration.rule.default_retention', present: 'Enabled' },
        mode: 'object_lock_configuration.rule.default_retention.mode',
        days: 'object_lock_configuration.rule.default_retention.days',
        years: 'object_lock_configuration.rule.default_retention.years',
        eventHoldDays: unsaid,
        eventHoldYears: unsaid,
      },
    },
    cors: {
      at: '',
      fields: {
        rules: {
          at: 'cors_rule',
          of: {
            at: '',
            fields: {
              id: 'id',
              allowedOrigins: 'allowed_origins',
              allowedMethods: 'allowed_methods',
              allowedHeaders: 'allowed_headers',
              exposedHeaders: 'expose_headers',
              maxAge: 'max_age_seconds',
            },
          },
        },
      },
    },
    // By the module's own submodule.
    notification: unsaid,
    website: {
      at: 'website',
      fields: {
        indexDocument: 'index_document',
        errorDocument: 'error_document',
        redirectAll: { at: 'redirect_all_requests_to', fields: { host: 'host_name', protocol: 'protocol' } },
        routingRules: {
          at: 'routing_rules',
          of: {
            at: '',
            fields: {
              condition: { at: 'condition', fields: { keyPrefix: 'key_prefix_equals', errorCode: 'http_error_code_returned_equals' } },
              redirect: {
                at: 'redirect',
                fields: {
                  host: 'host_name',
                  protocol: 'protocol',
                  code: 'http_redirect_code',
                  replaceKeyPrefix: 'replace_key_prefix_with',
                  replaceKey: 'replace_key_with',
                },
              },
            },
          },
        },
      },
    },
    acceleration: { at: '', fields: { status: { at: 'acceleration_status', spell: { enabled: 'Enabled', suspended: 'Suspended' } } } },
    requestPayment: { at: '', fields: { payer: { at: 'request_payer', spell: { requester: 'Requester', bucketowner: 'BucketOwner' } } } },
    intelligentTiering: {
      at: 'intelligent_tiering',
      entries: { name: 'name', value: 'value' },
      of: {
        at: '',
        fields: {
          id: 'name',
          status: { at: 'value.status', spell: status, otherwise: 'Enabled' },
          filter: { at: 'value.filter', fields: { prefix: 'prefix', tags: { at: 'tags', ...asTags } } },
          tierings: { at: 'value.tiering', entries: { name: 'tier', value: 'value' }, of: { at: '', fields: { tier: 'tier', days: 'value.days' } } },
        },
      },
    },
    inventory: {
      at: 'inventory_configuration',
      entries: { name: 'name', value: 'value' },
      of: {
        at: '',
        fields: {
          id: 'name',
          enabled: { at: 'value.enabled', otherwise: 'true' },
          prefix: 'value.filter.prefix',
          versions: 'value.included_object_versions',
          frequency: 'value.frequency',
          fields: 'value.optional_fields',
          destination: {
            at: 'value.destination',
            fields: {
              bucket: { at: 'bucket_arn', arn: true, absentIsSelf: true },
              account: 'account_id',
              prefix: 'prefix',
              format: 'format',
              encryption: { at: 'encryption.encryption_type', spell: { sse_kms: 'SSE-KMS', sse_s3: 'SSE-S3' } },
              key: 'encryption.kms_key_id',
            },
          },
        },
      },
    },
    analytics: {
      at: 'analytics_configuration',
      entries: { name: 'name', value: 'value' },
      of: {
        at: '',
        fields: {
          id: 'name',
          filter: { at: 'value.filter', fields: { prefix: 'prefix', tags: { at: 'tags', ...asTags } } },
          export: {
            at: 'value.storage_class_analysis',
            fields: {
              bucket: { at: 'destination_bucket_arn', arn: true, absentIsSelf: true },
              account: 'destination_account_id',
              prefix: 'export_prefix',
              format: { at: 'export_format', otherwise: 'CSV' },
            },
          },
          schemaVersion: { at: 'value.storage_class_analysis.output_schema_version', otherwise: 'V_1' },
        },
      },
    },
    metrics: {
      at: 'metric_configuration',
      of: {
        at: '',
        fields: { id: 'name', filter: { at: 'filter', fields: { prefix: 'prefix', tags: { at: 'tags', ...asTags } } }, accessPoint: 'filter.access_point' },
      },
    },
    metadata: {
      at: '',
      fields: {
        destination: unsaid,
        journal: {
          at: '',
          fields: {
            expiration: 'metadata_journal_table_record_expiration',
            expirationDays: 'metadata_journal_table_record_expiration_days',
            algorithm: unsaid,
            key: unsaid,
          },
        },
        inventory: {
          at: '',
          fields: {
            state: 'metadata_inventory_table_configuration_state',
            algorithm: 'metadata_encryption_configuration.sse_algorithm',
            key: { at: 'metadata_encryption_configuration.kms_key_arn', arn: true },
          },
        },
      },
    },
    abac: unsaid,
    tags: { at: 'tags', ...asTags },
    policy: { at: '', fields: { document: text('policy') } },
  };
}
