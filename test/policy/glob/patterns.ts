/** Small patterns that meet each other, and what they mean by another road: regular expressions. */

import fc from 'fast-check';
import { globOf } from '../../../src/policy/glob/glob.js';
import type { CharClass, Glob, Token } from '../../../src/policy/glob/glob.js';
import { language } from '../../../src/policy/glob/language.js';
import type { Language } from '../../../src/policy/glob/language.js';
import { written } from '../../../src/policy/term.js';
import type { Sign, Term } from '../../../src/policy/term.js';

export const like = (...patterns: readonly string[]): Language =>
  language(
    patterns.map((pattern) => globOf([pattern], { wildcards: true })),
    'must',
  );

const classes: Readonly<Record<CharClass, string>> = {
  any: '[^]',
  notColon: '[^:]',
  notSlash: '[^/]',
  digit: '[0-9]',
  bucketName: '[a-z0-9.\\-]',
  iamName: '[A-Za-z0-9_+=,.@\\-]',
  iamPath: '[!-\\u007f]',
  visible: '[^\\u0000-\\u0020\\u007f-\\u00a0]',
};

/** Signs as the texts that `values` gives them. */
export function regexpOf(glob: Glob, values: ReadonlyMap<string, string> = new Map()): RegExp {
  return new RegExp(`^(?:${glob.map((token) => sourceOf(token, values)).join('')})$`, 'u');
}

function sourceOf(token: Token, values: ReadonlyMap<string, string>): string {
  switch (token.kind) {
    case 'char':
      return token.fold ? `[${escaped(token.char.toLowerCase())}${escaped(token.char.toUpperCase())}]` : escaped(token.char);
    case 'one':
      return classes[token.of];
    case 'star':
      return `${classes[token.of]}*`;
    case 'sign':
      return [...valueOf(token.sign, values)].map(escaped).join('');
  }
}

function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

function valueOf(sign: Sign, values: ReadonlyMap<string, string>): string {
  const value = values.get(sign.key);
  if (value === undefined) throw new Error(`no value for ${sign.key}`);
  return value;
}

/** A text with its signs replaced. */
export function settle(text: Term, values: ReadonlyMap<string, string>): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : valueOf(piece, values))).join('');
}

export function textOf(found: Term): string {
  const text = written(found);
  if (text === undefined) throw new Error('a sign that no pattern has');
  return text;
}

/** Few letters, so that patterns overlap; with what classes tell apart, and a character of two code units. */
const letters = ['a', 'b', 'B', '1', ':', '/', '😀'];
const token: fc.Arbitrary<Token> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...letters).map((char): Token => ({ kind: 'char', char })) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'B').map((char): Token => ({ kind: 'char', char, fold: true })) },
  { weight: 3, arbitrary: fc.constant<Token>({ kind: 'star', of: 'any' }) },
  { weight: 1, arbitrary: fc.constant<Token>({ kind: 'one', of: 'any' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('one' as const, 'star' as const),
      of: fc.constantFrom<CharClass>('notColon', 'notSlash', 'digit', 'bucketName', 'iamName', 'iamPath', 'visible'),
    }),
  },
);

export const glob: fc.Arbitrary<Glob> = fc.array(token, { maxLength: 6 });
export const union: fc.Arbitrary<readonly Glob[]> = fc.array(glob, { minLength: 1, maxLength: 3 });
export const word: fc.Arbitrary<string> = fc.array(fc.constantFrom(...letters, 'x', 'A', ' ', 'é', '~'), { maxLength: 8 }).map((chars) => chars.join(''));
export const words: fc.Arbitrary<readonly string[]> = fc.array(word, { minLength: 300, maxLength: 300 });
