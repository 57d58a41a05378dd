/** Texts of JSON that stand in a plan: where they stand is looked up for all of them at once, when somebody asks for the first. */

import { Mapped, Several } from '../../../text/mapped.js';
import type { Piece } from '../../../text/mapped.js';
import type { Locator } from '../../../text/origin.js';
import type { Span } from '../../../text/source.js';

export class Texts {
  readonly #waiting = new Set<string>();
  readonly #found = new Map<string, Span>();

  constructor(private readonly locator: Locator) {}

  /** A text that stands for the whole of its value, and cannot be changed there. */
  document(text: string, pointer: string): Mapped {
    if (!this.#found.has(pointer)) this.#waiting.add(pointer);
    const span = (): Span => this.#span(pointer);
    const piece: Piece = {
      at: 0,
      length: text.length,
      outer: this.locator.source,
      get start() {
        return span().start;
      },
      get end() {
        return span().end;
      },
      exact: false,
      encode: undefined,
      hole: undefined,
    };
    return new Mapped(text, new Several([piece]));
  }

  #span(pointer: string): Span {
    if (this.#waiting.size > 0) {
      for (const [found, span] of this.locator.locate([...this.#waiting])) this.#found.set(found, span);
      this.#waiting.clear();
    }
    return this.#found.get(pointer) ?? { start: 0, end: 0 };
  }
}
