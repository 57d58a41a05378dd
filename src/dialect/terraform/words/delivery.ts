/** What delivers into buckets, and what S3's events are sent to. */

import type { deliveryChannel, eventDataStore, flowLog, loadBalancer, queue, topic, trail } from '../../../model/delivery.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { ownPolicy, tags, text } from './parts.js';

export const topicWords = (): TypeWords<ReturnType<typeof topic>> => ({
  naming: { at: '', fields: { name: text('name') } },
  delivery: { at: '', fields: { fifo: 'fifo_topic' } },
  encryption: { at: '', fields: { key: text('kms_master_key_id') } },
  policy: ownPolicy,
  tags,
});

export const queueWords = (): TypeWords<ReturnType<typeof queue>> => ({
  naming: { at: '', fields: { name: text('name') } },
  delivery: { at: '', fields: { fifo: 'fifo_queue' } },
  encryption: { at: '', fields: { key: text('kms_master_key_id'), managed: 'sqs_managed_sse_enabled' } },
  policy: ownPolicy,
  tags,
});

const advanced = {
  at: 'advanced_event_selector',
  of: {
    at: '',
    fields: {
      name: text('name'),
      fields: {
        at: 'field_selector',
        of: {
          at: '',
          fields: {
            field: 'field',
            equals: 'equals',
            startsWith: 'starts_with',
            endsWith: 'ends_with',
            notEquals: 'not_equals',
            notStartsWith: 'not_starts_with',
            notEndsWith: 'not_ends_with',
          },
        },
      },
    },
  },
} as const;

export const trailWords = (): TypeWords<ReturnType<typeof trail>> => ({
  naming: { at: '', fields: { name: 'name' } },
  logging: {
    at: '',
    fields: {
      enabled: { at: 'enable_logging', otherwise: 'true' },
      multiRegion: 'is_multi_region_trail',
      organization: { at: 'is_organization_trail', otherwise: 'false' },
      fileValidation: 'enable_log_file_validation',
    },
  },
  target: { at: '', fields: { bucket: 's3_bucket_name', prefix: text('s3_key_prefix'), key: text('kms_key_id'), topic: text('sns_topic_name') } },
  selectors: {
    at: '',
    fields: {
      basic: {
        at: 'event_selector',
        of: {
          at: '',
          fields: {
            readWrite: 'read_write_type',
            managementEvents: 'include_management_events',
            data: { at: 'data_resource', of: { at: '', fields: { type: 'type', values: 'values' } } },
          },
        },
      },
      advanced,
    },
  },
});

/** The provider asks for the opposite: whether ingestion is suspended. */
const ingestion = { ...text('suspend'), spell: { true: 'false', false: 'true' }, otherwise: 'false' } as const;

export const eventDataStoreWords = (): TypeWords<ReturnType<typeof eventDataStore>> => ({
  naming: { at: '', fields: { name: 'name' } },
  logging: {
    at: '',
    fields: {
      enabled: ingestion,
      multiRegion: { at: 'multi_region_enabled', otherwise: 'true' },
      organization: { at: 'organization_enabled', otherwise: 'false' },
    },
  },
  encryption: { at: '', fields: { key: text('kms_key_id') } },
  selectors: { at: '', fields: { advanced } },
});

export const deliveryChannelWords = (): TypeWords<ReturnType<typeof deliveryChannel>> => ({
  naming: { at: '', fields: { name: 'name' } },
  target: {
    at: '',
    fields: {
      bucket: 's3_bucket_name',
      prefix: text('s3_key_prefix'),
      key: { ...text('s3_kms_key_arn'), arn: true },
      topic: { ...text('sns_topic_arn'), arn: true },
    },
  },
});

export const flowLogWords = (): TypeWords<ReturnType<typeof flowLog>> => ({
  target: { at: '', fields: { type: { ...text('log_destination_type'), otherwise: 'cloud-watch-logs' }, bucket: { ...text('log_destination'), arn: true } } },
});

const log = { enabled: { at: 'enabled', otherwise: 'false' }, bucket: text('bucket'), prefix: text('prefix') } as const;

export const loadBalancerWords = (): TypeWords<ReturnType<typeof loadBalancer>> => ({
  naming: { at: '', fields: { name: text('name'), type: { ...text('load_balancer_type'), otherwise: 'application' } } },
  accessLogs: { at: 'access_logs[0]', fields: log },
  connectionLogs: { at: 'connection_logs[0]', fields: log },
});

/** The classic one, where logs that are declared are on. */
export const classicBalancerWords = (): TypeWords<ReturnType<typeof loadBalancer>> => ({
  naming: { at: '', fields: { name: text('name'), type: unsaid } },
  accessLogs: { at: 'access_logs[0]', fields: { enabled: { at: 'enabled', otherwise: 'true' }, bucket: text('bucket'), prefix: text('bucket_prefix') } },
  connectionLogs: unsaid,
});
