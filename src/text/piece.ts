/** What texts are made of. */

import type { TextEdit } from './edit.js';
import type { Mapped } from './mapped.js';
import type { Origin } from './origin.js';
import type { Place, Source } from './source.js';

/**
 * Something that stands inside a text without being known as text: a symbol ("the name of bucket Logs")
 * or an unknown. Higher floors say what it is; here it only occupies one character.
 */
export interface Hole {
  /** How the user wrote it, such as `${Logs.Arn}`. */
  readonly says: string;
}

/**
 * Writes a text the way the next layer out needs it (escaped, indented); undefined when it cannot be written there.
 * `before` and `after` are what will stand around it in this layer, decoded.
 */
export type Encode = (text: string, before: string, after: string) => string | undefined;

/** Who does so himself: where there are many texts, a function for each would be one thing more to keep. */
export interface Encoder {
  encode(...args: Parameters<Encode>): ReturnType<Encode>;
}

/** `length` characters from `at` stand for `start`…`end` of the next layer out, in the end a file. */
export interface Piece {
  readonly at: number;
  readonly length: number;
  readonly outer: Mapped | Source | undefined;
  readonly start: number;
  readonly end: number;
  /** Character by character the same, so that an offset inside has a place of its own. */
  readonly exact: boolean;
  /** The way back through this layer; undefined where nothing may be changed. */
  readonly encode: Encode | Encoder | undefined;
  readonly hole: Hole | undefined;
  /** Where its value comes from, when it is only used here. */
  readonly via?: readonly Origin[] | undefined;
  /** The text that it stands for in a file of somebody else: an offset in it has its own place there. */
  readonly within?: Mapped;
  /** Nothing on the way out is used from elsewhere, so that nobody has to look. */
  readonly direct?: true;
  /** It was a text by itself: what stands from it on to another one is never one span of the next layer out. */
  readonly apart?: true;
}

/** The pieces of a text, in its order and without gaps, and what is found out of them once. */
export interface Pieces {
  readonly kind: 'pieces';
  readonly all: readonly Piece[];
  /** Where there is but one. */
  readonly only: Piece | undefined;
  /** The one that holds an offset. */
  holding(offset: number): Piece | undefined;
  /** Who reads a text with holes asks several times: what it says, whether it is known, what it begins with. */
  parts: readonly (string | Hole)[] | undefined;
  /** Something in it is used from elsewhere, or what it stands for is. */
  readonly hasVia: boolean;
}

export class Several implements Pieces {
  declare readonly kind: 'pieces';
  parts: Pieces['parts'] = undefined;
  #hasVia: boolean | undefined;

  constructor(readonly all: readonly Piece[]) {}

  get only(): Piece | undefined {
    return this.all.length === 1 ? this.all[0] : undefined;
  }

  get hasVia(): boolean {
    return (this.#hasVia ??= this.all.some(usesOthers));
  }

  holding(offset: number): Piece | undefined {
    return this.all[indexAt(this.all, offset)];
  }
}

/** A piece that is all of a text and stands as a whole for what is written: of these there are very many, and so no list is kept. */
export class Sole implements Pieces, Piece {
  declare readonly kind: 'pieces';
  declare readonly at: 0;
  declare readonly exact: false;
  declare readonly encode: undefined;
  parts: Pieces['parts'] = undefined;

  constructor(
    readonly length: number,
    readonly outer: Mapped | Source | undefined,
    readonly start: number,
    readonly end: number,
    readonly hole: Hole | undefined,
    readonly via: readonly Origin[] | undefined,
  ) {}

  /** What stands for a place of a file, or for none at all. */
  static for(length: number, place: Place | undefined, hole: Hole | undefined): Sole {
    return new Sole(length, place?.source, place?.start ?? 0, place?.end ?? 0, hole, undefined);
  }

  get all(): readonly Piece[] {
    return [this];
  }

  get only(): Piece {
    return this;
  }

  get hasVia(): boolean {
    return usesOthers(this);
  }

  holding(): Piece {
    return this;
  }
}

/** The same among other pieces. */
export class Joined implements Piece {
  declare readonly exact: false;
  declare readonly encode: undefined;
  declare readonly apart: true;

