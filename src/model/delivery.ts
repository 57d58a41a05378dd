/** What writes into buckets, and what S3's events are sent to. */

import { policy, tag } from './parts.js';
import { block, flag, link, list, text, word } from './shape.js';

/** A standard or FIFO topic of SNS. */
export const topic = () =>
  ({
    naming: block({ name: text }),
    delivery: block({ fifo: flag }),
    encryption: block({ key: link('key') }),
    policy,
    tags: list(tag),
  }) as const;

/** A queue of SQS. */
export const queue = () =>
  ({
    naming: block({ name: text }),
    delivery: block({ fifo: flag }),
    encryption: block({ key: link('key'), managed: flag }),
    policy,
    tags: list(tag),
  }) as const;

/** What an advanced selector asks of an event: all of them must hold. */
const fields = list(
  block({
    field: text,
    equals: list(text),
    startsWith: list(text),
    endsWith: list(text),
    notEquals: list(text),
    notStartsWith: list(text),
    notEndsWith: list(text),
  }),
);

const advanced = list(block({ name: text, fields }));

/** A trail of CloudTrail. */
export const trail = () =>
  ({
    naming: block({ name: text }),
    logging: block({ enabled: flag, multiRegion: flag, organization: flag, fileValidation: flag }),
    target: block({ bucket: link('bucket'), prefix: text, key: link('key'), topic: text }),
    selectors: block({
      basic: list(block({ readWrite: word('All', 'ReadOnly', 'WriteOnly'), managementEvents: flag, data: list(block({ type: text, values: list(text) })) })),
      advanced,
    }),
  }) as const;

/** An event data store of CloudTrail Lake. */
export const eventDataStore = () =>
  ({
    naming: block({ name: text }),
    logging: block({ enabled: flag, multiRegion: flag, organization: flag }),
    encryption: block({ key: link('key') }),
    selectors: block({ advanced }),
  }) as const;

/** AWS Config. */
export const deliveryChannel = () =>
  ({
    naming: block({ name: text }),
    target: block({ bucket: link('bucket'), prefix: text, key: link('key'), topic: link('topic') }),
  }) as const;

/** Flow logs of a VPC, a subnet or an interface. */
export const flowLog = () =>
  ({
    target: block({ type: word('cloud-watch-logs', 's3', 'kinesis-data-firehose'), bucket: link('bucket') }),
  }) as const;

/** Attributes of a load balancer that concern S3. */
const balancerLog = block({ enabled: flag, bucket: link('bucket'), prefix: text });

export const loadBalancer = () =>
  ({
    naming: block({ name: text, type: word('application', 'network', 'gateway') }),
    accessLogs: balancerLog,
    connectionLogs: balancerLog,
  }) as const;

/** S3 Storage Lens: metrics of all buckets, exported to one. */
export const storageLens = () =>
  ({
    naming: block({ id: text }),
    activation: block({ enabled: flag }),
    target: block({ bucket: link('bucket'), account: text, prefix: text, format: word('CSV', 'Parquet') }),
  }) as const;
