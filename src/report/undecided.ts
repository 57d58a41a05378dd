import type { Undecided } from '../rule/finding.js';
import { compare, whereabouts } from './region.js';

/** How many questions stay open: one for each rule and resource. */
export function undecidedCount(undecided: readonly Undecided[]): number {
  return undecided.reduce((sum, own) => sum + Math.max(1, own.resources.length), 0);
}

/** What keeps questions open, and which. */
export interface Cause {
  readonly reason: string;
  /** The first place, and how many more there are; empty when the cause stands nowhere. */
  readonly where: string;
  /** Each rule once, or once for each deployment that has it otherwise than the others. */
  readonly questions: readonly Question[];
}

export interface Question {
  readonly ruleId: string;
  /** Each address once, however many bear it. */
  readonly resources: readonly string[];
  readonly when?: string;
}

/** Each cause once a run, wherever it stands; the one that keeps most open first. */
export function causesOf(undecided: readonly Undecided[]): readonly Cause[] {
  const byReason = new Map<string, Undecided[]>();
  for (const own of undecided) {
    const known = byReason.get(own.reason);
    if (known) known.push(own);
    else byReason.set(own.reason, [own]);
  }
  return [...byReason.values()]
    .map((all) => ({ cause: causeOf(all), count: undecidedCount(all) }))
    .sort((a, b) => b.count - a.count || compare(a.cause.where, b.cause.where) || compare(a.cause.reason, b.cause.reason))
    .map(({ cause }) => cause);
}

function causeOf(all: readonly Undecided[]): Cause {
  const places = [...new Set(all.flatMap(({ place }) => (place ? [whereabouts(place)] : [])))];
  const [first = '', ...more] = places;
  const questions = new Map<string, Question>();
  for (const { ruleId, resources, when } of all) {
    const key = JSON.stringify([ruleId, when]);
    const before = questions.get(key)?.resources ?? [];
    questions.set(key, { ruleId, resources: [...new Set([...before, ...resources])], ...(when === undefined ? {} : { when }) });
  }
  return {
    reason: all[0]?.reason ?? '',
    where: more.length === 0 ? first : `${first} and ${more.length} more ${more.length === 1 ? 'place' : 'places'}`,
    questions: [...questions.values()].sort((a, b) => compare(a.ruleId, b.ruleId) || compare(a.when ?? '', b.when ?? '')),
  };
}
