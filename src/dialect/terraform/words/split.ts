/** The settings of a bucket, each a type of its own: what one of them leaves out is left out of the request that replaces the setting. */

import type { bucket } from '../../../model/bucket.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { blockSettings, count, keyFilter, policy, reportDestination, routingRule, tag, text } from './parts.js';

/** One tag stands in a block, several in a mapping below `and`. */
const filterTags = { at: 'and[0].tags', entries: { name: 'key', value: 'value' }, single: 'tag', of: tag } as const;

const notice = { id: 'id', events: 'events', prefix: text('filter_prefix'), suffix: text('filter_suffix') } as const;

/** All that the split types say, under the facets that they say. */
export const splitWords = {
  publicAccessBlock: { at: '', itself: true, fields: blockSettings },
  ownership: { at: '', itself: true, fields: { objectOwnership: 'rule[0].object_ownership' } },
  acl: {
    at: '',
    itself: true,
    fields: {
      canned: text('acl'),
      grants: {
        at: 'access_control_policy[0].grant',
        of: { at: '', fields: { grantee: text(['grantee[0].uri', 'grantee[0].id', 'grantee[0].email_address']), permission: 'permission' } },
      },
      apart: { at: '', present: 'true' },
    },
  },
  policy,
  versioning: {
    at: '',
    itself: true,
    fields: {
      status: 'versioning_configuration[0].status',
      mfaDelete: text('versioning_configuration[0].mfa_delete'),
      // The serial number and a code, with a space between them.
      mfaSerial: text('mfa'),
    },
  },
  encryption: {
    at: '',
    itself: true,
    fields: {
      algorithm: text('rule[0].apply_server_side_encryption_by_default[0].sse_algorithm'),
      key: text('rule[0].apply_server_side_encryption_by_default[0].kms_master_key_id'),
      bucketKey: 'rule[0].bucket_key_enabled',
      blockedTypes: 'rule[0].blocked_encryption_types',
      rules: {
        at: 'rule',
        of: {
          at: '',
          fields: {
            algorithm: text('apply_server_side_encryption_by_default[0].sse_algorithm'),
            key: text('apply_server_side_encryption_by_default[0].kms_master_key_id'),
            bucketKey: 'bucket_key_enabled',
          },
        },
      },
    },
  },
  logging: {
    at: '',
    itself: true,
    fields: {
      target: 'target_bucket',
      prefix: 'target_prefix',
      partitionedBy: text('target_object_key_format[0].partitioned_prefix[0].partition_date_source'),
    },
  },
  lifecycle: {
    at: '',
    itself: true,
    fields: {
      rules: {
        at: 'rule',
        of: {
          at: '',
          fields: {
            id: 'id',
            status: 'status',
            prefix: text('prefix'),
            filter: {
              at: 'filter[0]',
              fields: {
                prefix: text(['prefix', 'and[0].prefix']),
                tags: filterTags,
                sizeGreaterThan: text(['object_size_greater_than', 'and[0].object_size_greater_than']),
                sizeLessThan: text(['object_size_less_than', 'and[0].object_size_less_than']),
              },
            },
            expiration: { at: 'expiration[0]', fields: { days: count('days'), date: text('date'), deleteMarkers: 'expired_object_delete_marker' } },
            transitions: { at: 'transition', of: { at: '', fields: { storageClass: 'storage_class', days: 'days', date: text('date') } } },
            noncurrentExpiration: {
              at: 'noncurrent_version_expiration[0]',
              fields: { days: count('noncurrent_days'), newerVersions: text('newer_noncurrent_versions') },
            },
            noncurrentTransitions: {
              at: 'noncurrent_version_transition',
              of: { at: '', fields: { storageClass: 'storage_class', days: 'noncurrent_days', newerVersions: text('newer_noncurrent_versions') } },
            },
            abortMultipartAfterDays: 'abort_incomplete_multipart_upload[0].days_after_initiation',
          },
        },
      },
      transitionMinimumSize: text('transition_default_minimum_object_size'),
    },
  },
  replication: {
    at: '',
    itself: true,
    fields: {
      role: { at: 'role', arn: true },
      rules: {
        at: 'rule',
        of: {
          at: '',
          fields: {
            id: 'id',
            status: 'status',
            priority: { at: 'priority', otherwise: '0' },
            prefix: text('prefix'),
            filter: {
              at: 'filter[0]',
              fields: { prefix: text(['prefix', 'and[0].prefix']), tags: filterTags, sizeGreaterThan: unsaid, sizeLessThan: unsaid },
            },
            deleteMarkers: 'delete_marker_replication[0].status',
            selectKmsObjects: 'source_selection_criteria[0].sse_kms_encrypted_objects[0].status',
            replicaModifications: 'source_selection_criteria[0].replica_modifications[0].status',
            destination: {
              at: 'destination[0]',
              fields: {
                bucket: { at: 'bucket', arn: true },
                account: text('account'),
                storageClass: text('storage_class'),
                ownerTranslation: 'access_control_translation[0].owner',
                replicaKey: { at: 'encryption_configuration[0].replica_kms_key_id', arn: true },
                timeControl: 'replication_time[0].status',
                timeControlMinutes: 'replication_time[0].time[0].minutes',
                metrics: 'metrics[0].status',
                metricsMinutes: 'metrics[0].event_threshold[0].minutes',
              },
            },
          },
        },
      },
    },
  },
  objectLock: {
    at: '',
    itself: true,
    fields: {
      enabledAtCreation: unsaid,
      configured: { at: 'object_lock_enabled', otherwise: 'Enabled' },
      mode: 'rule[0].default_retention[0].mode',
      days: count('rule[0].default_retention[0].days'),
      years: count('rule[0].default_retention[0].years'),
      eventHoldDays: unsaid,
      eventHoldYears: unsaid,
    },
  },
  cors: {
    at: '',
    itself: true,
    fields: {
      rules: {
        at: 'cors_rule',
        of: {
          at: '',
          fields: {
            id: text('id'),
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
  notification: {
    at: '',
    itself: true,
    fields: {
      topics: { at: 'topic', of: { at: '', fields: { ...notice, target: { at: 'topic_arn', arn: true } } } },
      queues: { at: 'queue', of: { at: '', fields: { ...notice, target: { at: 'queue_arn', arn: true } } } },
      functions: { at: 'lambda_function', of: { at: '', fields: { ...notice, target: { at: 'lambda_function_arn', arn: true } } } },
      eventBridge: 'eventbridge',
    },
  },
  website: {
    at: '',
    itself: true,
    fields: {
      indexDocument: 'index_document[0].suffix',
      errorDocument: 'error_document[0].key',
      redirectAll: { at: 'redirect_all_requests_to[0]', fields: { host: 'host_name', protocol: text('protocol') } },
      routingRules: { at: ['routing_rule', 'routing_rules'], json: true, of: routingRule },
    },
  },
  acceleration: { at: '', itself: true, fields: { status: 'status' } },
  requestPayment: { at: '', itself: true, fields: { payer: 'payer' } },
  metadata: {
    at: 'metadata_configuration[0]',
    fields: {
      // S3 chooses it: the bucket for tables that AWS keeps.
      destination: unsaid,
      journal: {
        at: 'journal_table_configuration[0]',
        fields: {
          expiration: 'record_expiration[0].expiration',
          expirationDays: 'record_expiration[0].days',
          algorithm: 'encryption_configuration[0].sse_algorithm',
          key: { at: 'encryption_configuration[0].kms_key_arn', arn: true },
        },
      },
      inventory: {
        at: 'inventory_table_configuration[0]',
        fields: {
          state: 'configuration_state',
          algorithm: 'encryption_configuration[0].sse_algorithm',
          key: { at: 'encryption_configuration[0].kms_key_arn', arn: true },
        },
      },
    },
  },
  abac: { at: '', itself: true, fields: { status: 'abac_status[0].status' } },
} as const satisfies Partial<TypeWords<ReturnType<typeof bucket>>>;

/** Types of which a bucket may have several: each is an item. */
export const severalWords = {
  intelligentTiering: {
    at: '',
    of: {
      at: '',
      fields: {
        id: 'name',
        status: { at: 'status', otherwise: 'Enabled' },
        filter: keyFilter,
        tierings: { at: 'tiering', of: { at: '', fields: { tier: 'access_tier', days: 'days' } } },
      },
    },
  },
  inventory: {
    at: '',
    of: {
      at: '',
      fields: {
        id: 'name',
        enabled: { at: 'enabled', otherwise: 'true' },
        prefix: text('filter[0].prefix'),
        versions: 'included_object_versions',
        frequency: 'schedule[0].frequency',
        fields: 'optional_fields',
        destination: {
          at: 'destination[0].bucket[0]',
          fields: {
            ...reportDestination,
            encryption: { at: ['encryption[0].sse_kms[0]', 'encryption[0].sse_s3[0]'], present: ['SSE-KMS', 'SSE-S3'] },
            key: { at: 'encryption[0].sse_kms[0].key_id', arn: true },
          },
        },
      },
    },
  },
  analytics: {
    at: '',
    of: {
      at: '',
      fields: {
        id: 'name',
        filter: keyFilter,
        export: {
          at: 'storage_class_analysis[0].data_export[0].destination[0].s3_bucket_destination[0]',
          fields: { ...reportDestination, account: text('bucket_account_id'), format: { at: 'format', otherwise: 'CSV' } },
        },
        schemaVersion: { at: 'storage_class_analysis[0].data_export[0].output_schema_version', otherwise: 'V_1' },
      },
    },
  },
  metrics: { at: '', of: { at: '', fields: { id: 'name', filter: keyFilter, accessPoint: text('filter[0].access_point') } } },
} as const satisfies Partial<TypeWords<ReturnType<typeof bucket>>>;
