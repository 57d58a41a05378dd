/** What S3 and its elder sister keep beside buckets: objects, vaults and the settings of an account. */

import { cannedAcl, grants, policy, publicAccessBlock, sseAlgorithm, storageClass, tag } from './parts.js';
import { block, document, flag, link, list, map, text, word } from './shape.js';

/** An object that a configuration declares by itself. */
export const object = () =>
  ({
    naming: block({ key: text }),
    bucket: link('bucket'),
    content: block({ text, source: text }),
    acl: block({ canned: cannedAcl, grants }),
    encryption: block({ algorithm: sseAlgorithm, key: link('key'), bucketKey: flag }),
    lock: block({ mode: word('GOVERNANCE', 'COMPLIANCE'), retainUntil: text, legalHold: word('ON', 'OFF') }),
    storage: block({ storageClass }),
    metadata: map,
    tags: list(tag),
  }) as const;

/** A vault of Amazon S3 Glacier. */
export const vault = () =>
  ({
    naming: block({ name: text }),
    policy,
    /** Vault Lock: in force for good once it is completed, for 24 hours before. */
    lock: block({ document, complete: flag }),
    notification: block({ topic: link('topic'), events: list(text) }),
    tags: list(tag),
  }) as const;

/** What holds for every bucket of an account. */
export const account = () =>
  ({
    naming: block({ id: text }),
    publicAccessBlock,
  }) as const;

/** A policy of AWS Organizations: SCP, RCP, S3 policy. */
export const organizationPolicy = () =>
  ({
    naming: block({ name: text }),
    /** `S3_POLICY`, `RESOURCE_CONTROL_POLICY`, `SERVICE_CONTROL_POLICY`; the other types say nothing about S3. */
    control: block({ type: text }),
    /** Roots, organizational units and accounts to which it is attached. */
    targets: list(text),
    policy,
  }) as const;
