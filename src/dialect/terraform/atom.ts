/** The questions on which a configuration depends: whether something that is not known has a value. */

import { Mapped } from '../../text/mapped.js';
import type { Seen } from '../../truth/seen.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import type { Atom, World } from '../../truth/world.js';
import { assumedOf, fetched, scalarOf } from '../seen.js';
import { carry, listOf, mappingOf } from './collection.js';
import { mayBeEmpty } from './functions/text-parts.js';
import { convert } from './convert.js';
import { plainNumber } from './number.js';
import { type NamedUnknown, fullNameOf, isBeyond, soleHole } from './named.js';
import { placeOf } from './place.js';
import type { Asked } from './states.js';
import { AMONG, canHold, canHoldOneOf, onlyValue } from './states.js';
import { flagOf, nothing, numberOf, textOf } from './value.js';

type Hole = NamedUnknown | Sign;

/** A value as a question names it: `"prod"`, `true`, `3`, `null`, `[]`, `{}`; undefined for what no question is asked about. */
export function spell(seen: Seen): string | undefined {
  switch (seen.kind) {
    case 'absent':
      return 'null';
    case 'scalar': {
      const text = textOf(seen);
      if (text === undefined) return undefined;
      return seen.type === 'string' ? JSON.stringify(text) : seen.type === 'number' ? (plainNumber(text) ?? text) : text;
    }
    case 'sequence':
      return seen.open === undefined && seen.items().length === 0 ? '[]' : undefined;
    case 'mapping':
      return seen.open === undefined && seen.entries().length === 0 ? '{}' : undefined;
    case 'unknown':
      return undefined;
  }
}

/**
 * The question whether something has a value. Of two values of one thing at most one holds.
 * @param among all that it can be where the question stands
 */
export function isValue(hole: Hole, spelled: string, among: readonly string[] | undefined = facts(hole).allowed): Atom {
  const prefix = prefixOf(hole);
  return {
    key: prefix + spelled,
    says: (holds) => says(hole, spelled, holds, among),
    possible(decided) {
      const before = decided.get(prefix + spelled);
      if (before !== undefined) return before ? 'yes' : 'no';
      const asked = askedOf(hole);
      const can = canHold(asked, spelled, decided);
      if (can !== 'both') return can;
      return among?.every((other) => other === spelled || canHold(asked, other, decided) === 'no') ? 'yes' : 'both';
    },
  };
}

/** The question whether something has one of several values. What was asked about each of them counts here, and the other way round. */
export function isOneOf(hole: Hole, spelled: readonly string[]): Atom {
  const among = [...new Set(spelled)].filter((one) => canBe(hole, one));
  if (among.length === 1) return isValue(hole, among[0] as string);
  const key = groupPrefixOf(hole) + JSON.stringify([...among].sort());
  return {
    key,
    says: (holds) => `${fullNameOf(hole)} is ${holds ? 'one' : 'none'} of ${shortly(among)}`,
    possible(decided) {
      const before = decided.get(key);
      if (before !== undefined) return before ? 'yes' : 'no';
      return canHoldOneOf(askedOf(hole), among, decided);
    },
  };
}

/** So many values are told one by one. */
const MAX_TOLD = 3;

function shortly(spelled: readonly string[]): string {
  const more = spelled.length - MAX_TOLD;
  return more > 1 ? `${spelled.slice(0, MAX_TOLD).join(', ')} and ${more} more` : spelled.join(', ');
}

