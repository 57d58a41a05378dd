import type { Undecided } from '../rule/finding.js';
import { compare, whereabouts } from './region.js';

/** How many questions stay open: one for each rule and resource. */
export function undecidedCount(undecided: readonly Undecided[]): number {
  return undecided.reduce((sum, own) => sum + Math.max(1, own.resources.length), 0);
}

/** What keeps questions open, and which. */
export interface Cause {
  readonly reason: string;
  /** Empty when the cause stands nowhere. */
  readonly where: string;
  readonly questions: readonly Undecided[];
}

/** Each cause once, the one that keeps most open first. */
export function causesOf(undecided: readonly Undecided[]): readonly Cause[] {
  const byCause = new Map<string, Undecided[]>();
  for (const own of undecided) {
    const key = JSON.stringify([own.reason, own.place ? whereabouts(own.place) : '']);
    const known = byCause.get(key);
    if (known) known.push(own);
    else byCause.set(key, [own]);
  }
  return [...byCause.values()]
    .map((questions): Cause => {
      const [first] = questions;
      return {
        reason: first?.reason ?? '',
        where: first?.place ? whereabouts(first.place) : '',
        questions: [...questions].sort((a, b) => compare(a.ruleId, b.ruleId)),
      };
    })
    .sort((a, b) => undecidedCount(b.questions) - undecidedCount(a.questions) || compare(a.where, b.where) || compare(a.reason, b.reason));
}
