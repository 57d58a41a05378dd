/** What was decided of one thing and of all that is made of it: together it tells in which states the thing can be, and what each of them is then. */

import type { Decisions } from '../../truth/world.js';
import type { Unless } from './named.js';

/** What is made of a thing, and what it is where the thing does not count; a thing itself is made of nothing. */
interface Role {
  readonly unless?: Unless;
  /** Spelled as a question names it; undefined where it is not known. */
  readonly otherwise?: string | undefined;
}

/** That one of them has one of some values, or none of them. */
interface Fact extends Role {
  readonly key: string;
  readonly among: readonly string[];
  readonly holds: boolean;
}

/** Between a key and several values, in a question whether it has one of them; between a key and one value stands `=`. */
export const AMONG = ' in ';

const SIGNS: readonly (readonly [Unless, string])[] = [
  ['missing', 'm'],
  ['empty', 'e'],
  ['missing or empty', 'b'],
  ['told', 't'],
];

/**
 * The key of what is made of a thing. Identities hold no line breaks.
 * @param otherwise its spelling where it is known, else what tells it from others
 */
export function keyOfRole(first: string, unless: Unless, otherwise: string, isKnown: boolean): string {
  const sign = SIGNS.find(([one]) => one === unless)?.[1] ?? '';
  return `${first}|${sign}${isKnown ? '=' : '~'}${otherwise}\n`;
}

function roleIn(text: string): Role | undefined {
  const unless = SIGNS.find(([, sign]) => sign === text[1])?.[0];
  return unless && { unless, otherwise: text[2] === '=' ? text.slice(3) : undefined };
}

function factsOf(first: string, decided: Decisions): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [name, holds] of decided) {
    if (!name.startsWith(first)) continue;
    const end = name[first.length] === '|' ? name.indexOf('\n', first.length) + 1 : first.length;
    const among = amongIn(name.slice(end));
    const role = end === first.length ? {} : roleIn(name.slice(first.length, end - 1));
    if (among && role) facts.push({ ...role, key: name.slice(0, end), among, holds });
  }
  return facts;
}

/** What a question asks for, behind the key. */
function amongIn(text: string): readonly string[] | undefined {
  if (text.startsWith('=')) return [text.slice(1)];
  return text.startsWith(AMONG) ? (JSON.parse(text.slice(AMONG.length)) as string[]) : undefined;
}

/** The thing is not there. */
const MISSING = 'missing';
/** It is something that no question names. */
const OTHER = 'other';
/** Terraform would refuse what asks for it. */
const REFUSED = 'refused';
/** It cannot be told what it is. */
const ANY = 'any';

const NAMELESS = new Set([OTHER, ANY, REFUSED]);

/** The question, and what it is about. */
export interface Asked {
  /** The thing of which all is made. */
  readonly first: string;
  readonly key: string;
  /** What the thing can be; undefined: also what no question names. */
  readonly allowed: readonly string[] | undefined;
  canBe(spelled: string): boolean;
}

/** What it is in each of the states that agree with all that was decided: spelled, or one of those that no question names. */
function valuesOf({ first, key, allowed, canBe }: Asked, wanted: readonly string[], facts: readonly Fact[], isTolerant = false): ReadonlySet<string> {
  const named = [...facts.flatMap((fact) => fact.among), ...wanted];
  const asTruth = named.includes('true') ? ['true', 'false'] : [];
  const role = key === first ? {} : (roleIn(key.slice(first.length, -1)) ?? {});
  // A thing of which a list tells all that it can be is asked for as if it were there, unless something else is made of it where it is not.
  const nothing = !allowed || role.unless || facts.some(({ unless }) => unless) ? ['null', '""'] : [];
  const states = new Set([...[...nothing, ...asTruth, ...named, ...(allowed ?? [])].filter(canBe), MISSING, ...(allowed ? [] : [OTHER])]);
  const values = new Set<string>();
  for (const state of states) {
    if (!facts.every((fact) => agrees(fact, state))) continue;
    const value = inState(role, state);
    if (value === REFUSED && isTolerant) values.add(REFUSED);
    if (value !== REFUSED) values.add(value === ANY ? (decidedItself(key, facts) ?? ANY) : value);
  }
  return values;
}

function inState({ unless, otherwise }: Role, state: string): string {
  if (unless === 'told') return String(state !== MISSING);
  const isEmpty = state === 'null' || state === '""';
  const counts = state === MISSING ? unless?.startsWith('missing') : isEmpty && unless?.endsWith('empty');
  if (counts) return otherwise ?? ANY;
  return state === MISSING ? REFUSED : state;
}

function agrees(fact: Fact, state: string): boolean {
  const value = inState(fact, state);
  if (value === REFUSED || value === ANY) return value === ANY;
  if (fact.holds) return fact.among.includes(value);
  // What is asked for its truth is a boolean.
  return isTruth(fact) ? value === 'false' : !fact.among.includes(value);
}

function isTruth({ among }: Fact): boolean {
  return among.length === 1 && among[0] === 'true';
}

function decidedItself(key: string, facts: readonly Fact[]): string | undefined {
  for (const fact of facts) {
    if (fact.key !== key) continue;
    if (fact.holds && fact.among.length === 1) return fact.among[0];
    if (!fact.holds && isTruth(fact)) return 'false';
  }
  return undefined;
}

/** Whether it has a value, after all that was decided. */
export function canHold(asked: Asked, spelled: string, decided: Decisions): 'yes' | 'no' | 'both' | 'neither' {
  const facts = factsOf(asked.first, decided);
  // Nearly always nothing was.
  if (facts.length === 0 && isPlain(asked) && !asked.allowed) return asked.canBe(spelled) ? 'both' : 'no';
  const told = toldPlainly(asked, facts);
  if (told !== undefined) return told === spelled ? 'yes' : 'no';
  const values = valuesOf(asked, [spelled], facts);
  if (values.size === 0) return 'neither';
  if (!values.has(spelled) && !values.has(ANY)) return 'no';
  return values.size === 1 && values.has(spelled) ? 'yes' : 'both';
}

/** Whether it has one of some values, after all that was decided. */
export function canHoldOneOf(asked: Asked, among: readonly string[], decided: Decisions): 'yes' | 'no' | 'both' | 'neither' {
  const values = [...valuesOf(asked, among, factsOf(asked.first, decided))];
  if (values.length === 0) return 'neither';
  if (values.every((value) => among.includes(value))) return 'yes';
  return values.some((value) => value === ANY || among.includes(value)) ? 'both' : 'no';
}

/**
 * What it must be; undefined where it can be several things.
 * @param isTolerant where Terraform would go on if it were not there
 */
export function onlyValue(asked: Asked, decided: Decisions, isTolerant: boolean): string | undefined {
  const facts = factsOf(asked.first, decided);
  if (facts.length === 0 && isPlain(asked)) return undefined;
  const told = toldPlainly(asked, facts);
  if (told !== undefined) return told;
  const [only, ...more] = valuesOf(asked, [], facts, isTolerant);
  return more.length > 0 || only === undefined || NAMELESS.has(only) ? undefined : only;
}

/** Whether it is the thing itself, and nothing that is made of it. */
function isPlain({ first, key }: Asked): boolean {
  return key === first;
}

/** What a thing is of which that was decided. */
function toldPlainly(asked: Asked, facts: readonly Fact[]): string | undefined {
  return isPlain(asked) ? decidedItself(asked.key, facts) : undefined;
}
