/** How many tags S3 takes and how long they may be. S3 User Guide, object-tagging, CostAllocTagging and UsingMetadata, read October 2026. */

import type { Origin } from '../text/origin.js';
import { no } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { List, Value } from '../truth/value.js';
import type { Bucket, StoredObject } from './subjects.js';

const MOST_TAGS = { object: 10, bucket: 50 } as const;
/** In characters of Unicode. */
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
/** Names and values together, in UTF-8. */
export const METADATA_BYTES = 2048;

/** A limit that is passed. */
export interface Passed {
  readonly limit: 'many' | 'key' | 'value' | 'reserved' | 'metadata';
  /** A no, with the reason. */
  readonly answer: Answer;
  /** Of which tag; a long one begun. */
  readonly key?: string;
  readonly count: number;
  readonly most: number;
  readonly origin: Origin;
}

const NONE: readonly Passed[] = [];

type Holder = Pick<StoredObject, 'kind' | 'tags' | 'metadata'> | Pick<Bucket, 'kind' | 'tags'>;

/** Every limit that the tags and the metadata of a bucket or an object pass. */
export function tagLimits(holder: Holder): readonly Passed[] {
  return [
    ...tooMany(holder.tags, MOST_TAGS[holder.kind]),
    ...holder.tags.items.flatMap(tooLong),
    ...(holder.kind === 'object' ? tooMuch(holder.metadata) : []),
  ];
}

function tooMany({ items, origin }: List<unknown>, most: number): readonly Passed[] {
  return items.length > most ? [passed('many', items.length, most, origin)] : [];
}

function tooLong({ key, value }: { readonly key: Value<string>; readonly value: Value<string> }): readonly Passed[] {
  const name = known(key);
  const text = known(value);
  // No text has more characters than it is long.
  if (name.length <= LONGEST_KEY && text.length <= LONGEST_VALUE && !/^aws:/i.test(name)) return NONE;
  const [long, longer] = [lengthOf(name), lengthOf(text)];
  return [
    ...(long > LONGEST_KEY ? [{ ...passed('key', long, LONGEST_KEY, key.origin), key: begun(name) }] : []),
    ...(longer > LONGEST_VALUE ? [{ ...passed('value', longer, LONGEST_VALUE, value.origin), key: begun(name) }] : []),
    ...(/^aws:/i.test(name)
      ? [{ ...passed('reserved', long, LONGEST_KEY, key.origin), answer: no({ says: 'it begins with aws:', origin: key.origin }), key: begun(name) }]
      : []),
  ];
}

function tooMuch({ items, origin }: StoredObject['metadata']): readonly Passed[] {
  const bytes = items.reduce((sum, { name, value }) => sum + Buffer.byteLength(name) + Buffer.byteLength(known(value)), 0);
  return bytes > METADATA_BYTES ? [passed('metadata', bytes, METADATA_BYTES, origin)] : [];
}

function passed(limit: Passed['limit'], count: number, most: number, origin: Origin): Passed {
  return { limit, answer: no({ says: `${count} is more than ${most}`, origin }), count, most, origin };
}

/** What is not known has no length that could be too much. */
function known(value: Value<string>): string {
  return value.kind === 'known' ? String(value.value) : '';
}

function lengthOf(text: string): number {
  return [...text].length;
}

function begun(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
