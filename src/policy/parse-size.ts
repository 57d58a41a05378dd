/** How long a document is, and how long it may be. */

import type { Seen } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import { nameOf, report } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { Policy, PolicyUse } from './policy.js';

interface Quota {
  readonly most: number;
  /** Whose limit it is, as the end of a sentence. */
  readonly says: string;
}

/**
 * S3 User Guide, bucket and access point policies: 20 KB. IAM User Guide, quotas: blanks do not count; of the identity policies
 * those inside a role may be longest, so what is longer is too long everywhere. KMS Developer Guide: 32 KB. October 2026.
 */
const QUOTAS: Readonly<Partial<Record<PolicyUse, Quota>>> = {
  bucket: { most: 20_480, says: 'S3 takes 20 KB' },
  accessPoint: { most: 20_480, says: 'S3 takes 20 KB' },
  multiRegionAccessPoint: { most: 20_480, says: 'S3 takes 20 KB' },
  identity: { most: 10_240, says: 'IAM takes 6,144 in a managed policy and 2,048, 5,120 and 10,240 inside a user, a group and a role' },
  trust: { most: 2_048, says: 'IAM takes 2,048, unless the account has a higher quota' },
  key: { most: 32_768, says: 'KMS takes 32 KB' },
};

export function checkSize({ size, origin }: Pick<Policy, 'size' | 'origin'>, parsing: Parsing): void {
  const quota = QUOTAS[parsing.use];
  if (!quota || size === undefined || size <= quota.most) return;
  report(
    parsing,
    'size',
    `The document has ${size > MOST_COUNTED ? 'more than a million' : size.toLocaleString('en-US')} characters without the blanks between its elements: ${quota.says} (${nameOf(parsing.use)}).`,
    origin,
  );
}

/** No policy is longer, and aliases can make a short text endless: no need to go on. */
const MOST_COUNTED = 1_000_000;

/** Characters without blanks between elements; undefined when there may be more than is seen. However deep it goes: no recursion. */
export function sizeOf(document: Seen): number | undefined {
  let size = 0;
  const pending: Seen[] = [document];
  for (let seen = pending.pop(); seen && size <= MOST_COUNTED; seen = pending.pop()) {
    switch (seen.kind) {
      case 'unknown':
        return undefined;
      case 'absent':
        break;
      case 'scalar': {
        const text = literalOf(seen.text);
        if (text === undefined) return undefined;
        size += seen.type === 'string' ? JSON.stringify(text).length : text.length;
        break;
      }
      case 'mapping': {
        if (seen.open !== undefined) return undefined;
        const entries = seen.entries();
        size += between(entries.length);
        for (const { name, value } of entries) {
          size += JSON.stringify(name).length + 1;
          pending.push(value);
        }
        break;
      }
      case 'sequence': {
        if (seen.open !== undefined) return undefined;
        const items = seen.items();
        size += between(items.length);
        for (const item of items) pending.push(item);
        break;
      }
    }
  }
  return size;
}

/** Brackets and commas. */
function between(count: number): number {
  return 2 + Math.max(0, count - 1);
}
