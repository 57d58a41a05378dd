/** For-expressions, and the collections over which they and others go. */

import type { Expression, ForObject, ForTuple } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import { assumedOf, scalarOf } from '../seen.js';
import type { Member, Vague } from './collection.js';
import { carry, listOf, mappingOf } from './collection.js';
import { truthOfExpression } from './condition.js';
import { freeNames } from './free.js';
import { byCodePoint } from './functions/order.js';
import { derived, soleHole, whyUnknown } from './named.js';
import { originOf, shortly, writtenAs } from './origin.js';
import { placeOf } from './place.js';
import type { Site } from './site.js';
import { isSet, mistake, numberOf, textOf, truthOf } from './value.js';

/** One loop may not be blown up without end. */
const MAX_TURNS = 10_000;
const TOO_OFTEN = `repeated so often that only the first ${MAX_TURNS} are read`;

export interface Turn {
  readonly key: Seen;
  readonly value: Seen;
}

/** Everything in a collection, in the order in which Terraform goes through it. */
export interface Turns {
  readonly kind: 'turns';
  readonly all: readonly Turn[];
  readonly open?: string | undefined;
  readonly assumed: string | undefined;
}

export function turnsOf(seen: Seen, at: Origin): Turns | SeenUnknown {
  switch (seen.kind) {
    case 'unknown':
      return seen;
    case 'absent':
      return mistake('a loop over null', at);
    case 'scalar':
      return soleHole(seen)?.kind === 'symbol' ? derived('turns', [seen], seen.text.says, at) : mistake('a loop over a single value', at);
    case 'sequence': {
      const items = seen.items();
      const all = items.slice(0, MAX_TURNS).map((value, index) => ({ key: isSet(seen) ? value : numberOf(String(index), value.origin), value }));
      return { kind: 'turns', all, open: items.length > MAX_TURNS ? TOO_OFTEN : seen.open, assumed: assumedOf(seen) };
    }
    case 'mapping': {
      const entries = [...new Map(seen.entries().map((entry) => [entry.name, entry])).values()].sort((a, b) => byCodePoint(a.name, b.name));
      const all = entries.slice(0, MAX_TURNS).map((entry) => ({
        key: scalarOf(Mapped.literal(entry.name, placeOf(entry.key)), entry.key, assumedOf(seen)),
        get value() {
          return entry.value;
        },
      }));
      return { kind: 'turns', all, open: entries.length > MAX_TURNS ? TOO_OFTEN : seen.open, assumed: assumedOf(seen) };
    }
  }
}

export function forTuple(expression: ForTuple, site: Site): Seen {
  const turns = walk(expression, site);
  if (turns.kind === 'unknown') return turns;
  const items: Seen[] = [];
  for (const { site: inner, assumed } of turns.all) items.push(carry(inner.see(expression.value), assumed));
  return listOf(items, originOf(expression), { open: turns.open, assumed: turns.assumed, form: 'tuple' });
}

export function forObject(expression: ForObject, site: Site): Seen {
  const origin = originOf(expression);
  const turns = walk(expression, site);
  if (turns.kind === 'unknown') return turns;
  const found = new Map<string, { readonly key: Origin; readonly sees: (() => Seen)[] }>();
  let { open } = turns;
  for (const { site: inner, assumed } of turns.all) {
    const key = inner.see(expression.key);
    if (key.kind === 'unknown' && key.broken) return key;
    if (key.kind === 'absent' || key.kind === 'mapping' || key.kind === 'sequence') return mistake('a loop that makes a key which is no text', key.origin);
    const name = textOf(key);
    if (name === undefined) {
      open ??= whyUnknown([key]);
      continue;
    }
    const before = found.get(name);
    if (before && !expression.grouped) return mistake(`a loop that makes the key ${JSON.stringify(name)} twice`, originOf(expression.key));
    const see = (): Seen => carry(inner.see(expression.value), assumed);
    if (before) before.sees.push(see);
    else found.set(name, { key: key.origin, sees: [see] });
  }
  const members = [...found].map(([name, { key, sees }]): Member => {
    const see = expression.grouped
      ? (): Seen =>
          listOf(
            sees.map((one) => one()),
            originOf(expression.value),
            { form: 'tuple' },
          )
      : (sees[0] as () => Seen);
    return { name, key, see };
  });
  return mappingOf(members, origin, { open, assumed: turns.assumed, form: 'object', vague: turns.vague && vagueOf(expression, turns.vague, site) });
}

