/** Lists made of lists. Members keep the places where they are written. */

import type { Seen, SeenSequence } from '../../../truth/seen.js';
import { literalOf } from '../../../truth/symbol.js';
import { formOf } from '../collection.js';
import { isSet } from '../value.js';
import { countOf, integer } from './decimal.js';
import type { TerraformFunction } from './function.js';
import { anything, define, list, number, texts } from './given.js';
import { byCodePoint } from './order.js';
import { MAX_ITEMS, isScalar, listed, numeric, refused, undecided, undecidedList } from './result.js';
import { isCounted, setOf, within, withoutDoubles } from './set.js';
import { graphemes } from './text-parts.js';
import { unified } from './unify.js';

/** A list whose members are not all to be seen has its known ones, in no place that is certain. */
const concat = define(
  [list('seqs')],
  (given) => {
    const lists = given.args.map((_, index) => given.list(index));
    if (lists.some((one) => one && isSet(one))) return refused('with a set, which has no order', given);
    const unseen = given.args
      .map((arg) => (arg.kind === 'unknown' ? arg.reason : arg.kind === 'sequence' ? arg.open : undefined))
      .find((why) => why !== undefined);
    const items = lists.flatMap((one) => one?.items() ?? []);
    // Lists make a list, of members of one type.
    const form = lists.every((one) => one && formOf(one) === 'list') ? 'list' : 'tuple';
    return listed((form === 'list' ? unified(items) : undefined) ?? items, given, unseen, form);
  },
  list('seqs'),
);

