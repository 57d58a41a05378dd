/** Texts and patterns as rows of units that are compared one by one; an unresolved text is a row of what it must look like. */

import type { Looks } from '../../truth/symbol.js';
import type { Sign, Term } from '../term.js';

/** Sets of characters, each within the next: digits, characters of names in lower case, all but ":", all. */
export type Reach = 0 | 1 | 2 | 3;
export const DIGIT = 0;
export const NAME = 1;
export const NO_COLON = 2;
export const ANY = 3;

export type Unit =
  | { readonly kind: 'char'; readonly char: string }
  /** One character of a set; `written`: a wildcard of a policy, not a part of an unresolved text. */
  | { readonly kind: 'one' | 'many'; readonly must: Reach; readonly may: Reach; readonly written: boolean }
  /** A text that is equal to none but itself. */
  | { readonly kind: 'other' };

/** The units of one sign, from `start` up to `end`. */
export interface Stretch {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** It is chosen last: another text than all that are written or that a sign turns out to be. */
  readonly stranger: boolean;
  /** A name that is made up when the thing is made, which nobody writes and no other such name is; or what may turn out to hold one. */
  readonly madeUp: 'yes' | 'maybe' | 'no';
}

export interface Row {
  readonly units: readonly Unit[];
  readonly stretches: readonly Stretch[];
}

/** A part of a pattern: `wild` ones may hold wildcards, the others (values that were filled in) are taken as they are. */
export interface Segment {
  readonly text: Term;
  readonly wild: boolean;
}

export type Reading =
  /** No wildcards. */
  | 'plain'
  /** `*` any run of characters, `?` any one. */
  | 'glob'
  /** The same, but in the first five of six components they stop at ":". */
  | 'arn';

/** A pattern of a policy. */
export function rowOf(segments: readonly Segment[], reading: Reading, fold = false): Row {
  return row(segments, reading, fold, (sign) => (isStranger(sign) ? [OTHER] : sign.unique ? looks()[sign.looks].map(() => OTHER) : looks()[sign.looks]));
}

/** A value of a request. */
export function rowOfText(text: Term, fold = false): Row {
  return row([{ text, wild: false }], 'plain', fold, (sign) => looks()[sign.looks]);
}

function row(segments: readonly Segment[], reading: Reading, fold: boolean, unitsOf: (sign: Sign) => readonly Unit[]): Row {
  const units: Unit[] = [];
  const stretches: Stretch[] = [];
  let colons = 0;
  // With fewer than six components, or after a text that may hold colons, there is no telling in which one a wildcard stands.
  let lost = reading === 'arn' && colonsOf(segments) < 5;
  for (const { text, wild } of segments) {
    for (const piece of text) {
      if (typeof piece === 'string') {
        for (const char of fold ? piece.toLowerCase() : piece) {
          const kind = !wild || reading === 'plain' ? undefined : char === '*' ? 'many' : char === '?' ? 'one' : undefined;
          if (kind) units.push({ kind, written: true, ...span(reading, colons, lost) });
          else units.push({ kind: 'char', char });
          if (char === ':') colons++;
        }
        continue;
      }
      const start = units.length;
      units.push(...unitsOf(piece));
      stretches.push({ key: piece.key, start, end: units.length, stranger: isStranger(piece), madeUp: madeUp(piece) });
      if (piece.looks === 'arn') colons = 5;
      else if (piece.looks === 'anything') lost = true;
    }
  }
  return { units, stretches };
}

function colonsOf(segments: readonly Segment[]): number {
  return segments
    .flatMap(({ text }) => text)
    .reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.split(':').length - 1 : piece.looks === 'arn' ? 5 : 0), 0);
}

function span(reading: Reading, colons: number, lost: boolean): { readonly must: Reach; readonly may: Reach } {
  if (reading === 'glob' || colons >= 5) return { must: ANY, may: ANY };
  return { must: NO_COLON, may: lost ? ANY : NO_COLON };
}

/**
 * Signs that stand for a text which is chosen last, another one than every text that is written or that a sign turns out to be:
 * "an account that nothing names". No key of a configuration begins with this character.
 */
export function isStranger(sign: Sign): boolean {
  return sign.key.startsWith('\u0001');
}

function madeUp(sign: Sign): Stretch['madeUp'] {
  if (sign.unique) return 'yes';
  return !isStranger(sign) && ['bucketName', 'bucketNamePart', 'name', 'anything'].includes(sign.looks) ? 'maybe' : 'no';
}

const OTHER: Unit = { kind: 'other' };
const chars = (text: string): readonly Unit[] => [...text].map((char) => ({ kind: 'char', char }));
const one = (of: Reach): Unit => ({ kind: 'one', must: of, may: of, written: false });
const many = (of: Reach): Unit => ({ kind: 'many', must: of, may: of, written: false });
const times = (count: number, of: Reach): readonly Unit[] => Array.from({ length: count }, () => one(of));

/** Never narrower than what such a text can be. */
const looks = (): Readonly<Record<Looks, readonly Unit[]>> =>
  (known ??= {
    bucketName: [...times(3, NAME), many(NAME)],
    bucketNamePart: [many(NAME)],
    account: times(12, DIGIT),
    organization: [...chars('o-'), ...times(10, NAME), many(NAME)],
    region: [...times(2, NAME), many(NAME)],
    partition: [...chars('aws'), many(NAME)],
    arn: [
      ...chars('arn:'),
      many(NO_COLON),
      ...chars(':'),
      many(NO_COLON),
      ...chars(':'),
      many(NO_COLON),
      ...chars(':'),
      many(NO_COLON),
      ...chars(':'),
      many(ANY),
    ],
    name: [one(NO_COLON), many(NO_COLON)],
    anything: [many(ANY)],
  });

let known: Readonly<Record<Looks, readonly Unit[]>> | undefined;
