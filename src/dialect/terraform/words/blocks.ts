/** Which names of a type are blocks: the tables of words tell, by writing a block as the list that plans make of it. */

import { own } from '../../../text/own.js';
import type { AnyWords, BlockWords, ListWords, Unsaid, Way } from '../../words.js';
import { isUnsaid, longForm, stepsOf, waysOf } from '../../words.js';
import { additions, attachmentTypes, subjectTypes } from './types.js';

interface Blocks {
  readonly [name: string]: Blocks;
}
type Draft = { [name: string]: Draft };

/** Arguments that take a list of objects: Terraform takes a block for them as well, and the provider's pages show `= [{ … }]`. */
const listsOfObjects: Readonly<Record<string, readonly string[]>> = {
  aws_s3vectors_vector_bucket: ['encryption_configuration'],
  aws_s3vectors_index: ['encryption_configuration'],
};

type IsBlock = (path: readonly string[]) => boolean;

const found = new Map<string, IsBlock>();

/**
 * @param type a type of resource; of one that no table has, no name is known to be a block
 * @returns whether the names from the resource's body down lead to a block
 */
export function blocksOf(type: string): IsBlock {
  let isBlock = found.get(type);
  if (!isBlock) {
    const root = read(type);
    isBlock = (path) => path.length > 0 && leadsOn(root, path);
    found.set(type, isBlock);
  }
  return isBlock;
}

function leadsOn(from: Blocks, path: readonly string[]): boolean {
  let at: Blocks | undefined = from;
  for (const name of path) at = own(at, name);
  return at !== undefined;
}

function read(type: string): Blocks {
  const body: Draft = {};
  const subject = subjectTypes.get(type);
  for (const words of Object.values(subject?.words ?? {})) note(words as AnyWords, [body]);
  for (const { words, target } of [...(attachmentTypes.get(type) ?? []), ...(additions.get(type) ?? [])]) {
    note(words as AnyWords, [body]);
    along(target, body);
  }
  for (const name of listsOfObjects[type] ?? []) delete body[name];
  return body;
}

/** Notes the blocks that words lead through, from each of the places where they may stand. */
function note(words: AnyWords | Way | Unsaid, from: readonly Draft[]): void {
  const long = longForm(words);
  if (isUnsaid(long)) return;
  const { of, single, json, entries } = long as ListWords;
  const item = of === undefined ? undefined : longForm(of as AnyWords | Way);
  const named = item !== undefined && hasNames(item);
  const ways = waysOf(long.at);
  const ends = [
    ...ways.flatMap((way, index) => from.map((body) => along(way, body, named && !entries && !(json && index === ways.length - 1)))),
    ...(single === undefined ? [] : waysOf(single).flatMap((way) => from.map((body) => along(way, body, named)))),
  ];
  if (item) note(item, ends);
  for (const inner of Object.values((long as BlockWords).fields ?? {})) note(inner as AnyWords, ends);
}

/** Whether an item is something with names inside: a block is, a single value of a list is not. */
function hasNames(item: AnyWords | Unsaid): boolean {
  return !isUnsaid(item) && ('fields' in item || waysOf(item.at).some((way) => way !== ''));
}

/**
 * Follows a way, making blocks of the names before an index.
 * @param items whether the last name is that of a list of blocks
 */
function along(way: string, body: Draft, items = false): Draft {
  let at = body;
  const steps = stepsOf(way);
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') continue;
    const next = steps[index + 1];
    if (typeof next !== 'number' && (next !== undefined || !items)) return {};
    at = at[step] ??= {};
  }
  return at;
}
