import type { Undecided } from '../rule/finding.js';
import { series } from '../truth/sentences.js';
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

/** `ACL is not known: module.far, which is not in sight, is given this bucket` */
const UNKNOWN = /^(?<what>[^:;]{1,60}) is not known: (?<why>.+)$/s;

/** More things than this are not listed where they are not known for one and the same reason. */
const MOST_THINGS = 6;

/** Each cause once a run, wherever it stands and whatever it hides; the one that keeps most open first. */
export function causesOf(undecided: readonly Undecided[]): readonly Cause[] {
  const byCause = new Map<string, Undecided[]>();
  for (const own of undecided) {
    const cause = UNKNOWN.exec(own.reason)?.groups?.['why'] ?? own.reason;
    const known = byCause.get(cause);
    if (known) known.push(own);
    else byCause.set(cause, [own]);
  }
  return [...byCause.values()]
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
    reason: reasonOf([...new Set(all.map(({ reason }) => reason))]),
    where: more.length === 0 ? first : `${first} and ${more.length} more ${more.length === 1 ? 'place' : 'places'}`,
    questions: [...questions.values()].sort((a, b) => compare(a.ruleId, b.ruleId) || compare(a.when ?? '', b.when ?? '')),
  };
}

/** Several that differ in what is not known alone as one. */
function reasonOf(reasons: readonly string[]): string {
  const parts = reasons.map((reason) => UNKNOWN.exec(reason)?.groups);
  const [first = '', ...more] = reasons;
  if (more.length === 0) return first;
  const things = parts.map((part) => part?.['what'] ?? '');
  const shown = things.slice(0, things.length > MOST_THINGS ? MOST_THINGS - 1 : MOST_THINGS);
  const rest = things.length - shown.length;
  return `${series(rest > 0 ? [...shown, `${rest} more`] : shown)} are not known: ${parts[0]?.['why'] ?? first}`;
}
