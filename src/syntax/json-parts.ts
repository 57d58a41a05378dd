/**
 * A long JSON text, parsed part by part: what nobody wants to keep of a part is gone before the next is read. Of one call of `JSON.parse` all
 * is alive until the last bracket, and is moved and marked again and again on the way there.
 */

import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE, pastSpace, pastString, pastValue } from './json-scan.js';
import type { Part, Waymarks } from './json-waymarks.js';

/** A part of a text that can be read again. */
export class Passage {
  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  read(): unknown {
    return JSON.parse(this.text.slice(this.start, this.end)) as unknown;
  }
}

/** Which parts there are: what is of another form than is supposed here is one part. */
export type Parts =
  /** An object: some of its members, or all others, are made of parts; the rest is whole. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Parts | undefined>>; readonly others?: Parts }
  | { readonly kind: 'list'; readonly items: Parts }
  /** What is kept of a part; where it stands is to be asked for now or never. */
  | { readonly kind: 'part'; keep(value: unknown, passage: () => Passage): unknown };

/**
 * What `JSON.parse` would give, but for what is not kept.
 * @param waymarks learn where the parts stand
 * @returns undefined where `JSON.parse` has to be asked: most likely it is no JSON
 */
export function parseParts(text: string, parts: Parts, waymarks: Waymarks): unknown {
  const reading = new Reading(text, waymarks);
  try {
    const value = reading.value(text.charCodeAt(0) === 0xfeff ? 1 : 0, parts);
    return pastSpace(text, reading.end) === text.length ? value : undefined;
  } catch {
    // What is no JSON, and what is nested too deeply to be walked.
    return undefined;
  }
}

class Reading {
  /** What was read last, and where it ends. */
  #start = 0;
  end = 0;
  readonly #passage = (): Passage => new Passage(this.text, this.#start, this.end);

  constructor(
    private readonly text: string,
    private readonly waymarks: Waymarks,
  ) {}

  value(at: number, parts: Parts | undefined): unknown {
    const start = pastSpace(this.text, at);
    const first = this.text.charCodeAt(start);
    if (parts?.kind === 'object' && first === OPEN_OBJECT) return this.#object(start, parts);
    if (parts?.kind === 'list' && first === OPEN_LIST) return this.#list(start, parts.items);
    const end = pastValue(this.text, start);
    const value = JSON.parse(this.text.slice(start, end)) as unknown;
    this.#start = start;
    this.end = end;
    return parts?.kind === 'part' ? parts.keep(value, this.#passage) : value;
  }

  #object(start: number, { members, others }: Parts & { readonly kind: 'object' }): unknown {
    const { text } = this;
    const value: Record<string, unknown> = {};
    const parts = new Map<string, Part>();
    let at = pastSpace(text, start + 1);
    if (text.charCodeAt(at) !== CLOSE_OBJECT) {
      for (;;) {
        if (text.charCodeAt(at) !== QUOTE) throw new SyntaxError();
        const key = { start: at, end: pastString(text, at) };
        const name = JSON.parse(text.slice(key.start, key.end)) as string;
        at = pastSpace(text, key.end);
        // Set like others, this one would be no member.
        if (text.charCodeAt(at) !== COLON || name === '__proto__') throw new SyntaxError();
        parts.set(name, { at: at + 1, key });
        value[name] = this.value(at + 1, Object.hasOwn(members, name) ? members[name] : others);
        at = pastSpace(text, this.end);
        if (text.charCodeAt(at) !== COMMA) break;
        at = pastSpace(text, at + 1);
      }
      if (text.charCodeAt(at) !== CLOSE_OBJECT) throw new SyntaxError();
    }
    this.end = at + 1;
    this.waymarks.object(start, this.end, parts);
    return value;
  }

  #list(start: number, items: Parts): unknown {
    const { text } = this;
    const value: unknown[] = [];
    const starts: number[] = [];
    let at = pastSpace(text, start + 1);
    if (text.charCodeAt(at) !== CLOSE_LIST) {
      for (;;) {
        starts.push(at);
        value.push(this.value(at, items));
        at = pastSpace(text, this.end);
        if (text.charCodeAt(at) !== COMMA) break;
        at = pastSpace(text, at + 1);
      }
      if (text.charCodeAt(at) !== CLOSE_LIST) throw new SyntaxError();
    }
    this.end = at + 1;
    this.waymarks.list(start, this.end, starts);
    return value;
  }
}
