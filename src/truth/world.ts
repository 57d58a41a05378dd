/**
 * One way the open choices of a configuration can fall out ("IsProd is true"). A model is read in a world; the judge
 * runs a rule once for every world that makes a difference, so a rule never meets a choice.
 */

/** One yes-or-no question on which a configuration depends: whether a parameter or expression equals a value. */
export interface Atom {
  /** The same key, the same question. */
  readonly key: string;
  /** For people: `Env is "prod"`, `Env is not "prod"`. */
  says(holds: boolean): string;
  /** Which answers are still possible after what was decided (allowed values, template rules, another value decided). */
  possible(decided: Decisions): 'both' | 'yes' | 'no' | 'neither';
}

export type Decisions = ReadonlyMap<string, boolean>;

/** How an atom fell out. */
export interface Decided {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** What was read, and all that was decided for it, in the order in which it was met. */
export interface Watched<T> {
  readonly value: T;
  readonly decided: readonly Decided[];
}

export interface World {
  /** Whether the atom holds here. */
  decide(atom: Atom): boolean;
  readonly decided: Decisions;
  /** What was read in this world, kept while it lasts. */
  readonly memo: Map<object, unknown>;
  /** Tells what was decided while something was read. Missing: what is read here is of use to nobody else. */
  watched?<T>(read: () => T): Watched<T>;
}

/** Notes down what is decided while somebody reads; readings can stand inside each other. */
export class Watch {
  readonly #open: Map<string, Decided>[] = [];

  saw(atom: Atom, holds: boolean): boolean {
    for (const one of this.#open) if (!one.has(atom.key)) one.set(atom.key, { atom, holds });
    return holds;
  }

  during<T>(read: () => T): Watched<T> {
    const seen = new Map<string, Decided>();
    this.#open.push(seen);
    try {
      return { value: read(), decided: [...seen.values()] };
    } finally {
      this.#open.pop();
    }
  }
}

/** Thrown by a world that has no choices when one is asked for; only the judge catches it. */
export class ChoiceNeeded {
  readonly kind = 'choice-needed';
  constructor(readonly atom: Atom) {}
}

/** What was thrown, if it is a choice that whoever asks in this world needs: where nothing is chosen yet, that is so again and again. */
export function needed(thrown: unknown, world: World): ChoiceNeeded | undefined {
  return thrown instanceof ChoiceNeeded && world.decided.size === 0 ? thrown : undefined;
}

/** The world of everything that depends on no choice. */
export function plainWorld(): World {
  const watch = new Watch();
  return {
    decided: new Map(),
    memo: new Map(),
    decide(atom) {
      const possible = atom.possible(this.decided);
      if (possible === 'yes' || possible === 'no') return watch.saw(atom, possible === 'yes');
      throw new ChoiceNeeded(atom);
    },
    watched: (read) => watch.during(read),
  };
}
