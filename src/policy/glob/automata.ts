/** The automata of languages, kept with the languages themselves: whoever lets go of one lets go of them. */

import type { Term } from '../term.js';
import { automatonOf } from './automaton.js';
import type { Automaton, Reading } from './automaton.js';
import type { Language } from './language.js';
import { netOf } from './net.js';
import type { Net } from './net.js';
import { lettersOf } from './text.js';

const nets = new WeakMap<Language, Net>();
const automata = new WeakMap<Language, Map<Reading, Automaton>>();

/** States that are worth keeping between questions. */
const mostStates = 20_000;

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

/** Whether a text is in a language, letter by letter through its automaton. */
export function walks(of: Language, text: Term): boolean {
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
