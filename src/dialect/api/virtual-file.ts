/** The file in which what is said about a live resource stands: its replies as printed JSON, made when somebody asks for a place in it. */

import { jsonLocator } from '../../syntax/json-locate.js';
import { jsonText } from '../../syntax/json-text.js';
import { Mapped, Several } from '../../text/mapped.js';
import type { Piece } from '../../text/mapped.js';
import type { Locator, Origin } from '../../text/origin.js';
import { Source } from '../../text/source.js';
import type { Place } from '../../text/source.js';
import type { Json } from './snapshot.js';

/** A source whose text is made on first read. */
class LaterSource extends Source {
  constructor(path: string, make: () => string) {
    super(path, '');
    let made: string | undefined;
    Object.defineProperty(this, 'text', { get: () => (made ??= make()) });
  }
}

export class VirtualFile {
  readonly source: Source;
  readonly #locator: Locator;

  constructor(path: string, content: Json) {
    this.source = new LaterSource(path, () => `${JSON.stringify(sorted(content), undefined, 2)}\n`);
    this.#locator = jsonLocator(this.source);
  }

  origin(pointer: string): Origin {
    return { locus: { kind: 'pointer', in: this.#locator, pointer } };
  }

  /** All of it; its end is counted when somebody asks. */
  get extent(): Place {
    const { source } = this;
    return {
      source,
      start: 0,
      get end() {
        return source.text.length;
      },
    };
  }

  /** A text that holds JSON, each part of which stands where it does in the printed file. */
  document(text: string, pointer: string): Mapped {
    const printed = (): Mapped => this.#printed(pointer);
    let made: Mapped | undefined;
    const piece: Piece = {
      at: 0,
      length: text.length,
      get outer() {
        return (made ??= printed());
      },
      start: 0,
      end: text.length,
      exact: true,
      encode: undefined,
      hole: undefined,
      direct: true,
    };
    return new Mapped(text, new Several([piece]));
  }

  #printed(pointer: string): Mapped {
    const { start, end } = this.#locator.locate([pointer]).get(pointer) ?? { start: 0, end: 0 };
    return jsonText(Mapped.of(this.source), { style: 'double', start, end });
  }
}

/** The same with the members of every object in order. */
export function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  const entries = Object.entries(value as { readonly [name: string]: Json });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
