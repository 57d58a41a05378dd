/** Cutting at the ends, as far as it is certain what stands there. */

import type { Mapped } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { partsOf } from '../../../truth/symbol.js';
import type { Part } from '../../../truth/symbol.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, text } from './given.js';
import { boolean, textual, undecided } from './result.js';
import { SPACES, mayBeEmpty, mayHold, mayTouch, writtenOut } from './text-parts.js';

/** Characters of a set at both ends. A part that is not known stops the cutting where it cannot hold one. */
function trimSet(seen: Mapped, characters: string): Mapped | undefined {
  const set = new Set(characters);
  const parts = partsOf(seen);
  const before = skip(parts, set, characters);
  const after = skip([...parts].reverse().map(backwards), set, characters);
  if (before === undefined || after === undefined) return undefined;
  return seen.slice(before, Math.max(before, seen.text.length - after));
}

/** How much is cut; undefined where that hangs on a part that is not known. */
function skip(parts: readonly Part[], set: ReadonlySet<string>, characters: string): number | undefined {
  let cut = 0;
  let isSure = true;
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (mayTouch(part, characters)) return undefined;
      if (!mayBeEmpty(part)) return cut;
      isSure = false;
      continue;
    }
    for (const letter of part) {
      if (!set.has(letter)) return cut;
      // Cut if what stands before it is empty, else not.
      if (!isSure) return undefined;
      cut += letter.length;
    }
  }
  return cut;
}

function backwards(part: Part): Part {
  return typeof part === 'string' ? [...part].reverse().join('') : part;
}

const trim = define([text('str'), text('cutset')], (given) => {
  const characters = given.literal(1);
  return characters === undefined ? undecided(given) : cutSet(characters, given);
});

const trimspace = define([text('str')], (given) => cutSet(SPACES, given));

function cutSet(characters: string, given: Given): Seen {
  const seen = writtenOut(given.text(0));
  const cut = trimSet(seen, characters);
  if (!cut) return undecided(given);
  // Where nothing was cut, names stay the names that they are.
  return textual(cut.text.length === seen.text.length ? given.text(0) : cut, given);
}

/** All line breaks at the end. */
const chomp = define([text('str')], (given) => {
  const seen = writtenOut(given.text(0));
  const last = partsOf(seen).at(-1);
  if (last !== undefined && typeof last !== 'string' && mayHold(last, '\r\n')) return undecided(given);
  const end = seen.text.replace(/[\r\n]+$/, '').length;
  // Before the breaks may stand a part that ends in more of them.
  const before = partsOf(seen.slice(0, end)).at(-1);
  if (before !== undefined && typeof before !== 'string' && end < seen.text.length && mayHold(before, '\r\n')) return undecided(given);
  return textual(end === seen.text.length ? given.text(0) : seen.slice(0, end), given);
});

/** Whether a text begins with another: certain as soon as a written character differs, or all of it is written. */
export function begins(seen: Mapped, wanted: string, side: 'start' | 'end' = 'start'): 'yes' | 'no' | 'unknown' {
  const parts = side === 'start' ? partsOf(seen) : [...partsOf(seen)].reverse().map(backwards);
  let left = side === 'start' ? [...wanted] : [...wanted].reverse();
  for (const part of parts) {
    if (left.length === 0) return 'yes';
    if (typeof part !== 'string') return !mayBeEmpty(part) && !mayHold(part, left[0] ?? '') ? 'no' : 'unknown';
    for (const letter of part) {
      if (left.length === 0) return 'yes';
      if (letter !== left[0]) return 'no';
      left = left.slice(1);
    }
  }
  return left.length === 0 ? 'yes' : 'no';
}

function cutOff(side: 'start' | 'end'): TerraformFunction {
  return define([text('str'), text(side === 'start' ? 'prefix' : 'suffix')], (given) => {
    const [seen, wanted] = [writtenOut(given.text(0)), given.literal(1)];
    if (wanted === undefined) return undecided(given);
    const truth = begins(seen, wanted, side);
    if (truth === 'unknown') return undecided(given);
    if (truth === 'no' || wanted === '') return textual(given.text(0), given);
    return textual(side === 'start' ? seen.slice(wanted.length, seen.text.length) : seen.slice(0, seen.text.length - wanted.length), given);
  });
}

function asked(side: 'start' | 'end'): TerraformFunction {
  return define([text('str'), text(side === 'start' ? 'prefix' : 'suffix')], (given) => {
    const wanted = given.literal(1);
    const truth = wanted === undefined ? sameThroughout(given) : begins(writtenOut(given.text(0)), wanted, side);
    return truth === 'unknown' ? undecided(given) : boolean(truth === 'yes', given);
  });
}

/** A text begins with itself. */
function sameThroughout(given: Given): 'yes' | 'unknown' {
  const [own, wanted] = [given.text(0), given.text(1)];
  return own.text === wanted.text && partsOf(own).every((part, at) => samePart(part, partsOf(wanted)[at])) ? 'yes' : 'unknown';
}

function samePart(a: Part, b: Part | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !b) return a === b;
  return a.key !== undefined && a.key === b.key;
}

export const TRIMS: Readonly<Record<string, TerraformFunction>> = {
  chomp,
  endswith: asked('end'),
  startswith: asked('start'),
  trim,
  trimprefix: cutOff('start'),
  trimspace,
  trimsuffix: cutOff('end'),
};
