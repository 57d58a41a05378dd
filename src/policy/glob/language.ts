/** Sets of texts: what one of several globs takes. */

import { keyOf, term } from '../term.js';
import type { Sign, Term } from '../term.js';
import { automatonOf } from './automaton.js';
import type { Automaton, Letter, Reading } from './automaton.js';
import { keyOfGlob, tidy } from './glob.js';
import type { Glob } from './glob.js';
import { netOf } from './net.js';
import type { Net } from './net.js';

/**
 * The texts that one of the globs takes.
 * `must`: whatever the signs turn out to be. A sign in a text is taken by the same sign, or by wildcards that take all it can be.
 * `may`: if the signs turn out so. A sign is taken by what could take it, and takes every text that it could be.
 */
export interface Language {
  readonly kind: 'language';
  /** Equal keys, equal languages: the order of the globs does not matter. */
  readonly key: string;
  readonly mode: 'must' | 'may';
  readonly globs: readonly Glob[];
  /** What every text has in front that the globs know of and the texts leave out. */
  readonly prefix: Term;
  /** All its texts by their keys, where the globs have neither wildcards nor signs to be guessed. */
  readonly texts: ReadonlyMap<string, Term> | undefined;
  /** Whether a glob has a sign. */
  readonly signs: boolean;
  /** How many tokens the globs have: what it costs to build an automaton. */
  readonly size: number;
}

export function language(globs: readonly Glob[], mode: 'must' | 'may'): Language {
  return make(globs, mode, []);
}

/** What remains of its texts when the prefix is taken off in front; texts that do not begin so are left out. */
export function withoutPrefix(of: Language, prefix: Term): Language {
  return prefix.length === 0 ? of : make(of.globs, of.mode, term(...of.prefix, ...prefix));
}

export function contains(of: Language, text: Term): boolean {
  if (of.texts && (of.mode === 'must' || text.every((piece) => typeof piece === 'string'))) return of.texts.has(keyOf(text));
  const automaton = automatonFor(of, of.mode);
  let state = automaton.start;
  for (const letter of lettersOf(text)) {
    state = automaton.step(state, letter);
    if (state.nodes.length === 0) return false;
    if (state.universal) return true;
    if (automaton.states > mostStates) automaton.forget();
  }
  return state.accept;
}

/** It has every text there is. Quick, and never wrongly true. */
export function takesAll(of: Language): boolean {
  return automatonFor(of, of.mode).start.universal;
}

/** It has no text at all. Exact. */
export function takesNone(of: Language): boolean {
  return of.texts ? of.texts.size === 0 : automatonFor(of, of.mode).start.nodes.length === 0;
}

/** States that are worth keeping between questions. */
const mostStates = 20_000;

function make(given: readonly Glob[], mode: 'must' | 'may', prefix: Term): Language {
  const byKey = new Map(given.map(tidy).map((glob) => [keyOfGlob(glob), glob] as const));
  const everything = byKey.get(keyOfGlob([{ kind: 'star', of: 'any' }]));
  const sorted = everything ? [everything] : [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, glob]) => glob);
  const start = everything ? [] : prefix;
  return {
    kind: 'language',
    key: [mode, keyOf(start), ...sorted.map(keyOfGlob)].join('\\|'),
    mode,
    globs: sorted,
    prefix: start,
    texts: textsOf(sorted, mode, start),
    signs: sorted.some((glob) => glob.some(({ kind }) => kind === 'sign')),
    size: sorted.reduce((sum, { length }) => sum + length, 0),
  };
}

function textsOf(globs: readonly Glob[], mode: 'must' | 'may', prefix: Term): ReadonlyMap<string, Term> | undefined {
  const front = [...lettersOf(prefix)];
  if (mode === 'may' && front.some((letter) => typeof letter !== 'string')) return undefined;
  const texts = new Map<string, Term>();
  for (const glob of globs) {
    const letters: Letter[] = [];
    for (const token of glob) {
      if (token.kind === 'char' && !token.fold) letters.push(token.char);
      else if (token.kind === 'sign' && mode === 'must') letters.push(token.sign);
      else return undefined;
    }
    if (letters.length < front.length || front.some((letter, index) => keyOfLetter(letter) !== keyOfLetter(letters[index] ?? ''))) continue;
    const text = textOf(letters.slice(front.length));
    texts.set(keyOf(text), text);
  }
  return texts;
}

export function keyOfLetter(letter: Letter): string {
  return typeof letter === 'string' ? letter : `\u0000${letter.key}`;
}

/** Letters as a text; there may be a million of them. */
export function textOf(letters: readonly Letter[]): Term {
  const out: (string | Sign)[] = [];
  let run: string[] = [];
  const end = (): void => {
    if (run.length > 0) out.push(run.join(''));
    run = [];
  };
  for (const letter of letters) {
    if (typeof letter === 'string') run.push(letter);
    else {
      end();
      out.push(letter);
    }
  }
  end();
  return out;
}

export function* lettersOf(text: Term): Generator<Letter> {
  for (const piece of text) {
    if (typeof piece === 'string') yield* piece;
    else yield piece;
  }
}

/** Kept with the language itself: whoever lets go of it lets go of them. */
const nets = new WeakMap<Language, Net>();
const automata = new WeakMap<Language, Map<Reading, Automaton>>();

/** What it costs to have an automaton for it, in states of moderate size. */
export function costOf(of: Language): number {
  return nets.has(of) ? 0 : of.size >> 4;
}

export function automatonFor(of: Language, reading: Reading): Automaton {
  let readings = automata.get(of);
  if (!readings) automata.set(of, (readings = new Map()));
  let automaton = readings.get(reading);
  if (!automaton) readings.set(reading, (automaton = build(of, reading)));
  return automaton;
}

/** Lets go of what was built for a language, if it has grown large. */
export function trim(of: Language): void {
  const readings = automata.get(of);
  for (const [reading, automaton] of readings ?? []) if (automaton.states > mostStates) readings?.delete(reading);
}

function build(of: Language, reading: Reading): Automaton {
  let net = nets.get(of);
  if (!net) nets.set(of, (net = netOf(of.globs, of.mode === 'may')));
  return automatonOf(net, reading, startOf(of, net));
}

/** Where the globs are when the prefix is behind them. */
function startOf(of: Language, net: Net): readonly number[] {
  if (of.prefix.length === 0) return [0];
  const automaton = automatonOf(net, of.mode, [0]);
  let state = automaton.start;
  let nodes: readonly number[] = [0];
  for (const letter of lettersOf(of.prefix)) {
    nodes = automaton.targets(state, letter);
    state = automaton.step(state, letter);
  }
  return nodes;
}
