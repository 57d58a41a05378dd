import type { Seen } from '../truth/seen.js';
import { literalOf, whyOpen } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { Slot, Value } from '../truth/value.js';
import { labelled } from './walk.js';

/** What is seen, as a text value. */
export function leafAt(seen: Seen, label?: string, slot?: Slot): Value<string> {
  const origin = label === undefined ? seen.origin : labelled(seen.origin, label);
  switch (seen.kind) {
    case 'absent':
      return new Absent<string>(undefined, origin, undefined, slot);
    case 'unknown':
      return new Unknown(seen.reason, origin, seen.text, slot);
    case 'scalar': {
      const literal = literalOf(seen.text);
      return literal === undefined ? new Unknown(whyOpen(seen.text), origin, seen.text, slot) : new Known(literal, origin, seen.assumed, seen.text, slot);
    }
    default:
      return new Unknown(`written as a ${seen.kind === 'mapping' ? 'mapping' : 'list'} where a single value belongs`, origin, undefined, slot);
  }
}
