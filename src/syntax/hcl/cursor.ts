import type { Diagnostic } from '../../text/diagnostic.js';
import type { Mapped } from '../../text/mapped.js';
import { inSourceOrder, placeIn, problem, seen } from '../problem.js';
import { type Start, lex } from './lex.js';
import { behindItem } from './recover.js';
import { strangeHelp } from './strange.js';
import * as kind from './token.js';

/** Deeper nesting is refused before the call stack could end, here or in a reader of the tree. */
const MAX_DEPTH = 500;

/** A text with so many errors is read no further: it is no HCL, or each of them follows from the one before. */
const MAX_PROBLEMS = 50;

/** Thrown where reading cannot go on, after it was reported; caught by the body around, which goes on at the next line. */
export const STOPPED = Symbol('stopped');

/** Walks over the tokens of a text. Between brackets line breaks are passed over. */
export class Cursor {
  readonly text: string;
  readonly problems: Diagnostic[] = [];
  /** The kind of the token that is read next. */
  kind: number = kind.END;
  /** Where that begins, and where it ends. */
  start = 0;
  end = 0;
  /** How deep the tree is here; who goes down a level counts it up, and down again. */
  depth = 0;
  /** Which of the tokens it is, for `recover`. */
  mark = -1;
  #newlines = true;
  /** After an error something was passed over, maybe the other one of a pair of braces. */
  #lost = false;
  readonly #tokens: kind.Tokens;
  readonly #kinds: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(
    readonly mapped: Mapped,
    start: Start,
  ) {
    this.text = mapped.text;
    this.#tokens = lex(this.text, start);
    this.#kinds = this.#tokens.kinds;
    this.#starts = this.#tokens.starts;
    this.#ends = this.#tokens.ends;
    this.next();
  }

  /** Everything was read: the tokens are not needed any more. */
  done(): readonly Diagnostic[] {
    this.#tokens.release();
    return inSourceOrder(this.problems);
  }

  next(): void {
    const kinds = this.#kinds;
    let index = this.mark + 1;
    let own = kinds[index] as number;
    if (own === kind.NEWLINE && !this.#newlines) while ((own = kinds[++index] as number) === kind.NEWLINE);
    this.mark = index;
    this.kind = own;
    this.start = this.#starts[index] as number;
    this.end = this.#ends[index] as number;
  }

  #goTo(index: number): void {
    this.mark = index;
    this.kind = this.#kinds[index] as number;
    this.start = this.#starts[index] as number;
    this.end = this.#ends[index] as number;
  }

  /** Passes an opening bracket. Returns what `leave` needs at the closing one. */
  enter(newlines: boolean): boolean {
    const around = this.#newlines;
    this.#newlines = newlines;
    this.next();
    return around;
  }

  /** Passes a closing bracket; whether line breaks count behind it is as before the opening one. Returns where the bracket ends. */
  leave(around: boolean): number {
    const { end } = this;
    this.#newlines = around;
    this.next();
    return end;
  }

  /** The token behind this one, line breaks aside, is this very name. */
  wordFollows(word: string): boolean {
    let index = this.mark + 1;
    while (this.#kinds[index] === kind.NEWLINE) index++;
    if (this.#kinds[index] !== kind.IDENTIFIER) return false;
    const start = this.#starts[index] as number;
    return (this.#ends[index] as number) - start === word.length && this.text.startsWith(word, start);
  }

  /** The very next token is of this kind. */
  follows(own: number): boolean {
    return this.#kinds[this.mark + 1] === own;
  }

  /** Passes a quoted string that is nothing but text without escapes, as most are. Returns where it ends, 0 for anything else. */
  passPlainString(): number {
    const close = this.mark + 2;
    if (this.#kinds[close] !== kind.CLOSE_QUOTE || this.#kinds[close - 1] !== kind.TEXT) return 0;
    const end = this.#ends[close] as number;
    this.mark = close;
    this.next();
    return end;
  }

  /** Behind the line breaks here stands an opening brace. */
  get braceBelow(): boolean {
    let index = this.mark;
    while (this.#kinds[index] === kind.NEWLINE) index++;
    return this.#kinds[index] === kind.OPEN_BRACE;
  }

  /** Passes over line breaks, where they count. */
  skipNewlines(): void {
    if (this.kind !== kind.NEWLINE) return;
    let index = this.mark;
    while (this.#kinds[++index] === kind.NEWLINE);
    this.#goTo(index);
  }

  /** The token is this very name. */
  isWord(word: string): boolean {
    return this.kind === kind.IDENTIFIER && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  slice(): string {
    return this.text.slice(this.start, this.end);
  }

  deeper(): void {
    if (++this.depth > MAX_DEPTH) this.fail(`This nests deeper than ${MAX_DEPTH} levels.`, 'Nothing below is read: name parts of it in `locals`.');
  }

  /** Reports an error at the token that is read next, or elsewhere, and ends the reading of the item. */
  fail(message: string, help: string, start: number = this.start, end: number = Math.max(start, this.#endOfSeen())): never {
    this.report(message, help, start, end);
    throw STOPPED;
  }

  /** Reports a brace that has no other; that is no news where something was passed over after an error. */
  unpaired(message: string, help: string, start: number, end: number): void {
    if (!this.#lost) this.report(message, help, start, end);
    this.#lost = true;
  }

  /** So many errors were reported that reading should end. */
  get full(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** Goes to the end of the text. */
  giveUp(): void {
    this.#goTo(this.#tokens.count - 1);
  }

  /** From here on line breaks do not count. */
  ignoreNewlines(): void {
    this.#newlines = false;
    if (this.kind === kind.NEWLINE) this.next();
  }

  /** Reports an error after which reading can go on. */
  report(
    message: string,
    help: string,
    start: number,
    end: number,
    related?: { readonly message: string; readonly start: number; readonly end: number },
  ): void {
    if (this.full) return;
    const more = related && [{ message: related.message, place: placeIn(this.mapped, related.start, related.end) }];
    this.problems.push(problem(this.mapped, 'unreadable-input', start, end, message, help, more));
  }

  /** "Expected x, but saw y": with what is known to help where the token itself tells what went wrong. */
  expected(what: string, help: string): never {
    return this.fail(`Expected ${what}, but saw ${this.saw()}.`, this.kind === kind.STRANGE ? strangeHelp(this.text.charAt(this.start)) : help);
  }

  /** The token that is read next, as a sentence can hold it. */
  saw(): string {
    if (this.kind === kind.CUT) return 'the end of the line';
    if (this.kind === kind.END || this.kind === kind.NEWLINE || this.kind === kind.STRANGE) return this.#hole() ?? seen(this.text, this.start);
    const text = this.slice();
    if (this.kind === kind.OPEN_HEREDOC || this.kind === kind.TEXT) return `\`${text.trim().slice(0, 40)}\``;
    return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
  }

  #endOfSeen(): number {
    return this.kind === kind.NEWLINE || this.kind === kind.CUT ? this.start : this.end;
  }

  #hole(): string | undefined {
    return this.mapped.holeAt(this.start)?.says;
  }

  /** After an error in an item that began at the token `from`: passes over the rest of it. */
  recover(from: number): void {
    this.#newlines = true;
    this.#lost = true;
    this.#goTo(behindItem(this.#kinds, from, this.mark));
  }
}
