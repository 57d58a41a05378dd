/**
 * Places in a JSON text that was never made a tree: plans, states and snapshots are read with `JSON.parse`, and only what somebody
 * asks for is looked up, all of it in one pass. Who asks again goes straight to the part of the text that is wanted.
 */

import type { Locator } from '../text/origin.js';
import type { Source, Span } from '../text/source.js';

/** @param source a text that `JSON.parse` takes */
export function jsonLocator(source: Source): Locator {
  const waymarks = new Waymarks();
  return { source, locate: (pointers) => locate(source.text, pointers, waymarks) };
}

/** Where a part of an object or list begins, and its name. */
interface Part {
  readonly at: number;
  readonly key: Span | undefined;
}

/** An object or list of which every part is known: by name or by index. */
interface Waymark {
  readonly parts: ReadonlyMap<string, Part>;
  /** Behind its closing bracket. */
  readonly end: number;
}

/** Reading past what is longer than this takes long enough to be done once. */
const LONG = 20_000;

/** The long objects and lists that were read past, by where they begin. */
class Waymarks {
  readonly #known = new Map<number, Waymark>();

  at(start: number): Waymark | undefined {
    return this.#known.get(start);
  }

  add(start: number, mark: Waymark): void {
    if (mark.end - start > LONG) this.#known.set(start, mark);
  }
}

/** One step of the way to what is wanted. */
interface Wanted {
  readonly pointers: string[];
  readonly below: Map<string, Wanted>;
}

/** What is not there is found at the deepest part of its way that is. */
function locate(text: string, pointers: readonly string[], waymarks: Waymarks): ReadonlyMap<string, Span> {
  const root: Wanted = { pointers: [], below: new Map() };
  for (const pointer of pointers) {
    let at = root;
    for (const step of stepsOf(pointer)) {
      const next = at.below.get(step) ?? { pointers: [], below: new Map<string, Wanted>() };
      at.below.set(step, next);
      at = next;
    }
    at.pointers.push(pointer);
  }
  const found = new Map<string, Span>();
  new Walk(text, found, waymarks).value(text.charCodeAt(0) === 0xfeff ? 1 : 0, root, undefined);
  return found;
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

class Walk {
  constructor(
    private readonly text: string,
    private readonly found: Map<string, Span>,
    private readonly waymarks: Waymarks,
  ) {}

  /**
   * Reads past the value that begins at or after `at`, and notes what is wanted of it.
   * @param key the span of its name, where it has one
   */
  value(at: number, wanted: Wanted, key: Span | undefined): number {
    const start = this.#space(at);
    const first = this.text.charCodeAt(start);
    if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
      const end = this.#skip(start);
      this.#note(wanted, { start, end });
      return end;
    }
    const header = key ?? { start, end: start + 1 };
    for (const pointer of wanted.pointers) this.found.set(pointer, header);
    if (wanted.below.size === 0) return this.#skip(start);
    const missing = new Set(wanted.below.values());
    const end =
      this.#marked(start, wanted, missing) ?? (first === OPEN_OBJECT ? this.#object(start + 1, wanted, missing) : this.#list(start + 1, wanted, missing));
    for (const one of missing) this.#note(one, header);
    return end;
  }

  /** The end of an object or list that was read before: nothing in it is read but what is wanted. */
  #marked(start: number, wanted: Wanted, missing: Set<Wanted>): number | undefined {
    const mark = this.waymarks.at(start);
    if (!mark) return undefined;
    for (const [name, below] of wanted.below) {
      const part = mark.parts.get(name);
      if (!part) continue;
      missing.delete(below);
      this.value(part.at, below, part.key);
    }
    return mark.end;
  }

  #object(from: number, wanted: Wanted, missing: Set<Wanted>): number {
    const parts = new Map<string, Part>();
    let at = this.#space(from);
    while (this.text.charCodeAt(at) === QUOTE) {
      const key = { start: at, end: this.#string(at) };
      const raw = this.text.slice(key.start + 1, key.end - 1);
      const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      const below = wanted.below.get(name);
      at = this.#space(key.end);
      if (this.text.charCodeAt(at) === COLON) at++;
      parts.set(name, { at, key });
      if (below) missing.delete(below);
      at = below ? this.value(at, below, key) : this.#skip(this.#space(at));
      at = this.#space(at);
      if (this.text.charCodeAt(at) !== COMMA) break;
      at = this.#space(at + 1);
    }
    this.waymarks.add(from - 1, { parts, end: at + 1 });
    return at + 1;
  }

  #list(from: number, wanted: Wanted, missing: Set<Wanted>): number {
    const parts = new Map<string, Part>();
    let at = this.#space(from);
    for (let index = 0; at < this.text.length && this.text.charCodeAt(at) !== CLOSE_LIST; index++) {
      const name = String(index);
      const below = wanted.below.get(name);
      parts.set(name, { at, key: undefined });
      if (below) missing.delete(below);
      at = this.#space(below ? this.value(at, below, undefined) : this.#skip(at));
      if (this.text.charCodeAt(at) !== COMMA) break;
      at = this.#space(at + 1);
    }
    this.waymarks.add(from - 1, { parts, end: at + 1 });
    return at + 1;
  }

  #note(wanted: Wanted, span: Span): void {
    for (const pointer of wanted.pointers) this.found.set(pointer, span);
    for (const below of wanted.below.values()) this.#note(below, span);
  }

  #space(at: number): number {
    let next = at;
    for (let code = this.text.charCodeAt(next); code === 32 || code === 10 || code === 13 || code === 9; code = this.text.charCodeAt(next)) next++;
    return next;
  }

  /** The end of the string that begins at `at`. */
  #string(at: number): number {
    const { text } = this;
    let end = text.indexOf('"', at + 1);
    while (end !== -1) {
      let slashes = 0;
      while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
      if (slashes % 2 === 0) return end + 1;
      end = text.indexOf('"', end + 1);
    }
    return text.length;
  }

  /** The end of the value that begins at `at`, whatever it holds. */
  #skip(at: number): number {
    const { text } = this;
    let depth = 0;
    let next = at;
    while (next < text.length) {
      const code = text.charCodeAt(next);
      if (code === QUOTE) {
        next = this.#string(next);
        if (depth === 0) return next;
        continue;
      }
      if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (depth === 0) return next;
        if (--depth === 0) return next + 1;
      } else if (depth === 0 && (code === COMMA || code === 32 || code === 10 || code === 13 || code === 9)) return next;
      next++;
    }
    return next;
  }
}
