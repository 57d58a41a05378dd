/**
 * Places in a JSON text that was never made a tree: plans, states and snapshots are read with `JSON.parse`, and only what somebody
 * asks for is looked up, all of it in one pass. Who asks again goes straight to the part of the text that is wanted.
 */

import type { Locator } from '../text/origin.js';
import type { Source, Span } from '../text/source.js';
import { CLOSE_LIST, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE, pastSpace, pastString, pastValue } from './json-scan.js';
import { Waymarks } from './json-waymarks.js';
import type { Part } from './json-waymarks.js';

/**
 * @param source a text that `JSON.parse` takes
 * @param waymarks of who has read it before
 */
export function jsonLocator(source: Source, waymarks = new Waymarks()): Locator {
  return { source, locate: (pointers) => locate(source.text, pointers, waymarks) };
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
    const start = pastSpace(this.text, at);
    const first = this.text.charCodeAt(start);
    if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
      const end = pastValue(this.text, start);
      this.#note(wanted, { start, end });
      return end;
    }
    const header = key ?? { start, end: start + 1 };
    for (const pointer of wanted.pointers) this.found.set(pointer, header);
    if (wanted.below.size === 0) return pastValue(this.text, start);
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
      const part = mark.part(name);
      if (!part) continue;
      missing.delete(below);
      this.value(part.at, below, part.key);
    }
    return mark.end;
  }

  #object(from: number, wanted: Wanted, missing: Set<Wanted>): number {
    const parts = new Map<string, Part>();
    let at = pastSpace(this.text, from);
    while (this.text.charCodeAt(at) === QUOTE) {
      const key = { start: at, end: pastString(this.text, at) };
      const raw = this.text.slice(key.start + 1, key.end - 1);
      const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      const below = wanted.below.get(name);
      at = pastSpace(this.text, key.end);
      if (this.text.charCodeAt(at) === COLON) at++;
      parts.set(name, { at, key });
      if (below) missing.delete(below);
      at = below ? this.value(at, below, key) : pastValue(this.text, pastSpace(this.text, at));
      at = pastSpace(this.text, at);
      if (this.text.charCodeAt(at) !== COMMA) break;
      at = pastSpace(this.text, at + 1);
    }
    this.waymarks.object(from - 1, at + 1, parts);
    return at + 1;
  }

  #list(from: number, wanted: Wanted, missing: Set<Wanted>): number {
    const starts: number[] = [];
    let at = pastSpace(this.text, from);
    for (let index = 0; at < this.text.length && this.text.charCodeAt(at) !== CLOSE_LIST; index++) {
      const below = wanted.below.get(String(index));
      starts.push(at);
      if (below) missing.delete(below);
      at = pastSpace(this.text, below ? this.value(at, below, undefined) : pastValue(this.text, at));
      if (this.text.charCodeAt(at) !== COMMA) break;
      at = pastSpace(this.text, at + 1);
    }
    this.waymarks.list(from - 1, at + 1, starts);
    return at + 1;
  }

  #note(wanted: Wanted, span: Span): void {
    for (const pointer of wanted.pointers) this.found.set(pointer, span);
    for (const below of wanted.below.values()) this.#note(below, span);
  }
}
