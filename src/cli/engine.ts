type Require = (id: string) => unknown;

/** A flag of V8. */
interface Setting {
  readonly flag: string;
  readonly usual: number;
  /** What pays for a run that is over in seconds. */
  readonly large: number;
}

interface V8 {
  setFlagsFromString(flags: string): void;
}

/** By how much the room for new objects grows. A lint keeps most of what it makes: each time that room is full, all of it is copied. */
const ROOM: Setting = { flag: '--semi-space-growth-factor', usual: 2, large: 16 };

/** After so many calls fast code is made of a function. */
const CALLS: Setting = { flag: '--invocation-count-for-turbofan', usual: 3000, large: 30_000 };

/** By the version of V8. What an engine does that is not listed is left to it. */
export const settings: Readonly<Record<string, readonly Setting[]>> = {
  // Node 20, which counts bytes of bytecode that a function runs through instead of calls.
  '11.3': [{ flag: '--interrupt-budget', usual: 67_584, large: 800_000 }, ROOM],
  // Node 22 and 24.
  '12.4': [CALLS, ROOM],
  '13.6': [CALLS, ROOM],
};

/** Bytes of input from which on a run has much to do. */
export const MUCH = 128 * 1024;

/**
 * V8 as this process has it. Beside the program it makes fast code of what was called often, which takes as much of the processor again: a
 * lint has three thousand functions that are called now and then, and is over before most of that is used. Where that may wait, three hundred
 * templates take a quarter less of time, and two fifths less of the processor; with room for new objects five hundred files of Terraform take
 * another twelfth less (Node 20, 2026-11-22; `npm run bench`).
 */
export class Engine {
  readonly #settings: readonly Setting[];
  #v8: V8 | undefined;
  #hasMuch = false;

  constructor(
    private readonly require: Require,
    version = process.versions.v8,
  ) {
    this.#settings = settings[version.split('.', 2).join('.')] ?? [];
  }

  /** Whether the run turned out to have much to do. */
  get hasMuch(): boolean {
    return this.#hasMuch;
  }

  /** For a run that has much to do: what a small one would win is less than asking takes. */
  expectMuch(): void {
    this.#hasMuch = true;
    if (this.#settings.length === 0 || this.#v8) return;
    this.#v8 = this.require('node:v8') as V8;
    this.#set('large');
  }

  /** Does what must be done as the engine was started: compiled code is kept for, and taken from, one that works in the same way. */
  asStarted<T>(work: () => T): T {
    if (!this.#v8) return work();
    this.#set('usual');
    try {
      return work();
    } finally {
      this.#set('large');
    }
  }

  #set(size: 'usual' | 'large'): void {
    for (const one of this.#settings) this.#v8?.setFlagsFromString(`${one.flag}=${one[size]}`);
  }
}
