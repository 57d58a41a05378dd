/** Words about replication. */

import type { Link } from '../truth/value.js';
import type { Bucket } from './subjects.js';

export interface Destination {
  readonly link: Link<Bucket>;
  /** The rule's id, else its number in the list, counted from 1. */
  readonly rule: string;
}

/** The buckets to which rules that are not switched off replicate, each once: the first rule that names one stands for all. */
export function destinationsOf({ replication }: Pick<Bucket, 'replication'>): readonly Destination[] {
  const found = new Map<string, Destination>();
  for (const [index, { id, status, destination }] of replication.rules.items.entries()) {
    const rule = id.kind === 'known' ? id.value : String(index + 1);
    if (status.is('Disabled').truth === 'yes') continue;
    const key = destination.bucket.to?.identity ?? (destination.bucket.name.kind === 'known' ? destination.bucket.name.value : `rule ${index}`);
    if (!found.has(key)) found.set(key, { link: destination.bucket, rule });
  }
  return [...found.values()];
}
