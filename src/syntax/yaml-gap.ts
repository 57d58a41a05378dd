/** What stands between YAML's values: space, line breaks, comments. */

/** The offset of the next character that is neither space nor comment (nor a comma, where lists are bracketed). */
export function skipGap(text: string, from: number, commas = false): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || (commas && code === 0x2c)) continue;
    if (code !== 0x23 || !mayStartComment(text, at)) return at;
    while (at + 1 < text.length && !isBreak(text.charCodeAt(at + 1))) at++;
  }
  return at;
}

/** Finds comments in passing: a `#` after space that no scalar holds. Scalars must come in source order. */
export class CommentFinder {
  readonly #signs: number[] = [];
  readonly #found: number[] = [];
  #next = 0;

  constructor(private readonly text: string) {
    for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
      if (mayStartComment(text, at)) this.#signs.push(at);
    }
  }

  /** A scalar's content stands here: no sign in it starts a comment. */
  scalar(start: number, end: number): void {
    this.#before(start);
    while (this.#next < this.#signs.length && (this.#signs[this.#next] as number) < end) this.#next++;
  }

  /** Where the comments start. */
  done(): readonly number[] {
    this.#before(this.text.length);
    return this.#found;
  }

  #before(end: number): void {
    while (this.#next < this.#signs.length) {
      const sign = this.#signs[this.#next] as number;
      if (sign >= end) return;
      this.#found.push(sign);
      let line = sign;
      while (line < this.text.length && !isBreak(this.text.charCodeAt(line))) line++;
      while (this.#next < this.#signs.length && (this.#signs[this.#next] as number) < line) this.#next++;
    }
  }
}

function mayStartComment(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 0x20 || before === 0x09 || isBreak(before) || before === 0xfeff;
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
