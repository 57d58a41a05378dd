/** Why something cannot be decided, in one text: what several parts have in common is said once. */

import { series } from '../model/exposure.js';
import type { Evidence } from '../truth/answer.js';

/** Several sentences that say the same of several things: `PART is CAUSE`, `PART depends on CAUSE`. */
interface Shared {
  readonly parts: string[];
  readonly one: string;
  readonly many: string;
  readonly cause: string;
}

/** @returns "a and b are set by variable x, which has no default; so c cannot be told" */
export function reasonOf(because: readonly Evidence[]): string {
  const sentences = [...new Set(because.filter(({ says, assumed }) => says !== assumed).map(({ says }) => says))];
  const known = new Map<string, Shared>();
  const told: (string | Shared)[] = [];
  for (const sentence of sentences) {
    const shared = sharedOf(sentence);
    const same = shared && known.get(shared.cause);
    if (!shared) told.push(sentence);
    else if (same) same.parts.push(...shared.parts);
    else {
      known.set(shared.cause, shared);
      told.push(shared);
    }
  }
  const causes = new Set<string>();
  return told.map((one) => (typeof one === 'string' ? withoutCause(one, known, causes) : written(one))).join('; ');
}

/** What stands before a comma or a colon is no name of a part, and "where the key is" neither. */
function sharedOf(sentence: string): Shared | undefined {
  const [, part, verb, rest] = /^((?!whe(?:ther|re) )(?:(?![,:] ).)+?) (is|depends on) (.+)$/s.exec(sentence) ?? [];
  if (part === undefined || verb === undefined || rest === undefined) return undefined;
  return { parts: [part], one: verb, many: verb === 'is' ? 'are' : 'depend on', cause: `${verb} ${rest}` };
}

function written({ parts, one, many, cause }: Shared): string {
  const names = parts.filter((part, at) => parts.findIndex((other) => bare(other) === bare(part)) === at);
  return names.length === 1 ? `${names[0]} ${cause}` : `${series(names)} ${many}${cause.slice(one.length).replace(': its ', ': their ')}`;
}

/** One thing can be called in two ways: "ACL", "the ACL". */
function bare(part: string): string {
  return part.replace(/^the /, '').toLowerCase();
}

/** "there may be a statement that denies it: Statement is CAUSE", after something that has the same cause. */
function withoutCause(sentence: string, known: ReadonlyMap<string, Shared>, causes: Set<string>): string {
  const [, conclusion, cause] = /^((?:(?!: ).)+): (?:(?!: ).)+? (is .+)$/s.exec(sentence) ?? [];
  if (conclusion === undefined || cause === undefined) return sentence;
  const again = causes.has(cause);
  causes.add(cause);
  return again ? `and ${conclusion}` : known.has(cause) ? `so ${conclusion}` : sentence;
}
