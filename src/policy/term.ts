/** Texts inside policies: written characters, and signs for what is not resolved. */

import type { Mapped } from '../text/mapped.js';
import { partsOf } from '../truth/symbol.js';
import type { Looks, Part } from '../truth/symbol.js';

/** A text, piece by piece; neighbouring written pieces are one, an empty text has none. */
export type Term = readonly Piece[];
export type Piece = string | Sign;

/** Something unresolved: equal to every sign with the same key, and to nothing else for certain. */
export interface Sign {
  readonly kind: 'sign';
  readonly key: string;
  /** As the file writes it: `${Bucket}`. */
  readonly says: string;
  /** What every text that it can turn out to be looks like. */
  readonly looks: Looks;
  /** A name that is made up when the thing is made: no other such sign is equal to it, and no text of which a part is written. */
  readonly unique?: true;
  /** Why it is not known, where that is more than "only after deployment". */
  readonly reason?: string;
}

export function term(...pieces: readonly (Piece | Term)[]): Term {
  const out: Piece[] = [];
  for (const piece of pieces.flat()) {
    const last = out.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}

/**
 * A text of a file as a term: symbols of which the text or the parts are known are spelled out.
 * @param place tells a nameless unknown part from all others: it equals nothing, but is itself wherever it is read again
 */
export function termOf(text: Mapped, place: string | (() => string)): Term {
  return term(...partsOf(text).flatMap((part, index) => piecesOf(part, () => `${typeof place === 'string' ? place : place()}.${index}`)));
}

function piecesOf(part: Part, place: () => string): readonly Piece[] {
  if (typeof part === 'string') return [part];
  if (part.kind === 'unknown') return [{ kind: 'sign', key: part.key ?? `?${place()}`, says: part.says, looks: part.looks ?? 'anything', reason: part.reason }];
  if (part.known !== undefined) return [part.known];
  if (part.parts) return part.parts.flatMap((inner, index) => piecesOf(inner, () => `${place()}.${index}`));
  return [{ kind: 'sign', key: part.key, says: part.says, looks: part.looks ?? 'anything', ...(part.unique ? { unique: true } : {}) }];
}

/** The text, if all of it is written. */
export function written(of: Term): string | undefined {
  if (of.length === 0) return '';
  return of.length === 1 && typeof of[0] === 'string' ? of[0] : undefined;
}

/** As a person reads it, signs as the file writes them. */
export function says(of: Term): string {
  return of.map((piece) => (typeof piece === 'string' ? piece : piece.says)).join('');
}

/** Equal keys, equal terms: for maps and caches. */
export function keyOf(of: Term): string {
  return of.map((piece) => (typeof piece === 'string' ? piece : `\u0000${piece.key}\u0000`)).join('');
}

/** Certainly the same text. */
export function sameTerm(a: Term, b: Term): boolean {
  return keyOf(a) === keyOf(b);
}
