/** Which characters HCL takes for what. */

import { CLOSE_BRACE, DIGIT, DOT, EQUAL, LETTER, OPEN_BRACE, QUOTE, SPACE } from './character-class.js';
import * as kind from './token.js';

/** For each ASCII character its class, or the kind of the token that it is by itself; OTHER where more must be looked at. */
export const CLASSES: Uint8Array = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(128);
  for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') table[letter.charCodeAt(0)] = LETTER;
  for (const digit of '0123456789') table[digit.charCodeAt(0)] = DIGIT;
  table[0x09] = table[0x20] = SPACE;
  table[0x2e] = DOT;
  table[0x3d] = EQUAL;
  table[0x7b] = OPEN_BRACE;
  table[0x7d] = CLOSE_BRACE;
  table[0x22] = QUOTE;
  const alone: readonly (readonly [string, number])[] = [
    ['[', kind.OPEN_BRACKET],
    [']', kind.CLOSE_BRACKET],
    ['(', kind.OPEN_PAREN],
    [')', kind.CLOSE_PAREN],
    [',', kind.COMMA],
    ['*', kind.STAR],
    ['%', kind.PERCENT],
    ['+', kind.PLUS],
    ['-', kind.MINUS],
    ['?', kind.QUESTION],
    ['\n', kind.NEWLINE],
  ];
  for (const [sign, own] of alone) table[sign.charCodeAt(0)] = own;
  return table;
}

/** For each ASCII character whether an identifier goes on with it. */
const CONTINUES: Uint8Array = CLASSES.map((own, code) => (own === LETTER || own === DIGIT || code === 0x2d ? 1 : 0));

/** Runs of characters that are looked at as one: to go over a run by such an expression is far faster until V8 has made fast code. */
export const WORD: RegExp = /[\w-]*/y;
/** What a quoted string goes on with without more being looked at. */
export const PLAIN: RegExp = /[^"\\$%\n\r]*/y;
/** The same outside of quotes. */
export const PLAIN_LINE: RegExp = /[^$%\n\r]*/y;
export const SPACES: RegExp = / */y;

/** Where a run ends that may begin at `at`. */
export function runEnd(run: RegExp, text: string, at: number): number {
  run.lastIndex = at;
  run.test(text);
  return run.lastIndex;
}

/** Where the identifier that begins at `at` ends; `at` itself if none does. */
export function identifierEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 128 ? CLASSES[first] !== LETTER : !/\p{ID_Start}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return at;
  return continuedEnd(text, first >= 0xd800 && first < 0xdc00 ? at + 2 : at + 1);
}

/** Where an identifier ends of which the characters before `at` are already known to be one. */
export function continuedEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (CONTINUES[code] === 0) return at;
      at++;
    } else {
      // Past the end the code is NaN, and there is no code point.
      const point = text.codePointAt(at);
      if (point === undefined || !/\p{ID_Continue}/u.test(String.fromCodePoint(point))) return at;
      at += point > 0xffff ? 2 : 1;
    }
  }
}

/** White space as `~` trims it and as it counts around the end of a heredoc (Unicode's White_Space). */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}
