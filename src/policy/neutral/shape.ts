/** What a term is made of, whichever signs stand in it. */

import type { Piece, Term } from '../term.js';
import { reachingInto, splitAtBucket } from './bucket-names.js';
import type { BucketName } from './bucket-names.js';

/** A written account id. */
export interface AccountId {
  readonly kind: 'account';
  readonly digits: string;
}

/** Stands for a sign of the term, whichever it is. */
const SIGN = { kind: 'any sign' } as const;
/** No file holds it. */
export const SIGN_MARK = '\u0004';

/** A term without its signs. */
export interface Shape {
  readonly parts: readonly (string | AccountId | BucketName | typeof SIGN)[];
  readonly digitsMatter: boolean;
  readonly reaching: readonly string[];
}

export function shaped(term: Term): Shape {
  const parts = term.flatMap((piece, at): Shape['parts'] => (typeof piece === 'string' ? partsOf(piece, at === 0, term.length === 1) : [SIGN]));
  return { parts, digitsMatter: isReachedInto(term), reaching: reachingInto(term) };
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