/** A value as it is spelled before it is converted; undefined where nothing of its own type comes to that. */
export function ownSpelling(hole: Hole, spelled: string): string | undefined {
  const { as, type } = facts(hole);
  if (!as || spelled === 'null') return spelled;
  if (as.kind === 'bool' || as.kind === 'number') return /^["[{]/.test(spelled) ? undefined : JSON.stringify(spelled);
  if (as.kind !== 'string' || !spelled.startsWith('"')) return as.kind === 'string' ? undefined : spelled;
  const text = JSON.parse(spelled) as string;
  const isOwn = type?.kind === 'bool' ? text === 'true' || text === 'false' : plainNumber(text) === text;
  return isOwn ? text : undefined;
}

/** The question whether something that holds yes or no holds yes, where only its words are known. */
export function isSo(key: string, words: string, otherwise = `not ${words}`): Atom {
  return {
    key: `?${key}`,
    says: (holds) => (holds ? words : otherwise),
    possible: (decided) => {
      const before = decided.get(`?${key}`);
      return before === undefined ? 'both' : before ? 'yes' : 'no';
    },
  };
}

/**
 * The same, where this world has settled what it is.
 * @param isTolerant where it may not be there at all
 */
export function settled(seen: Seen, world: World, isTolerant: boolean): Seen {
  if (world.decided.size === 0 || (seen.kind !== 'unknown' && seen.kind !== 'scalar')) return seen;
  if (isBeyond(seen, world.decided.keys())) return seen;
  const hole = soleHole(seen);
  const spelled = hole && onlyValue(askedOf(hole), world.decided, isTolerant);
  return hole && spelled !== undefined ? carry(asConverted(valueOf(spelled, hole, seen), hole), assumedOf(seen)) : seen;
}

function asConverted(seen: Seen, hole: Hole): Seen {
  const { as } = facts(hole);
  return as ? convert(seen, as) : seen;
}

function valueOf(spelled: string, hole: Hole, { origin }: Seen): Seen {
  switch (spelled) {
    case 'null':
      return nothing(origin);
    case 'true':
    case 'false':
      return flagOf(spelled === 'true', origin);
    case '[]':
      return listOf([], origin, { form: 'list' });
    case '{}':
      return mappingOf([], origin);
    default:
      if (spelled.startsWith('"')) return scalarOf(Mapped.literal(JSON.parse(spelled) as string, placeOf(origin)), origin);
      if (/^-?\d/.test(spelled)) return numberOf(spelled, origin);
      // No question names it: it is the other one of two.
      return fetched(facts(hole).either?.otherwise ?? nothing(origin), origin, origin);
  }
}

/** A thing of which something is made, or what is made of a thing: the one tells of the other. */
function askedOf(hole: Hole): Asked {
  const { either } = facts(hole);
  const first = either?.first ?? hole;
  return { first: first.key, key: either?.key ?? hole.key, allowed: facts(first).allowed, canBe: (spelled) => canBe(first, spelled) };
}

/** What its declaration rules out is not asked. */
function canBe(hole: Hole, spelled: string): boolean {
  if (hole.kind === 'symbol') return spelled !== 'null' && (spelled !== '""' || mayBeEmpty(hole));
  if (spelled === 'null') return hole.notNull !== true;
  if (hole.allowed && !hole.allowed.includes(spelled)) return false;
  switch (hole.type?.kind) {
    case 'string':
      return spelled.startsWith('"');
    case 'bool':
      return spelled === 'true' || spelled === 'false';
    case 'number':
      return /^-?\d/.test(spelled);
    default:
      return true;
  }
}

function says(hole: Hole, spelled: string, holds: boolean, among: readonly string[] | undefined): string {
  const name = fullNameOf(hole);
  // A comparison says by itself what holds.
  if (spelled === 'true' && !/^[\w.*[\]"-]+$/.test(name) && !isCall(name)) return holds ? name : `not ${name}`;
  const value = spelled === '[]' || spelled === '{}' ? 'empty' : spelled;
  if (holds) return `${name} is ${value}`;
  if (spelled === 'true') return `${name} is false`;
  // Of two values the one is what the other is not.
  const others = among?.filter((one) => one !== spelled);
  return `${name} is ${others?.length === 1 ? others[0] : `not ${value}`}`;
}

/** `lookup(var.settings, "name")`, and nothing behind it. */
function isCall(words: string): boolean {
  if (!/^\w+\(.*\)$/s.test(words)) return false;
  let depth = 0;
  for (const char of words.replaceAll(/"(?:\\.|[^"\\])*"/g, '').slice(0, -1)) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth === 0 && char === ')') return false;
  }
  return true;
}

/** More keys than this are not tried one by one. */
const MAX_KEYS = 8;

/**
 * Which of some texts something is in this world: one of them, as Terraform would refuse anything else.
 * @param orNone where it may be none of them
 * @returns undefined where it is none, or where they are too many to be tried
 */
export function chosen(hole: Hole, texts: readonly string[], world: World, orNone: boolean): { readonly text: string | undefined } | undefined {
  if (hole.kind === 'symbol' || texts.length === 0 || texts.length > MAX_KEYS) return undefined;
  const spelled = texts.map((text) => ownSpelling(hole, JSON.stringify(text)));
  const possible = spelled.filter((one) => one !== undefined && (hole.allowed?.includes(one) ?? true)) as readonly string[];
  const among = orNone ? hole.allowed : possible;
  return { text: texts.find((_, index) => spelled[index] !== undefined && world.decide(isValue(hole, spelled[index], among))) };
}

function facts(hole: Hole): Pick<NamedUnknown, 'allowed' | 'as' | 'either' | 'type'> {
  return hole.kind === 'unknown' ? hole : {};
}

/** How all questions about it begin. */
function asKey(hole: Hole): string {
  return facts(hole).either?.key ?? hole.key;
}

function prefixOf(hole: Hole): string {
  return `${asKey(hole)}=`;
}

/** Not how a question about one value begins. */
function groupPrefixOf(hole: Hole): string {
  return `${asKey(hole)}${AMONG}`;
}
