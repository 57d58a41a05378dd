/** Stretches of one text, to be asked which of them hold an offset without looking at all of them. */

import type { Span } from '../text/source.js';

export class Intervals<T extends Span> {
  /** By start; of those that start together the outermost first. */
  readonly #items: readonly T[];
  /** For each item the index of the one among it and those before that ends last. */
  readonly #last: readonly number[];

  constructor(items: readonly T[]) {
    this.#items = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
    const last: number[] = [];
    for (const [index, item] of this.#items.entries()) {
      const before = last[index - 1];
      last.push(before !== undefined && this.#at(before).end > item.end ? before : index);
    }
    this.#last = last;
  }

  /** Those that hold an offset, the innermost first. */
  holding(offset: number): readonly T[] {
    const found: T[] = [];
    for (let index = this.countUntil(offset) - 1; index >= 0; index--) {
      if (this.#at(this.#last[index] as number).end <= offset) break;
      const item = this.#at(index);
      if (item.end > offset) found.push(item);
    }
    return found;
  }

  /** Of those that start at or before an offset the one that ends last. */
  lastUntil(offset: number): T | undefined {
    const count = this.countUntil(offset);
    return count === 0 ? undefined : this.#at(this.#last[count - 1] as number);
  }

  /** Those that start between two offsets, both included. */
  starting(from: number, to: number): readonly T[] {
    return this.#items.slice(this.countUntil(from - 1), this.countUntil(to));
  }

  /** How many start at or before an offset. */
  countUntil(offset: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at(middle).start <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #at(index: number): T {
    return this.#items[index] as T;
  }
}
