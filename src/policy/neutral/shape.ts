/** What a term is made of, whichever signs stand in it. */

import type { Piece, Term } from '../term.js';
import { composedInArn, isInName, reachingInto, splitAtBucket } from './bucket-names.js';
import type { BucketName, Composed, NamePart } from './bucket-names.js';

/** A written account id. */
export interface AccountId {
  readonly kind: 'account';
  readonly digits: string;
}

/** Stands for a sign of the term, whichever it is. */
const SIGN = { kind: 'any sign' } as const;
/** No file holds them. */
const SIGN_MARK = '\u0004';
const NAME_MARK = '\u0007';

/** Stands for a sign where the shape of a term is looked for. */
export function markOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : isInName(piece) ? NAME_MARK : SIGN_MARK;
}

/** A term without its signs. */
export interface Shape {
  readonly parts: readonly (string | AccountId | BucketName | NamePart | typeof SIGN)[];
  readonly digitsMatter: boolean;
  readonly reaching: readonly string[];
  /** Where it holds a name of which not all is written. */
  readonly composed?: Composed | undefined;
  /** It names a bucket, and not as names are written. */
  readonly odd?: boolean;
}

export function shaped(term: Term): Shape {
  const composed = composedInArn(term);
  const parts = composed
    ? partsAround(term, composed)
    : term.flatMap((piece, at): Shape['parts'] => (typeof piece === 'string' ? partsOf(piece, at === 0, term.length === 1) : [SIGN]));
  return { parts, digitsMatter: isReachedInto(term), reaching: reachingInto(term), composed, odd: !composed && isOdd(term) };
}

function isOdd([first, ...more]: Term): boolean {
  return typeof first === 'string' && /:s3:::(?!\*)/.test(first) && !splitAtBucket(first, more.length === 0);
}

/** The written parts of a name by themselves. */
export function partsAround(term: Term, { from, last, to }: Composed): Shape['parts'] {
  return term.flatMap((piece, at): Shape['parts'] => {
    if (typeof piece !== 'string') return [SIGN];
    if (at > last) return splitAtAccounts(piece);
    const [start, end] = [at === 0 ? from : 0, at === last ? to : piece.length];
    const name: Shape['parts'] = end > start ? [{ kind: 'part of a bucket', name: piece.slice(start, end) }] : [];
    return [...(start > 0 ? [piece.slice(0, start)] : []), ...name, ...(end < piece.length ? splitAtAccounts(piece.slice(end)) : [])];
  });
}

function partsOf(piece: string, first: boolean, alone: boolean): Shape['parts'] {
  const named = first ? splitAtBucket(piece, alone) : undefined;
  return named ? [named.front, named.bucket, ...splitAtAccounts(named.rest)] : splitAtAccounts(piece);
}

/** Where the next sign of the term stands. */
export function nextSign(term: Term, from: number): number {
  let at = from;
  while (typeof term[at] === 'string') at++;
  return at;
}

const ACCOUNT = /(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g;

/** The engine takes the first of `999999999999`, `888888888888` … that is written nowhere for somebody else: whether one is written, counts. */
const ALIKE = /^(\d)\1*$/;

export function mayHoldAccount(text: string): boolean {
  return text.length >= 12 && /\d{12}/.test(text);
}

/** A written text, account ids apart. */
export function splitAtAccounts(text: string): readonly (string | AccountId)[] {
  if (!mayHoldAccount(text)) return [text];
  const out: (string | AccountId)[] = [];
  let from = 0;
  for (const { 0: digits, index } of text.matchAll(ACCOUNT)) {
    if (ALIKE.test(digits)) continue;
    if (index > from) out.push(text.slice(from, index));
    out.push({ kind: 'account', digits });
    from = index + digits.length;
  }
  if (from < text.length) out.push(text.slice(from));
  return out;
}

/** Digits that can be the end or the beginning of an id of which a wildcard, a variable or an unresolved text is the rest. */
const REACHED = /(?<![0-9A-Za-z])\d+(?:[*?]|\$\{)|[*?}]\d+(?![0-9A-Za-z])/;

function isReachedInto(term: Term): boolean {
  return term.some((piece) => typeof piece === 'string' && /\d/.test(piece)) && REACHED.test(term.map(asPattern).join(''));
}

function asPattern(piece: Piece): string {
  return typeof piece === 'string' ? piece : '*';
}
