/** The command line: arguments, disk, screen, exit codes. This room alone may touch the world, and only through what stands here. */

/** A stream that text is written to. */
export interface Screen {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** What was written has left this process. */
  readonly isAtOnce?: true;
}

/** All that a command knows of the machine beside its files; tests bring their own. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results, and nothing else. */
  readonly stdout: Screen;
  /** What a person should know meanwhile. */
  readonly stderr: Screen;
  /** Standard input up to `limit` bytes; longer input gives more than `limit`. */
  readonly stdin: (limit: number) => Uint8Array;
  readonly now: () => Date;
  /** Told that there is much to do, the engine first gets it done. */
  readonly expectMuch?: (() => void) | undefined;
  /** Hears Ctrl-C instead of ending at once, until what it returns is called; the second one ends the program. */
  readonly onInterrupt?: (hear: () => void) => () => void;
  /** Asks the person at the terminal; missing where there is none. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}
