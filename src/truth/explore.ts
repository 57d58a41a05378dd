/** Runs a question once for every way the choices can fall out that makes a difference to it. */

import { ChoiceNeeded, Watch } from './world.js';
import type { Atom, Decisions, Watched, World } from './world.js';

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

/** Ways that turn out impossible cost as much as others, and there can be any number of them. */
const MAX_RUNS = 256;

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
  for (let runs = 1; ; runs++) {
    const world = new Trail(trail);
    try {
      paths.push({ outcome: run(world), choices: world.trail });
    } catch (thrown) {
      // No assignment of the parameters gets here.
      if (!isKind(thrown, 'impossible')) throw thrown;
    }
    world.rest();
    for (const { atom } of world.trail) met.set(atom.key, atom);
    if (paths.length > MAX_PATHS || runs > MAX_RUNS) return { kind: 'too-many', atoms: [...met.values()] };
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
  readonly trail: Choice[] = [];
  readonly #watch = new Watch();
  #next = 0;
  #over = false;

  constructor(private readonly given: readonly Choice[]) {}

  /** The question is answered: what is asked from now on was no part of it, so no way through it is chosen here. */
  rest(): void {
    this.#over = true;
  }

  watched<T>(read: () => T): Watched<T> {
    return this.#watch.during(read);
  }

  decide(atom: Atom): boolean {
    return this.#watch.saw(atom, this.#decide(atom));
  }

  #decide(atom: Atom): boolean {
    const before = this.decided.get(atom.key);
    if (before !== undefined) return before;
    const possible = atom.possible(this.decided);
    if (possible === 'neither') throw new Impossible();
    if (possible === 'both' && this.#over) throw new ChoiceNeeded(atom);
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

/** What is read without a choice that is still open; undefined where one would be needed. */
export function unlessOpen<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isKind(thrown, 'choice-needed')) return undefined;
    throw thrown;
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
      if (others.every((other) => excludes(fewer, other))) kept = fewer;
    }
    clauses.add(kept.map(({ atom, holds }) => atom.says(holds)).join(' and '));
  }
  return [...clauses].join(', or ');
}

/** Whether somebody who goes one way cannot have made these choices. */
function excludes(choices: readonly Choice[], path: readonly Choice[]): boolean {
  const decided = decisionsOf(path);
  return choices.some((choice) => settled(choice.atom, decided) === !choice.holds);
}

function decisionsOf(path: readonly Choice[]): Map<string, boolean> {
  return new Map(path.map(({ atom, holds }) => [atom.key, holds]));
}

/** How an atom falls out after some decisions, made or implied; undefined where it is still open. */
function settled(atom: Atom, decided: Decisions): boolean | undefined {
  const before = decided.get(atom.key);
  if (before !== undefined) return before;
  const possible = atom.possible(decided);
  return possible === 'yes' ? true : possible === 'no' ? false : undefined;
}

/** Whether everybody who goes this way goes one of the others, too. What cannot be told in reasonable time counts as no. */
export function isCovered(path: readonly Choice[], by: readonly (readonly Choice[])[]): boolean {
  return covers(path, by, { left: MAX_RUNS });
}

function covers(path: readonly Choice[], by: readonly (readonly Choice[])[], tries: { left: number }): boolean {
  if (tries.left-- <= 0) return false;
  const decided = decisionsOf(path);
  const open = by.map((other) => ({ other, left: other.filter(({ atom, holds }) => settled(atom, decided) !== holds) }));
  if (open.some(({ left }) => left.length === 0)) return true;
  const split = open.find(({ left }) => left.every(({ atom }) => settled(atom, decided) === undefined))?.left[0];
  return split !== undefined && [true, false].every((holds) => covers([...path, { atom: split.atom, holds }], by, tries));
}
