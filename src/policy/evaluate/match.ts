/** Whether a text fits a pattern, where parts of both may be unresolved. */

import type { Truth } from '../../truth/answer.js';
import type { Term } from '../term.js';
import { fitsAtOnce } from './at-once.js';
import { ANY, DIGIT, NAME, NO_COLON, rowOf, rowOfText } from './pattern.js';
import type { Reach, Reading, Row, Segment, Stretch, Unit } from './pattern.js';

/** Yes and no hold for every text that the signs can turn out to be; a sign that stands twice is the same text. */
export function fits(segments: readonly Segment[], text: Term, reading: Reading, fold = false): Truth {
  const plain = fitsAtOnce(segments, text, reading, fold);
  if (plain !== undefined) return plain ? 'yes' : 'no';
  const [pattern, given] = trimmed(rowOf(segments, reading, fold), rowOfText(text, fold));
  if (reach(pattern, given, 'must')) return 'yes';
  return reach(pattern, given, 'may') ? 'unknown' : 'no';
}

/** Whether two texts are the same. */
export function same(a: Term, b: Term): Truth {
  return fits([{ text: a, wild: false }], b, 'plain');
}

/** Without the equal beginnings and ends of the two: what an unresolved text is, does not matter where it stands on both sides. */
function trimmed(pattern: Row, text: Row): readonly [Row, Row] {
  let [start, from] = [0, 0];
  for (;;) {
    const step = stepAt(pattern, start, text, from, (stretch, at) => stretch.start === at);
    if (!step) break;
    start += step;
    from += step;
  }
  let [end, to] = [pattern.units.length, text.units.length];
  while (end > start && to > from) {
    const step = stepAt(pattern, end - 1, text, to - 1, (stretch, at) => stretch.end - 1 === at);
    if (!step) break;
    end -= step;
    to -= step;
  }
  return [cut(pattern, start, end), cut(text, from, to)];
}

function stepAt(pattern: Row, at: number, text: Row, from: number, touches: (stretch: Stretch, at: number) => boolean): number {
  const ours = pattern.stretches.find((one) => touches(one, at));
  const theirs = text.stretches.find((one) => touches(one, from));
  if (ours || theirs) return ours && ours.key === theirs?.key && ours.end - ours.start === theirs.end - theirs.start ? ours.end - ours.start : 0;
  const unit = pattern.units[at];
  const other = text.units[from];
  return unit?.kind === 'char' && other?.kind === 'char' && unit.char === other.char ? 1 : 0;
}

function cut({ units, stretches }: Row, from: number, to: number): Row {
  return {
    units: units.slice(from, to),
    stretches: stretches.filter(({ start, end }) => start >= from && end <= to).map((one) => ({ ...one, start: one.start - from, end: one.end - from })),
  };
}

/**
 * Whether both rows can be gone through together. With `must` a step is taken only if it holds whatever the signs turn
 * out to be; with `may` if it holds for some text of theirs, each occurrence by itself.
 */
function reach(pattern: Row, text: Row, mode: 'must' | 'may'): boolean {
  const [m, n] = [pattern.units.length, text.units.length];
  // A text chosen last, or made up, is spelled out by no pattern: it needs a wildcard to get through. `wild` tells that one was met.
  const apart = new Map(
    text.stretches.filter((one) => one.stranger || one.madeUp === 'yes').flatMap((one) => range(one.start, one.end).map((at) => [at, one] as const)),
  );
  const seen = new Uint8Array((m + 1) * (n + 1) * 2);
  const open: number[] = [];
  const add = (i: number, j: number, wild: boolean, from: number): void => {
    const [left, entered] = [apart.get(from), apart.get(j)];
    if (left && left !== entered && !wild) return;
    const index = (i * (n + 1) + j) * 2 + (wild && left === entered && entered ? 1 : 0);
    if (seen[index]) return;
    seen[index] = 1;
    open.push(index);
  };
  add(0, 0, false, 0);
  while (open.length > 0) {
    const index = open.pop() as number;
    const wild = (index & 1) === 1;
    const [i, j] = [Math.floor((index >> 1) / (n + 1)), (index >> 1) % (n + 1)];
    if (i === m && j === n) return true;
    for (const [ours, theirs] of pairs(pattern, i, text, j, mode)) add(ours, theirs, true, j);
    const [unit, other] = [pattern.units[i], text.units[j]];
    const stranger = apart.get(j)?.stranger === true;
    const met = wild || (unit !== undefined && unit.kind !== 'char' && unit.kind !== 'other' && (unit.written || !stranger));
    if (unit?.kind === 'many' && (unit.written || mode === 'may')) add(i + 1, j, met, j);
    if (mode === 'may' && other?.kind === 'many') add(i, j + 1, wild, j);
    if (!unit || !other || !takes(unit, other, mode, stranger)) continue;
    if (unit.kind === 'many') add(i, j + 1, met, j);
    if (mode === 'may' && other.kind === 'many') add(i + 1, j, met, j);
    if (other.kind !== 'many' && unit.kind !== 'many') add(i + 1, j + 1, met, j);
  }
  return false;
}

/** The ends that are reached together: the same sign on both sides is passed as a whole, and a name that is made up may be a part of another. */
function pairs(pattern: Row, i: number, text: Row, j: number, mode: 'must' | 'may'): readonly (readonly [number, number])[] {
  return pattern.stretches
    .filter(({ start }) => start === i)
    .flatMap(({ key, end, madeUp }) =>
      text.stretches.flatMap((theirs): readonly (readonly [number, number])[] => {
        if (theirs.key === key) return theirs.start === j ? [[end, theirs.end]] : [];
        const inside = mode === 'may' && madeUp === 'yes' && theirs.madeUp === 'maybe' && theirs.start <= j && j < theirs.end;
        // All such texts end in any number of characters.
        return inside ? [[end, theirs.end - 1]] : [];
      }),
    );
}

function takes(unit: Unit, other: Unit, mode: 'must' | 'may', stranger: boolean): boolean {
  if (unit.kind === 'other' || other.kind === 'other') return false;
  if (unit.kind === 'char') {
    if (other.kind === 'char') return unit.char === other.char;
    return mode === 'may' && within(unit.char, other.may);
  }
  // What an unresolved text of the policy turns out to be is settled before a stranger is chosen, and never certain.
  if (!unit.written && (stranger || mode === 'must')) return false;
  const set = mode === 'must' ? unit.must : unit.may;
  if (other.kind === 'char') return within(other.char, set);
  return mode === 'may' || (other.may <= set && (other.kind === 'one' || unit.kind === 'many'));
}

function within(char: string, set: Reach): boolean {
  switch (set) {
    case ANY:
      return true;
    case NO_COLON:
      return char !== ':';
    case NAME:
      return /[a-z0-9.-]/.test(char);
    case DIGIT:
      return /[0-9]/.test(char);
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
