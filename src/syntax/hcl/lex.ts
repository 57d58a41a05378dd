import { CLOSE_BRACE, DIGIT, DOT, EQUAL, LETTER, OPEN_BRACE, OTHER, QUOTE, SPACE } from './character-class.js';
import { CLASSES, PLAIN, WORD, continuedEnd, identifierEnd, runEnd } from './character.js';
import { type Closing, heredocClosing, lineText, numberEnd, quotedText } from './lex-text.js';
import * as kind from './token.js';

/** How a text is read from its beginning: as HCL, or as a template without quotes around it. */
export type Start = 'code' | 'template';

/** A template in which an interpolation or a directive stands, while that is read. */
interface Frame {
  readonly style: 'quoted' | 'heredoc' | 'bare';
  /** The word that closes a heredoc. */
  readonly marker: string;
  /** Braces that are open in the code around. */
  readonly braces: number;
}

/**
 * Cuts a text into tokens. Nothing is refused here: what fits nowhere becomes a STRANGE or CUT token for the parser to meet.
 * @param comments gets start and end of every comment, if they are wanted
 */
export function lex(text: string, start: Start, comments?: number[]): kind.Tokens {
  const lexer = new Lexer(text, comments);
  if (start === 'template') lexer.bare();
  lexer.code();
  lexer.tokens.add(kind.END, text.length, text.length);
  return lexer.tokens;
}

