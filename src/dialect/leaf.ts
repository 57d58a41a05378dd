import type { Origin } from '../text/origin.js';
import type { Seen } from '../truth/seen.js';
import { literalOf, partsOf } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { Slot, Value } from '../truth/value.js';
import type { Mapped } from '../text/mapped.js';

/** What is seen, as a text value. */
export function leafAt(seen: Seen, label?: string, slot?: Slot): Value<string> {
  const origin: Origin = label === undefined ? seen.origin : { ...seen.origin, label };
  switch (seen.kind) {
    case 'absent':
      return new Absent<string>(undefined, origin, undefined, slot);
    case 'unknown':
      return new Unknown(seen.reason, origin, undefined, slot);
    case 'scalar': {
      const literal = literalOf(seen.text);
      return literal === undefined ? new Unknown(whyOpen(seen.text), origin, seen.text, slot) : new Known(literal, origin, seen.assumed, seen.text, slot);
    }
    default:
      return new Unknown(`written as a ${seen.kind === 'mapping' ? 'mapping' : 'list'} where a single value belongs`, origin, undefined, slot);
  }
}

/** Why a text is not known, from the first hole in it. */
export function whyOpen(text: Mapped): string {
  for (const part of partsOf(text)) {
    if (typeof part === 'string') continue;
    if (part.kind === 'unknown') return part.reason;
    if (part.known === undefined) return `made of ${part.says}, which is known only after deployment`;
  }
  return 'not to be known';
}
