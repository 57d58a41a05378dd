/** Functions of texts that look at single letters. */

import { literalOf, partsOf } from '../../../truth/symbol.js';
import { countOf } from './decimal.js';
import type { TerraformFunction } from './function.js';
import { define, number, text } from './given.js';
import { MAX_TEXT, answered, computed, pieceMadeOf, refused, textual, tooLong, undecided } from './result.js';
import { graphemes, mayHold, writtenOut } from './text-parts.js';

/** Exact where the text is written up to the end of what is taken. */
const substr = define([text('str'), number('offset'), number('length')], (given) => {
  const [offset, length] = [given.number(1), given.number(2)];
  if (!offset || !length) return undecided(given);
  const [from, count] = [countOf(offset), countOf(length)];
  if (from === undefined || count === undefined) return refused('with a number that is not whole', given);
  const seen = writtenOut(given.text(0));
  // From the end, a length of nothing means all that follows, as one below zero does.
  if (count === 0 && from >= 0) return computed('', given);
  const literal = literalOf(seen);
  if (literal === undefined) {
    const start = partsOf(seen)[0];
    const head = typeof start === 'string' ? graphemes(start) : [];
    // The last letter before a part that is not known may be a letter with what follows.
    if (from < 0 || count < 0 || from + count >= head.length) return undecided(given);
    const before = head.slice(0, from).join('').length;
    return textual(seen.slice(before, before + head.slice(from, from + count).join('').length), given);
  }
  const all = graphemes(seen.text);
  const first = Math.max(0, from < 0 ? all.length + from : from);
  const last = count <= 0 ? all.length : first + count;
  if (first === 0 && last >= all.length) return textual(given.text(0), given);
  const start = all.slice(0, first).join('').length;
  return textual(seen.slice(start, start + all.slice(first, last).join('').length), given);
});

const strrev = define([text('str')], (given) => {
  const literal = given.literal(0);
  return literal === undefined ? undecided(given) : computed([...graphemes(literal)].reverse().join(''), given);
});

/** Every line but the first. */
const indent = define([number('spaces'), text('str')], (given) => {
  const spaces = given.number(0);
  if (!spaces) return undecided(given);
  const count = countOf(spaces);
  if (count === undefined || count < 0 || count > MAX_INDENT) return refused('with a number of spaces that is no count', given);
  const seen = given.text(1);
  if (seen.text.split('\n').length * count > MAX_TEXT) return tooLong(given);
  const pad = ' '.repeat(count);
  const decoder = seen.decode((written) => (written.includes('\n') ? undefined : written));
  let at = 0;
  for (const part of partsOf(seen)) {
    const end = at + (typeof part === 'string' ? part.length : 1);
    if (typeof part !== 'string') {
      if (part.kind === 'symbol' || !mayHold(part, '\n')) decoder.copy(at, end);
      else decoder.insert(pieceMadeOf(seen.slice(at, end), given, String(count)));
      at = end;
      continue;
    }
    for (let next = seen.text.indexOf('\n', at); next !== -1 && next < end; next = seen.text.indexOf('\n', at)) {
      decoder.copy(at, next + 1);
      if (count > 0) decoder.fixed(pad, next + 1, next + 1);
      at = next + 1;
    }
    if (at < end) decoder.copy(at, end);
    at = end;
  }
  return textual(at === 0 ? seen : decoder.done(), given);
});

const MAX_INDENT = 10_000;

/** A yes as soon as it stands in a written part; a no only where all of the text is written, or what is not cannot hold it. */
const strcontains = define([text('str'), text('substr')], (given) => {
  const wanted = given.literal(1);
  if (wanted === undefined) return undecided(given);
  const parts = partsOf(writtenOut(given.text(0)));
  if (wanted === '' || parts.some((part) => typeof part === 'string' && part.includes(wanted))) return answered('yes', given);
  const never = parts.every((part) => typeof part === 'string' || [...wanted].every((letter) => !mayHold(part, letter)));
  return answered(never ? 'no' : 'unknown', given);
});

export const STRINGS: Readonly<Record<string, TerraformFunction>> = { indent, strcontains, strrev, substr };
