/** The kinds of tokens. Plain numbers, because a text has many of them. */

export const END: number = 0;
export const NEWLINE: number = 1;
export const IDENTIFIER: number = 2;
export const NUMBER: number = 3;
export const OPEN_BRACE: number = 4;
export const CLOSE_BRACE: number = 5;
export const OPEN_BRACKET: number = 6;
export const CLOSE_BRACKET: number = 7;
export const OPEN_PAREN: number = 8;
export const CLOSE_PAREN: number = 9;
export const DOT: number = 10;
export const COMMA: number = 11;
export const ELLIPSIS: number = 12;
export const STAR: number = 13;
export const SLASH: number = 14;
export const PERCENT: number = 15;
export const PLUS: number = 16;
export const MINUS: number = 17;
export const EQUAL: number = 18;
export const EQUAL_TO: number = 19;
export const NOT_EQUAL: number = 20;
export const LESS: number = 21;
export const LESS_EQUAL: number = 22;
export const GREATER: number = 23;
export const GREATER_EQUAL: number = 24;
export const AND: number = 25;
export const OR: number = 26;
export const NOT: number = 27;
export const QUESTION: number = 28;
export const COLON: number = 29;
export const DOUBLE_COLON: number = 30;
export const ARROW: number = 31;
export const OPEN_QUOTE: number = 32;
export const CLOSE_QUOTE: number = 33;
/** `<<EOT` with its line break. */
export const OPEN_HEREDOC: number = 34;
/** The closing word alone, without the spaces around. */
export const CLOSE_HEREDOC: number = 35;
/** Literal text of a template: all of it up to the next sequence in a quoted string, one line of it elsewhere. */
export const TEXT: number = 36;
/** The same, with escapes in it. */
export const ESCAPED_TEXT: number = 42;
/** `${` or `${~` */
export const OPEN_INTERPOLATION: number = 37;
/** `%{` or `%{~` */
export const OPEN_DIRECTIVE: number = 38;
/** `}` or `~}` */
export const CLOSE_SEQUENCE: number = 39;
/** A line break inside a quoted string. */
export const CUT: number = 40;
/** A character that HCL does not use. */
export const STRANGE: number = 41;

/** Kept from one text to the next, because getting room for tokens takes longer than finding them in a small file. */
let spare: Arrays | undefined;
/** More room than this is given back. */
const LARGE = 1 << 20;

interface Arrays {
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * The tokens of one text, in three arrays of equal length. The last one is the end, and stands at the end of the text.
 * There is room for all that it can have: only a CUT takes no character, and the quote that it cuts has one.
 */
export class Tokens implements Arrays {
  count = 0;
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;

  constructor(text: string) {
    const own = roomFor(2 * text.length + 1);
    spare = undefined;
    this.kinds = own.kinds;
    this.starts = own.starts;
    this.ends = own.ends;
  }

  add(kind: number, start: number, end: number): void {
    const index = this.count++;
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
  }

  /** To be called when nobody reads them any more. */
  release(): void {
    if (this.kinds.length <= LARGE) spare = this;
  }
}

function roomFor(count: number): Arrays {
  if (spare && spare.kinds.length >= count) return spare;
  let room = 1 << 13;
  while (room < count) room *= 2;
  return { kinds: new Uint8Array(room), starts: new Uint32Array(room), ends: new Uint32Array(room) };
}
