/** Counts what a scan does, for whoever watches. */

export interface Progress {
  readonly accounts: { readonly done: number; readonly of: number };
  readonly buckets: { readonly done: number; readonly of: number };
  /** Requests answered, retries included. */
  readonly calls: number;
  readonly retries: number;
  /** Requests a second since the start. */
  readonly rate: number;
  readonly denied: number;
  readonly inFlight: number;
}

export class Tally {
  #accounts = { done: 0, of: 0 };
  readonly #buckets = new Map<string, { done: number; readonly of: number }>();
  #calls = 0;
  #retries = 0;
  #denied = 0;
  #inFlight = 0;
  readonly #byOperation = new Map<string, number>();
  readonly #started: number;

  constructor(
    readonly now: () => Date,
    readonly show?: (progress: Progress) => void,
  ) {
    this.#started = now().getTime();
  }

  accounts(of: number): void {
    this.#accounts.of += of;
    this.#tell();
  }

  accountDone(): void {
    this.#accounts.done++;
    this.#tell();
  }

  /** Begins with the buckets of an account, also for the second time. */
  buckets(account: string, of: number): void {
    this.#buckets.set(account, { done: 0, of });
    this.#tell();
  }

  bucketDone(account: string): void {
    const buckets = this.#buckets.get(account);
    if (buckets) buckets.done++;
    this.#tell();
  }

  sent(): void {
    this.#inFlight++;
  }

  done(operation: string): void {
    this.#inFlight--;
    this.#calls++;
    this.#byOperation.set(operation, (this.#byOperation.get(operation) ?? 0) + 1);
    this.#tell();
  }

  again(): void {
    this.#retries++;
  }

  denied(): void {
    this.#denied++;
  }

  get calls(): Calls {
    return { all: this.#calls, retries: this.#retries, byOperation: Object.fromEntries([...this.#byOperation].sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  #tell(): void {
    if (!this.show) return;
    const seconds = (this.now().getTime() - this.#started) / 1000;
    this.show({
      accounts: { ...this.#accounts },
      buckets: { done: sum([...this.#buckets.values()].map(({ done }) => done)), of: sum([...this.#buckets.values()].map(({ of }) => of)) },
      calls: this.#calls,
      retries: this.#retries,
      rate: seconds > 0 ? this.#calls / seconds : 0,
      denied: this.#denied,
      inFlight: this.#inFlight,
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Requests of a whole scan. */
export interface Calls {
  readonly all: number;
  readonly retries: number;
  readonly byOperation: { readonly [operation: string]: number };
}
