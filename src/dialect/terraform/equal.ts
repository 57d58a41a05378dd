/** `==` of Terraform: deep, without conversion, and where parts are not known a question. */

import type { Mapped } from '../../text/mapped.js';
import type { Seen, SeenMapping, SeenSequence, SeenUnknown } from '../../truth/seen.js';
import { literalOf, partsOf, sameText } from '../../truth/symbol.js';
import type { Part, Symbol as Sign } from '../../truth/symbol.js';
import type { Atom, World } from '../../truth/world.js';
import { isOneOf, isSo, isValue, ownSpelling, spell } from './atom.js';
import { formOf } from './collection.js';
import { identityOfSeen } from './functions/identity.js';
import { type NamedUnknown, fullNameOf, soleHole, typeOfHole, whyUnknown } from './named.js';
import { plainNumber } from './number.js';
import type { Type } from './type.js';
import { isSet, open } from './value.js';

/** That something has a value. */
interface Asked {
  readonly hole: NamedUnknown | Sign;
  readonly spelled: string;
}

/** What a comparison comes to: known, one or all of several questions, or not to be told. */
export type Test =
  | boolean
  | { readonly kind: 'atom'; readonly atom: Atom; readonly not?: true; readonly asks?: Asked }
  | { readonly kind: 'all'; readonly tests: readonly Test[] }
  | SeenUnknown;

export function decideTest(test: Test, world: World): boolean | SeenUnknown {
  if (typeof test === 'boolean' || test.kind === 'unknown') return test;
  if (test.kind === 'atom') return world.decide(test.atom) !== (test.not ?? false);
  let doubt: SeenUnknown | undefined;
  for (const one of test.tests) {
    const outcome = decideTest(one, world);
    if (outcome === false) return false;
    if (outcome !== true) doubt ??= outcome;
  }
  return doubt ?? true;
}

/** So many values of one thing are asked for one by one: each tells more than all of them do together. */
const MAX_SINGLE = 4;

/** Several comparisons of which one is enough: those for values of one thing are one question, where they are many. */
export function together(tests: readonly Test[]): readonly Test[] {
  if (tests.length <= MAX_SINGLE) return tests;
  const asked = new Map<string, Asked[]>();
  for (const test of tests) {
    const { asks } = asking(test);
    if (asks) asked.set(asks.hole.key, [...(asked.get(asks.hole.key) ?? []), asks]);
  }
  const many = [...asked.values()].filter((all) => all.length > MAX_SINGLE);
  if (many.length === 0) return tests;
  const groups = many.map(
    (all): Test => ({
      kind: 'atom',
      atom: isOneOf(
        (all[0] as Asked).hole,
        all.map(({ spelled }) => spelled),
      ),
    }),
  );
  return [...groups, ...tests.filter((test) => !many.some((all) => all.includes(asking(test).asks as Asked)))];
}

function asking(test: Test): { readonly asks?: Asked } {
  return typeof test === 'object' && test.kind === 'atom' ? test : {};
}

/** What is made of itself is compared no deeper than this, and what has more parts not to its end. */
const MAX_DEEP = 50;
const MAX_PARTS = 20_000;

interface Bounds {
  left: number;
  deep: number;
}

export function equality(a: Seen, b: Seen, bounds: Bounds = { left: MAX_PARTS, deep: 0 }): Test {
  if (bounds.deep > MAX_DEEP) return open('nested too deeply to be followed', a.origin);
  if (--bounds.left < 0) return open('made of too many parts to be followed', a.origin);
  for (const one of [a, b]) if (one.kind === 'unknown' && one.broken) return one;
  const [left, right] = [textIn(a), textIn(b)];
  if (left && right) return sameScalars(a, b, left, right);
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === 'unknown' ? hangsOn(a, b) : hangsOn(b as SeenUnknown, a);
  if (a.kind === 'absent' || b.kind === 'absent') return a.kind === b.kind;
  // What is known only after deployment may be a collection.
  if (soleHole(a) || soleHole(b)) return opaque(a, b);
  if (a.kind === 'sequence' && b.kind === 'sequence') return sameSequences(a, b, bounds);
  if (a.kind === 'mapping' && b.kind === 'mapping') return sameMappings(a, b, bounds);
  return false;
}

function textIn(seen: Seen): Mapped | undefined {
  return seen.kind === 'scalar' || seen.kind === 'unknown' ? seen.text : undefined;
}

function sameScalars(a: Seen, b: Seen, left: Mapped, right: Mapped): Test {
  const [ours, theirs] = [literalOf(left), literalOf(right)];
  if (a.kind === 'scalar' && b.kind === 'scalar' && ours !== undefined && theirs !== undefined) {
    if (a.type !== b.type) return false;
    return a.type === 'number' ? (plainNumber(ours) ?? ours) === (plainNumber(theirs) ?? theirs) : ours === theirs;
  }
  const same = sameText(left, right);
  if (same !== 'unknown') return same === 'yes';
  for (const [open, known] of [
    [a, b],
    [b, a],
  ] as const) {
    const [hole, spelled] = [soleHole(open), spell(known)];
    if (hole && spelled !== undefined) return asksFor(hole, spelled);
  }
  return reduced(left, right) ?? opaque(a, b);
}

