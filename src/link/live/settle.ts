/** Texts in which what a deployment tells is written out, in the same places. */

import { Mapped } from '../../text/mapped.js';
import type { Seen, SeenMapping, SeenSequence } from '../../truth/seen.js';
import { literalOf, partsOf } from '../../truth/symbol.js';
import type { Part } from '../../truth/symbol.js';
import { Known } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';

/** The text of a part as it is live; undefined where nobody can tell. */
export type Tell = (part: Exclude<Part, string>) => string | undefined;

/** A value that is known then. */
export function settledValue(value: Value<string>, tell: Tell, says: string): Value<string> {
  if (value.kind !== 'unknown' || !value.text) return value;
  const text = settledText(value.text, tell);
  const known = literalOf(text);
  return known === undefined ? value : new Known(known, value.origin, says, text, value.slot);
}

/** A document with everything in it that is known then; nothing is looked at before somebody asks. */
export function settledSeen(seen: Seen, tell: Tell): Seen {
  switch (seen.kind) {
    case 'absent':
      return seen;
    case 'unknown': {
      const text = seen.text && settledText(seen.text, tell);
      return text && text !== seen.text && literalOf(text) !== undefined ? { kind: 'scalar', type: 'string', text, origin: seen.origin } : seen;
    }
    case 'scalar':
      return { ...seen, text: settledText(seen.text, tell), ...(seen.encodes ? { encodes: settledSeen(seen.encodes, tell) } : {}) };
    case 'sequence':
      return new SettledSequence(seen, tell);
    case 'mapping':
      return new SettledMapping(seen, tell);
  }
}

class SettledSequence implements SeenSequence {
  readonly kind = 'sequence';

  constructor(
    private readonly seen: SeenSequence,
    private readonly tell: Tell,
  ) {}

  get origin(): SeenSequence['origin'] {
    return this.seen.origin;
  }

  get open(): string | undefined {
    return this.seen.open;
  }

  items(): readonly Seen[] {
    return this.seen.items().map((item) => settledSeen(item, this.tell));
  }
}

class SettledMapping implements SeenMapping {
  readonly kind = 'mapping';

  constructor(
    private readonly seen: SeenMapping,
    private readonly tell: Tell,
  ) {}

  get origin(): SeenMapping['origin'] {
    return this.seen.origin;
  }

  get open(): string | undefined {
    return this.seen.open;
  }

  entries(): ReturnType<SeenMapping['entries']> {
    return this.seen.entries().map((entry) => ({ ...entry, value: settledSeen(entry.value, this.tell) }));
  }

  get(name: string): Seen {
    return settledSeen(this.seen.get(name), this.tell);
  }
}

/** The same text in the same places; holes that are told are symbols with a known text. */
function settledText(text: Mapped, tell: Tell): Mapped {
  const parts = partsOf(text);
  if (parts.every((part) => typeof part === 'string')) return text;
  let at = 0;
  const pieces = parts.map((part) => {
    const start = at;
    at += typeof part === 'string' ? part.length : 1;
    const told = typeof part === 'string' ? part : settledPart(part, tell);
    return told === part ? text.slice(start, at) : Mapped.hole(told as Exclude<Part, string>, text.place(start, at));
  });
  return Mapped.join(pieces);
}

function settledPart(part: Part, tell: Tell): Part {
  if (typeof part === 'string' || (part.kind === 'symbol' && part.known !== undefined)) return part;
  const known = tell(part);
  if (known !== undefined)
    return { kind: 'symbol', key: part.key ?? part.says, attribute: '', says: part.says, ...(part.kind === 'symbol' ? { ...part } : {}), known };
  if (part.kind !== 'symbol' || !part.parts) return part;
  const parts = part.parts.map((one) => settledPart(one, tell));
  if (parts.every((one, index) => one === part.parts?.[index])) return part;
  const texts = parts.map((one) => (typeof one === 'string' ? one : one.kind === 'symbol' ? one.known : undefined));
  return texts.includes(undefined) ? { ...part, parts } : { ...part, parts, known: texts.join('') };
}
