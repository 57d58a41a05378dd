/** Buckets that are no general purpose buckets: they share a word with them, and meet none of their rules. */

import { enabled, inventory, metrics, policy, sseAlgorithm, storageClass, tag } from './parts.js';
import { block, flag, link, list, number, text, word } from './shape.js';

/** S3 Express One Zone. */
export const directoryBucket = () =>
  ({
    naming: block({ name: text }),
    placement: block({ location: text, redundancy: word('SingleAvailabilityZone', 'SingleLocalZone') }),
    encryption: block({ algorithm: sseAlgorithm, key: link('key'), bucketKey: flag }),
    lifecycle: block({
      rules: list(
        block({
          id: text,
          status: enabled,
          filter: block({ prefix: text, sizeGreaterThan: number, sizeLessThan: number }),
          expiration: block({ days: number }),
          abortMultipartAfterDays: number,
        }),
      ),
    }),
    inventory,
    metrics,
    tags: list(tag),
    policy,
  }) as const;

/** S3 Tables. */
export const tableBucket = () =>
  ({
    naming: block({ name: text }),
    encryption: block({ algorithm: sseAlgorithm, key: link('key') }),
    unreferencedFiles: block({ status: enabled, unreferencedDays: number, noncurrentDays: number }),
    replication: block({ role: link('role'), destinations: list(link('tableBucket')) }),
    storage: block({ storageClass }),
    metrics: block({ status: enabled }),
    tags: list(tag),
    policy,
  }) as const;

export const table = () =>
  ({
    naming: block({ name: text, namespace: text }),
    bucket: link('tableBucket'),
    policy,
  }) as const;

/** S3 Vectors. */
export const vectorBucket = () =>
  ({
    naming: block({ name: text }),
    encryption: block({ algorithm: sseAlgorithm, key: link('key') }),
    tags: list(tag),
    policy,
  }) as const;

export const vectorIndex = () =>
  ({
    naming: block({ name: text }),
    bucket: link('vectorBucket'),
    encryption: block({ algorithm: sseAlgorithm, key: link('key') }),
  }) as const;

export const outpostsBucket = () =>
  ({
    naming: block({ name: text, outpost: text }),
    lifecycle: block({
      rules: list(
        block({ id: text, status: enabled, filter: block({ prefix: text }), expiration: block({ days: number, date: text }), abortMultipartAfterDays: number }),
      ),
    }),
    tags: list(tag),
    policy,
  }) as const;

/** S3 Files: a bucket, or a part of one, as a file system. */
export const fileSystem = () =>
  ({
    bucket: link('bucket'),
    prefix: text,
    role: link('role'),
    encryption: block({ key: link('key') }),
    policy,
  }) as const;
