/**
 * aws_s3_bucket. Until version 4 it said everything about a bucket itself; its blocks and arguments for that are deprecated and still taken
 * (in 4.0 to 4.8 they were read-only). Where they are left out, the provider keeps what S3 tells. Today each setting is a type of its own: split.ts.
 */

import type { bucket } from '../../../model/bucket.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { count, onOff, ownPolicy, routingRule, tags, text } from './parts.js';

export const bucketWords = (): TypeWords<ReturnType<typeof bucket>> => ({
  naming: { at: '', fields: { name: text('bucket'), prefix: text('bucket_prefix'), namespace: text('bucket_namespace') } },
  versioning: {
    at: 'versioning[0]',
    fields: {
      status: { at: 'enabled', spell: { true: 'Enabled', false: 'Suspended' } },
      mfaDelete: { at: 'mfa_delete', spell: onOff },
      mfaSerial: unsaid,
    },
  },
  publicAccessBlock: unsaid,
  ownership: unsaid,
  acl: {
    at: '',
    fields: {
      canned: text('acl'),
      grants: { at: 'grant', each: 'permissions', of: { at: '', fields: { grantee: text(['uri', 'id']), permission: 'permissions' } } },
      apart: unsaid,
    },
  },
  encryption: {
    at: 'server_side_encryption_configuration[0]',
    fields: {
      algorithm: 'rule[0].apply_server_side_encryption_by_default[0].sse_algorithm',
      key: text('rule[0].apply_server_side_encryption_by_default[0].kms_master_key_id'),
      bucketKey: 'rule[0].bucket_key_enabled',
      blockedTypes: unsaid,
      rules: {
        at: 'rule',
        of: {
          at: '',
          fields: {
            algorithm: 'apply_server_side_encryption_by_default[0].sse_algorithm',
            key: text('apply_server_side_encryption_by_default[0].kms_master_key_id'),
            bucketKey: 'bucket_key_enabled',
          },
        },
      },
    },
  },
  logging: { at: 'logging[0]', fields: { target: 'target_bucket', prefix: text('target_prefix'), partitionedBy: unsaid } },
  lifecycle: {
    at: '',
    fields: {
      rules: {
        at: 'lifecycle_rule',
        of: {
          at: '',
          fields: {
            id: 'id',
            status: { at: 'enabled', spell: onOff },
            // The provider makes a filter of both.
            prefix: unsaid,
            filter: { at: '', fields: { prefix: text('prefix'), tags, sizeGreaterThan: unsaid, sizeLessThan: unsaid } },
            expiration: { at: 'expiration[0]', fields: { days: count('days'), date: text('date'), deleteMarkers: 'expired_object_delete_marker' } },
            transitions: { at: 'transition', of: { at: '', fields: { storageClass: 'storage_class', days: 'days', date: text('date') } } },
            noncurrentExpiration: { at: 'noncurrent_version_expiration[0]', fields: { days: count('days'), newerVersions: unsaid } },
            noncurrentTransitions: {
              at: 'noncurrent_version_transition',
              of: { at: '', fields: { storageClass: 'storage_class', days: 'days', newerVersions: unsaid } },
            },
            abortMultipartAfterDays: count('abort_incomplete_multipart_upload_days'),
          },
        },
      },
      transitionMinimumSize: unsaid,
    },
  },
  replication: {
    at: 'replication_configuration[0]',
    fields: {
      role: { at: 'role', arn: true },
      rules: {
        at: 'rules',
        of: {
          at: '',
          fields: {
            id: 'id',
            status: 'status',
            priority: { at: 'priority', otherwise: '0' },
            prefix: text('prefix'),
            filter: { at: 'filter[0]', fields: { prefix: text('prefix'), tags, sizeGreaterThan: unsaid, sizeLessThan: unsaid } },
            // Where there is a filter; a rule without one has no word for it.
            deleteMarkers: { ...text('delete_marker_replication_status'), otherwise: 'Disabled' },
            selectKmsObjects: { at: 'source_selection_criteria[0].sse_kms_encrypted_objects[0].enabled', spell: onOff },
            replicaModifications: unsaid,
            destination: {
              at: 'destination[0]',
              fields: {
                bucket: { at: 'bucket', arn: true },
                account: text('account_id'),
                storageClass: text('storage_class'),
                ownerTranslation: 'access_control_translation[0].owner',
                replicaKey: { at: 'replica_kms_key_id', arn: true, unset: '' },
                timeControl: { at: 'replication_time[0].status', otherwise: 'Enabled' },
                timeControlMinutes: { at: 'replication_time[0].minutes', otherwise: '15' },
                metrics: { at: 'metrics[0].status', otherwise: 'Enabled' },
                metricsMinutes: { at: 'metrics[0].minutes', otherwise: '15' },
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
      enabledAtCreation: { at: ['object_lock_enabled', 'object_lock_configuration[0].object_lock_enabled'], spell: { true: 'true', Enabled: 'true' } },
      configured: 'object_lock_configuration[0].object_lock_enabled',
      mode: 'object_lock_configuration[0].rule[0].default_retention[0].mode',
      days: count('object_lock_configuration[0].rule[0].default_retention[0].days'),
      years: count('object_lock_configuration[0].rule[0].default_retention[0].years'),
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
            id: unsaid,
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
  notification: unsaid,
  website: {
    at: 'website[0]',
    fields: {
      indexDocument: text('index_document'),
      errorDocument: text('error_document'),
      // With or without the protocol before it.
      redirectAll: { at: '', fields: { host: text('redirect_all_requests_to'), protocol: unsaid } },
      routingRules: { at: 'routing_rules', json: true, of: routingRule },
    },
  },
  acceleration: { at: '', fields: { status: text('acceleration_status') } },
  requestPayment: { at: '', fields: { payer: text('request_payer') } },
  intelligentTiering: unsaid,
  inventory: unsaid,
  analytics: unsaid,
  metrics: unsaid,
  metadata: unsaid,
  abac: unsaid,
  tags,
  policy: ownPolicy,
});
