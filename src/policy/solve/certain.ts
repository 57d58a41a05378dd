/** Texts with signs that a request can hold whatever the signs turn out to be: what is sure to be there may show only these. */

import type { Glob } from '../glob/glob.js';
import { contains, language } from '../glob/language.js';
import { term } from '../term.js';
import type { Piece, Sign, Term } from '../term.js';
import type { Approx } from './actions.js';

/** Nothing but twelve digits is the account of anybody. */
export function surelyAccounts(texts: readonly Term[], approx: Approx): readonly Term[] {
  return approx === 'may' ? texts : texts.filter((text) => isOne(text, ({ looks }) => looks === 'account'));
}

/**
 * Those that have the form of one of these globs, with something of its sort in place of every sign.
 * @param whole whether a sign that is all of the text stands for such an ARN
 */
export function surelyArns(texts: readonly Term[], forms: () => readonly Glob[], whole: (sign: Sign) => boolean, approx: Approx): readonly Term[] {
  if (approx === 'may' || texts.length === 0) return texts;
  const all = language(forms(), 'must');
  return texts.filter((text) => isOne(text, whole) || contains(all, term(...text.map(standIn))));
}

/** Those that are written. */
export function surelyWritten(texts: readonly Term[], approx: Approx): readonly Term[] {
  return approx === 'may' ? texts : texts.filter((text) => text.every((piece) => typeof piece === 'string'));
}

function isOne(text: Term, is: (sign: Sign) => boolean): boolean {
  const [only, ...more] = text;
  return more.length === 0 && typeof only === 'object' && is(only);
}

function standIn(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece.looks === 'account' ? '0'.repeat(12) : piece.looks === 'region' ? 'us-east-1' : 'xx';
}
