/** Classes of letters that RE2 has names for, as the inside of a class of JavaScript. */

import type { Assertion } from './re2-parse.js';

export const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'textStart'],
  ['z', 'textEnd'],
  ['b', 'word'],
  ['B', 'noWord'],
]);

export const PERL: ReadonlyMap<string, string> = new Map([
  ['d', '0-9'],
  ['D', '\\u{0}-\\u{2f}\\u{3a}-\\u{10ffff}'],
  ['s', '\\t\\n\\f\\r\\u{20}'],
  ['S', '\\u{0}-\\u{8}\\u{b}\\u{e}-\\u{1f}\\u{21}-\\u{10ffff}'],
  ['w', '0-9A-Za-z_'],
  ['W', '\\u{0}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{5e}\\u{60}\\u{7b}-\\u{10ffff}'],
]);

/** `\\W` where case does not count. */
export const NO_WORD_IN_ANY_CASE = '\\u{0}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{5e}\\u{60}\\u{7b}-\\u{17e}\\u{180}-\\u{2129}\\u{212b}-\\u{10ffff}';

export const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

export const POSIX: ReadonlyMap<string, string> = new Map([
  ['alnum', '0-9A-Za-z'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\u{0}-\\u{7f}'],
  ['blank', '\\t\\u{20}'],
  ['cntrl', '\\u{0}-\\u{1f}\\u{7f}'],
  ['digit', '0-9'],
  ['graph', '!-~'],
  ['lower', 'a-z'],
  ['print', '\\u{20}-~'],
  ['punct', '!-\\/:-@\\[-`\\{-~'],
  ['space', '\\t-\\r\\u{20}'],
  ['upper', 'A-Z'],
  ['word', '0-9A-Za-z_'],
  ['xdigit', '0-9A-Fa-f'],
]);

/** The letters of ASCII that a set does not have, and everything beyond. */
export function without(set: string): string {
  const has = new RegExp(`^[${set}]$`, 'u');
  const others = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((letter) => !has.test(letter));
  return `${others.map(codeOf).join('')}\\u{80}-\\u{10ffff}`;
}

export function codeOf(letter: string): string {
  return `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}
