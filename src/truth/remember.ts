/** What was read in one world, kept for all that make the same choices on the way: rules ask for the same things, each in worlds of its own. */

import type { Atom, Decided, World } from './world.js';

type Step<T> = { readonly kind: 'end'; readonly value: T } | Fork<T>;

interface Fork<T> {
  readonly kind: 'fork';
  readonly atom: Atom;
  yes?: Step<T>;
  no?: Step<T>;
}

/**
 * One thing that is read again and again. It must depend on the world alone, and be no part of it: what is kept outlives the
 * world in which it was read.
 */
export class Remembered<T> {
  /** By what was decided before: that too tells what a text is. */
  readonly #starts = new Map<string, Step<T>>();

  read(world: World, find: () => T): T {
    if (!world.watched) return find();
    const start = keyOf(world.decided);
    let at = this.#starts.get(start);
    // Whoever reads it makes the choices on which it depends.
    while (at?.kind === 'fork') at = world.decide(at.atom) ? at.yes : at.no;
    if (at) return at.value;
    const { value, decided } = world.watched(find);
    this.#keep(start, decided, { kind: 'end', value });
    return value;
  }

  #keep(start: string, decided: readonly Decided[], end: Step<T>): void {
    const fresh = (from: number): Step<T> =>
      decided.slice(from).reduceRight<Step<T>>((next, { atom, holds }) => ({ kind: 'fork', atom, [holds ? 'yes' : 'no']: next }), end);
    let fork = this.#starts.get(start);
    if (!fork) this.#starts.set(start, fresh(0));
    for (const [index, { holds }] of decided.entries()) {
      if (fork?.kind !== 'fork') return;
      const side: 'yes' | 'no' = holds ? 'yes' : 'no';
      const next: Step<T> | undefined = fork[side];
      if (!next) fork[side] = fresh(index + 1);
      fork = next;
    }
  }
}

function keyOf(decided: ReadonlyMap<string, boolean>): string {
  let key = '';
  for (const name of [...decided.keys()].sort()) key += `${name.length}"${name}${decided.get(name) ? '+' : '-'}`;
  return key;
}