const flatten = define([list('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecidedList(given);
  const items: Seen[] = [];
  const unseen = flattenInto(items, whole, 0);
  return listed(items, given, unseen);
});

/** Why there may be more, if there may be. What is not known may be a list itself. */
function flattenInto(out: Seen[], from: SeenSequence, depth: number): string | undefined {
  let unseen = from.open;
  if (depth > 100 || out.length > MAX_ITEMS) return 'made of too many parts to be followed';
  for (const item of from.items()) {
    if (item.kind === 'sequence') unseen = flattenInto(out, item, depth + 1) ?? unseen;
    else if (item.kind === 'unknown' && !isScalar(item)) unseen ??= item.reason;
    else out.push(item);
  }
  return unseen;
}

const compact = define([texts('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecidedList(given);
  let unseen = whole.open;
  const kept = whole.items().filter((item) => {
    if (item.kind === 'absent') return false;
    // A part that is not known may be empty, and a member that may not be there is not shown as one that is.
    if (item.kind !== 'scalar' || !certainlyFilled(item)) {
      if (item.kind === 'scalar' && literalOf(item.text) === '') return false;
      unseen ??= item.kind === 'unknown' ? item.reason : 'made of a text that may be empty';
      return false;
    }
    return true;
  });
  return listed(kept, given, unseen);
});

function certainlyFilled(item: Seen): boolean {
  return (
    item.kind === 'scalar' &&
    item.text.parts().some((part) => typeof part === 'string' || (part as { readonly kind?: string }).kind === 'symbol') &&
    literalOf(item.text) !== ''
  );
}

const distinct = define([list('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecidedList(given);
  const items = unified(whole.items(), whole.open === undefined);
  if (!items) return refused('with a list whose members have no type in common', given);
  const kept = withoutDoubles(items);
  // Two of them may be one, and then all that follow stand elsewhere.
  return listed(kept, given, whole.open ?? (isCounted(kept) ? undefined : undecided(given).reason), 'list');
});

const reverse = define([list('list')], (given) => {
  const whole = given.list(0);
  return whole ? listed([...whole.items()].reverse(), given, whole.open) : undecidedList(given);
});

const sort = define([texts('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecidedList(given);
  const items = whole.items();
  if (items.some(({ kind }) => kind === 'absent')) return refused('with a list that holds null', given);
  const written = items.map((item) => (item.kind === 'scalar' ? literalOf(item.text) : undefined));
  // Where one text is not known, the place of every other is not known either: the members are, but not their order.
  if (written.includes(undefined)) return listed(items, given, whole.open ?? undecided(given).reason);
  const sorted = items.map((item, index) => ({ item, text: written[index] as string })).sort((a, b) => byCodePoint(a.text, b.text));
  return listed(
    sorted.map(({ item }) => item),
    given,
    whole.open,
  );
});

const slice = define([list('list'), number('start_index'), number('end_index')], (given) => {
  const whole = given.list(0);
  const [start, end] = [given.number(1), given.number(2)];
  if (whole && isSet(whole)) return refused('with a set, which has no order', given);
  if (!whole || !start || !end || whole.open !== undefined) return undecidedList(given);
  const items = whole.items();
  const [from, to] = [countOf(start), countOf(end)];
  if (from === undefined || to === undefined || from < 0 || to > items.length || from > to) return refused(`of a part that the list does not have`, given);
  return listed(items.slice(from, to), given);
});

const chunklist = define([list('list'), number('size')], (given) => {
  const whole = given.list(0);
  const size = given.number(1);
  if (!whole || !size || whole.open !== undefined) return undecidedList(given);
  const items = unified(whole.items());
  const count = countOf(size);
  if (!items) return refused('with a list whose members have no type in common', given);
  if (count === undefined || count < 0) return refused(`with a size that is no count`, given);
  if (items.length === 0) return listed([], given);
  const step = count === 0 ? items.length : count;
  const chunks: Seen[] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(listed(items.slice(at, at + step), given));
  return listed(chunks, given);
});

const matchkeys = define([list('values'), list('keys'), list('searchset')], (given) => {
  const [values, keys, searched] = [given.list(0), given.list(1), given.list(2)];
  if (!values || !keys || !searched || values.open !== undefined || keys.open !== undefined) return undecidedList(given);
  const [own, theirs] = [keys.items(), searched.items()];
  if (own.length !== values.items().length) return refused('whose values and keys are not equally many', given);
  const all = unified([...own, ...theirs], searched.open === undefined);
  if (!all) return refused('whose keys and searched keys have no type in common', given);
  const truths = all.slice(0, own.length).map((key) => within(key, all.slice(own.length), searched.open === undefined));
  const kept = values.items().filter((_, at) => truths[at] === 'yes');
  return listed(kept, given, truths.includes('unknown') ? undecidedList(given).reason : undefined);
});

const setproduct = define(
  [list('sets'), list('sets')],
  (given) => {
    const sets = given.args.map((_, at) => given.list(at));
    if (sets.some((one) => !one || one.open !== undefined)) return undecidedList(given);
    const members = (sets as readonly SeenSequence[]).map((one) => unified(one.items()));
    if (members.includes(undefined)) return refused('with a list whose members have no type in common', given);
    const count = members.reduce((product, own) => product * (own?.length ?? 0), 1);
    if (count > MAX_ITEMS) return undecidedList(given);
    let rows: readonly (readonly Seen[])[] = [[]];
    for (const own of members) rows = rows.flatMap((row) => (own ?? []).map((item) => [...row, item]));
    const tuples = rows.map((row) => listed(row, given));
    return (sets as readonly SeenSequence[]).every(isSet) ? setOf(tuples, given.call.origin) : listed(tuples, given);
  },
  list('sets'),
);

/** How many there are; of what is not known nobody can tell. */
const length = define([anything('value')], (given) => {
  const seen = given.args[0] as Seen;
  switch (seen.kind) {
    case 'sequence':
      return seen.open !== undefined || (isSet(seen) && !isCounted(seen.items())) ? undecided(given) : numeric(integer(seen.items().length), given);
    case 'mapping':
      return seen.open === undefined ? numeric(integer(seen.entries().length), given) : undecided(given);
    case 'scalar': {
      const literal = literalOf(seen.text);
      if (seen.type !== 'string') return refused('with a number or a boolean', given);
      return literal === undefined ? undecided(given) : numeric(integer(graphemes(literal).length), given);
    }
    default:
      return undecided(given);
  }
});

export const LISTS: Readonly<Record<string, TerraformFunction>> = {
  chunklist,
  compact,
  concat,
  distinct,
  flatten,
  length,
  matchkeys,
  reverse,
  setproduct,
  slice,
  sort,
};
