/** Words about the default retention of Object Lock. */

import { all, any, implies, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Bucket } from './subjects.js';

type Lock = Bucket['objectLock'];

/** The longest that S3 takes (UG object-lock-managing, read October 2026). */
export const MOST_DAYS = 36_500;
export const MOST_YEARS = 100;

/** Whether the mode is one that S3 knows; nothing is asked of a bucket that sets no period. */
export function hasMode({ mode, days, years }: Lock): Answer {
  return any(mode.isOneOf(['GOVERNANCE', 'COMPLIANCE']), not(any(mode.isWritten(), days.isWritten(), years.isWritten())));
}

/** Whether a mode comes with a period: a fixed one, or that of an event hold (variable retention, UG object-lock, read October 2026). */
export function hasPeriod({ mode, days, years, eventHoldDays, eventHoldYears }: Lock): Answer {
  return implies(mode.isWritten(), any(days.isWritten(), years.isWritten(), eventHoldDays.isWritten(), eventHoldYears.isWritten()));
}

/** Whether the period is told in one unit; the reasons of a no are both. */
export function hasOneUnit({ days, years }: Lock): Answer {
  return any(not(years.isWritten()), not(days.isWritten()));
}

/** Whether the period is one that S3 takes, where it is written. */
export function isInRange({ days, years }: Lock): Answer {
  return all(within(days, MOST_DAYS), within(years, MOST_YEARS));
}

function within(period: Lock['days'], most: number): Answer {
  const fits = period.satisfies(`from 1 to ${most}`, (count) => Number.isInteger(count) && count >= 1 && count <= most);
  return period.kind === 'absent' ? yes() : fits;
}
