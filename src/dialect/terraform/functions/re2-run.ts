/**
 * Runs regular expressions as RE2 does: all ways at once, letter by letter, so that no expression takes longer than its length
 * times that of the text. JavaScript's own engine tries one way after the other, and a stranger's expression could make it try for ever.
 */

import type { Assertion, Re, Taker } from './re2-parse.js';

type Step =
  | { readonly kind: 'take'; readonly takes: Taker }
  | { readonly kind: 'fork'; first: number; second: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'found' };

/** Steps go on with the next one unless they fork. */
export interface Program {
  readonly steps: readonly (Step & { next: number })[];
  readonly start: number;
  readonly slots: number;
}

const MAX_STEPS = 20_000;
/** Steps times letters, for one call: about a second. */
const MAX_WORK = 1_000_000;

/** Undefined where it would be too large. */
export function compileRe2(re: Re, groups: number): Program | undefined {
  const steps: (Step & { next: number })[] = [];
  const add = (step: Step, next: number): number => {
    steps.push({ ...step, next });
    return steps.length - 1;
  };
  /** Backwards: each part knows what comes after it. */
  const build = (part: Re, next: number): number => {
    if (steps.length > MAX_STEPS) return next;
    switch (part.kind) {
      case 'empty':
        return next;
      case 'char':
        return add({ kind: 'take', takes: part.takes }, next);
      case 'assert':
        return add({ kind: 'assert', what: part.what }, next);
      case 'group':
        return add({ kind: 'save', slot: part.index * 2 }, build(part.body, add({ kind: 'save', slot: part.index * 2 + 1 }, next)));
      case 'sequence':
        return part.parts.reduceRight((after, one) => build(one, after), next);
      case 'choice':
        return part.options.map((one) => build(one, next)).reduceRight((second, first) => fork(first, second, true));
      case 'repeat':
        return repeat(part, next);
    }
  };
  const fork = (first: number, second: number, greedy: boolean): number =>
    add(greedy ? { kind: 'fork', first, second } : { kind: 'fork', first: second, second: first }, -1);
  /** At least once, and then around again; what can be empty is tried once before it is passed by. */
  const plus = (body: Re, greedy: boolean, next: number): number => {
    const turn = fork(-1, next, greedy) as number;
    const start = build(body, turn);
    const step = steps[turn] as Step & { first: number; second: number };
    if (greedy) step.first = start;
    else step.second = start;
    return start;
  };
  const repeat = ({ body, min, max, greedy }: Re & { readonly kind: 'repeat' }, next: number): number => {
    let after = next;
    let required = min;
    if (max === Infinity) {
      if (min > 0) {
        after = plus(body, greedy, after);
        required--;
      } else if (mayBeEmpty(body)) after = fork(plus(body, greedy, after), after, greedy);
      else {
        const turn = fork(-1, after, greedy);
        const start = build(body, turn);
        const step = steps[turn] as Step & { first: number; second: number };
        if (greedy) step.first = start;
        else step.second = start;
        after = turn;
      }
    } else for (let times = min; times < max && steps.length <= MAX_STEPS; times++) after = fork(build(body, after), next, greedy);
    for (let times = 0; times < required && steps.length <= MAX_STEPS; times++) after = build(body, after);
    return after;
  };
  const found = add({ kind: 'found' }, -1);
  const start = build({ kind: 'group', index: 0, body: re }, found);
  return steps.length > MAX_STEPS ? undefined : { steps, start, slots: (groups + 1) * 2 };
}

function mayBeEmpty(re: Re): boolean {
  switch (re.kind) {
    case 'empty':
    case 'assert':
      return true;
    case 'char':
      return false;
    case 'group':
      return mayBeEmpty(re.body);
    case 'sequence':
      return re.parts.every(mayBeEmpty);
    case 'choice':
      return re.options.some(mayBeEmpty);
    case 'repeat':
      return re.min === 0 || mayBeEmpty(re.body);
  }
}

/** Start and end of the whole and of each group, in letters; -1 for a group that took no part. */
export type Match = readonly number[];

interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

/** All matches one after the other, as Go's FindAll has it. Undefined where it would take too long. */
export function matchesOf(program: Program, letters: readonly string[], once: boolean): readonly Match[] | undefined {
  const found: Match[] = [];
  const work = { left: MAX_WORK };
  let from = 0;
  let lastEnd = -1;
  while (from <= letters.length) {
    const match = search(program, letters, from, work);
    if (match === 'too long') return undefined;
    if (!match) break;
    const [start = 0, end = 0] = match;
    // Nothing right behind a match is not another one.
    if (end > start || start !== lastEnd) found.push(match);
    if (once) break;
    lastEnd = end;
    from = end > start ? end : end + 1;
    if (end === start && from > letters.length) break;
  }
  return found;
}

function search({ steps, start, slots }: Program, letters: readonly string[], from: number, work: { left: number }): Match | 'too long' | undefined {
  let now: Thread[] = [];
  let best: Match | undefined;
  const none: readonly number[] = Array.from({ length: slots }, () => -1);
  for (let at = from; at <= letters.length; at++) {
    const seen = new Set<number>();
    const ready: Thread[] = [];
    for (const thread of now) follow(thread.at, thread.slots, at, seen, ready);
    if (!best) follow(start, none, at, seen, ready);
    if (ready.length === 0 && (best || now.length === 0)) {
      if (best) return best;
      continue;
    }
    work.left -= ready.length + seen.size;
    if (work.left < 0) return 'too long';
    now = [];
    const letter = letters[at];
    for (const thread of ready) {
      const step = steps[thread.at] as Step & { next: number };
      if (step.kind === 'found') {
        best = thread.slots;
        break;
      }
      if (step.kind === 'take' && letter !== undefined && step.takes(letter)) now.push({ at: step.next, slots: thread.slots });
    }
    if (best && now.length === 0) return best;
  }
  return best;

  /** All steps that are reached without taking a letter, the preferred first. */
  function follow(first: number, saved: readonly number[], at: number, seen: Set<number>, ready: Thread[]): void {
    const pending: Thread[] = [{ at: first, slots: saved }];
    for (let thread = pending.pop(); thread; thread = pending.pop()) {
      if (seen.has(thread.at)) continue;
      seen.add(thread.at);
      const step = steps[thread.at] as Step & { next: number };
      if (step.kind === 'fork') pending.push({ at: step.second, slots: thread.slots }, { at: step.first, slots: thread.slots });
      else if (step.kind === 'save') pending.push({ at: step.next, slots: thread.slots.with(step.slot, at) });
      else if (step.kind === 'assert') {
        if (holds(step.what, letters, at)) pending.push({ at: step.next, slots: thread.slots });
      } else ready.push(thread);
    }
  }
}

function holds(what: Assertion, letters: readonly string[], at: number): boolean {
  switch (what) {
    case 'textStart':
      return at === 0;
    case 'textEnd':
      return at === letters.length;
    case 'lineStart':
      return at === 0 || letters[at - 1] === '\n';
    case 'lineEnd':
      return at === letters.length || letters[at] === '\n';
    case 'word':
      return isWord(letters[at - 1]) !== isWord(letters[at]);
    case 'noWord':
      return isWord(letters[at - 1]) === isWord(letters[at]);
  }
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^\w$/.test(letter);
}
