/** Where the parts of long objects and lists stand, known to who has read past them once. */

import type { Span } from '../text/source.js';

/** Where a part of an object or list begins, and its name. */
export interface Part {
  readonly at: number;
  readonly key: Span | undefined;
}

/** An object or list of which every part is known. */
export interface Waymark {
  /** @param name that of a member, or the index of an item */
  part(name: string): Part | undefined;
  /** Behind its closing bracket. */
  readonly end: number;
}

/** Reading past what is longer than this takes long enough to be done once. */
const LONG = 20_000;

/** The long objects and lists that were read past, by where they begin. */
export class Waymarks {
  readonly #known = new Map<number, Waymark>();

  at(start: number): Waymark | undefined {
    return this.#known.get(start);
  }

  /** @param parts by name */
  object(start: number, end: number, parts: ReadonlyMap<string, Part>): void {
    if (end - start > LONG) this.#known.set(start, { end, part: (name) => parts.get(name) });
  }

  /** @param starts of its items */
  list(start: number, end: number, starts: readonly number[]): void {
    if (end - start > LONG) this.#known.set(start, { end, part: (name) => item(starts, name) });
  }
}

function item(starts: readonly number[], name: string): Part | undefined {
  const index = Number(name);
  const at = starts[index];
  return at === undefined || String(index) !== name ? undefined : { at, key: undefined };
}
