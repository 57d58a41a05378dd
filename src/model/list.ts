/** Words about lists of values. */

import { yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';

/** Whether the list can be seen to its end; the reason is why not. */
export function isInSight({ open, origin }: List<unknown>): Answer {
  return open ? every({ items: [], open, origin }, () => SEEN) : SEEN;
}

const SEEN = yes();

/** The values of a list that are known, in order. */
export function knownOf<T>(list: List<Value<T>>): readonly T[] {
  return list.items.flatMap((item) => (item.kind === 'known' ? [item.value] : []));
}
