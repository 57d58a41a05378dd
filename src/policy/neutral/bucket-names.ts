/**
 * Written names of buckets. One that is a whole component of an ARN, and into which no pattern reaches, can be swapped for any
 * other: whoever takes the one for the other in all texts and all requests alike finds the same matches. So can the written parts
 * of a name of which others are not resolved, where no other name is spoken of that it could turn out to be.
 */

import type { Looks } from '../../truth/symbol.js';
import { keyOf } from '../term.js';
import type { Piece, Term } from '../term.js';

/** A written name of a bucket. */
export interface BucketName {
  readonly kind: 'bucket';
  readonly name: string;
}

/** Neutral names are this and a number. */
const FRONT = 'q0j0x0z';
const NEUTRAL = new RegExp(`${FRONT}\\d+`, 'g');
/** Any part of a neutral name. */
const OF_NEUTRAL = /^[qjxz\d]*$/;

/** A written part of the name of a bucket. */
export interface NamePart {
  readonly kind: 'part of a bucket';
  readonly name: string;
}

/** As long as names are, and of their letters: what is not resolved can be the one as well as the other. */
const NAME = /^[a-z0-9.-]{3,63}$/;
const IN_ARN = /^(arn:[a-z-]+:s3:::)([a-z0-9.-]{3,63})(?:\/|$)/;

/** @returns the name, if that is all of the text */
export function bucketName(of: Term): BucketName | undefined {
  const [only] = of;
  return typeof only === 'string' && of.length === 1 && NAME.test(only) ? { kind: 'bucket', name: only } : undefined;
}

interface NamedArn {
  readonly front: string;
  readonly bucket: BucketName;
  readonly rest: string;
}

/** The ARN of a bucket or of its objects, its name apart. */
export function splitAtBucket(text: string, alone = true): NamedArn | undefined {
  const [, front, name] = text.startsWith('arn:') ? (IN_ARN.exec(text) ?? []) : [];
  if (front === undefined || name === undefined) return undefined;
  const rest = text.slice(front.length + name.length);
  return rest === '' && !alone ? undefined : { front, bucket: { kind: 'bucket', name }, rest };
}

/** Where in a term a name stands of which parts are not resolved. */
export interface Composed {
  /** Of the first piece, where it begins. */
  readonly from: number;
  /** The piece in which it ends. */
  readonly last: number;
  /** Of that piece, if it is written, where it ends. */
  readonly to: number;
}

const ARN_FRONT = /^arn:[a-z-]+:s3:::(?=[a-z0-9.-]*$)/;
const LETTERS = /^[a-z0-9.-]*$/;

/** What cannot be resolved to a text with a slash. */
const SLASHLESS: ReadonlySet<Looks> = new Set(['account', 'bucketName', 'bucketNamePart', 'organization', 'partition', 'region']);

/** @returns whether a sign is no more than a part of a name where it stands in one */
export function isInName(piece: Piece): boolean {
  return typeof piece === 'object' && SLASHLESS.has(piece.looks);
}

/** A name that is all of the text. */
export function composedName(of: Term): Composed | undefined {
  return of.every((piece) => typeof piece === 'string') ? undefined : composedFrom(of, 0, false);
}

/** The name in the ARN of a bucket or of its objects. */
export function composedInArn(of: Term): Composed | undefined {
  const [first] = of;
  const front = of.length > 1 && typeof first === 'string' && first.startsWith('arn:') ? ARN_FRONT.exec(first)?.[0] : undefined;
  return front === undefined ? undefined : composedFrom(of, front.length, true);
}

function composedFrom(of: Term, from: number, ends: boolean): Composed | undefined {
  for (let at = 0; at < of.length; at++) {
    const piece = of[at] as Piece;
    if (typeof piece !== 'string') {
      if (!isInName(piece)) return undefined;
      continue;
    }
    const start = at === 0 ? from : 0;
    const slash = ends ? piece.indexOf('/', start) : -1;
    if (!LETTERS.test(slash < 0 ? piece.slice(start) : piece.slice(start, slash))) return undefined;
    if (slash >= 0) return { from, last: at, to: slash };
  }
  const last = of.at(-1);
  return { from, last: of.length - 1, to: typeof last === 'string' ? last.length : 0 };
}

