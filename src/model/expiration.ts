/** What S3 takes as the expiration in a lifecycle rule. */

import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { free } from './lifecycle.js';
import type { LifecycleRule } from './lifecycle.js';

export interface ExpirationDemand {
  /** Tells it from the others of a rule. */
  readonly about: string;
  /** The first reason of a no is the whole problem in a clause. */
  readonly met: Answer;
}

/**
 * What a rule must fulfil to be taken: S3 API Reference, LifecycleExpiration, read November 2026, and UG intro-lifecycle-rules and
 * intro-lifecycle-filters, read April 2026.
 */
export function expirationDemands(rule: LifecycleRule): readonly ExpirationDemand[] {
  const { expiration, noncurrentExpiration, noncurrentTransitions } = rule;
  return [
    { about: 'days', met: isPositive(expiration.days, 'the expiration') },
    { about: 'date', met: isMidnight(expiration.date) },
    { about: 'delete markers', met: standsAlone(rule) },
    { about: 'noncurrent days', met: isPositive(noncurrentExpiration.days, 'the noncurrent expiration') },
    { about: 'newer versions', met: keepsVersions(rule, noncurrentExpiration) },
    ...noncurrentTransitions.items.map((move, index) => ({ about: `newer versions of transition ${index + 1}`, met: keepsVersions(rule, move) })),
  ];
}

function isPositive(days: Value<number>, what: string): Answer {
  if (days.kind === 'absent') return yes();
  return clause(
    days.satisfies('a whole number above 0', (count) => Number.isInteger(count) && count > 0),
    `${what} after ${shown(days)} days is not a positive number of days`,
    days,
  );
}

function isMidnight(date: Value<string>): Answer {
  if (date.kind === 'absent') return yes();
  return clause(
    date.satisfies('midnight UTC', (text) => {
      const time = Date.parse(inUtc(text));
      return Number.isNaN(time) ? unknown({ says: `"${text}" is no date in a form that is known here`, origin: date.origin }) : time % DAY === 0;
    }),
    `the expiration on ${shown(date)} is not at midnight UTC`,
    date,
  );
}

const DAY = 86_400_000;

/** A time without a zone would be that of whoever reads it. */
function inUtc(text: string): string {
  return /T[\d:.]+$/.test(text) ? `${text}Z` : text;
}

/** Expired delete markers are removed on their own: neither by age, nor by what only objects have, tags and sizes. */
function standsAlone({ expiration: { days, date, deleteMarkers }, filter }: LifecycleRule): Answer {
  const beside: readonly (readonly [Answer, string])[] = [
    [days.isWritten(), 'a number of days'],
    [date.isWritten(), 'a date'],
    [some(filter.tags, () => yes()), 'a filter by tags'],
    [filter.sizeGreaterThan.isWritten(), 'a filter by size'],
    [filter.sizeLessThan.isWritten(), 'a filter by size'],
  ];
  const found = beside.find(([answer]) => answer.truth === 'yes')?.[1] ?? '';
  const alone = any(not(deleteMarkers.is(true)), () => not(any(...beside.map(([answer]) => answer))));
  return clause(alone, `ExpiredObjectDeleteMarker cannot stand beside ${found}`, deleteMarkers);
}

type Kept = Pick<LifecycleRule['noncurrentExpiration'], 'days' | 'newerVersions'>;

/**
 * How many old versions are kept is asked for only beside days, and only in rules of the second version, which have a filter. S3 wants that
 * or a prefix, so Terraform sends an empty filter where neither is written (terraform-provider-aws since 4.9, bucket_lifecycle_configuration.go,
 * read November 2026).
 */
function keepsVersions({ filter, prefix }: LifecycleRule, { days, newerVersions }: Kept): Answer {
  if (newerVersions.kind === 'absent') return yes();
  return all(
    clause(
      newerVersions.satisfies('from 1 to 100', (count) => Number.isInteger(count) && count >= 1 && count <= 100),
      `NewerNoncurrentVersions is ${shown(newerVersions)}, and S3 keeps from 1 to 100`,
      newerVersions,
    ),
    clause(days.isWritten(), 'NewerNoncurrentVersions stands without NoncurrentDays', newerVersions),
    clause(
      any(filter.isWritten(), () => free(prefix)),
      'NewerNoncurrentVersions stands in a rule without a filter',
      newerVersions,
    ),
  );
}

function clause(answer: Answer, says: string, at: Value<unknown>): Answer {
  return answer.truth === 'no' ? no({ says, origin: at.origin, assumed: at.kind === 'known' ? at.assumed : undefined }, ...answer.because) : answer;
}

function shown(value: Value<unknown>): string {
  return value.kind === 'known' ? String(value.value) : 'unknown';
}
