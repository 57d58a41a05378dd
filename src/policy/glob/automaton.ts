/** A net made deterministic as far as somebody walks it. */

import type { Sign } from '../term.js';
import { kindOf } from './classes.js';
import type { Mask } from './classes.js';
import { at, charactersAt, takesEverything } from './net.js';
import type { Net } from './net.js';
import { whateverItIs, wheneverItCould } from './signs.js';

/** One code point, or a text that is not resolved. */
export type Letter = string | Sign;

/**
 * How a sign in the text is taken: `must` by what takes it whatever it is; `may` by what could take it; `same` by the same
 * sign alone, signs in patterns not being read as anything else either.
 */
export type Reading = 'must' | 'may' | 'same';

export interface State {
  readonly id: number;
  /** Places in the net, sorted; none: no text goes on from here. */
  readonly nodes: readonly number[];
  readonly accept: boolean;
  /** Whatever follows is accepted. */
  readonly universal: boolean;
  /** How many letters are missing at least before a text is accepted. */
  readonly missing: number;
  /** Characters that lead elsewhere than others of their kind. */
  readonly chars: ReadonlyMap<string, readonly number[]>;
  /** The classes of which any character leads on, each once. */
  readonly masks: readonly Mask[];
  /** Where they lead. */
  readonly wide: readonly { readonly mask: Mask; readonly to: number }[];
  readonly signs: ReadonlyMap<string, { readonly sign: Sign; readonly to: readonly number[] }>;
  readonly next: Map<string | number, State>;
}

export interface Automaton {
  readonly start: State;
  step(state: State, letter: Letter): State;
  /** Without what makes it the start of something new: for a walk that another reading takes up. */
  targets(state: State, letter: Letter): readonly number[];
  /** How much was built so far, in states of moderate size. */
  readonly work: number;
  readonly states: number;
  /** States that somebody holds stay valid. */
  forget(): void;
}

export function automatonOf(net: Net, reading: Reading, start: readonly number[]): Automaton {
  const known = new Map<string, State>();
  const marks = new Uint32Array(net.length);
  let mark = 0;
  let ids = 0;
  let work = 0;

  /** With all that is reached without a letter. */
  const closure = (nodes: readonly number[]): readonly number[] => {
    mark++;
    const out: number[] = [];
    const open = [...nodes];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (marks[index] === mark) continue;
      marks[index] = mark;
      out.push(index);
      const { free, readings } = at(net, index);
      if (free) open.push(...free);
      if (readings && reading === 'may') open.push(...readings);
    }
    return (reading === 'same' ? out : withoutOvertaken(net, out)).sort((a, b) => a - b);
  };

  const stateOf = (from: readonly number[]): State => {
    const nodes = closure(from);
    const key = nodes.join(',');
    let state = known.get(key);
    if (!state) {
      state = buildState(net, nodes, ids++);
      known.set(key, state);
      work += 1 + (nodes.length >> 4);
    }
    return state;
  };

  const targets = (state: State, letter: Letter): readonly number[] => {
    if (typeof letter === 'string') {
      const kind = kindOf(letter);
      const wide = state.wide.filter(({ mask }) => mask & kind).map(({ to }) => to);
      return [...(state.chars.get(letter) ?? []), ...wide];
    }
    const same = state.signs.get(letter.key)?.to ?? [];
    if (reading === 'same') return same;
    work += 1 + (state.nodes.length >> 4);
    return [...same, ...(reading === 'must' ? whateverItIs(net, state.nodes, letter, closure) : wheneverItCould(net, state.nodes, letter, closure))];
  };

  return {
    start: stateOf(start),
    step(state, letter) {
      const key = typeof letter !== 'string' ? `\u0000${letter.key}` : state.chars.has(letter) ? letter : kindOf(letter);
      let next = state.next.get(key);
      if (!next) state.next.set(key, (next = stateOf(targets(state, letter))));
      return next;
    },
    targets,
    get work() {
      return work;
    },
    get states() {
      return known.size;
    },
    forget() {
      known.clear();
    },
  };
}

function buildState(net: Net, nodes: readonly number[], id: number): State {
  const chars = new Map<string, number[]>();
  const wide: { mask: Mask; to: number }[] = [];
  const signs = new Map<string, { sign: Sign; to: number[] }>();
  let accept = false;
  let universal = false;
  let missing = Infinity;
  for (const index of nodes) {
    const node = at(net, index);
    accept ||= node.accept;
    missing = Math.min(missing, node.missing);
    universal ||= node.accept && takesEverything(node);
    if (node.loop) wide.push({ mask: node.loop, to: index });
    if (node.wide) wide.push(node.wide);
    for (const [char, to] of charactersAt(node)) {
      const others = chars.get(char);
      if (others) others.push(...to);
      else chars.set(char, [...to]);
    }
    for (const [key, { sign, to }] of node.signs ?? []) {
      const others = signs.get(key);
      if (others) others.to.push(to);
      else signs.set(key, { sign, to: [to] });
    }
  }
  return { id, nodes, accept, universal, missing, chars, masks: [...new Set(wide.map(({ mask }) => mask))], wide, signs, next: new Map() };
}

/** Leaves out what lies before a living star for everything on the same line: each of its texts is one of the star's. */
function withoutOvertaken(net: Net, nodes: number[]): number[] {
  const stars = new Map<number, number>();
  for (const index of nodes) {
    const node = at(net, index);
    if (takesEverything(node)) stars.set(node.line, Math.min(stars.get(node.line) ?? Infinity, node.left));
  }
  if (stars.size === 0) return nodes;
  return nodes.filter((index) => {
    const { line, left } = at(net, index);
    const star = stars.get(line);
    return star === undefined || left <= star;
  });
}
