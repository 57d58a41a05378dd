import type { Cursor } from './cursor.js';
import type { Directive } from './directive.js';
import type { FlatPart } from './template.js';
import type { Expression, Name, TemplatePart } from './tree.js';

/** Pairs directives: what stands between an `if` or a `for` and its end becomes its part. */
export function nested(c: Cursor, flat: readonly FlatPart[]): readonly TemplatePart[] {
  return new Nester(c, flat).until(undefined, []);
}

class Nester {
  #at = 0;

  constructor(
    private readonly c: Cursor,
    private readonly flat: readonly FlatPart[],
  ) {}

  /** Reads up to one of these ends of `opener`, or to the end of the template if there is none. */
  until(opener: Directive | undefined, ends: readonly Directive['word'][]): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (; this.#at < this.flat.length; this.#at++) {
      const part = this.flat[this.#at] as FlatPart;
      if (part.kind !== 'directive') parts.push(part);
      else if (ends.includes(part.word)) return parts;
      else if (part.word === 'if' || part.word === 'for') parts.push(this.#open(part));
      else this.#unexpected(part, opener);
    }
    if (opener) {
      const help = `Write \`%{ end${opener.word} }\` behind its last line; if the text itself is meant, write \`%%{\`.`;
      this.c.report(`This \`%{ ${opener.word}\` is never closed.`, help, opener.start, opener.end);
    }
    return parts;
  }

  #open(opener: Directive): TemplatePart {
    const { c } = this;
    c.deeper();
    this.#at++;
    const parts = this.until(opener, opener.word === 'if' ? ['else', 'endif'] : ['endfor']);
    const own = { in: c.mapped, start: opener.start };
    let node: TemplatePart;
    if (opener.word === 'for') {
      const collection = opener.expression as Expression;
      node = { kind: 'for', ...own, end: this.#end, keyName: opener.keyName, valueName: opener.valueName as Name, collection, parts };
    } else {
      let otherwise: readonly TemplatePart[] = [];
      if (this.#word === 'else') {
        this.#at++;
        otherwise = this.until(opener, ['endif']);
      }
      node = { kind: 'if', ...own, end: this.#end, condition: opener.expression as Expression, then: parts, otherwise };
    }
    c.depth--;
    return node;
  }

  /** Where the directive ends that was read last; where it is missing, the template. */
  get #end(): number {
    return (this.flat[Math.min(this.#at, this.flat.length - 1)] as FlatPart).end;
  }

  get #word(): Directive['word'] | undefined {
    const part = this.flat[this.#at];
    return part?.kind === 'directive' ? part.word : undefined;
  }

  #unexpected(part: Directive, opener: Directive | undefined): void {
    const open = opener ? `in a \`%{ ${opener.word}\` that goes on` : 'but nothing that it could belong to is open';
    const message = part.word === 'else' && opener?.word === 'if' ? 'A second `%{ else` stands in one `%{ if`.' : `\`%{ ${part.word}\` stands here, ${open}.`;
    this.c.report(message, 'Every `if` ends with one `endif`, every `for` with one `endfor`, and what begins last ends first.', part.start, part.end);
  }
}
