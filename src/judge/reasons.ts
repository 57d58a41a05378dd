/** Why something cannot be decided, in one text: what several parts have in common is said once. */

import type { Evidence } from '../truth/answer.js';
import { shared, written } from '../truth/sentences.js';

/** @returns "a and b are set by variable x, which has no default; so c cannot be told" */
export function reasonOf(because: readonly Evidence[]): string {
  const told = shared(because.filter(({ says, assumed }) => says !== assumed).map(({ says }) => says));
  const known = new Set(told.flatMap((one) => (typeof one === 'string' ? [] : [one.cause])));
  const causes = new Set<string>();
  return told.map((one) => (typeof one === 'string' ? withoutCause(one, known, causes) : written(one))).join('; ');
}

/** "there may be a statement that denies it: Statement is CAUSE", after something that has the same cause. */
function withoutCause(sentence: string, known: ReadonlySet<string>, causes: Set<string>): string {
  const [, conclusion, cause] = /^((?:(?!: ).)+): (?:(?!: ).)+? (is .+)$/s.exec(sentence) ?? [];
  if (conclusion === undefined || cause === undefined) return sentence;
  const again = causes.has(cause);
  causes.add(cause);
  return again ? `and ${conclusion}` : known.has(cause) ? `so ${conclusion}` : sentence;
}
