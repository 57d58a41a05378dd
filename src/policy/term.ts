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
  /** It names something that is declared elsewhere. */
  readonly elsewhere?: true;
  /** Of an account or an ARN: what of AWS itself it belongs to. */
  readonly ofAws?: string;
  /** It stands in the name of something that is declared: whatever it turns out to be, no such name holds wildcards. */
  readonly named?: true;
}

export function term(...pieces: readonly (Piece | Term)[]): Term {
  const out: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece | Term;
    if (isList(piece)) for (let at = 0; at < piece.length; at++) append(out, piece[at] as Piece);
    else append(out, piece);
  }
  return out;
}

function isList(piece: Piece | Term): piece is Term {
  return Array.isArray(piece);
}

function append(out: Piece[], piece: Piece): void {
  if (piece === '') return;
  const last = out.length === 0 || typeof piece !== 'string' ? undefined : out[out.length - 1];
  if (typeof last === 'string') out[out.length - 1] = last + (piece as string);
  else out.push(piece);
}

/**
 * A text of a file as a term: symbols of which the text or the parts are known are spelled out.
 * @param place tells a nameless unknown part from all others: it equals nothing, but is itself wherever it is read again
 */
export function termOf(text: Mapped, place: string | (() => string)): Term {
  const out: Piece[] = [];
  const own = typeof place === 'string' ? () => place : place;
  appendParts(out, partsOf(text), own, false);
  return out;
}

function appendParts(out: Piece[], parts: readonly Part[], place: () => string, named: boolean): void {
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    if (typeof part === 'string') append(out, part);
    else if (part.kind === 'unknown') {
      const sign: Sign = { kind: 'sign', key: part.key ?? `?${place()}.${index}`, says: part.says, looks: part.looks ?? 'anything', reason: part.reason };
      out.push(named ? { ...sign, named } : sign);
    } else if (part.known !== undefined) append(out, part.known);
    else if (part.parts) appendParts(out, part.parts, () => `${place()}.${index}`, true);
    else out.push(named ? { ...signOf(part), named } : signOf(part));
  }
}

function signOf({ key, says, looks = 'anything', unique, reason, elsewhere, ofAws }: Extract<Part, { readonly kind: 'symbol' }>): Sign {
  const sign: Sign = { kind: 'sign', key, says, looks, ...(unique ? { unique } : {}), ...(ofAws === undefined ? {} : { ofAws }) };
  return reason === undefined ? sign : { ...sign, reason, ...(elsewhere ? { elsewhere } : {}) };
}

/** A lone sign of which little is known: what stands in this place looks like this. */
export function lookingLike(looks: Looks, of: Term): Term {
  const [only, ...more] = of;
  return typeof only === 'object' && more.length === 0 && isVague(only) ? [{ ...only, looks }] : of;
}

/** Of which it is not known what it looks like. */
export function isVague({ looks }: Sign): boolean {
  return looks === 'anything' || looks === 'name';
}

/** The text, if all of it is written. */
export function written(of: Term): string | undefined {
  if (of.length === 0) return '';
  return of.length === 1 && typeof of[0] === 'string' ? of[0] : undefined;
}

/** As a person reads it, signs as the file writes them. */
export function says(of: Term): string {
  return written(of) ?? of.map((piece) => (typeof piece === 'string' ? piece : piece.says)).join('');
}

/** Equal keys, equal terms: for maps and caches. */
export function keyOf(of: Term): string {
  return written(of) ?? of.map((piece) => (typeof piece === 'string' ? piece : `\u0000${piece.key}\u0000`)).join('');
}

/** Certainly the same text. */
export function sameTerm(a: Term, b: Term): boolean {
  if (a === b) return true;
  const text = written(a);
  const other = written(b);
  return text === undefined || other === undefined ? keyOf(a) === keyOf(b) : text === other;
}
