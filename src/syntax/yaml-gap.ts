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

/** The `|` or `>` of a block scalar, searched from the end of what stands before it. */
export function blockHeader(text: string, from: number): number {
  for (let at = skipGap(text, from, true); at < text.length; at = skipGap(text, at + 1, true)) {
    if (text[at] === '|' || text[at] === '>') return at;
  }
  return from;
}

/** The end of the last line that counts; under clip and strip, blank lines at the end do not. Without any, the block ends with its header. */
export function blockEnd(text: string, start: number, end: number, indent: number): number {
  for (let past = end; past > start; ) {
    let stop = past;
    if (text[stop - 1] === '\n') stop--;
    if (stop > start && text[stop - 1] === '\r') stop--;
    let line = stop;
    while (line > start && text[line - 1] !== '\n' && text[line - 1] !== '\r') line--;
    let column = line;
    while (column < stop && column - line < indent && text[column] === ' ') column++;
    if (column < stop && indent >= 0) return stop;
    past = line;
  }
  let header = start;
  if (header > 0 && text[header - 1] === '\n') header--;
  if (header > 0 && text[header - 1] === '\r') header--;
  return header;
}

/** The offset behind the bracket that closes a collection, searched from the end of its last element. */
export function afterClose(text: string, from: number, close: string): number {
  for (let at = skipGap(text, from, true); at < text.length; at = skipGap(text, at + 1, true)) {
    if (text[at] === close) return at + 1;
  }
  return from;
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
