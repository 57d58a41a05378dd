type Require = (id: string) => unknown;

/** Of V8: when it makes fast code of a function. What an engine does that is not listed is left to it. */
interface Setting {
  readonly flag: string;
  readonly usual: number;
  /** When it pays for a run that is over in seconds. */
  readonly late: number;
}

interface V8 {
  setFlagsFromString(flags: string): void;
}

/** By the version of V8. */
export const settings: Readonly<Record<string, Setting>> = {
  // Node 20: bytes of bytecode that a function runs through.
  '11.3': { flag: '--interrupt-budget', usual: 67_584, late: 800_000 },
  // Node 22 and 24: calls.
  '12.4': { flag: '--invocation-count-for-turbofan', usual: 3000, late: 30_000 },
  '13.6': { flag: '--invocation-count-for-turbofan', usual: 3000, late: 30_000 },
};

/** Bytes of input from which on a run has much to do. */
export const MUCH = 128 * 1024;

/**
 * V8 as this process has it. Beside the program it makes fast code of what was called often, which takes as much of the processor again: a
 * lint has three thousand functions that are called now and then, and is over before most of that is used. Where it may wait, three hundred
 * templates take a quarter less of time, and two fifths less of the processor (Node 20, 2026-11-22; `npm run bench`).
 */
export class Engine {
  readonly #setting: Setting | undefined;
  #v8: V8 | undefined;
  #hasMuch = false;

  constructor(
    private readonly require: Require,
    version = process.versions.v8,
  ) {
    this.#setting = settings[version.split('.', 2).join('.')];
  }

  /** Whether the run turned out to have much to do. */
  get hasMuch(): boolean {
    return this.#hasMuch;
  }

  /** For a run that has much to do: what a small one would win is less than asking takes. */
  optimizeLater(): void {
    this.#hasMuch = true;
    if (!this.#setting || this.#v8) return;
    this.#v8 = this.require('node:v8') as V8;
    this.#set(this.#setting.late);
  }

  /** Does what must be done as the engine was started: compiled code is kept for, and taken from, one that works in the same way. */
  asStarted<T>(work: () => T): T {
    if (!this.#v8 || !this.#setting) return work();
    this.#set(this.#setting.usual);
    try {
      return work();
    } finally {
      this.#set(this.#setting.late);
    }
  }

  #set(value: number): void {
    this.#v8?.setFlagsFromString(`${this.#setting?.flag}=${value}`);
  }
}
