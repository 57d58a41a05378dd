/** AWS::S3::Bucket. CloudFormation resource schema of May 2026; what the model cannot ask of it is `unsaid`. */

import type { bucket } from '../../../model/bucket.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';

const tag = { at: '', fields: { key: 'Key', value: 'Value' } } as const;

export const bucketWords: TypeWords<typeof bucket> = {
  naming: { at: '', fields: { name: 'BucketName', prefix: 'BucketNamePrefix', namespace: 'BucketNamespace' } },
  versioning: { at: 'VersioningConfiguration', fields: { status: 'Status', mfaDelete: unsaid, mfaSerial: unsaid } },
  publicAccessBlock: {
    at: 'PublicAccessBlockConfiguration',
    fields: { blockPublicAcls: 'BlockPublicAcls', ignorePublicAcls: 'IgnorePublicAcls', blockPublicPolicy: 'BlockPublicPolicy', restrictPublicBuckets: 'RestrictPublicBuckets' },
  },
  ownership: { at: 'OwnershipControls', fields: { objectOwnership: 'Rules[0].ObjectOwnership' } },
  acl: {
    at: '',
    fields: {
      canned: {
        at: 'AccessControl',
        spell: {
          Private: 'private',
          PublicRead: 'public-read',
          PublicReadWrite: 'public-read-write',
          AuthenticatedRead: 'authenticated-read',
          LogDeliveryWrite: 'log-delivery-write',
          AwsExecRead: 'aws-exec-read',
          BucketOwnerRead: 'bucket-owner-read',
          BucketOwnerFullControl: 'bucket-owner-full-control',
        },
      },
      grants: unsaid,
    },
  },
  encryption: {
    at: 'BucketEncryption',
    fields: {
      algorithm: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
      key: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID',
      bucketKey: 'ServerSideEncryptionConfiguration[0].BucketKeyEnabled',
      blockedTypes: 'ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes.EncryptionType',
    },
  },
  logging: {
    at: 'LoggingConfiguration',
    fields: { target: { at: 'DestinationBucketName', absentIsSelf: true }, prefix: 'LogFilePrefix', partitionedBy: 'TargetObjectKeyFormat.PartitionedPrefix.PartitionDateSource' },
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
            filter: {
              at: '',
              fields: { prefix: 'Prefix', tags: { at: 'TagFilters', of: tag }, sizeGreaterThan: 'ObjectSizeGreaterThan', sizeLessThan: 'ObjectSizeLessThan' },
            },
            expiration: { at: '', fields: { days: 'ExpirationInDays', date: 'ExpirationDate', deleteMarkers: 'ExpiredObjectDeleteMarker' } },
            transitions: {
              at: 'Transitions',
              single: 'Transition',
              of: { at: '', fields: { storageClass: { at: 'StorageClass', spell: { Glacier: 'GLACIER' } }, days: 'TransitionInDays', date: 'TransitionDate' } },
            },
            noncurrentExpiration: {
              at: '',
              fields: { days: ['NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'], newerVersions: 'NoncurrentVersionExpiration.NewerNoncurrentVersions' },
            },
            noncurrentTransitions: {
              at: 'NoncurrentVersionTransitions',
              single: 'NoncurrentVersionTransition',
              of: { at: '', fields: { storageClass: { at: 'StorageClass', spell: { Glacier: 'GLACIER' } }, days: 'TransitionInDays', newerVersions: 'NewerNoncurrentVersions' } },
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
      role: 'Role',
      rules: {
        at: 'Rules',
        of: {
          at: '',
          fields: {
            id: 'Id',
            status: 'Status',
            priority: 'Priority',
            filter: {
              at: '',
              fields: { prefix: ['Filter.Prefix', 'Filter.And.Prefix', 'Prefix'], tags: { at: 'Filter.And.TagFilters', single: 'Filter.TagFilter', of: tag }, sizeGreaterThan: unsaid, sizeLessThan: unsaid },
            },
            deleteMarkers: 'DeleteMarkerReplication.Status',
            selectKmsObjects: 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status',
            replicaModifications: 'SourceSelectionCriteria.ReplicaModifications.Status',
            destination: {
              at: 'Destination',
              fields: {
                bucket: 'Bucket',
                account: 'Account',
                storageClass: 'StorageClass',
                ownerTranslation: 'AccessControlTranslation.Owner',
                replicaKey: 'EncryptionConfiguration.ReplicaKmsKeyID',
                timeControl: 'ReplicationTime.Status',
                timeControlMinutes: 'ReplicationTime.Time.Minutes',
                metrics: 'Metrics.Status',
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
    },
  },
  cors: {
    at: 'CorsConfiguration',
    fields: {
      rules: {
        at: 'CorsRules',
        of: { at: '', fields: { id: 'Id', allowedOrigins: 'AllowedOrigins', allowedMethods: 'AllowedMethods', allowedHeaders: 'AllowedHeaders', exposedHeaders: 'ExposedHeaders', maxAge: 'MaxAge' } },
      },
    },
  },
  tags: { at: 'Tags', of: tag },
  policy: unsaid,
};
