/** S3 Express One Zone, S3 Tables, S3 Vectors, S3 on Outposts, S3 Files. */

import type { directoryBucket, fileSystem, outpostsBucket, table, tableBucket, vectorBucket, vectorIndex } from '../../../model/other-buckets.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { inventoryWords, tags } from './parts.js';

export const directoryBucketWords = (): TypeWords<ReturnType<typeof directoryBucket>> => ({
  naming: { at: '', fields: { name: 'BucketName' } },
  placement: { at: '', fields: { location: 'LocationName', redundancy: 'DataRedundancy' } },
  encryption: {
    at: 'BucketEncryption',
    fields: {
      algorithm: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm',
      key: 'ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID',
      bucketKey: 'ServerSideEncryptionConfiguration[0].BucketKeyEnabled',
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
            filter: { at: '', fields: { prefix: 'Prefix', sizeGreaterThan: 'ObjectSizeGreaterThan', sizeLessThan: 'ObjectSizeLessThan' } },
            expiration: { at: '', fields: { days: 'ExpirationInDays' } },
            abortMultipartAfterDays: 'AbortIncompleteMultipartUpload.DaysAfterInitiation',
          },
        },
      },
    },
  },
  inventory: inventoryWords,
  metrics: {
    at: 'MetricsConfigurations',
    of: { at: '', fields: { id: 'Id', filter: { at: '', fields: { prefix: 'Prefix', tags: unsaid } }, accessPoint: 'AccessPointArn' } },
  },
  tags,
  policy: unsaid,
});

export const tableBucketWords = (): TypeWords<ReturnType<typeof tableBucket>> => ({
  naming: { at: '', fields: { name: 'TableBucketName' } },
  encryption: { at: 'EncryptionConfiguration', fields: { algorithm: 'SSEAlgorithm', key: { at: 'KMSKeyArn', arn: true } } },
  unreferencedFiles: { at: 'UnreferencedFileRemoval', fields: { status: 'Status', unreferencedDays: 'UnreferencedDays', noncurrentDays: 'NoncurrentDays' } },
  replication: {
    at: 'ReplicationConfiguration',
    // S3 Tables take one rule.
    fields: { role: { at: 'Role', arn: true }, destinations: { at: 'Rules[0].Destinations', of: { at: 'DestinationTableBucketARN' } } },
  },
  storage: { at: 'StorageClassConfiguration', fields: { storageClass: 'StorageClass' } },
  metrics: { at: 'MetricsConfiguration', fields: { status: 'Status' } },
  tags,
  policy: unsaid,
});

export const tableWords = (): TypeWords<ReturnType<typeof table>> => ({
  naming: { at: '', fields: { name: 'TableName', namespace: 'Namespace' } },
  bucket: 'TableBucketARN',
  policy: unsaid,
});

export const vectorBucketWords = (): TypeWords<ReturnType<typeof vectorBucket>> => ({
  naming: { at: '', fields: { name: 'VectorBucketName' } },
  encryption: { at: 'EncryptionConfiguration', fields: { algorithm: 'SseType', key: { at: 'KmsKeyArn', arn: true } } },
  tags,
  policy: unsaid,
});

export const vectorIndexWords = (): TypeWords<ReturnType<typeof vectorIndex>> => ({
  naming: { at: '', fields: { name: 'IndexName' } },
  bucket: ['VectorBucketArn', 'VectorBucketName'],
  encryption: { at: 'EncryptionConfiguration', fields: { algorithm: 'SseType', key: { at: 'KmsKeyArn', arn: true } } },
});

export const outpostsBucketWords = (): TypeWords<ReturnType<typeof outpostsBucket>> => ({
  naming: { at: '', fields: { name: 'BucketName', outpost: 'OutpostId' } },
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
            filter: { at: 'Filter', fields: { prefix: 'Prefix' } },
            expiration: { at: '', fields: { days: 'ExpirationInDays', date: 'ExpirationDate' } },
            abortMultipartAfterDays: 'AbortIncompleteMultipartUpload.DaysAfterInitiation',
          },
        },
      },
    },
  },
  tags,
  policy: unsaid,
});

export const fileSystemWords = (): TypeWords<ReturnType<typeof fileSystem>> => ({
  bucket: { at: 'Bucket', arn: true },
  prefix: 'Prefix',
  role: { at: 'RoleArn', arn: true },
  encryption: { at: '', fields: { key: 'KmsKeyId' } },
  policy: unsaid,
});
