/** AWS::S3::Bucket. CloudFormation resource schema of May 2026; what it has no property for is `unsaid`. */

import type { bucket } from '../../../model/bucket.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { cannedAcl, inventoryWords, keyFilter, notice, publicAccessBlockWords, reportDestination, tag, tags } from './parts.js';

/** With an old spelling that the resource schema still allows. */
const storageClass = { at: 'StorageClass', spell: { Glacier: 'GLACIER' } } as const;

export const bucketWords = (): TypeWords<ReturnType<typeof bucket>> => ({
  naming: { at: '', fields: { name: 'BucketName', prefix: 'BucketNamePrefix', namespace: 'BucketNamespace' } },
  versioning: { at: 'VersioningConfiguration', fields: { status: 'Status', mfaDelete: unsaid, mfaSerial: unsaid } },
  publicAccessBlock: publicAccessBlockWords,
  ownership: { at: 'OwnershipControls', fields: { objectOwnership: 'Rules[0].ObjectOwnership' } },
  acl: { at: '', fields: { canned: { at: 'AccessControl', spell: cannedAcl }, grants: unsaid, apart: unsaid } },
  encryption: {
    at: 'BucketEncryption',
    fields: {
      algorithm: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
      key: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID',
      bucketKey: 'ServerSideEncryptionConfiguration[0].BucketKeyEnabled',
      blockedTypes: 'ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes.EncryptionType',
      rules: {
        at: 'ServerSideEncryptionConfiguration',
        of: {
          at: '',
          fields: {
            algorithm: 'ServerSideEncryptionByDefault.SSEAlgorithm',
            key: 'ServerSideEncryptionByDefault.KMSMasterKeyID',
            bucketKey: 'BucketKeyEnabled',
          },
        },
      },
    },
  },
  logging: {
    at: 'LoggingConfiguration',
    fields: {
      target: { at: 'DestinationBucketName', absentIsSelf: true },
      prefix: 'LogFilePrefix',
      partitionedBy: 'TargetObjectKeyFormat.PartitionedPrefix.PartitionDateSource',
    },
  },
  lifecycle: {
    at: 'LifecycleConfiguration',
    fields: {
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            id: 'Id',
            status: 'Status',
            // CloudFormation's Prefix is the filter's, not that of the API's first version.
            prefix: unsaid,
            // And it makes one of nothing as well.
            filter: {
              at: '',
              itself: true,
              fields: { prefix: 'Prefix', tags: { at: 'TagFilters', of: tag }, sizeGreaterThan: 'ObjectSizeGreaterThan', sizeLessThan: 'ObjectSizeLessThan' },
            },
            expiration: { at: '', fields: { days: 'ExpirationInDays', date: 'ExpirationDate', deleteMarkers: 'ExpiredObjectDeleteMarker' } },
            transitions: {
              at: 'Transitions',
              single: 'Transition',
              of: { at: '', fields: { storageClass, days: 'TransitionInDays', date: 'TransitionDate' } },
            },
            noncurrentExpiration: {
              at: '',
              fields: {
                days: ['NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'],
                newerVersions: 'NoncurrentVersionExpiration.NewerNoncurrentVersions',
              },
            },
            noncurrentTransitions: {
              at: 'NoncurrentVersionTransitions',
              single: 'NoncurrentVersionTransition',
              of: { at: '', fields: { storageClass, days: 'TransitionInDays', newerVersions: 'NewerNoncurrentVersions' } },
            },
            abortMultipartAfterDays: 'AbortIncompleteMultipartUpload.DaysAfterInitiation',
          },
        },
      },
      transitionMinimumSize: 'TransitionDefaultMinimumObjectSize',
    },
  },
  replication: {
    at: 'ReplicationConfiguration',
    fields: {
      role: { at: 'Role', arn: true },
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            id: 'Id',
            status: 'Status',
            priority: 'Priority',
            prefix: 'Prefix',
            filter: {
              at: 'Filter',
              fields: {
                prefix: ['Prefix', 'And.Prefix'],
                tags: { at: 'And.TagFilters', single: 'TagFilter', of: tag },
                sizeGreaterThan: unsaid,
                sizeLessThan: unsaid,
              },
            },
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
    at: '',
    fields: {
      enabledAtCreation: 'ObjectLockEnabled',
      configured: 'ObjectLockConfiguration.ObjectLockEnabled',
      mode: 'ObjectLockConfiguration.Rule.DefaultRetention.Mode',
      days: 'ObjectLockConfiguration.Rule.DefaultRetention.Days',
      years: 'ObjectLockConfiguration.Rule.DefaultRetention.Years',
      eventHoldDays: unsaid,
      eventHoldYears: unsaid,
    },
  },
  cors: {
    at: 'CorsConfiguration',
    fields: {
      rules: {
        at: 'CorsRules',
        of: {
          at: '',
          fields: {
            id: 'Id',
            allowedOrigins: 'AllowedOrigins',
            allowedMethods: 'AllowedMethods',
            allowedHeaders: 'AllowedHeaders',
            exposedHeaders: 'ExposedHeaders',
            maxAge: 'MaxAge',
          },
        },
      },
    },
  },
  notification: {
    at: 'NotificationConfiguration',
    fields: {
      topics: { at: 'TopicConfigurations', of: { at: '', fields: { ...notice, target: 'Topic' } } },
      queues: { at: 'QueueConfigurations', of: { at: '', fields: { ...notice, target: { at: 'Queue', arn: true } } } },
      functions: { at: 'LambdaConfigurations', of: { at: '', fields: { ...notice, target: { at: 'Function', arn: true } } } },
      // The resource schema: true where the block does not say.
      eventBridge: { at: ['EventBridgeConfiguration.EventBridgeEnabled', 'EventBridgeConfiguration'], present: 'true' },
    },
  },
  website: {
    at: 'WebsiteConfiguration',
    fields: {
      indexDocument: 'IndexDocument',
      errorDocument: 'ErrorDocument',
      redirectAll: { at: 'RedirectAllRequestsTo', fields: { host: 'HostName', protocol: 'Protocol' } },
      routingRules: {
        at: 'RoutingRules',
        of: {
          at: '',
          fields: {
            condition: { at: 'RoutingRuleCondition', fields: { keyPrefix: 'KeyPrefixEquals', errorCode: 'HttpErrorCodeReturnedEquals' } },
            redirect: {
              at: 'RedirectRule',
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
  acceleration: { at: 'AccelerateConfiguration', fields: { status: 'AccelerationStatus' } },
  requestPayment: unsaid,
  intelligentTiering: {
    at: 'IntelligentTieringConfigurations',
    of: {
      at: '',
      fields: { id: 'Id', status: 'Status', filter: keyFilter, tierings: { at: 'Tierings', of: { at: '', fields: { tier: 'AccessTier', days: 'Days' } } } },
    },
  },
  inventory: inventoryWords,
  analytics: {
    at: 'AnalyticsConfigurations',
    of: {
      at: '',
      fields: {
        id: 'Id',
        filter: keyFilter,
        export: { at: 'StorageClassAnalysis.DataExport.Destination', fields: reportDestination },
        schemaVersion: 'StorageClassAnalysis.DataExport.OutputSchemaVersion',
      },
    },
  },
  metrics: { at: 'MetricsConfigurations', of: { at: '', fields: { id: 'Id', filter: keyFilter, accessPoint: 'AccessPointArn' } } },
  metadata: {
    at: '',
    fields: {
      destination: {
        at: '',
        fields: {
          owner: 'MetadataConfiguration.Destination.TableBucketType',
          tableBucket: {
            at: ['MetadataConfiguration.Destination.TableBucketArn', 'MetadataTableConfiguration.S3TablesDestination.TableBucketArn'],
          },
          namespace: ['MetadataConfiguration.Destination.TableNamespace', 'MetadataTableConfiguration.S3TablesDestination.TableNamespace'],
          table: 'MetadataTableConfiguration.S3TablesDestination.TableName',
        },
      },
      journal: {
        at: 'MetadataConfiguration.JournalTableConfiguration',
        fields: {
          expiration: 'RecordExpiration.Expiration',
          expirationDays: 'RecordExpiration.Days',
          algorithm: 'EncryptionConfiguration.SseAlgorithm',
          key: { at: 'EncryptionConfiguration.KmsKeyArn', arn: true },
        },
      },
      inventory: {
        at: 'MetadataConfiguration.InventoryTableConfiguration',
        fields: { state: 'ConfigurationState', algorithm: 'EncryptionConfiguration.SseAlgorithm', key: { at: 'EncryptionConfiguration.KmsKeyArn', arn: true } },
      },
    },
  },
  abac: { at: '', fields: { status: 'AbacStatus' } },
  tags,
  policy: unsaid,
});
