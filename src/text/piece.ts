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