/** `"x-${var.env}" == "x-prod"` asks for var.env alone. */
function reduced(left: Mapped, right: Mapped): Test | undefined {
  const [literal, parts] = literalOf(left) === undefined ? [literalOf(right), partsOf(left)] : [literalOf(left), partsOf(right)];
  if (literal === undefined) return undefined;
  const holes = parts.filter((part) => typeof part !== 'string' && !(part.kind === 'symbol' && part.known !== undefined));
  const [hole] = holes;
  if (holes.length !== 1 || !hole || typeof hole === 'string' || hole.key === undefined) return undefined;
  const index = parts.indexOf(hole);
  const [before, after] = [written(parts.slice(0, index)), written(parts.slice(index + 1))];
  if (literal.length < before.length + after.length) return false;
  return asksForText(hole as NamedUnknown | Sign, literal.slice(before.length, literal.length - after.length));
}

function written(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.kind === 'symbol' ? (part.known ?? '') : '')).join('');
}

/** What stands in a text is written there as a number or a boolean is. */
function asksForText(hole: NamedUnknown | Sign, text: string): Test {
  const kind = hole.kind === 'unknown' ? typeOfHole(hole)?.kind : undefined;
  if (kind === 'bool') return (text === 'true' || text === 'false') && asksFor(hole, text);
  if (kind === 'number') return plainNumber(text) === text && asksFor(hole, text);
  return asksFor(hole, JSON.stringify(text));
}

/** Something unknown against a collection or nothing. */
function hangsOn(unknown: SeenUnknown, other: Seen): Test {
  const hole = soleHole(unknown);
  const spelled = spell(other);
  if (hole?.kind === 'unknown' && neverOf(typeOfHole(hole), other)) return false;
  return hole && spelled !== undefined ? asksFor(hole, spelled) : opaque(unknown, other);
}

/** What is false is not true: one question for both. */
function asksFor(hole: NamedUnknown | Sign, spelled: string): Test {
  const own = ownSpelling(hole, spelled === 'false' ? 'true' : spelled);
  if (own === undefined) return false;
  if (spelled === 'false' || own === 'false') return { kind: 'atom', atom: isValue(hole, own === 'false' ? 'true' : own), not: true };
  return { kind: 'atom', atom: isValue(hole, own), asks: { hole, spelled: own } };
}

/** A list is never equal to what is written in brackets, which is a tuple; so with maps and objects. */
function neverOf(type: Type | undefined, other: Seen): boolean {
  const form = formOf(other);
  const kind = type?.kind ?? 'any';
  return (form === 'tuple' && kind !== 'tuple' && kind !== 'any') || (form === 'object' && kind !== 'object' && kind !== 'any');
}

/** A question of which only the two sides are known. */
function opaque(a: Seen, b: Seen): Test {
  const [one, other] = [identityOfSeen(a), identityOfSeen(b)];
  if (one === undefined || other === undefined) return open(whyUnknown([a, b]) ?? 'made of something that is not known', a.origin);
  if (one === other) return true;
  const [left, right] = [says(a), says(b)];
  return { kind: 'atom', atom: isSo([one, other].sort().join('=='), `${left} is ${right}`, `${left} is not ${right}`) };
}

function says(seen: Seen): string {
  const hole = soleHole(seen);
  if (hole) return fullNameOf(hole);
  const text = textIn(seen);
  return text ? `"${text.says}"` : seen.kind === 'absent' ? 'null' : seen.kind === 'mapping' ? 'a map' : 'a list';
}

function sameSequences(a: SeenSequence, b: SeenSequence, bounds: Bounds): Test {
  if (isSet(a) !== isSet(b) || differ(a, b)) return false;
  if (a.open !== undefined || b.open !== undefined) return open((a.open ?? b.open) as string, a.origin);
  const [ours, theirs] = [a.items(), b.items()];
  if (isSet(a) && [...ours, ...theirs].some((item) => whyUnknown([item]) !== undefined)) return opaque(a, b);
  if (ours.length !== theirs.length) return false;
  return allOf(ours, bounds, (item, index) => equality(item, theirs[index] as Seen, bounds));
}

function sameMappings(a: SeenMapping, b: SeenMapping, bounds: Bounds): Test {
  if (differ(a, b)) return false;
  if (a.open !== undefined || b.open !== undefined) return open((a.open ?? b.open) as string, a.origin);
  const [ours, theirs] = [a.entries(), new Set(b.entries().map(({ name }) => name))];
  if (ours.length !== theirs.size || ours.some(({ name }) => !theirs.has(name))) return false;
  return allOf(ours, bounds, ({ name, value }) => equality(value, b.get(name), bounds));
}

function differ(a: Seen, b: Seen): boolean {
  const [one, other] = [formOf(a), formOf(b)];
  return one !== undefined && other !== undefined && one !== other;
}

/** One difference is enough. */
function allOf<T>(parts: readonly T[], bounds: Bounds, same: (part: T, index: number) => Test): Test {
  const tests: Test[] = [];
  bounds.deep++;
  for (const [index, part] of parts.entries()) {
    const test = same(part, index);
    tests.push(test);
    if (test === false || bounds.left < 0) break;
  }
  bounds.deep--;
  return all(tests);
}

function all(tests: readonly Test[]): Test {
  if (tests.includes(false)) return false;
  const left = tests.filter((test) => test !== true);
  const broken = left.find((test) => typeof test === 'object' && test.kind === 'unknown');
  if (left.length === 0) return true;
  return broken ?? (left.length === 1 ? (left[0] as Test) : { kind: 'all', tests: left });
}
