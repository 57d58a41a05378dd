/** One thing out of several, and what is asked about lists. */

import type { Seen } from '../../../truth/seen.js';
import { literalOf } from '../../../truth/symbol.js';
import { either } from '../either.js';
import { partOfUnknown } from '../part.js';
import { isSet, nothing } from '../value.js';
import { countOf, integer } from './decimal.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, flags, list, number } from './given.js';
import { answered, boolean, numeric, refused, undecided, undecidedList } from './result.js';
import { isCounted, within } from './set.js';
import { unified } from './unify.js';

const element = define([list('list'), number('index')], (given) => {
  const whole = given.list(0);
  const index = given.number(1);
  if (whole && isSet(whole)) return refused('with a set, which has no order', given);
  if (!whole) return elementOf(given.args[0] as Seen, countOf(index), given);
  if (whole.open !== undefined) return undecided(given);
  const items = whole.items();
  if (items.length === 0) return refused('with an empty list', given);
  if (!index) return undecided(given);
  const at = countOf(index);
  if (at === undefined || at < 0) return refused(`with an index that is no count`, given);
  return items[at % items.length] as Seen;
});

/** The item of a list that is not known; behind its end it begins again. */
function elementOf(list: Seen, index: number | undefined, given: Given): Seen {
  const item = index === undefined || index < 0 ? undefined : itemOf(list, index, given);
  if (!item || index === 0) return item ?? undecided(given);
  return either(item, 'missing', undecided(given), given.call.says, given.call.origin) ?? undecided(given);
}

function firstOrNull(list: Seen, given: Given): Seen {
  const { origin, says } = given.call;
  const item = itemOf(list, 0, given);
  return (item && either(item, 'missing', nothing(origin), says, origin)) ?? undecided(given);
}

/** An item of something that is not known and may be a list; undefined where it has no name. */
function itemOf(list: Seen, index: number, given: Given): Seen | undefined {
  const item = partOfUnknown(list, index, given.call.origin);
  return item.kind === 'unknown' && (item.broken || !item.text) ? undefined : item;
}

const one = define([list('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return firstOrNull(given.args[0] as Seen, given);
  const items = whole.items();
  if (items.length > 1 && (!isSet(whole) || isCounted(items))) return refused(`with a list of more than one member`, given);
  if (whole.open !== undefined || items.length > 1) return undecided(given);
  return items[0] ?? nothing(given.call.origin);
});

const coalescelist = define(
  [list('vals')],
  (given) => {
    for (const arg of given.args) {
      if (arg.kind !== 'sequence') return undecidedList(given);
      if (isSet(arg)) return refused('with a set, which has no order', given);
      if (arg.items().length > 0) return arg;
      if (arg.open !== undefined) return undecidedList(given);
    }
    return refused('whose lists are all empty', given);
  },
  list('vals'),
);

const index = define([list('list'), anything('value')], (given) => {
  const whole = given.list(0);
  const wanted = given.args[1] as Seen;
  if (!whole) return undecided(given);
  if (isSet(whole)) return refused('with a set, which has no order', given);
  if (whole.open !== undefined) return undecided(given);
  const items = whole.items();
  for (const [at, item] of items.entries()) {
    const truth = within(wanted, [item], true);
    if (truth === 'yes') return numeric(integer(at), given);
    if (truth === 'unknown') return undecided(given);
  }
  return refused('for something that the list does not hold', given);
});

const contains = define([list('list'), anything('value')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecided(given);
  return answered(within(given.args[1] as Seen, whole.items(), whole.open === undefined), given);
});

/** The first that is neither null nor an empty text. */
const coalesce = define(
  [],
  (given) => {
    const all = unified(given.args);
    if (!all) return refused('whose arguments have no type in common', given);
    return filledOf(all, given);
  },
  anything('vals', true),
);

function filledOf(all: readonly Seen[], given: Given): Seen {
  for (const [at, arg] of all.entries()) {
    if (arg.kind === 'absent') continue;
    if (arg.kind === 'unknown') return filledOr(arg, filledOf(all.slice(at + 1), given), given);
    if (arg.kind !== 'scalar') return arg;
    const literal = literalOf(arg.text);
    if (literal === '') continue;
    if (literal === undefined && isNameless(arg)) return undecided(given);
    return arg;
  }
  return refused('of nothing but null and empty texts', given);
}

/** What is not known, or the next that is neither null nor empty; where there is none, nothing else is left. */
function filledOr(arg: Seen, next: Seen, given: Given): Seen {
  if (next.kind === 'unknown' && next.broken) return arg;
  return either(arg, 'empty', next, given.call.says, given.call.origin) ?? undecided(given);
}

/** Made of unknown parts alone, and so maybe empty. */
function isNameless(seen: Seen): boolean {
  return seen.kind === 'scalar' && seen.text.parts().every((part) => (part as { readonly kind?: string }).kind === 'unknown');
}

/** Null counts as neither: it is no true one, and is passed over where one true one is enough. */
function quantified(stop: boolean): TerraformFunction {
  return define([flags('list')], (given) => {
    const whole = given.list(0);
    if (!whole) return undecided(given);
    let known = whole.open === undefined;
    for (const item of whole.items()) {
      const literal = item.kind === 'scalar' ? literalOf(item.text) : item.kind === 'absent' ? 'false' : undefined;
      if (literal === undefined) known = false;
      else if (literal === String(stop)) return boolean(stop, given);
    }
    return known ? boolean(!stop, given) : undecided(given);
  });
}

export const PICKS: Readonly<Record<string, TerraformFunction>> = {
  alltrue: quantified(false),
  anytrue: quantified(true),
  coalesce,
  coalescelist,
  contains,
  element,
  index,
  one,
};