class Lexer {
  readonly tokens: kind.Tokens;
  /** The templates around the place that is read, outermost first. */
  readonly #frames: Frame[] = [];
  /** Open braces since the innermost of them. */
  #braces = 0;
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly comments: number[] | undefined,
  ) {
    this.tokens = new kind.Tokens(text);
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  bare(): void {
    this.#open('bare', '');
    this.#template(true);
  }

  /** The tokens of nearly every text are of a few kinds, which are written down right here. */
  code(): void {
    const { text, tokens } = this;
    const { kinds, starts, ends } = tokens;
    const { length } = text;
    let { count } = tokens;
    let at = this.#at;
    while (at < length) {
      const start = at;
      const code = text.charCodeAt(at++);
      let own = code < 128 ? (CLASSES[code] as number) : OTHER;
      if (own === SPACE) {
        while (text.charCodeAt(at) === 0x20) at++;
        continue;
      }
      switch (own) {
        case LETTER:
          at = runEnd(WORD, text, at);
          if (text.charCodeAt(at) >= 128) at = continuedEnd(text, at);
          own = kind.IDENTIFIER;
          break;
        case DIGIT:
          at = numberEnd(text, start);
          own = kind.NUMBER;
          break;
        case DOT:
          // It begins no `...`.
          own = text.charCodeAt(at) === 0x2e ? OTHER : kind.DOT;
          break;
        case EQUAL: {
          // It begins no `==` or `=>`.
          const next = text.charCodeAt(at);
          own = next === 0x3d || next === 0x3e ? OTHER : kind.EQUAL;
          break;
        }
        case OPEN_BRACE:
          this.#braces++;
          own = kind.OPEN_BRACE;
          break;
        case CLOSE_BRACE:
          if (this.#braces > 0) {
            this.#braces--;
            own = kind.CLOSE_BRACE;
          } else own = OTHER;
          break;
        case QUOTE: {
          // Most strings are nothing but text, and nobody has to know that he is in one.
          const close = runEnd(PLAIN, text, at);
          if (close > at && text.charCodeAt(close) === 0x22) {
            kinds[count] = kind.OPEN_QUOTE;
            starts[count] = start;
            ends[count++] = at;
            kinds[count] = kind.TEXT;
            starts[count] = at;
            ends[count++] = close;
            kinds[count] = own = kind.CLOSE_QUOTE;
            starts[count] = close;
            ends[count++] = at = close + 1;
            continue;
          }
          own = OTHER;
          break;
        }
      }
      if (own === OTHER) {
        tokens.count = count;
        this.#at = start;
        this.#sign(code);
        ({ count } = tokens);
        at = this.#at;
      } else {
        kinds[count] = own;
        starts[count] = start;
        ends[count++] = at;
      }
    }
    tokens.count = count;
    this.#at = at;
  }

  #sign(code: number): void {
    const { text } = this;
    const next = text.charCodeAt(this.#at + 1);
    switch (code) {
      case 0x22: // "
        return this.#string();
      case 0x7d: // }
        return this.#closeBrace(1);
      case 0x23: // #
        return this.#lineComment();
      case 0x2f: // /
        if (next === 0x2f) return this.#lineComment();
        return next === 0x2a ? this.#comment() : this.#add(kind.SLASH, 1);
      case 0x2e: // ..
        return text.charCodeAt(this.#at + 2) === 0x2e ? this.#add(kind.ELLIPSIS, 3) : this.#add(kind.DOT, 1);
      case 0x3d: // == and =>
        return this.#add(next === 0x3d ? kind.EQUAL_TO : kind.ARROW, 2);
      case 0x21: // !
        return next === 0x3d ? this.#add(kind.NOT_EQUAL, 2) : this.#add(kind.NOT, 1);
      case 0x3c: // <
        if (next === 0x3d) return this.#add(kind.LESS_EQUAL, 2);
        return next === 0x3c ? this.#heredoc() : this.#add(kind.LESS, 1);
      case 0x3e: // >
        return next === 0x3d ? this.#add(kind.GREATER_EQUAL, 2) : this.#add(kind.GREATER, 1);
      case 0x3a: // :
        return next === 0x3a ? this.#add(kind.DOUBLE_COLON, 2) : this.#add(kind.COLON, 1);
      case 0x26: // &
        return next === 0x26 ? this.#add(kind.AND, 2) : this.#add(kind.STRANGE, 1);
      case 0x7c: // |
        return next === 0x7c ? this.#add(kind.OR, 2) : this.#add(kind.STRANGE, 1);
      case 0x7e: // ~
        return next === 0x7d ? this.#closeBrace(2) : this.#add(kind.STRANGE, 1);
      case 0x0d: // \r
        return next === 0x0a ? this.#add(kind.NEWLINE, 2) : this.#add(kind.STRANGE, 1);
      default:
        return this.#word(code);
    }
  }

  #add(own: number, length: number): void {
    const start = this.#at;
    this.#at = start + length;
    this.tokens.add(own, start, this.#at);
  }

  #word(code: number): void {
    const end = code < 128 ? this.#at : identifierEnd(this.text, this.#at);
    if (end > this.#at) this.#add(kind.IDENTIFIER, end - this.#at);
    else this.#add(kind.STRANGE, code >= 0xd800 && code < 0xdc00 && this.#at + 1 < this.text.length ? 2 : 1);
  }

  /** The line break behind the comment is a token of its own, read next. */
  #lineComment(): void {
    const { text } = this;
    const start = this.#at;
    const end = text.indexOf('\n', start);
    this.#at = end === -1 ? text.length : end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    this.comments?.push(start, this.#at);
  }

  #comment(): void {
    const start = this.#at;
    const end = this.text.indexOf('*/', start + 2);
    if (end === -1) return this.#add(kind.STRANGE, 2);
    this.#at = end + 2;
    this.comments?.push(start, this.#at);
  }

  #closeBrace(length: number): void {
    const frame = this.#braces === 0 ? this.#frames.at(-1) : undefined;
    if (!frame) {
      if (this.#braces > 0) this.#braces--;
      return this.#add(length === 1 ? kind.CLOSE_BRACE : kind.STRANGE, length);
    }
    this.#add(kind.CLOSE_SEQUENCE, length);
    this.#template(false);
  }

  #heredoc(): void {
    const { text } = this;
    const word = this.#at + (text.charCodeAt(this.#at + 2) === 0x2d ? 3 : 2);
    const end = identifierEnd(text, word);
    const line = text.charCodeAt(end) === 0x0d ? end + 1 : end;
    if (end === word || text.charCodeAt(line) !== 0x0a) return this.#add(kind.LESS, 1);
    this.#add(kind.OPEN_HEREDOC, line + 1 - this.#at);
    this.#open('heredoc', text.slice(word, end));
    this.#template(true);
  }

  #open(style: Frame['style'], marker: string): void {
    this.#frames.push({ style, marker, braces: this.#braces });
    this.#braces = 0;
  }

  #leave(): void {
    this.#braces = this.#frames.pop()?.braces ?? 0;
  }

  /** Reads literal text of the innermost template up to its end or to the code in it. */
  #template(atLineStart: boolean): void {
    const { style, marker } = this.#frames.at(-1) as Frame;
    if (style === 'quoted') this.#quoted();
    else this.#lines(style === 'heredoc' ? marker : undefined, atLineStart);
  }

  #string(): void {
    this.#add(kind.OPEN_QUOTE, 1);
    this.#open('quoted', '');
    this.#quoted();
  }

  #quoted(): void {
    this.#behindText(quotedText(this.tokens, this.text, this.#at));
  }

  /** What ends the literal text of a quoted string. */
  #behindText(end: number): void {
    const { text } = this;
    this.#at = end;
    const code = text.charCodeAt(end);
    if (code === 0x22) {
      this.#add(kind.CLOSE_QUOTE, 1);
      this.#leave();
    } else if (end < text.length && code !== 0x0a && code !== 0x0d) this.#sequence(code);
    else {
      // The line ends all strings that are open in it, so that one missing quote does not turn the rest of the file inside out.
      this.#add(kind.CUT, 0);
      while (this.#frames.at(-1)?.style === 'quoted') this.#leave();
    }
  }

  #lines(marker: string | undefined, atLineStart: boolean): void {
    const { text } = this;
    const { length } = text;
    for (let fresh = atLineStart; this.#at < length; fresh = true) {
      if (fresh && marker !== undefined && this.#closed(heredocClosing(text, this.#at, marker))) return;
      const from = this.#at;
      const end = lineText(this.tokens, text, from, marker !== undefined);
      this.#at = end;
      if (end > from && text.charCodeAt(end - 1) === 0x0a) continue;
      if (end === length) return;
      const code = text.charCodeAt(end);
      if (code !== 0x0d) return this.#sequence(code);
      this.#add(kind.STRANGE, 1);
    }
  }

  #closed(closing: Closing | undefined): boolean {
    if (!closing) return false;
    this.tokens.add(kind.CLOSE_HEREDOC, closing.start, closing.end);
    this.#at = closing.newline;
    this.#leave();
    return true;
  }

  #sequence(code: number): void {
    const own = code === 0x24 ? kind.OPEN_INTERPOLATION : kind.OPEN_DIRECTIVE;
    this.#add(own, this.text.charCodeAt(this.#at + 2) === 0x7e ? 3 : 2);
  }
}