/** The term, with its parts in a name, and what stands around that, put otherwise. */
export function recomposed(of: Term, { from, last, to }: Composed, part: (name: string) => string, beside: (text: string) => string): Piece[] {
  return of.map((piece, at) => {
    if (typeof piece !== 'string') return piece;
    if (at > last) return beside(piece);
    const start = at === 0 ? from : 0;
    const end = at === last ? to : piece.length;
    return beside(piece.slice(0, start)) + part(piece.slice(start, end)) + beside(piece.slice(end));
  });
}

/** The name by itself, as far as that tells it from all others. */
export function identityOf(of: Term, { from, last, to }: Composed): string {
  const name = of.slice(0, last + 1).map((piece, at) => (typeof piece === 'string' ? piece.slice(at === 0 ? from : 0, at === last ? to : undefined) : piece));
  return keyOf(name);
}

/** Parts of the term that may be met inside of a name; an empty one is met in every name. */
export function reachingInto(of: Term): readonly string[] {
  if (of.length === 1 && typeof of[0] === 'string' && !/[*?]|\$\{/.test(of[0])) return [];
  const [first] = of;
  // What follows a bucket's name and a slash is not compared with names.
  if (typeof first === 'string' && splitAtBucket(first, of.length === 1)) return [];
  const pattern = of.map((piece) => (typeof piece === 'string' ? piece : '*')).join('');
  if (/\?|\$\{/.test(pattern)) return [''];
  const wild = pattern.indexOf('*');
  if (wild < 0) return [];
  const from = Math.max(pattern.lastIndexOf(':', wild), pattern.lastIndexOf('/', wild)) + 1;
  return pattern
    .slice(from)
    .split(/[:/*]/)
    .filter((part) => part !== '');
}

/** Whether it matters how the names are spelled. */
export function spellingMatters(names: ReadonlySet<string>, reaching: ReadonlySet<string>): boolean {
  for (const name of names) if (name.startsWith(FRONT)) return true;
  for (const part of reaching) {
    if (OF_NEUTRAL.test(part)) return true;
    for (const name of names) if (name.includes(part)) return true;
  }
  return false;
}

/** Whether some pattern may reach into a name of which not all is written. */
export function mayReachInto(reaching: ReadonlySet<string>): boolean {
  for (const part of reaching) if (LETTERS.test(part)) return true;
  return false;
}

/**
 * Texts that are compared with each other and with what is no name, under neutral names where it does not matter how they are spelled.
 * @param bucket the name of one, by itself
 */
export function underNeutralNames(texts: readonly Term[], bucket?: Term): { readonly texts: readonly Term[]; readonly bucket?: Term | undefined } {
  const whole = bucket && bucketName(bucket);
  const all = new Set<string>(whole && [whole.name]);
  for (const text of texts) {
    const named = typeof text[0] === 'string' ? splitAtBucket(text[0], text.length === 1) : undefined;
    if (named) all.add(named.bucket.name);
  }
  if (all.size === 0 || spellingMatters(all, new Set([...texts, ...(bucket && !whole ? [bucket] : [])].flatMap(reachingInto)))) return { texts, bucket };
  const names = new BucketNames();
  const renamed = (of: Term): Term => {
    const [first, ...rest] = of;
    const named = typeof first === 'string' ? splitAtBucket(first, rest.length === 0) : undefined;
    return named ? [`${named.front}${names.meet(named.bucket)}${named.rest}`, ...rest] : of;
  };
  return { texts: texts.map(renamed), bucket: whole ? [names.meet(whole)] : bucket };
}

/** Names by numbers, and back. */
export class BucketNames {
  readonly #swapped = new Map<string, string>();
  #count = 0;

  /** @returns the neutral name that stands for it; who is met first is number 0 */
  meet({ name }: BucketName | NamePart): string {
    let neutral = this.#swapped.get(name);
    if (neutral === undefined) {
      neutral = `${FRONT}${this.#count++}`;
      this.#swapped.set(name, neutral);
      this.#swapped.set(neutral, name);
    }
    return neutral;
  }

  /** The neutral name for an own one, the own for a neutral one, and any other as it is. */
  swap({ name }: Pick<BucketName, 'name'>): string {
    return this.#swapped.get(name) ?? name;
  }

  /** A sentence in which own names stand for neutral ones. */
  sentence(text: string): string {
    return this.#count === 0 || !text.includes(FRONT) ? text : text.replace(NEUTRAL, (name) => this.#swapped.get(name) ?? name);
  }
}
