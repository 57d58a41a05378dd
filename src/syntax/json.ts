import type { Diagnostic } from '../text/diagnostic.js';
import { HOLE, type Hole, type Mapped } from '../text/mapped.js';
import { reportDuplicates } from './duplicate.js';
import { jsonText } from './json-text.js';
import { inSourceOrder, problem, seen } from './problem.js';
import type { Comment, Document, Entry, MappingNode, Node, ScalarNode, SequenceNode } from './tree.js';

/** Deeper nesting is refused before the call stack could end. */
const MAX_DEPTH = 1000;

/** Reads JSON with the place of every value. Reading ends at the first error; what stood before it is the tree. */
export function parseJson(text: Mapped): Document {
  return new JsonDocument(text);
}

class JsonDocument implements Document {
  readonly syntax = 'json';
  readonly root: Node | undefined;
  readonly problems: readonly Diagnostic[];

  constructor(readonly mapped: Mapped) {
    const reader = new Reader(this, mapped);
    this.root = reader.document();
    this.problems = inSourceOrder(reader.problems);
  }

  comments(): readonly Comment[] {
    return [];
  }

  textOf(scalar: ScalarNode): Mapped {
    return jsonText(this.mapped, scalar);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

class Reader {
  readonly problems: Diagnostic[] = [];
  readonly #text: string;
  readonly #holes: boolean;
  #at = 0;
  #depth = 0;
  #failed = false;

  constructor(
    private readonly doc: Document,
    private readonly mapped: Mapped,
  ) {
    this.#text = mapped.text;
    this.#holes = this.#text.includes(HOLE);
  }

  document(): Node | undefined {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    if (this.#space() === -1) return undefined;
    const root = this.#value();
    if (!this.#failed && this.#space() !== -1) {
      this.#fail(
        this.#at,
        `Expected the end of the text after the JSON value, but saw ${seen(this.#text, this.#at)}.`,
        'One text holds one value: remove what follows, or put both values into an array.',
      );
    }
    return root;
  }

  #value(): Node | undefined {
    const start = this.#at;
    switch (this.#text.charCodeAt(start)) {
      case 0x22:
        return this.#string();
      case 0x7b:
        return this.#nested(this.#mapping);
      case 0x5b:
        return this.#nested(this.#sequence);
      case 0x74:
        return this.#word('true');
      case 0x66:
        return this.#word('false');
      case 0x6e:
        return this.#word('null');
      default:
        return this.#number() ?? this.#hole() ?? this.#noValue();
    }
  }

  #nested(read: () => Node): Node | undefined {
    if (this.#depth >= MAX_DEPTH) {
      return this.#fail(this.#at, `This JSON nests deeper than ${MAX_DEPTH} levels.`, 'Nothing below is read: make the value flatter.');
    }
    this.#depth++;
    const node = read.call(this);
    this.#depth--;
    return node;
  }

  #mapping(): Node {
    const start = this.#at++;
    const entries: Entry[] = [];
    let code = this.#space();
    if (code === 0x7d) this.#at++;
    else {
      for (;;) {
        const key = this.#key(code, entries.length > 0);
        if (!key) break;
        if (this.#space() !== 0x3a) {
          this.#fail(
            this.#at,
            `Expected \`:\` after the key ${JSON.stringify(key.value)}, but saw ${seen(this.#text, this.#at)}.`,
            'Write a colon between a key and its value.',
          );
          break;
        }
        this.#at++;
        this.#space();
        const value = this.#value();
        if (value) entries.push({ key, value });
        if (this.#failed) break;
        code = this.#space();
        if (code === 0x2c) {
          this.#at++;
          code = this.#space();
          continue;
        }
        if (code === 0x7d) this.#at++;
        else this.#unclosed(start, code, '}');
        break;
      }
    }
    if (entries.length > 1) reportDuplicates(this.mapped, entries, this.problems);
    const node: MappingNode = { kind: 'mapping', doc: this.doc, start, end: this.#at, tag: undefined, flow: true, entries };
    return node;
  }

  #sequence(): Node {
    const start = this.#at++;
    const items: Node[] = [];
    let code = this.#space();
    if (code === 0x5d) this.#at++;
    else {
      for (;;) {
        if (code === 0x5d) {
          this.#trailingComma();
          break;
        }
        const item = this.#value();
        if (item) items.push(item);
        if (this.#failed) break;
        code = this.#space();
        if (code === 0x2c) {
          this.#at++;
          code = this.#space();
          continue;
        }
        if (code === 0x5d) this.#at++;
        else this.#unclosed(start, code, ']');
        break;
      }
    }
    const node: SequenceNode = { kind: 'sequence', doc: this.doc, start, end: this.#at, tag: undefined, flow: true, items };
    return node;
  }

  #key(code: number, afterComma: boolean): ScalarNode | undefined {
    if (code === 0x22) return this.#string();
    if (code === 0x7d && afterComma) return this.#trailingComma();
    const hole = this.#holeHere();
    if (hole) {
      this.#at++;
      return this.#scalar(this.#at - 1, 'plain', HOLE);
    }
    return this.#fail(this.#at, `Expected a key in double quotes, but saw ${seen(this.#text, this.#at)}.`, hint(this.#text, this.#at));
  }

