/** Small and capital letters, one by one as Go turns them; parts that are not known are turned when they are. */

import { partsOf } from '../../../truth/symbol.js';
import type { Part } from '../../../truth/symbol.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, text } from './given.js';
import { computed, inexact, pieceMadeOf, textual, undecided } from './result.js';
import { isPlain } from './text-parts.js';

function turned(body: (letters: string) => string, keeps: (part: Exclude<Part, string>) => boolean): TerraformFunction {
  return define([text('str')], (given) => {
    const seen = given.text(0);
    const decoder = seen.decode((written) => (body(written) === written ? written : undefined));
    let at = 0;
    for (const part of partsOf(seen)) {
      const end = at + (typeof part === 'string' ? part.length : 1);
      if (typeof part === 'string') {
        const result = body(part);
        if (result === part) decoder.copy(at, end);
        else decoder.fixed(result, at, end);
      } else if (part.kind === 'symbol' && part.known !== undefined) decoder.fixed(body(part.known), at, end);
      else if (keeps(part)) decoder.copy(at, end);
      else decoder.insert(pieceMadeOf(seen.slice(at, end), given));
      at = end;
    }
    return textual(at === 0 ? seen : decoder.done(), given);
  });
}

/** Letter for letter: JavaScript would make "SS" of "ß", and a final sigma of some. */
function each(text: string, turn: (letter: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return turn(text);
  return [...text].map((letter) => single(letter, turn(letter))).join('');
}

function single(letter: string, turned: string): string {
  if ([...turned].length === 1) return turned;
  return SIMPLE.get(letter) ?? letter;
}

/** Unicode has a mapping to one letter beside that to several: the dotted capital I, and Greek with the iota below or beside. */
const SIMPLE = new Map([
  ['\u0130', 'i'],
  ...'ᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧ'.split('').map((letter) => [letter, String.fromCharCode(letter.charCodeAt(0) + 8)] as const),
  ['ᾳ', 'ᾼ'],
  ['ῃ', 'ῌ'],
  ['ῳ', 'ῼ'],
]);

const lower = (letters: string): string => each(letters, (letter) => letter.toLowerCase());
const upper = (letters: string): string => each(letters, (letter) => letter.toUpperCase());

/** Words begin after everything but letters, digits and underscores; outside of ASCII only after spaces. */
const title = define([text('str')], (given: Given) => {
  const literal = given.literal(0);
  if (literal === undefined) return undecided(given);
  if (/[\u01c4-\u01cc\u01f1-\u01f3\u10d0-\u10ff]/.test(literal)) return inexact('made of letters that have three cases', given);
  let before = ' ';
  const letters = [...literal].map((letter) => {
    const first = separates(before);
    before = letter;
    return first ? upper(letter) : letter;
  });
  return computed(letters.join(''), given);
});

function separates(letter: string): boolean {
  return /[\0-\x7f]/.test(letter) ? !/\w/.test(letter) : /\s|\u0085/u.test(letter) && letter !== '\ufeff';
}

export const CASES: Readonly<Record<string, TerraformFunction>> = {
  lower: turned(lower, isPlain),
  title,
  upper: turned(upper, ({ looks }) => looks === 'account'),
};
