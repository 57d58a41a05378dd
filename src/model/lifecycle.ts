/** Words about lifecycle rules: whom they mean, and what becomes of uploads that were never finished. */

import { all, any, no, not, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import type { Bucket } from './subjects.js';

export type LifecycleRule = Bucket['lifecycle']['rules']['items'][number];

/** Whether a rule means every object: no prefix (or the empty one), no tags, no sizes. */
function meansAllObjects({ prefix, filter }: LifecycleRule): Answer {
  const tagless = not(some(filter.tags, () => yes()));
  return all(free(prefix), free(filter.prefix), tagless, not(filter.sizeGreaterThan.isWritten()), not(filter.sizeLessThan.isWritten()));
}

/** No prefix, or one with which every key begins. */
export function free(prefix: Value<string>): Answer {
  return any(not(prefix.isWritten()), prefix.is(''));
}

/**
 * Whether some rule in force clears parts of uploads that were begun and never finished, anywhere in the bucket.
 * The reasons of a no are the waits that are too long, else that there is no such rule.
 */
export function clearsUploads({ lifecycle }: Pick<Bucket, 'lifecycle'>, days: number): Answer {
  const { rules } = lifecycle;
  const cleared = some(rules, (rule) =>
    all(
      inForce(rule),
      rule.abortMultipartAfterDays.satisfies(`at most ${days}`, (wait) => wait <= days),
    ),
  );
  if (cleared.truth !== 'no') return cleared;
  const waits = uploadWaits(rules).map(
    (wait): Evidence => ({ says: `an unfinished upload is kept for ${wait.kind === 'known' ? wait.value : 'unknown'} days`, origin: wait.origin }),
  );
  return no(
    ...(waits.length > 0
      ? waits
      : [{ says: 'no lifecycle rule for the whole bucket aborts unfinished uploads', origin: rules.origin, assumed: rules.assumed }]),
  );
}

/** After how many days the rules for the whole bucket abort unfinished uploads, where they do. */
export function uploadWaits(rules: List<LifecycleRule>): readonly Value<number>[] {
  return rules.items
    .filter((rule) => inForce(rule).truth === 'yes' && rule.abortMultipartAfterDays.kind === 'known')
    .map((rule) => rule.abortMultipartAfterDays);
}

function inForce(rule: LifecycleRule): Answer {
  return all(rule.status.is('Enabled'), meansAllObjects(rule));
}
