/** S3 Express One Zone, S3 Tables, S3 Vectors, S3 on Outposts, S3 Files. */

import type { directoryBucket, fileSystem, outpostsBucket, table, tableBucket, vectorBucket, vectorIndex } from '../../../model/other-buckets.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { count, tags, text } from './parts.js';

export const directoryBucketWords = (): TypeWords<ReturnType<typeof directoryBucket>> => ({
  naming: { at: '', fields: { name: 'bucket' } },
  placement: { at: '', fields: { location: 'location[0].name', redundancy: 'data_redundancy' } },
  encryption: unsaid,
  lifecycle: unsaid,
  inventory: unsaid,
  metrics: unsaid,
  tags,
  policy: unsaid,
});

/** Objects, not blocks: they are written with an equals sign. */
export const tableBucketWords = (): TypeWords<ReturnType<typeof tableBucket>> => ({
  naming: { at: '', fields: { name: 'name' } },
  encryption: { at: 'encryption_configuration', fields: { algorithm: 'sse_algorithm', key: { at: 'kms_key_arn', arn: true } } },
  unreferencedFiles: {
    at: 'maintenance_configuration.iceberg_unreferenced_file_removal',
    fields: {
      status: { at: 'status', spell: { enabled: 'Enabled', disabled: 'Disabled' } },
      unreferencedDays: 'settings.unreferenced_days',
      noncurrentDays: 'settings.non_current_days',
    },
  },
  replication: unsaid,
  storage: unsaid,
  metrics: unsaid,
  tags,
  policy: unsaid,
});

export const tableReplicationWords = {
  at: '',
  itself: true,
  fields: { role: { at: 'role', arn: true }, destinations: { at: 'rule[0].destination', of: { at: 'destination_table_bucket_arn', arn: true } } },
} as const;

export const tableWords = (): TypeWords<ReturnType<typeof table>> => ({
  naming: { at: '', fields: { name: 'name', namespace: 'namespace' } },
  bucket: { at: 'table_bucket_arn', arn: true },
  policy: unsaid,
});

/** A list of one object. */
const vectorEncryption = { at: 'encryption_configuration[0]', fields: { algorithm: 'sse_type', key: { at: 'kms_key_arn', arn: true } } } as const;

export const vectorBucketWords = (): TypeWords<ReturnType<typeof vectorBucket>> => ({
  naming: { at: '', fields: { name: 'vector_bucket_name' } },
  encryption: vectorEncryption,
  tags,
  policy: unsaid,
});

export const vectorIndexWords = (): TypeWords<ReturnType<typeof vectorIndex>> => ({
  naming: { at: '', fields: { name: 'index_name' } },
  bucket: 'vector_bucket_name',
  encryption: vectorEncryption,
});

export const outpostsBucketWords = (): TypeWords<ReturnType<typeof outpostsBucket>> => ({
  naming: { at: '', fields: { name: 'bucket', outpost: 'outpost_id' } },
  lifecycle: unsaid,
  tags,
  policy: unsaid,
});

export const outpostsLifecycleWords = {
  at: '',
  itself: true,
  fields: {
    rules: {
      at: 'rule',
      of: {
        at: '',
        fields: {
          id: 'id',
          status: { at: 'status', otherwise: 'Enabled' },
          filter: { at: 'filter[0]', fields: { prefix: text('prefix') } },
          expiration: { at: 'expiration[0]', fields: { days: count('days'), date: text('date') } },
          abortMultipartAfterDays: 'abort_incomplete_multipart_upload[0].days_after_initiation',
        },
      },
    },
  },
} as const;

export const fileSystemWords = (): TypeWords<ReturnType<typeof fileSystem>> => ({
  bucket: { at: 'bucket', arn: true },
  prefix: 'prefix',
  role: { at: 'role_arn', arn: true },
  encryption: { at: '', fields: { key: { at: 'kms_key_id', arn: true } } },
  policy: unsaid,
});