  constructor(
    readonly at: number,
    readonly length: number,
    readonly outer: Mapped | Source | undefined,
    readonly start: number,
    readonly end: number,
    readonly hole: Hole | undefined,
    readonly via: readonly Origin[] | undefined,
  ) {}
}

// What is the same for all is kept once.
Object.defineProperties(Sole.prototype, { kind: { value: 'pieces' }, at: { value: 0 }, exact: { value: false }, encode: { value: undefined } });
Object.defineProperties(Joined.prototype, { exact: { value: false }, encode: { value: undefined }, apart: { value: true } });
Object.defineProperty(Several.prototype, 'kind', { value: 'pieces' });

/** Of a text that stands nowhere. */
export const NOWHERE: Pieces = new Several([]);

export const same: Encode = (text) => text;

export function copyOf(outer: Mapped | Source, start: number, end: number, at = 0, encode: Piece['encode'] = same): Piece {
  return new Copied(at, end - start, outer, start, encode);
}

/** What is copied as it stands, as nearly everything is. */
class Copied implements Piece {
  declare readonly exact: true;
  declare readonly hole: undefined;

  constructor(
    readonly at: number,
    readonly length: number,
    readonly outer: Mapped | Source,
    readonly start: number,
    readonly encode: Piece['encode'],
  ) {}

  get end(): number {
    return this.start + this.length;
  }
}

Object.defineProperties(Copied.prototype, { exact: { value: true }, hole: { value: undefined } });

function usesOthers(own: Piece): boolean {
  return !own.direct && (own.via !== undefined || (own.outer?.kind === 'mapped' && own.outer.hasVia));
}

/** Where a part of the next layer out stands in a file. */
export function placeIn(outer: Mapped | Source | undefined, start: number, end: number): Place | undefined {
  if (!outer) return undefined;
  return outer.kind === 'source' ? { source: outer, start, end } : outer.place(start, end);
}

/** Where an offset of a piece stands in the next layer out; for a piece that stands as a whole, where that begins or, past it, ends. */
export function inner(own: Piece, offset: number): number {
  if (own.exact) return own.start + Math.min(Math.max(offset - own.at, 0), own.length);
  return own.length > 0 && offset >= own.at + own.length ? own.end : own.start;
}

/** The same for an edit, which may not begin or end inside a piece that stands as a whole. */
function border(own: Piece, offset: number): number | undefined {
  if (own.exact) return own.start + offset - own.at;
  if (offset === own.at) return own.start;
  return offset === own.at + own.length ? own.end : undefined;
}

/** The piece that holds an offset; at the end of the text the last one, -1 if there is none. */
export function indexAt(pieces: readonly Piece[], offset: number): number {
  if (pieces.length < 2) return pieces.length - 1;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = pieces[middle] as Piece;
    if (offset >= own.at + own.length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the piece itself, else of the nearest one that has a place. */
export function near(pieces: readonly Piece[], index: number, offset: number, last: number): Place | undefined {
  const own = pieces[index];
  const found = own && placeIn(own.outer, inner(own, offset), own.end);
  if (found) return found;
  const after = pieces.slice(index + 1);
  const candidates = [...after.slice(0, last - index), ...pieces.slice(0, index).reverse(), ...after.slice(last - index)];
  for (const other of candidates) {
    const place = placeIn(other.outer, other.start, other.end);
    if (place) return place;
  }
  return undefined;
}

/** The edit that replaces a span of these pieces; undefined where it may not be replaced as one. */
export function replaced(touched: readonly Piece[], start: number, end: number, text: string, before: string, after: string): TextEdit | undefined {
  const first = touched[0];
  const last = touched.at(-1);
  if (!first?.outer || !last) return undefined;
  for (const [index, own] of touched.entries()) {
    const next = touched[index + 1];
    if (own.hole || !own.encode || own.outer !== first.outer || (next && next.start !== own.end)) return undefined;
  }
  const from = border(first, start);
  const to = end > start ? border(last, end) : from;
  const written = first.encode && encoded(first.encode, text, before, after);
  if (from === undefined || to === undefined || written === undefined) return undefined;
  if (first.outer.kind === 'source') return { source: first.outer, start: from, end: to, text: written };
  return first.outer.edit(from, to, written);
}

function encoded(by: Encode | Encoder, text: string, before: string, after: string): string | undefined {
  return typeof by === 'function' ? by(text, before, after) : by.encode(text, before, after);
}
