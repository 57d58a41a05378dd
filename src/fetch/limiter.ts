/** How many requests may be under way at once: as many as the other side takes, found out by asking. */

export interface Limits {
  readonly start: number;
  readonly floor: number;
  readonly cap: number;
}

export interface Slot {
  /** `answered` counts towards more, `slow down` halves, `other` says nothing about the load. */
  release(how: 'answered' | 'slow down' | 'other'): void;
}

/** So many answers in a row let one more in. */
const STEP = 50;

/** Additive increase, multiplicative decrease; first come, first served. */
export class Limiter {
  #limit: number;
  #answers = 0;
  /** Counts the halvings: what was sent before one says nothing new by failing after it. */
  #epoch = 0;
  readonly #waiting: (() => void)[] = [];
  inFlight = 0;

  constructor(readonly limits: Limits) {
    this.#limit = Math.min(limits.start, limits.cap);
  }

  get limit(): number {
    return this.#limit;
  }

  async slot(): Promise<Slot> {
    if (this.inFlight >= this.#limit) await new Promise<void>((go) => this.#waiting.push(go));
    else this.inFlight++;
    const epoch = this.#epoch;
    return {
      release: (how) => {
        if (how === 'answered') this.#more();
        if (how === 'slow down' && epoch === this.#epoch) this.#less();
        this.inFlight--;
        this.#next();
      },
    };
  }

  #more(): void {
    if (++this.#answers % STEP === 0) this.#limit = Math.min(this.#limit + 1, this.limits.cap);
  }

  #less(): void {
    this.#epoch++;
    this.#answers = 0;
    this.#limit = Math.max(Math.floor(this.#limit / 2), Math.min(this.limits.floor, this.limits.cap));
  }

  #next(): void {
    while (this.inFlight < this.#limit) {
      const go = this.#waiting.shift();
      if (!go) return;
      this.inFlight++;
      go();
    }
  }
}

/** Works on the items in their order, so many at once. */
export async function each<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
