/** The pieces that most texts are made of. */

import type { Encode, Hole, Mapped, Piece } from './mapped.js';
import type { Place, Source } from './source.js';

/** Of a text that stands nowhere. */
export const NOWHERE: readonly Piece[] = [];

export const same: Encode = (text) => text;

export function copyOf(outer: Mapped | Source, start: number, end: number, at = 0): Piece {
  return { at, length: end - start, outer, start, end, exact: true, encode: same, hole: undefined };
}

export function standIn(length: number, place: Place | undefined, hole: Hole | undefined): Piece {
  return { at: 0, length, outer: place?.source, start: place?.start ?? 0, end: place?.end ?? 0, exact: false, encode: undefined, hole };
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
export function border(own: Piece, offset: number): number | undefined {
  if (own.exact) return own.start + offset - own.at;
  if (offset === own.at) return own.start;
  return offset === own.at + own.length ? own.end : undefined;
}
