/** What stands for one letter in a regular expression: escapes and classes. */

import { ASSERTIONS, NO_WORD_IN_ANY_CASE, PERL, POSIX, SIMPLE, codeOf, without } from './re2-classes.js';
import type { Cursor, Re, Taker } from './re2-parse.js';

const NOTHING: Re = { kind: 'empty' };

export function readEscape(cursor: Cursor): Re {
  const letter = cursor.letters[cursor.at];
  if (letter === undefined) return cursor.wrong('a backslash at its end');
  const assertion = ASSERTIONS.get(letter);
  if (assertion) {
    cursor.at++;
    return { kind: 'assert', what: assertion };
  }
  const set = setAt(cursor);
  if (cursor.problem) return NOTHING;
  return set === undefined ? cursor.wrong(`"\\${letter}", which RE2 does not know`) : { kind: 'char', takes: takerOf(cursor, `[${set}]`) };
}

export function readClass(cursor: Cursor): Re {
  const negated = cursor.eat('^');
  const inside: string[] = [];
  for (let first = true; ; first = false) {
    const letter = cursor.letters[cursor.at];
    if (letter === undefined) return cursor.wrong('a bracket that is not closed');
    if (letter === ']' && !first) break;
    const named = posixAt(cursor);
    if (cursor.problem) return NOTHING;
    if (named !== undefined) {
      inside.push(named);
      continue;
    }
    const low = memberAt(cursor);
    if (low === undefined) return cursor.problem ? NOTHING : cursor.wrong('a class with something in it that RE2 does not know');
    // Only a single letter begins a range.
    if (!isSingle(low) || cursor.letters[cursor.at] !== '-' || cursor.letters[cursor.at + 1] === ']' || cursor.letters[cursor.at + 1] === undefined) {
      inside.push(low);
      continue;
    }
    cursor.at++;
    const high = memberAt(cursor);
    if (high === undefined || !isSingle(high) || pointOf(high) < pointOf(low)) return cursor.wrong('a range that is none');
    inside.push(`${low}-${high}`);
  }
  cursor.at++;
  // RE2 negates after it has added the letters of other case.
  const takes = takerOf(cursor, `[${inside.join('')}]`);
  return { kind: 'char', takes: negated ? (one) => !takes(one) : takes };
}

/** After a backslash: the inside of a class of JavaScript for what stands there. */
function setAt(cursor: Cursor): string | undefined {
  const letter = cursor.letters[cursor.at++] as string;
  // Two letters far off are small forms of S and K, and so no others where case does not count.
  if (letter === 'W' && cursor.flags.i) return NO_WORD_IN_ANY_CASE;
  const group = PERL.get(letter);
  if (group !== undefined) return group;
  if (letter === 'p' || letter === 'P') return propertyAt(cursor, letter === 'P');
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return codeOf(simple);
  if (letter === 'x') return hexAt(cursor);
  if (/^[0-7]$/.test(letter)) return octalAt(cursor, letter);
  if (/^[!-/:-@[-`{-~]$/.test(letter)) return codeOf(letter);
  return undefined;
}

function hexAt(cursor: Cursor): string | undefined {
  const rest = cursor.letters.slice(cursor.at, cursor.at + 12).join('');
  const match = /^(?:\{([\da-fA-F]+)\}|([\da-fA-F]{2}))/.exec(rest);
  const code = match ? Number.parseInt(match[1] ?? match[2] ?? '', 16) : -1;
  if (!match || code > 0x10ffff) return undefined;
  cursor.at += match[0].length;
  return codeOf(String.fromCodePoint(code));
}

/** Single digits but zero would be references to groups, which RE2 does not have. */
function octalAt(cursor: Cursor, first: string): string | undefined {
  const next = cursor.letters[cursor.at];
  if (first !== '0' && !(next !== undefined && /^[0-7]$/.test(next))) return undefined;
  let digits = first;
  while (digits.length < 3 && /^[0-7]$/.test(cursor.letters[cursor.at] ?? '')) digits += cursor.letters[cursor.at++] as string;
  return codeOf(String.fromCodePoint(Number.parseInt(digits, 8)));
}

function propertyAt(cursor: Cursor, negated: boolean): string | undefined {
  let name = cursor.letters[cursor.at++] ?? '';
  if (name === '{') {
    const end = cursor.letters.indexOf('}', cursor.at);
    if (end === -1) return undefined;
    name = cursor.letters.slice(cursor.at, end).join('');
    cursor.at = end + 1;
  }
  const [not, word] = name.startsWith('^') ? [!negated, name.slice(1)] : [negated, name];
  if (not && cursor.flags.i) {
    cursor.inexact('a regular expression with what is not a kind of letter, in any case');
    return undefined;
  }
  if (word === 'Any') return not ? '' : '\\u{0}-\\u{10ffff}';
  for (const inside of [`\\${not ? 'P' : 'p'}{${word}}`, `\\${not ? 'P' : 'p'}{Script=${word}}`]) {
    // Categories by their short names, scripts by their long ones, as Go has them.
    if (inside.includes('=') ? !/^[A-Z][a-z]/.test(word) || word.length < 3 : !/^[A-Z][a-z]?$/.test(word)) continue;
    if (isClass(inside)) return inside;
  }
  return undefined;
}

function memberAt(cursor: Cursor): string | undefined {
  const letter = cursor.letters[cursor.at] as string;
  if (letter !== '\\') {
    cursor.at++;
    return codeOf(letter);
  }
  cursor.at++;
  return cursor.letters[cursor.at] === undefined ? undefined : setAt(cursor);
}

function posixAt(cursor: Cursor): string | undefined {
  if (cursor.letters[cursor.at] !== '[' || cursor.letters[cursor.at + 1] !== ':') return undefined;
  const rest = cursor.letters.slice(cursor.at).join('');
  const match = /^\[:(\^?)(\w+):\]/.exec(rest);
  if (!match) return undefined;
  const set = POSIX.get(match[2] as string);
  if (set === undefined) {
    cursor.wrong(`the class ${match[0]}, which RE2 does not know`);
    return undefined;
  }
  cursor.at += match[0].length;
  if (match[1] && cursor.flags.i) cursor.inexact('a regular expression with what is not a kind of letter, in any case');
  return match[1] ? without(set) : set;
}

function takerOf(cursor: Cursor, source: string): Taker {
  return oneOf(new RegExp(`^${source}$`, cursor.flags.i ? 'iu' : 'u'));
}

function isSingle(inside: string): boolean {
  return /^\\u\{[\da-f]+\}$/.test(inside);
}

function pointOf(inside: string): number {
  return Number.parseInt(inside.slice(3, -1), 16);
}

function isClass(inside: string): boolean {
  try {
    return new RegExp(`[${inside}]`, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Asked again and again for few letters. */
export function oneOf(pattern: RegExp): Taker {
  const known = new Map<string, boolean>();
  return (letter) => {
    let takes = known.get(letter);
    if (takes === undefined) {
      takes = pattern.test(letter);
      known.set(letter, takes);
    }
    return takes;
  };
}
