/** Words about lists of values. */

import { yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import type { Origin } from '../text/origin.js';
import type { List, Slot, Unknown, Value } from '../truth/value.js';

/** Whether the list can be seen to its end; the reason is why not. */
export function isInSight({ open, origin }: List<unknown>): Answer {
  return open ? every({ items: [], open, origin }, () => SEEN) : SEEN;
}

const SEEN = yes();

/** A list to which something may belong that is in sight: only whether it does is open. */
export class DoubtedList<T> implements List<T> {
  readonly #perhaps: () => readonly List<T>[];

  constructor(
    readonly items: readonly T[],
    readonly open: Unknown<never>,
    readonly origin: Origin,
    readonly slot: Slot | undefined,
    perhaps: () => readonly List<T>[],
  ) {
    this.#perhaps = perhaps;
  }

  /** All that there may be more; undefined where some of that cannot be seen. */
  get perhaps(): readonly T[] | undefined {
    const lists = this.#perhaps();
    return lists.some(({ open }) => open) ? undefined : lists.flatMap(({ items }) => items);
  }
}

/** All that there may be beside the items of a list; undefined where that cannot be seen. */
export function moreOf<T>(list: List<T>): readonly T[] | undefined {
  return list.open ? (list instanceof DoubtedList ? (list as DoubtedList<T>).perhaps : undefined) : [];
}

/** The values of a list that are known, in order. */
export function knownOf<T>(list: List<Value<T>>): readonly T[] {
  return list.items.flatMap((item) => (item.kind === 'known' ? [item.value] : []));
}
