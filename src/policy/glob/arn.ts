/** Patterns of ARN operators: ARNs are compared component by component. */

import type { Term } from '../term.js';
import type { CharClass } from './classes.js';
import { charToken } from './glob.js';
import type { Glob, Token } from './glob.js';

/**
 * The pattern of `ArnEquals` and `ArnLike`: in the first five of the six components `*` and `?` stop at ":".
 * Where it cannot be told in which component a wildcard stands (after a sign that may hold colons, or because there are
 * fewer than six components), `must` reads it narrowly and `may` widely.
 * Source: IAM User Guide, ARN condition operators.
 */
export function arnGlob(pattern: Term, reading: 'must' | 'may' = 'must'): Glob {
  const short = reading === 'may' && colonsOf(pattern) < 5;
  const out: Token[] = [];
  let colons = 0;
  let hidden = false;
  for (const piece of pattern) {
    if (typeof piece !== 'string') {
      out.push({ kind: 'sign', sign: piece });
      if (piece.looks === 'arn') colons = 5;
      hidden ||= piece.looks === 'anything';
      continue;
    }
    for (const char of piece) {
      const of: CharClass = colons >= 5 || short || (hidden && reading === 'may') ? 'any' : 'notColon';
      if (char === '*') out.push({ kind: 'star', of });
      else if (char === '?') out.push({ kind: 'one', of });
      else out.push(charToken(char, false));
      if (char === ':') colons++;
    }
  }
  return out;
}

/** How many colons are certainly there. */
function colonsOf(pattern: Term): number {
  return pattern.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.split(':').length - 1 : piece.looks === 'arn' ? 5 : 0), 0);
}
