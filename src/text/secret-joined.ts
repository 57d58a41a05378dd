/** Credentials in texts that are put together from pieces (`Fn::Join`): the name stands in one piece, the value in the next. */

import type { Span } from './source.js';

/** What only stands between two pieces: quotes, a comma, the dash of a list. Behind an equals sign the quotes may be missing. */
const seam = /["'][ \t]{0,64},?\s{0,200}(?:-[ \t]{1,8})?["']|(?<==)["']?[ \t]{0,64},?\s{0,200}(?:-[ \t]{1,8})?["']?/g;

/**
 * Spans of credentials that show when the pieces are put together, piece by piece.
 * @param find the spans in a text without seams
 */
export function joinedSecrets(text: string, find: (joined: string) => readonly Span[]): readonly Span[] {
  if (!text.toLowerCase().includes('join') || !/\bjoin\b/i.test(text)) return [];
  const pieces = piecesOf(text);
  const found = find(pieces.map(({ start, end }) => text.slice(start, end)).join(''));
  return found.flatMap((span) => inPieces(pieces, span));
}

interface Piece extends Span {
  /** Where it begins in the text that is put together. */
  readonly at: number;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let [start, at] = [0, 0];
  const add = (end: number): void => {
    if (end > start) pieces.push({ start, end, at });
    at += Math.max(0, end - start);
  };
  for (const { index, 0: between } of text.matchAll(seam)) {
    if (between === '') continue;
    add(index);
    start = index + between.length;
  }
  add(text.length);
  return pieces;
}

function inPieces(pieces: readonly Piece[], { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  for (let index = pieceAt(pieces, start); index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (piece.at >= end) break;
    spans.push({ start: piece.start + Math.max(0, start - piece.at), end: Math.min(piece.end, piece.start + end - piece.at) });
  }
  return spans;
}

/** The last piece that begins at or before an offset. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}
