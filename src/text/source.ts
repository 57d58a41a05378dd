/** Texts and places in them. This room may not know a syntax, and may not read files. */

import { literals, occurrences, secretSpans } from './secrets.js';

/** UTF-16 offsets into a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people and SARIF write it: both numbers start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A span in a file. */
export interface Place extends Span {
  readonly source: Source;
}

/** One text with its name. Whatever is shown to a person comes from `visible`, which hides secrets. */
export class Source {
  readonly kind = 'source';
  #starts: Uint32Array | undefined;
  #secrets: readonly Span[] | undefined;

  /**
   * @param path as the user would write it, with forward slashes
   * @param text the decoded text; a byte order mark stays in it, so that offsets are those of the file
   */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get lineCount(): number {
    return this.#lineStarts().length;
  }

  position(offset: number): Position {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The offset of a position; a line past the end is the end of the text. */
  offset(position: Position): number {
    const start = this.#lineStarts()[position.line - 1];
    return start === undefined ? this.text.length : Math.min(start + position.column - 1, this.text.length);
  }

  /** The span of a line without its line break. */
  lineSpan(line: number): Span {
    const starts = this.#lineStarts();
    const start = starts[line - 1] ?? this.text.length;
    let end = starts[line] ?? this.text.length;
    if (end > start && this.text[end - 1] === '\n') end--;
    if (end > start && this.text[end - 1] === '\r') end--;
    return { start, end };
  }

  /** What this text hides, to be hidden in other texts that repeat it. */
  get secrets(): readonly string[] {
    this.#secrets ??= secretSpans(this.text);
    return literals(this.text, this.#secrets);
  }

  /** The text of a span with every secret in it replaced by as many asterisks. */
  visible(start = 0, end = this.text.length): string {
    this.#secrets ??= secretSpans(this.text);
    let out = '';
    let at = start;
    for (const secret of this.#secrets) {
      if (secret.end <= at || secret.start >= end) continue;
      const from = Math.max(secret.start, at);
      const to = Math.min(secret.end, end);
      out += this.text.slice(at, from) + this.text.slice(from, to).replace(/[^\r\n]/g, '*');
      at = to;
    }
    return out + this.text.slice(at, end);
  }

  #lineStarts(): Uint32Array {
    if (this.#starts) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = Uint32Array.from(starts);
    return this.#starts;
  }
}

/** A text with these words replaced by as many asterisks. */
export function without(secrets: readonly string[], text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of occurrences(secrets, text)) {
    out += text.slice(at, start) + '*'.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}
