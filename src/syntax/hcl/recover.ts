import * as kind from './token.js';

/**
 * Where reading goes on after an error at the token `failed` in an item that began at the token `from`: at the end of the line in which all
 * its brackets are closed, or at the brace that closes the body around. If its brackets are never closed, at the line of the error if that
 * is another one, for what seems out of place there may be the next item; else at the line behind.
 */
export function behindItem(kinds: Uint8Array, from: number, failed: number): number {
  const open = new Brackets();
  let line = failed - 1 > from && kinds[failed - 1] === kind.NEWLINE ? failed - 1 : -1;
  for (let index = from; ; index++) {
    switch (kinds[index]) {
      case kind.NEWLINE:
        if (index < failed) break;
        if (open.none) return index;
        if (line === -1) line = index;
        break;
      case kind.OPEN_BRACE:
      case kind.OPEN_BRACKET:
      case kind.OPEN_PAREN:
        open.push((kinds[index] as number) + 1);
        break;
      case kind.CLOSE_BRACE:
      case kind.CLOSE_BRACKET:
      case kind.CLOSE_PAREN:
        if (!open.close(kinds[index] as number) && kinds[index] === kind.CLOSE_BRACE && index >= failed && index > from)
          return open.none || line === -1 ? index : line;
        break;
      case kind.END:
        return open.none || line === -1 ? index : line;
    }
  }
}

/** Open brackets, each as the kind of the token that closes it. */
class Brackets {
  readonly #closers: number[] = [];
  readonly #counts = new Uint32Array(16);

  get none(): boolean {
    return this.#closers.length === 0;
  }

  push(closer: number): void {
    this.#closers.push(closer);
    this.#count(closer, 1);
  }

  /** Closes the innermost one that it can, and what stands open inside of that; false if there is none. */
  close(closer: number): boolean {
    if (this.#counts[closer] === 0) return false;
    for (;;) {
      const last = this.#closers.pop() as number;
      this.#count(last, -1);
      if (last === closer) return true;
    }
  }

  #count(closer: number, change: number): void {
    this.#counts[closer] = (this.#counts[closer] as number) + change;
  }
}
