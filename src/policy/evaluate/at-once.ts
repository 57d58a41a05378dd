/** Texts and patterns that can be compared as they are written: most need not be gone through character by character. */

import type { Piece, Term } from '../term.js';
import { isStranger } from './pattern.js';
import type { Reading, Segment } from './pattern.js';

/**
 * Whether a text fits a pattern, where nothing unresolved is left once the equal beginnings of the two are taken away. Undefined: it is not so plain.
 */
export function fitsAtOnce(segments: readonly Segment[], text: Term, reading: Reading, fold: boolean): boolean | undefined {
  const spelled = (piece: Piece | undefined): Piece | undefined => (fold && typeof piece === 'string' ? piece.toLowerCase() : piece);
  /** What is left of the pattern: written parts with anything between them. */
  let parts: string[] | undefined;
  let at = 0;
  let given = spelled(text[0]);
  for (const { text: pattern, wild } of segments) {
    for (const written of pattern) {
      const piece = spelled(written) as Piece;
      if (typeof piece !== 'string') {
        if (parts || !isSame(piece, given)) return undefined;
        given = spelled(text[++at]);
        continue;
      }
      const globbed = wild && reading !== 'plain' && /[*?]/.test(piece);
      // In ARNs a wildcard stops at colons, and one character is not always one of these.
      if (globbed && (reading === 'arn' || piece.includes('?'))) return undefined;
      if (!parts && !globbed && typeof given === 'string' && given.startsWith(piece)) {
        given = given.length === piece.length ? spelled(text[++at]) : given.slice(piece.length);
        continue;
      }
      const [first = '', ...more] = globbed ? piece.split('*') : [piece];
      parts ??= [''];
      parts.push((parts.pop() ?? '') + first, ...more);
    }
  }
  // Whatever follows a beginning fits a wildcard.
  if (parts?.length === 2 && parts.every((one) => one === '')) return true;
  if (given !== undefined && (typeof given !== 'string' || at + 1 < text.length)) return undefined;
  return holds(parts ?? [''], given ?? '');
}

/** The same sign, which stands for the same text on both sides. */
function isSame(sign: Exclude<Piece, string>, given: Piece | undefined): boolean {
  return typeof given === 'object' && given.key === sign.key && given.looks === sign.looks && !isStranger(sign);
}

/** Whether a text consists of these parts, with anything between them. */
function holds([first = '', ...more]: readonly string[], text: string): boolean {
  const last = more.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of more) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
