import type { Encoder, Mapped } from '../../text/mapped.js';
import { isSpace } from './character.js';
import { encodeLines } from './heredoc-write.js';
import { decodeLines } from './heredoc.js';
import { decodeQuoted, encodeQuoted, quotedUnits } from './quoted.js';
import type { Template, TemplateText } from './tree.js';

/** What the literal texts of one template share. */
export interface Surroundings {
  readonly style: Template['style'];
  /** The word that closes a heredoc. */
  readonly marker: string;
  /** What is taken away before every line of `<<-`; undefined if no line counts. */
  indent: string | undefined;
}

/**
 * Literal text of a template. It is decoded when it is asked for, because most texts never are.
 * A class for that alone; to others it is a plain `TemplateText`.
 */
export class LiteralText implements TemplateText, Encoder {
  readonly kind = 'text';
  readonly in: Mapped;
  /** Start and end of each line as far as it counts: without what is trimmed and the indentation of the heredoc. */
  readonly lines: number[];
  trimsStart = false;
  trimsEnd = false;
  /** Its first line begins a line of the heredoc, so that an indentation was looked for before it. */
  dedented = false;
  #text: Mapped | undefined;

  constructor(
    mapped: Mapped,
    readonly start: number,
    public end: number,
    public escaped: boolean,
    readonly around: Surroundings,
  ) {
    this.in = mapped;
    this.lines = [start, end];
  }

  /** One more line. */
  add(start: number, end: number, escaped: boolean): void {
    this.lines.push(start, end);
    this.end = end;
    if (escaped) this.escaped = true;
  }

  get text(): Mapped {
    this.#text ??= this.around.style === 'quoted' ? decodeQuoted(this) : decodeLines(this);
    return this.#text;
  }

  encode(text: string, before: string, after: string): string | undefined {
    return this.around.style === 'quoted' ? encodeQuoted(this, text, before, after) : encodeLines(this, text, before, after);
  }

  /** Trims the first line, for the `~}` before it. */
  trimStart(): void {
    const { lines } = this;
    const source = this.in.text;
    let from = lines[0] as number;
    const to = lines[1] as number;
    if (this.escaped && this.around.style === 'quoted') {
      for (const unit of quotedUnits(source, from, to)) {
        if (!isSpace(unit.code)) break;
        from = unit.end;
      }
    } else while (from < to && isSpace(source.charCodeAt(from))) from++;
    lines[0] = from;
    this.trimsStart = true;
  }

  /** Trims the last line, for the `${~` behind it. */
  trimEnd(): void {
    const { lines } = this;
    const source = this.in.text;
    const from = lines.at(-2) as number;
    let to = lines.at(-1) as number;
    if (this.escaped && this.around.style === 'quoted') {
      let end = from;
      for (const unit of quotedUnits(source, from, to)) if (!isSpace(unit.code)) end = unit.end;
      to = end;
    } else while (to > from && isSpace(source.charCodeAt(to - 1))) to--;
    lines[lines.length - 1] = to;
    this.trimsEnd = true;
  }
}

/** A quoted string of nothing but text, without escapes, as most are: one thing instead of a template, its list of parts, and the only part. */
export class PlainString implements Template, Encoder {
  declare readonly kind: 'template';
  declare readonly style: 'quoted';
  readonly in: Mapped;
  #text: Mapped | undefined;
  #parts: readonly TemplateText[] | undefined;

  constructor(
    mapped: Mapped,
    readonly start: number,
    readonly end: number,
  ) {
    this.in = mapped;
  }

  /** What stands between the quotes. */
  get text(): Mapped {
    return (this.#text ??= this.in.copy(this.start + 1, this.end - 1, this));
  }

  get parts(): readonly TemplateText[] {
    return (this.#parts ??= [{ kind: 'text', in: this.in, start: this.start + 1, end: this.end - 1, text: this.text }]);
  }

  encode(text: string, before: string, after: string): string | undefined {
    return encodeQuoted({ in: this.in, end: this.end - 1, text: this.text, trimsStart: false, trimsEnd: false }, text, before, after);
  }
}

Object.defineProperties(PlainString.prototype, { kind: { value: 'template' }, style: { value: 'quoted' } });
