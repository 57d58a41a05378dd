/** Chance that can be repeated: the same seed, the same choices. */

export interface Dice {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly of: <T>(items: readonly T[]) => T;
}

/** The generator is mulberry32: small, and good enough to choose test cases with. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    of: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('there is nothing to choose from');
      return items[below(items.length)] as T;
    },
  };
}
