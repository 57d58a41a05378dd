/** Sets: without doubles, in the order in which Terraform walks them. */

import type { Origin } from '../../../text/origin.js';
import type { Seen } from '../../../truth/seen.js';
import { literalOf } from '../../../truth/symbol.js';
import { assumedOf } from '../../seen.js';
import { setOf as collected } from '../collection.js';
import type { SeenSet } from '../value.js';
import { compare, parseDecimal } from './decimal.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, list } from './given.js';
import { sameSeen } from './identity.js';
import { byCodePoint } from './order.js';
import { refused, undecidedList } from './result.js';
import { unified } from './unify.js';

export function setOf(items: readonly Seen[], origin: Origin, unseen?: string, assumed?: string): SeenSet {
  return collected(inOrder(withoutDoubles(items)), origin, { open: unseen, assumed });
}

/** Each is compared with each other, but not of more than so many. */
const MAX_COMPARED = 300;

/** Members that are certainly equal are one; those which may be are kept. */
export function withoutDoubles(items: readonly Seen[]): readonly Seen[] {
  const literal = new Set<string>();
  const others: Seen[] = [];
  return items.filter((item) => {
    const written = item.kind === 'scalar' ? literalOf(item.text) : undefined;
    if (item.kind === 'scalar' && written !== undefined) {
      const key = `${item.type} ${written}`;
      if (literal.has(key)) return false;
      literal.add(key);
      return true;
    }
    if (others.length < MAX_COMPARED && others.some((other) => sameSeen(other, item) === 'yes')) return false;
    others.push(item);
    return true;
  });
}

/** Whether all members are known well enough to say how many there are. */
export function isCounted(items: readonly Seen[]): boolean {
  if (items.every((item) => item.kind === 'scalar' && literalOf(item.text) !== undefined)) return true;
  if (items.length > MAX_COMPARED) return false;
  return items.length <= 1 || items.every((item, at) => items.every((other, place) => place <= at || sameSeen(item, other) !== 'unknown'));
}

function inOrder(items: readonly Seen[]): readonly Seen[] {
  return items
    .map((item) => ({ item, sign: signOf(item) }))
    .sort((a, b) => compareSigns(a.sign, b.sign))
    .map(({ item }) => item);
}

interface Sign {
  readonly rank: number;
  readonly text: string;
}

/** Null and what is not known come last. */
function signOf(seen: Seen): Sign {
  if (seen.kind === 'absent') return { rank: 4, text: '' };
  if (seen.kind === 'unknown') return { rank: 5, text: '' };
  const literal = seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
  if (seen.kind === 'scalar' && literal === undefined) return { rank: 3, text: '' };
  return seen.kind === 'scalar' ? { rank: seen.type === 'number' ? 0 : 1, text: literal ?? '' } : { rank: 2, text: spelled(seen) };
}

function compareSigns(a: Sign, b: Sign): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [x, y] = a.rank === 0 ? [parseDecimal(a.text), parseDecimal(b.text)] : [undefined, undefined];
  return x && y ? compare(x, y) : byCodePoint(a.text, b.text);
}

/** Members that are collections stand in the order of their spelling. */
function spelled(seen: Seen): string {
  switch (seen.kind) {
    case 'absent':
      return 'null';
    case 'unknown':
      return '?';
    case 'scalar':
      return seen.type === 'string' ? JSON.stringify(seen.text.text) : seen.type === 'number' ? seen.text.text : seen.text.text === 'true' ? 'T' : 'F';
    case 'sequence':
      return `<${seen
        .items()
        .map((item) => `${spelled(item)};`)
        .join('')}>`;
    case 'mapping':
      return `<${[...seen.entries()]
        .sort((a, b) => byCodePoint(a.name, b.name))
        .map(({ value }) => `${spelled(value)};`)
        .join('')}>`;
  }
}

/** All members of all arguments, converted to one type; undefined where there is none. */
function together(given: Given): readonly (readonly Seen[])[] | undefined {
  const members = given.args.map((_, index) => given.list(index)?.items() ?? []);
  const all = unified(members.flat(), allSeen(given));
  if (!all) return undefined;
  let at = 0;
  return members.map((own) => withoutDoubles(own.map(() => all[at++] as Seen)));
}

function operation(body: (sets: readonly (readonly Seen[])[], given: Given) => Seen): TerraformFunction {
  return define(
    [list('first_set')],
    (given) => {
      const sets = together(given);
      return sets ? body(sets, given) : refused('with sets whose members have no type in common', given);
    },
    list('other_sets'),
  );
}

const isSeen = (given: Given, index: number): boolean => given.list(index)?.open === undefined && given.list(index) !== undefined;
const allSeen = (given: Given): boolean => given.args.every((_, index) => isSeen(given, index));
const reasonIn = (given: Given): string => {
  for (const arg of given.args) {
    if (arg.kind === 'unknown') return arg.reason;
    if (arg.kind === 'sequence' && arg.open !== undefined) return arg.open;
  }
  return 'made of a set that is not known';
};

const union = operation((sets, given) => setOf(sets.flat(), given.call.origin, allSeen(given) ? undefined : reasonIn(given), assumedOf(...given.args)));

/** In every set for certain, or in some of them nobody can tell. */
const intersection = operation((sets, given) => {
  const [first = [], ...others] = sets;
  if (!isSeen(given, 0)) return undecidedList(given);
  const kept: Seen[] = [];
  let unseen: string | undefined;
  for (const item of first) {
    const truths = new Set(others.map((other, index) => within(item, other, isSeen(given, index + 1))));
    if (truths.has('no')) continue;
    if (truths.has('unknown')) unseen ??= allSeen(given) ? 'made of members that are not known' : reasonIn(given);
    else kept.push(item);
  }
  return setOf(kept, given.call.origin, unseen, assumedOf(...given.args));
});

const subtract = define([list('a'), list('b')], (given) => {
  const sets = together(given);
  if (!sets) return refused('with sets whose members have no type in common', given);
  const [from = [], without = []] = sets;
  if (given.list(0) === undefined) return undecidedList(given);
  const kept: Seen[] = [];
  let unseen = given.list(0)?.open;
  for (const item of from) {
    const truth = within(item, without, isSeen(given, 1));
    if (truth === 'unknown') unseen ??= allSeen(given) ? 'made of members that are not known' : reasonIn(given);
    else if (truth === 'no') kept.push(item);
  }
  return setOf(kept, given.call.origin, unseen, assumedOf(...given.args));
});

/** Whether something is among members, of which there may be more that cannot be seen. */
export function within(item: Seen, members: readonly Seen[], complete: boolean): 'yes' | 'no' | 'unknown' {
  const truths = new Set(members.map((member) => sameSeen(item, member)));
  if (truths.has('yes')) return 'yes';
  return complete && !truths.has('unknown') ? 'no' : 'unknown';
}

export const SETS: Readonly<Record<string, TerraformFunction>> = {
  setintersection: intersection,
  setsubtract: subtract,
  setunion: union,
};
