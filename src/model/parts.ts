/** Pieces of S3's API that several subjects share. */

import { block, document, flag, link, list, number, text, word } from './shape.js';

export const storageClass = word(
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
  'OUTPOSTS',
  'EXPRESS_ONEZONE',
);

export const enabled = word('Enabled', 'Disabled');

export const tag = block({ key: text, value: text });

/** Which objects a lifecycle or replication rule means; several parts are joined by "and". */
export const filter = block({ prefix: text, tags: list(tag), sizeGreaterThan: number, sizeLessThan: number });

/** The same where sizes cannot be asked for. */
export const keyFilter = block({ prefix: text, tags: list(tag) });

export const publicAccessBlock = block({ blockPublicAcls: flag, ignorePublicAcls: flag, blockPublicPolicy: flag, restrictPublicBuckets: flag });

export const policy = block({ document });

export const sseAlgorithm = word('AES256', 'aws:kms', 'aws:kms:dsse');

export const cannedAcl = word(
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'log-delivery-write',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
);

export const grants = list(block({ grantee: text, permission: word('READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL') }));

/** Where S3 writes a report about a bucket. */
export const reportDestination = block({ bucket: link('bucket'), account: text, prefix: text, format: word('CSV', 'ORC', 'Parquet') });

/** The same with the encryption that an inventory may ask for. */
const inventoryDestination = block({ ...reportDestination.fields, encryption: word('SSE-S3', 'SSE-KMS'), key: link('key') });

export const inventory = list(
  block({
    id: text,
    enabled: flag,
    prefix: text,
    versions: word('All', 'Current'),
    frequency: word('Daily', 'Weekly'),
    fields: list(text),
    destination: inventoryDestination,
  }),
);

/** Request metrics for CloudWatch. */
export const metrics = list(block({ id: text, filter: keyFilter, accessPoint: text }));

/** Event names as S3 sends them, wildcards included. */
export const event = word(
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Post',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:ReducedRedundancyLostObject',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:Replication:OperationNotTracked',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:LifecycleTransition',
  's3:IntelligentTiering',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Put',
  's3:ObjectTagging:Delete',
  's3:ObjectAcl:Put',
  's3:ObjectRetention:Put',
  's3:ObjectAnnotation:*',
);