  #string(): ScalarNode | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    let escaped = false;
    for (;;) {
      if (at >= text.length) return this.#openString(start, text.length);
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code < 0x20) return this.#control(start, at);
      if (code === 0x5c) {
        escaped = true;
        at++;
      }
      at++;
    }
    this.#at = at + 1;
    if (!escaped) return this.#scalar(start, 'double', text.slice(start + 1, at));
    const bad = badEscape(text, start + 1, at);
    if (bad !== undefined) {
      return this.#fail(
        bad,
        `\`${text.slice(bad, bad + 2)}\` is no escape in a JSON string.`,
        'A backslash stands before one of " \\ / b f n r t, or before u and four hexadecimal digits; a backslash itself is written twice.',
      );
    }
    return this.#scalar(start, 'double', JSON.parse(text.slice(start, at + 1)) as string);
  }

  #word(word: 'true' | 'false' | 'null'): Node | undefined {
    const start = this.#at;
    if (!this.#text.startsWith(word, start) || isWordCode(this.#text.charCodeAt(start + word.length))) return this.#noValue();
    this.#at += word.length;
    return this.#scalar(start, 'plain', word);
  }

  #number(): Node | undefined {
    const start = this.#at;
    NUMBER.lastIndex = start;
    if (!NUMBER.test(this.#text) || isWordCode(this.#text.charCodeAt(NUMBER.lastIndex))) return undefined;
    this.#at = NUMBER.lastIndex;
    return this.#scalar(start, 'plain', this.#text.slice(start, this.#at));
  }

  #hole(): Node | undefined {
    const hole = this.#holeHere();
    if (!hole) return undefined;
    const start = this.#at++;
    return { kind: 'hole', doc: this.doc, start, end: this.#at, tag: undefined, hole };
  }

  #holeHere(): Hole | undefined {
    return this.#holes ? this.mapped.holeAt(this.#at) : undefined;
  }

  #scalar(start: number, style: 'plain' | 'double', value: string): ScalarNode {
    return { kind: 'scalar', doc: this.doc, start, end: this.#at, tag: undefined, style, value };
  }

  /** Skips white space; the code of what follows, or -1 at the end. */
  #space(): number {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
    }
    return -1;
  }

  #noValue(): undefined {
    return this.#fail(this.#at, `Expected a JSON value, but saw ${word(this.#text, this.#at)}.`, hint(this.#text, this.#at));
  }

  #trailingComma(): undefined {
    const close = this.#text[this.#at];
    const comma = this.#text.lastIndexOf(',', this.#at);
    this.#fail(comma, `A comma stands before \`${close}\`, with nothing between.`, 'JSON allows no comma after the last element: remove it.');
    return undefined;
  }

  #unclosed(start: number, code: number, close: string): void {
    const open = close === '}' ? '{' : '[';
    if (code === -1) {
      this.#fail(
        start,
        `This \`${open}\` is never closed: the text ends before its \`${close}\`.`,
        `Write the missing \`${close}\`; if the file was cut short, fetch it again.`,
      );
    } else {
      this.#fail(
        this.#at,
        `Expected \`,\` or \`${close}\`, but saw ${word(this.#text, this.#at)}.`,
        hint(this.#text, this.#at, `Write a comma between two elements, or close the \`${open}\` that stands before.`),
      );
    }
  }

  #control(start: number, at: number): undefined {
    const code = this.#text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return this.#openString(start, at);
    return this.#fail(
      at,
      `A JSON string may not hold ${seen(this.#text, at)} as it is.`,
      `Write it as ${code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`}.`,
    );
  }

  #openString(start: number, end: number): undefined {
    this.#fail(start, 'This string is not closed on its line.', 'Write the closing double quote; a line break inside a string is written \\n.', end);
    return undefined;
  }

  #fail(at: number, message: string, help: string, end?: number): undefined {
    if (!this.#failed) {
      const to = end ?? Math.min(this.#text.length, at + 1);
      this.problems.push(problem(this.mapped, 'unreadable-input', at, to, message, help));
    }
    this.#failed = true;
    return undefined;
  }
}

function badEscape(text: string, start: number, end: number): number | undefined {
  for (let at = text.indexOf('\\', start); at !== -1 && at < end; at = text.indexOf('\\', at + 2)) {
    const letter = text[at + 1] as string;
    if (letter === 'u' ? !/^[\da-fA-F]{4}$/.test(text.slice(at + 2, Math.min(at + 6, end))) : !'"\\/bfnrt'.includes(letter)) return at;
  }
  return undefined;
}

/** A letter, digit, point or sign right after a number or a word makes it another word. */
function isWordCode(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x2b ||
    code === 0x2d
  );
}

function word(text: string, at: number): string {
  const letters = /[\p{L}\p{N}_.$+-]+/uy;
  letters.lastIndex = at;
  const found = letters.exec(text)?.[0];
  return found === undefined ? seen(text, at) : `\`${found.length > 40 ? `${found.slice(0, 40)}…` : found}\``;
}

function hint(text: string, at: number, otherwise = 'A value is a string in double quotes, a number, true, false, null, an object or an array.'): string {
  const two = text.slice(at, at + 2);
  if (two === '//' || two === '/*' || two[0] === '#') return 'JSON knows no comments: remove it.';
  if (two[0] === "'") return 'JSON strings stand in double quotes.';
  if (at >= text.length) return 'The text ends too early; if the file was cut short, fetch it again.';
  if (/[\p{L}_$]/u.test(two[0] ?? '')) return 'Put the text into double quotes; the only bare words are true, false and null, in small letters.';
  if (/[\d.+-]/.test(two[0] ?? ''))
    return 'A number has no leading zero or plus and digits on both sides of its point; an id with leading zeros is a string in double quotes.';
  return otherwise;
}