/** What is made of those that cannot be told, by the keys that they have: of all of them, unless the loop leaves some out. */
function vagueOf(expression: ForObject, vague: Vague, site: Site): Vague | undefined {
  if (!keepsKeys(expression)) return undefined;
  return {
    get any() {
      const { any, anyKey } = vague;
      return any && anyKey && site.binding(namesOf(expression, { key: anyKey, value: any })).see(expression.value);
    },
    get anyKey() {
      return vague.anyKey;
    },
    countedBy: expression.condition ? undefined : vague.countedBy,
  };
}

interface Walk {
  readonly kind: 'walk';
  /** The turns that the condition lets through, each with its names bound. */
  readonly all: readonly { readonly site: Site; readonly assumed: string | undefined }[];
  readonly open: string | undefined;
  readonly assumed: string | undefined;
  /** Those of the collection that cannot be told. */
  readonly vague: Vague | undefined;
}

function walk(expression: ForTuple | ForObject, site: Site): Walk | SeenUnknown {
  const collection = site.see(expression.collection);
  const turns = turnsOf(collection, originOf(expression.collection));
  if (turns.kind === 'unknown') return turns.broken ? turns : unknownLoop(expression, collection, site);
  const all: { site: Site; assumed: string | undefined }[] = [];
  let { open } = turns;
  let supposed = turns.assumed;
  for (const turn of turns.all) {
    const inner = site.binding(namesOf(expression, turn));
    const truth = expression.condition && truthOfExpression(expression.condition, inner);
    if (truth?.kind === 'unknown' && truth.broken) return truth;
    // An item that is there or not: what is seen is not all.
    if (truth?.kind === 'unknown') open ??= truth.reason;
    else {
      const assumed = truth && assumedOf(truth);
      if (truth === undefined || truthOf(truth) === true) all.push({ site: inner, assumed });
      if (assumed !== undefined && supposed?.includes(assumed) !== true) supposed = supposed === undefined ? assumed : `${supposed}, ${assumed}`;
    }
  }
  const vague = (collection as Vague).anyKey && (collection as Vague);
  return { kind: 'walk', all, open, assumed: supposed, vague };
}

export function namesOf(
  { keyName, valueName }: { readonly keyName: { readonly text: string } | undefined; readonly valueName: { readonly text: string } },
  turn: Turn,
): readonly (readonly [string, Seen])[] {
  return [...(keyName ? [[keyName.text, turn.key] as const] : []), [valueName.text, turn.value]];
}

/** The same loop over the same unknown collection gives the same, where the other names in it mean the same. */
function unknownLoop(expression: ForTuple | ForObject, collection: Seen, site: Site): SeenUnknown {
  const bound = new Set([expression.valueName.text, ...(expression.keyName ? [expression.keyName.text] : [])]);
  const parts: readonly (Expression | undefined)[] = [expression.kind === 'for-object' ? expression.key : undefined, expression.value, expression.condition];
  const others = parts.flatMap((part) => (part ? freeNames(part, bound) : []));
  return derived(`for ${writtenAs(expression)}`, [collection, ...others.map((one) => site.see(one))], shortly(expression), originOf(expression));
}

/** Whether the items of a loop have the keys that they have in its collection. */
export function keepsKeys(loop: ForObject | ForTuple): boolean {
  const { keyName, valueName } = loop;
  if (loop.kind === 'for-object') return !loop.grouped && isName(loop.key, keyName?.text ?? valueName.text);
  return isName(loop.value, keyName?.text ?? valueName.text);
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'reference' && expression.name === name;
}
