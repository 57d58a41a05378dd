import { block, document, flag, link, list, number, text, word } from './shape.js';

const storageClass = word('STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE', 'REDUCED_REDUNDANCY', 'OUTPOSTS', 'EXPRESS_ONEZONE');

const tag = block({ key: text, value: text });

/** Which objects a lifecycle or replication rule means; several parts are joined by "and". */
const filter = block({ prefix: text, tags: list(tag), sizeGreaterThan: number, sizeLessThan: number });

/** Facets of a general purpose bucket, each one thing that S3's API reads and writes together. */
export const bucket = {
  naming: block({ name: text, prefix: text, namespace: word('global', 'account-regional') }),
  versioning: block({ status: word('Enabled', 'Suspended', 'Disabled'), mfaDelete: word('Enabled', 'Disabled'), mfaSerial: text }),
  publicAccessBlock: block({ blockPublicAcls: flag, ignorePublicAcls: flag, blockPublicPolicy: flag, restrictPublicBuckets: flag }),
  ownership: block({ objectOwnership: word('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter') }),
  acl: block({
    canned: word('private', 'public-read', 'public-read-write', 'authenticated-read', 'log-delivery-write', 'aws-exec-read', 'bucket-owner-read', 'bucket-owner-full-control'),
    grants: list(block({ grantee: text, permission: word('READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL') })),
  }),
  encryption: block({
    algorithm: word('AES256', 'aws:kms', 'aws:kms:dsse'),
    key: link('key'),
    bucketKey: flag,
    blockedTypes: list(word('SSE-C', 'NONE')),
  }),
  logging: block({
    target: link('bucket'),
    prefix: text,
    partitionedBy: word('EventTime', 'DeliveryTime'),
  }),
  lifecycle: block({
    rules: list(
      block({
        id: text,
        status: word('Enabled', 'Disabled'),
        filter,
        expiration: block({ days: number, date: text, deleteMarkers: flag }),
        transitions: list(block({ storageClass, days: number, date: text })),
        noncurrentExpiration: block({ days: number, newerVersions: number }),
        noncurrentTransitions: list(block({ storageClass, days: number, newerVersions: number })),
        abortMultipartAfterDays: number,
      }),
    ),
    transitionMinimumSize: word('all_storage_classes_128K', 'varies_by_storage_class'),
  }),
  replication: block({
    role: link('role'),
    rules: list(
      block({
        id: text,
        status: word('Enabled', 'Disabled'),
        priority: number,
        filter,
        deleteMarkers: word('Enabled', 'Disabled'),
        selectKmsObjects: word('Enabled', 'Disabled'),
        replicaModifications: word('Enabled', 'Disabled'),
        destination: block({
          bucket: link('bucket'),
          account: text,
          storageClass,
          ownerTranslation: word('Destination'),
          replicaKey: link('key'),
          timeControl: word('Enabled', 'Disabled'),
          timeControlMinutes: number,
          metrics: word('Enabled', 'Disabled'),
        }),
      }),
    ),
  }),
  objectLock: block({
    enabledAtCreation: flag,
    configured: word('Enabled'),
    mode: word('GOVERNANCE', 'COMPLIANCE'),
    days: number,
    years: number,
  }),
  cors: block({
    rules: list(block({ id: text, allowedOrigins: list(text), allowedMethods: list(word('GET', 'PUT', 'POST', 'DELETE', 'HEAD')), allowedHeaders: list(text), exposedHeaders: list(text), maxAge: number })),
  }),
  tags: list(tag),
  policy: block({ document }),
} as const;
