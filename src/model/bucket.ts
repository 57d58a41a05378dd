import { block, flag, link, list, number, text, word } from './shape.js';
import {
  cannedAcl,
  enabled,
  event,
  filter,
  grants,
  inventory,
  keyFilter,
  metrics,
  policy,
  publicAccessBlock,
  reportDestination,
  sseAlgorithm,
  storageClass,
  tag,
} from './parts.js';

/** What S3 sends to one target: the events, and the keys by their beginning and end. */
const notice = { id: text, events: list(event), prefix: text, suffix: text } as const;

/** Facets of a general purpose bucket, each one thing that S3's API reads and writes together. */
export const bucket = () =>
  ({
    naming: block({ name: text, prefix: text, namespace: word('global', 'account-regional') }),
    versioning: block({ status: word('Enabled', 'Suspended', 'Disabled'), mfaDelete: word('Enabled', 'Disabled'), mfaSerial: text }),
    publicAccessBlock,
    ownership: block({ objectOwnership: word('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter') }),
    /** Apart: set by a request of its own, after the bucket was made. */
    acl: block({ canned: cannedAcl, grants, apart: flag }),
    encryption: block({
      algorithm: sseAlgorithm,
      key: link('key'),
      bucketKey: flag,
      blockedTypes: list(word('SSE-C', 'NONE')),
      /** Every rule as it is written; S3 takes one, and the members above are those of the first. */
      rules: list(block({ algorithm: sseAlgorithm, key: link('key'), bucketKey: flag })),
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
          status: enabled,
          /** The bare prefix of the API's first version, in place of a filter. */
          prefix: text,
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
          status: enabled,
          priority: number,
          /** The bare prefix of the API's first version. A rule is of the second exactly if its filter is written. */
          prefix: text,
          filter,
          deleteMarkers: enabled,
          selectKmsObjects: enabled,
          replicaModifications: enabled,
          destination: block({
            bucket: link('bucket'),
            account: text,
            storageClass,
            ownerTranslation: word('Destination'),
            replicaKey: link('key'),
            timeControl: enabled,
            timeControlMinutes: number,
            metrics: enabled,
            metricsMinutes: number,
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
      /** Variable retention: how long an event hold keeps an object after its release. */
      eventHoldDays: number,
      eventHoldYears: number,
    }),
    cors: block({
      rules: list(
        block({
          id: text,
          allowedOrigins: list(text),
          allowedMethods: list(word('GET', 'PUT', 'POST', 'DELETE', 'HEAD')),
          allowedHeaders: list(text),
          exposedHeaders: list(text),
          maxAge: number,
        }),
      ),
    }),
    notification: block({
      topics: list(block({ ...notice, target: link('topic') })),
      queues: list(block({ ...notice, target: link('queue') })),
      functions: list(block({ ...notice, target: link('lambda') })),
      eventBridge: flag,
    }),
    website: block({
      indexDocument: text,
      errorDocument: text,
      redirectAll: block({ host: text, protocol: word('http', 'https') }),
      routingRules: list(
        block({
          condition: block({ keyPrefix: text, errorCode: number }),
          redirect: block({ host: text, protocol: word('http', 'https'), code: number, replaceKeyPrefix: text, replaceKey: text }),
        }),
      ),
    }),
    acceleration: block({ status: word('Enabled', 'Suspended') }),
    requestPayment: block({ payer: word('BucketOwner', 'Requester') }),
    intelligentTiering: list(
      block({ id: text, status: enabled, filter: keyFilter, tierings: list(block({ tier: word('ARCHIVE_ACCESS', 'DEEP_ARCHIVE_ACCESS'), days: number })) }),
    ),
    inventory,
    analytics: list(block({ id: text, filter: keyFilter, export: reportDestination, schemaVersion: text })),
    metrics,
    metadata: block({
      destination: block({ owner: word('aws', 'customer'), tableBucket: link('tableBucket'), namespace: text, table: text }),
      journal: block({ expiration: word('ENABLED', 'DISABLED'), expirationDays: number, algorithm: sseAlgorithm, key: link('key') }),
      inventory: block({ state: word('ENABLED', 'DISABLED'), algorithm: sseAlgorithm, key: link('key') }),
    }),
    abac: block({ status: enabled }),
    tags: list(tag),
    policy,
  }) as const;
