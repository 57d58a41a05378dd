/**
 * Buckets in the words of S3's API: the first step of a way is the operation that answers, the rest are the names of members in its
 * answer. S3 API Reference, read 2026-11-21.
 */

import type { bucket } from '../../../model/bucket.js';
import { notificationFields } from '../../notification-words.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { NAME, NAMESPACE, blockAt, documentAt, tag, tagsAt, unasked } from './parts.js';

/** One condition stands by itself, several stand in `And`. */
const filter = {
  at: 'Filter',
  fields: {
    prefix: ['Prefix', 'And.Prefix'],
    tags: { at: 'And.Tags', single: 'Tag', of: tag },
    sizeGreaterThan: ['ObjectSizeGreaterThan', 'And.ObjectSizeGreaterThan'],
    sizeLessThan: ['ObjectSizeLessThan', 'And.ObjectSizeLessThan'],
  },
} as const;

const keyFilter = { at: 'Filter', fields: { prefix: filter.fields.prefix, tags: filter.fields.tags } } as const;

const report = { bucket: { at: 'Bucket', arn: true }, prefix: 'Prefix', format: 'Format' } as const;

export const bucketWords: TypeWords<ReturnType<typeof bucket>> = {
  naming: { at: '', fields: { name: ['ListBuckets.Name', NAME], prefix: unsaid, namespace: NAMESPACE } },
  versioning: { at: 'GetBucketVersioning', fields: { status: 'Status', mfaDelete: 'MFADelete', mfaSerial: unsaid } },
  publicAccessBlock: blockAt('GetPublicAccessBlock.PublicAccessBlockConfiguration'),
  ownership: { at: 'GetBucketOwnershipControls.OwnershipControls', fields: { objectOwnership: 'Rules[0].ObjectOwnership' } },
  acl: {
    at: 'GetBucketAcl',
    fields: {
      canned: 'Canned',
      grants: { at: 'Grants', of: { at: '', fields: { grantee: ['Grantee.URI', 'Grantee.ID', 'Grantee.EmailAddress'], permission: 'Permission' } } },
      apart: unsaid,
    },
  },
  encryption: {
    at: 'GetBucketEncryption.ServerSideEncryptionConfiguration',
    fields: {
      algorithm: 'Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm',
      key: 'Rules[0].ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
      bucketKey: 'Rules[0].BucketKeyEnabled',
      blockedTypes: 'Rules[0].BlockedEncryptionTypes.EncryptionType',
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            algorithm: 'ApplyServerSideEncryptionByDefault.SSEAlgorithm',
            key: 'ApplyServerSideEncryptionByDefault.KMSMasterKeyID',
            bucketKey: 'BucketKeyEnabled',
          },
        },
      },
    },
  },
  logging: {
    at: 'GetBucketLogging.LoggingEnabled',
    fields: { target: 'TargetBucket', prefix: 'TargetPrefix', partitionedBy: 'TargetObjectKeyFormat.PartitionedPrefix.PartitionDateSource' },
  },
  lifecycle: {
    at: 'GetBucketLifecycleConfiguration',
    fields: {
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            id: 'ID',
            status: 'Status',
            prefix: 'Prefix',
            filter,
            expiration: { at: 'Expiration', fields: { days: 'Days', date: 'Date', deleteMarkers: 'ExpiredObjectDeleteMarker' } },
            transitions: { at: 'Transitions', of: { at: '', fields: { storageClass: 'StorageClass', days: 'Days', date: 'Date' } } },
            noncurrentExpiration: { at: 'NoncurrentVersionExpiration', fields: { days: 'NoncurrentDays', newerVersions: 'NewerNoncurrentVersions' } },
            noncurrentTransitions: {
              at: 'NoncurrentVersionTransitions',
              of: { at: '', fields: { storageClass: 'StorageClass', days: 'NoncurrentDays', newerVersions: 'NewerNoncurrentVersions' } },
            },
            abortMultipartAfterDays: 'AbortIncompleteMultipartUpload.DaysAfterInitiation',
          },
        },
      },
      transitionMinimumSize: 'TransitionDefaultMinimumObjectSize',
    },
  },
  replication: {
    at: 'GetBucketReplication.ReplicationConfiguration',
    fields: {
      role: { at: 'Role', arn: true },
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            id: 'ID',
            status: 'Status',
            priority: 'Priority',
            prefix: 'Prefix',
            filter: { at: 'Filter', fields: { prefix: filter.fields.prefix, tags: filter.fields.tags, sizeGreaterThan: unsaid, sizeLessThan: unsaid } },
            deleteMarkers: 'DeleteMarkerReplication.Status',
            selectKmsObjects: 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status',
            replicaModifications: 'SourceSelectionCriteria.ReplicaModifications.Status',
            destination: {
              at: 'Destination',
              fields: {
                bucket: { at: 'Bucket', arn: true },
                account: 'Account',
                storageClass: 'StorageClass',
                ownerTranslation: 'AccessControlTranslation.Owner',
                replicaKey: 'EncryptionConfiguration.ReplicaKmsKeyID',
                timeControl: 'ReplicationTime.Status',
                timeControlMinutes: 'ReplicationTime.Time.Minutes',
                metrics: 'Metrics.Status',
                metricsMinutes: 'Metrics.EventThreshold.Minutes',
              },
            },
          },
        },
      },
    },
  },
  objectLock: {
    at: 'GetObjectLockConfiguration.ObjectLockConfiguration',
    fields: {
      enabledAtCreation: { at: 'ObjectLockEnabled', spell: { Enabled: 'true' } },
      configured: 'ObjectLockEnabled',
      mode: 'Rule.DefaultRetention.Mode',
      days: 'Rule.DefaultRetention.Days',
      years: 'Rule.DefaultRetention.Years',
      eventHoldDays: 'Rule.DefaultRetention.DefaultEventHold.Days',
      eventHoldYears: 'Rule.DefaultRetention.DefaultEventHold.Years',
    },
  },
  cors: {
    at: 'GetBucketCors',
    fields: {
      rules: {
        at: 'CORSRules',
        of: {
          at: '',
          fields: {
            id: 'ID',
            allowedOrigins: 'AllowedOrigins',
            allowedMethods: 'AllowedMethods',
            allowedHeaders: 'AllowedHeaders',
            exposedHeaders: 'ExposeHeaders',
            maxAge: 'MaxAgeSeconds',
          },
        },
      },
    },
  },
  notification: { at: 'GetBucketNotificationConfiguration', fields: notificationFields },
  website: {
    at: 'GetBucketWebsite',
    fields: {
      indexDocument: 'IndexDocument.Suffix',
      errorDocument: 'ErrorDocument.Key',
      redirectAll: { at: 'RedirectAllRequestsTo', fields: { host: 'HostName', protocol: 'Protocol' } },
      routingRules: {
        at: 'RoutingRules',
        of: {
          at: '',
          fields: {
            condition: { at: 'Condition', fields: { keyPrefix: 'KeyPrefixEquals', errorCode: 'HttpErrorCodeReturnedEquals' } },
            redirect: {
              at: 'Redirect',
              fields: {
                host: 'HostName',
                protocol: 'Protocol',
                code: 'HttpRedirectCode',
                replaceKeyPrefix: 'ReplaceKeyPrefixWith',
                replaceKey: 'ReplaceKeyWith',
              },
            },
          },
        },
      },
    },
  },
  acceleration: { at: 'GetBucketAccelerateConfiguration', fields: { status: 'Status' } },
  requestPayment: { at: 'GetBucketRequestPayment', fields: { payer: 'Payer' } },
  intelligentTiering: {
    at: 'ListBucketIntelligentTieringConfigurations.IntelligentTieringConfigurationList',
    of: {
      at: '',
      fields: { id: 'Id', status: 'Status', filter: keyFilter, tierings: { at: 'Tierings', of: { at: '', fields: { tier: 'AccessTier', days: 'Days' } } } },
    },
  },
  inventory: {
    at: 'ListBucketInventoryConfigurations.InventoryConfigurationList',
    of: {
      at: '',
      fields: {
        id: 'Id',
        enabled: 'IsEnabled',
        prefix: 'Filter.Prefix',
        versions: 'IncludedObjectVersions',
        frequency: 'Schedule.Frequency',
        fields: 'OptionalFields',
        destination: {
          at: 'Destination.S3BucketDestination',
          fields: {
            ...report,
            account: 'AccountId',
            encryption: { at: ['Encryption.SSEKMS', 'Encryption.SSES3'], present: ['SSE-KMS', 'SSE-S3'] },
            key: 'Encryption.SSEKMS.KeyId',
          },
        },
      },
    },
  },
  analytics: {
    at: 'ListBucketAnalyticsConfigurations.AnalyticsConfigurationList',
    of: {
      at: '',
      fields: {
        id: 'Id',
        filter: keyFilter,
        export: { at: 'StorageClassAnalysis.DataExport.Destination.S3BucketDestination', fields: { ...report, account: 'BucketAccountId' } },
        schemaVersion: 'StorageClassAnalysis.DataExport.OutputSchemaVersion',
      },
    },
  },
  metrics: {
    at: 'ListBucketMetricsConfigurations.MetricsConfigurationList',
    of: {
      at: '',
      fields: {
        id: 'Id',
        filter: keyFilter,
        accessPoint: ['Filter.AccessPointArn', 'Filter.And.AccessPointArn'],
      },
    },
  },
  metadata: unasked,
  abac: { at: 'GetBucketAbac.AbacStatus', fields: { status: 'Status' } },
  tags: tagsAt('GetBucketTagging.TagSet'),
  policy: documentAt('GetBucketPolicy.Policy'),
};
