/** Which buckets are meant, by name and by tag. */

import type { Reply } from '../dialect/api/snapshot.js';
import { objectsAt, textAt } from './json.js';

export interface Tag {
  readonly key: string;
  /** Any value, if none is said. */
  readonly value?: string;
}

export interface BucketFilter {
  /** Patterns with `*` and `?`, of which one must fit; all buckets, if there are none. */
  readonly buckets: readonly string[];
  /** All of them must be there. */
  readonly tags: readonly Tag[];
}

export function takesName({ buckets }: BucketFilter, name: string): boolean {
  return buckets.length === 0 || buckets.some((pattern) => fits(pattern, name));
}

function fits(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(name);
}

/** Names that are written out, so that no list is needed to find their buckets. */
export function writtenNames({ buckets }: BucketFilter): readonly string[] {
  return buckets.filter((pattern) => !/[*?]/.test(pattern));
}

/** `undefined`: there is no saying, because the tags could not be read. */
export function takesTags({ tags }: BucketFilter, tagging: Reply | undefined): boolean | undefined {
  if (tags.length === 0) return true;
  if (tagging === undefined || tagging.state === 'unknown') return undefined;
  const set = tagging.state === 'ok' ? objectsAt(tagging.value, 'TagSet') : [];
  return tags.every(({ key, value }) => set.some((tag) => textAt(tag, 'Key') === key && (value === undefined || (tag['Value'] ?? '') === value)));
}

export function sayTag({ key, value }: Tag): string {
  return value === undefined ? key : `${key}=${value}`;
}
