/** Runs a question once for every way the choices can fall out that makes a difference to it. */

import type { Atom, World } from './world.js';

/** One way through the choices and what came of it. */
export interface Path<T> {
  readonly outcome: T;
  /** The choices that were free on this way, in the order in which they were met. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** The choices are more than are tried one by one. */
export interface TooMany {
  readonly kind: 'too-many';
  readonly atoms: readonly Atom[];
}

const MAX_PATHS = 16;

/**
 * @param plain the shared world without choices, tried first
 * @param run asks the question; it may be run many times and must depend on the world alone
 */
export function explore<T>(plain: World, run: (world: World) => T): readonly Path<T>[] | TooMany {
  try {
    return [{ outcome: run(plain), choices: [] }];
  } catch (thrown) {
    if (!isKind(thrown, 'choice-needed')) throw thrown;
  }
  const paths: Path<T>[] = [];
  const met = new Map<string, Atom>();
  let trail: Choice[] = [];
  for (;;) {
    const world = new Trail(trail);
    try {
      paths.push({ outcome: run(world), choices: world.trail });
    } catch (thrown) {
      // No assignment of the parameters gets here.
      if (!isKind(thrown, 'impossible')) throw thrown;
    }
    for (const { atom } of world.trail) met.set(atom.key, atom);
    if (paths.length > MAX_PATHS) return { kind: 'too-many', atoms: [...met.values()] };
    // Turn the last choice that was not turned yet; true is tried first.
    trail = [...world.trail];
    while (trail.length > 0 && !(trail.at(-1) as Choice).holds) trail.pop();
    const last = trail.pop();
    if (!last) return paths;
    trail.push({ atom: last.atom, holds: false });
  }
}

/** A world that follows a trail and extends it with true where it ends. */
class Trail implements World {
  readonly decided = new Map<string, boolean>();
  readonly memo = new Map<object, unknown>();
  readonly trail: Choice[];
  #next = 0;

  constructor(private readonly given: readonly Choice[]) {
    this.trail = [];
  }

  decide(atom: Atom): boolean {
    const before = this.decided.get(atom.key);
    if (before !== undefined) return before;
    const possible = atom.possible(this.decided);
    if (possible === 'neither') throw new Impossible();
    const holds = possible === 'both' ? this.#choose(atom) : possible === 'yes';
    this.decided.set(atom.key, holds);
    return holds;
  }

  #choose(atom: Atom): boolean {
    const holds = this.given[this.#next]?.holds ?? true;
    this.#next++;
    this.trail.push({ atom, holds });
    return holds;
  }
}

class Impossible {
  readonly kind = 'impossible';
}

function isKind(thrown: unknown, kind: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && thrown.kind === kind;
}

/**
 * The condition under which some paths are taken and the others not, in words; undefined when all are.
 * Each path's choices are thinned to those that keep the other paths out.
 */
export function whenOf(taken: readonly (readonly Choice[])[], others: readonly (readonly Choice[])[]): string | undefined {
  if (others.length === 0) return undefined;
  const clauses = new Set<string>();
  for (const path of taken) {
    let kept = path;
    for (const choice of [...path].reverse()) {
      const fewer = kept.filter((one) => one !== choice);
      if (!others.some((other) => agrees(fewer, other))) kept = fewer;
    }
    clauses.add(kept.map(({ atom, holds }) => atom.says(holds)).join(' and '));
  }
  return [...clauses].join(', or ');
}

/** Whether a path could be the one described by the choices. */
function agrees(choices: readonly Choice[], path: readonly Choice[]): boolean {
  return choices.every(({ atom, holds }) => path.every((one) => one.atom.key !== atom.key || one.holds === holds));
}
