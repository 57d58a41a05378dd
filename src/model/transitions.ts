/** In which order a lifecycle rule may move objects down from class to class. */

import { own } from '../text/own.js';
import { all, no, unknown, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import type { LifecycleRule } from './lifecycle.js';
import { isInSight } from './list.js';

type StorageClass = LifecycleRule['transitions']['items'][number]['storageClass'];

/** One step of a rule: when, and to which class; expiration has none. */
interface Move {
  readonly to?: StorageClass;
  readonly says: string;
  readonly days: Value<number>;
  readonly date?: Value<string>;
}

/** From a class to those below it that objects may move to (UG lifecycle-transition-general-considerations, read April 2026). */
const below: Readonly<Record<string, readonly string[]>> = {
  STANDARD_IA: ['INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  INTELLIGENT_TIERING: ['ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  ONEZONE_IA: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER_IR: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER: ['DEEP_ARCHIVE'],
  DEEP_ARCHIVE: [],
};

/**
 * Whether the steps of one rule can follow each other: downwards, each later than the one before, all in days or all on
 * dates, the expiration last (UG lifecycle-transition-general-considerations and intro-lifecycle-rules, read April 2026).
 * The first reason of a no is the whole problem in a clause.
 */
export function movesInOrder({ transitions, expiration, noncurrentTransitions, noncurrentExpiration }: LifecycleRule): Answer {
  const current: readonly Move[] = transitions.items.map(({ storageClass, days, date }) => ({ to: storageClass, says: classOf(storageClass), days, date }));
  const old: readonly Move[] = noncurrentTransitions.items.map(({ storageClass, days }) => ({
    to: storageClass,
    says: `noncurrent ${classOf(storageClass)}`,
    days,
  }));
  const end: Move = { says: 'expiration', days: expiration.days, date: expiration.date };
  const oldEnd: Move = { says: 'noncurrent expiration', days: noncurrentExpiration.days };
  return all(oneUnit([...current, end]), ...ordered(current, end), ...ordered(old, oldEnd), isInSight(transitions), isInSight(noncurrentTransitions));
}

function classOf(storageClass: StorageClass): string {
  return storageClass.kind === 'known' ? storageClass.value : 'a class that is not known';
}

/** S3 refuses a rule that counts days for one step and names a date for another. */
function oneUnit(moves: readonly Move[]): Answer {
  const dated = moves.find(({ date }) => date?.isWritten().truth === 'yes');
  const counted = moves.find(({ days }) => days.isWritten().truth === 'yes');
  if (!dated?.date || !counted) return yes();
  return no({ says: `${dated.says} has a date, ${counted.says} a number of days`, origin: dated.date.origin }, ...counted.days.isWritten().because);
}

function ordered(moves: readonly Move[], end: Move): readonly Answer[] {
  const pairs = moves.flatMap((move, index) => moves.slice(index + 1).map((other) => inOrder(move, other)));
  return [...pairs, ...moves.map((move) => before(move, end))];
}

/** Two transitions: whichever comes first, the other must be later and further down. */
function inOrder(a: Move, b: Move): Answer {
  const [one, other] = [timeOf(a), timeOf(b)];
  if (one.kind === 'unknown') return unknown(...one.why);
  if (other.kind === 'unknown') return unknown(...other.why);
  if (one.kind === 'never' || other.kind === 'never' || one.kind !== other.kind) return yes();
  if (one.at === other.at) return no(said(`${b.says} does not come later than ${a.says}`, other), said(`${a.says} comes ${one.says}`, one));
  const [first, then, place] = one.at < other.at ? [a, b, other] : [b, a, one];
  const reach = then.to && first.to && reaches(first.to, then.to);
  if (reach?.truth === 'no') return no(said(`objects cannot move from ${first.says} to ${then.says}, ${place.says}`, place), ...reach.because);
  return reach ?? yes();
}

/** A class that is not in the table is a new one: S3 knows, this table does not. */
function reaches(from: StorageClass, to: StorageClass): Answer {
  return from.satisfies('a class above', (upper) =>
    to.satisfies('a class below', (lower) => {
      const reachable = own(below, upper);
      return !reachable || !(own(below, lower) || lower === 'STANDARD') || reachable.includes(lower);
    }),
  );
}

function before(move: Move, end: Move): Answer {
  const [one, last] = [timeOf(move), timeOf(end)];
  if (last.kind === 'never' || one.kind === 'never') return yes();
  if (one.kind === 'unknown') return unknown(...one.why);
  if (last.kind === 'unknown') return unknown(...last.why);
  if (one.kind !== last.kind || one.at < last.at) return yes();
  return no(said(`${move.says}, ${one.says}, does not come before the ${end.says}, ${last.says}`, one), said(`the ${end.says} comes ${last.says}`, last));
}

/** The rule's id, else its number in the list, counted from 1. */
export function nameOfRule({ id }: { readonly id: Value<string> }, index: number): string {
  return id.kind === 'known' ? id.value : String(index + 1);
}

type Time =
  | { readonly kind: 'days' | 'date'; readonly at: number; readonly says: string; readonly from: Value<unknown> }
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown'; readonly why: readonly Evidence[] };

function timeOf({ days, date }: Move): Time {
  if (days.kind === 'known') return { kind: 'days', at: days.value, says: `after ${days.value} days`, from: days };
  if (date?.kind === 'known' && !Number.isNaN(Date.parse(date.value)))
    return { kind: 'date', at: Date.parse(date.value), says: `on ${date.value}`, from: date };
  const open = [days, date].find((value) => value?.kind === 'unknown');
  return open ? { kind: 'unknown', why: open.satisfies('a time', () => true).because } : { kind: 'never' };
}

function said(says: string, { from }: { readonly from: Value<unknown> }): Evidence {
  return { says, origin: from.origin, assumed: from.kind === 'known' ? from.assumed : undefined };
}
