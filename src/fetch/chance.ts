/** Time and chance, given from outside so that tests have none of either. */

export interface Chance {
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Wakes at once when the signal fires. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export const chance: Chance = {
  random: Math.random,
  sleep: (milliseconds, signal) =>
    new Promise((wake) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        wake();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    }),
};

const FIRST = 100;
const LONGEST = 10_000;

/** Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"): those who failed together do not come back together. */
export function pause(attempt: number, { random }: Chance): number {
  return Math.floor(random() * Math.min(LONGEST, FIRST * 2 ** attempt));
}
