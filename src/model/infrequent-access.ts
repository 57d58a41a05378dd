/** The thirty days of the infrequent-access classes: how long objects must wait before them, and how long they must stay. */

import { any, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import type { LifecycleRule } from './lifecycle.js';

/**
 * UG lifecycle-transition-general-considerations, read April 2026: objects wait 30 days before they can move to one of these classes, and
 * stay there 30 days before the same rule can move them on. The minima of the archive classes are a matter of billing.
 */
export const MONTH = 30;
const CLASSES = ['STANDARD_IA', 'ONEZONE_IA'] as const;

/** One transition of a rule, of current or of noncurrent versions. */
export interface Move {
  readonly storageClass: LifecycleRule['transitions']['items'][number]['storageClass'];
  readonly days: Value<number>;
  readonly date?: Value<string>;
  readonly says: string;
  /** The other transitions of the same versions. */
  readonly others: readonly Omit<Move, 'others'>[];
}

export function movesOf({ transitions, noncurrentTransitions }: LifecycleRule): readonly Move[] {
  const current = transitions.items.map((move) => ({ storageClass: move.storageClass, days: move.days, date: move.date, says: nameOf(move.storageClass) }));
  const old = noncurrentTransitions.items.map((move) => ({
    storageClass: move.storageClass,
    days: move.days,
    says: `noncurrent ${nameOf(move.storageClass)}`,
  }));
  return [current, old].flatMap((moves: readonly Omit<Move, 'others'>[]) => moves.map((move) => ({ ...move, others: moves.filter((one) => one !== move) })));
}

function nameOf(storageClass: Move['storageClass']): string {
  return storageClass.kind === 'known' ? storageClass.value : 'a class that is not known';
}

/** Whether objects wait long enough before a move. What moves on a date is as old as it is. */
export function waitsLongEnough({ storageClass, days }: Move): Answer {
  if (days.kind === 'absent') return yes();
  return any(
    not(storageClass.isOneOf(CLASSES)),
    days.satisfies(`at least ${MONTH}`, (wait) => wait >= MONTH),
  );
}

/** Whether objects stay long enough where a move brings them. What does not come later at all is out of order, which is another matter. */
export function staysLongEnough({ storageClass, days, date }: Move, next: Omit<Move, 'others'>): Answer {
  return any(not(storageClass.isOneOf(CLASSES)), () => (date?.kind === 'known' ? apart(date, next.date, dayOf) : apart(days, next.days, (count) => count)));
}

/** The reasons begin with the later one. */
function apart<T>(from: Value<T>, to: Value<T> | undefined, dayNumber: (time: T) => number): Answer {
  if (from.kind === 'absent' || !to || to.kind === 'absent') return yes();
  return to.satisfies('a time', (end) =>
    from.satisfies('a time', (begin) => {
      const gap = dayNumber(end) - dayNumber(begin);
      return !(gap > 0 && gap < MONTH);
    }),
  );
}

function dayOf(date: string): number {
  return Date.parse(date) / 86_400_000;
}
