/** What delivers into buckets, and what S3's events are sent to. */

import type { deliveryChannel, eventDataStore, flowLog, loadBalancer, queue, storageLens, topic, trail } from '../../../model/delivery.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { tags } from './parts.js';

export const topicWords = (): TypeWords<ReturnType<typeof topic>> => ({
  naming: { at: '', fields: { name: 'TopicName' } },
  delivery: { at: '', fields: { fifo: 'FifoTopic' } },
  encryption: { at: '', fields: { key: 'KmsMasterKeyId' } },
  policy: unsaid,
  tags,
});

export const queueWords = (): TypeWords<ReturnType<typeof queue>> => ({
  naming: { at: '', fields: { name: 'QueueName' } },
  delivery: { at: '', fields: { fifo: 'FifoQueue' } },
  encryption: { at: '', fields: { key: 'KmsMasterKeyId', managed: 'SqsManagedSseEnabled' } },
  policy: unsaid,
  tags,
});

const advanced = {
  at: 'AdvancedEventSelectors',
  of: {
    at: '',
    fields: {
      name: 'Name',
      fields: {
        at: 'FieldSelectors',
        of: {
          at: '',
          fields: {
            field: 'Field',
            equals: 'Equals',
            startsWith: 'StartsWith',
            endsWith: 'EndsWith',
            notEquals: 'NotEquals',
            notStartsWith: 'NotStartsWith',
            notEndsWith: 'NotEndsWith',
          },
        },
      },
    },
  },
} as const;

export const trailWords = (): TypeWords<ReturnType<typeof trail>> => ({
  naming: { at: '', fields: { name: 'TrailName' } },
  logging: {
    at: '',
    fields: { enabled: 'IsLogging', multiRegion: 'IsMultiRegionTrail', organization: 'IsOrganizationTrail', fileValidation: 'EnableLogFileValidation' },
  },
  target: { at: '', fields: { bucket: 'S3BucketName', prefix: 'S3KeyPrefix', key: 'KMSKeyId', topic: 'SnsTopicName' } },
  selectors: {
    at: '',
    fields: {
      basic: {
        at: 'EventSelectors',
        of: {
          at: '',
          fields: {
            readWrite: 'ReadWriteType',
            managementEvents: 'IncludeManagementEvents',
            data: { at: 'DataResources', of: { at: '', fields: { type: 'Type', values: 'Values' } } },
          },
        },
      },
      advanced,
    },
  },
});

export const eventDataStoreWords = (): TypeWords<ReturnType<typeof eventDataStore>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  logging: { at: '', fields: { enabled: 'IngestionEnabled', multiRegion: 'MultiRegionEnabled', organization: 'OrganizationEnabled' } },
  encryption: { at: '', fields: { key: 'KmsKeyId' } },
  selectors: { at: '', fields: { advanced } },
});

export const deliveryChannelWords = (): TypeWords<ReturnType<typeof deliveryChannel>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  target: { at: '', fields: { bucket: 'S3BucketName', prefix: 'S3KeyPrefix', key: { at: 'S3KmsKeyArn', arn: true }, topic: 'SnsTopicARN' } },
});

export const flowLogWords = (): TypeWords<ReturnType<typeof flowLog>> => ({
  target: { at: '', fields: { type: 'LogDestinationType', bucket: { at: 'LogDestination', arn: true } } },
});

/** The classic one, which has attributes of its own. */
export const classicBalancerWords = (): TypeWords<ReturnType<typeof loadBalancer>> => ({
  naming: { at: '', fields: { name: 'LoadBalancerName', type: unsaid } },
  accessLogs: { at: 'AccessLoggingPolicy', fields: { enabled: 'Enabled', bucket: 'S3BucketName', prefix: 'S3BucketPrefix' } },
  connectionLogs: unsaid,
});

export const loadBalancerWords = (): TypeWords<ReturnType<typeof loadBalancer>> => ({
  naming: { at: '', fields: { name: 'Name', type: 'Type' } },
  accessLogs: {
    at: '',
    fields: {
      enabled: 'LoadBalancerAttributes[Key=access_logs.s3.enabled].Value',
      bucket: 'LoadBalancerAttributes[Key=access_logs.s3.bucket].Value',
      prefix: 'LoadBalancerAttributes[Key=access_logs.s3.prefix].Value',
    },
  },
  connectionLogs: {
    at: '',
    fields: {
      enabled: 'LoadBalancerAttributes[Key=connection_logs.s3.enabled].Value',
      bucket: 'LoadBalancerAttributes[Key=connection_logs.s3.bucket].Value',
      prefix: 'LoadBalancerAttributes[Key=connection_logs.s3.prefix].Value',
    },
  },
});

export const storageLensWords = (): TypeWords<ReturnType<typeof storageLens>> => ({
  naming: { at: 'StorageLensConfiguration', fields: { id: 'Id' } },
  activation: { at: 'StorageLensConfiguration', fields: { enabled: 'IsEnabled' } },
  target: {
    at: 'StorageLensConfiguration.DataExport.S3BucketDestination',
    fields: { bucket: { at: 'Arn', arn: true }, account: 'AccountId', prefix: 'Prefix', format: 'Format' },
  },
});
