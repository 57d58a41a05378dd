/** Whether a trail or an event data store writes down what is done with a bucket's objects. */

import { all, any, no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { List } from '../truth/value.js';
import { READS, WRITES, choose } from './data-events.js';
import type { Events } from './data-events.js';
import type { Bucket, EventDataStore, Trail } from './subjects.js';
import { same, whereaboutsOf } from './whereabouts.js';
import type { Whereabouts } from './whereabouts.js';

type Watched = Pick<Bucket, 'recorders' | 'says' | 'region' | 'account' | 'naming'>;
type Recorder = Trail | EventDataStore;

/** Whether anybody in sight records writes; the reasons of a no are why each of them does not. */
export function recordsWrites(bucket: Watched): Answer {
  return records(WRITES, bucket, `nothing in sight records what is written to ${bucket.says}`);
}

export function recordsReads(bucket: Watched): Answer {
  return records(READS, bucket, `nothing in sight records what is read of ${bucket.says}`);
}

function records(events: Events, bucket: Watched, otherwise: string): Answer {
  const { trails, stores } = bucket.recorders;
  const found = any(
    () => someOf(trails, events, bucket),
    () => someOf(stores, events, bucket),
  );
  // First of the bucket itself, which has no place for it.
  return found.truth === 'no' ? no({ says: otherwise }, ...found.because) : found;
}

function someOf(recorders: List<Recorder>, events: Events, bucket: Watched): Answer {
  const found = some(recorders, (one) => recordedBy(one, events, bucket));
  return found.truth === 'no' && recorders.items.length === 0 ? no() : found;
}

function recordedBy(recorder: Recorder, events: Events, bucket: Watched): Answer {
  const { logging, selectors, says } = recorder;
  const here = whereaboutsOf(bucket);
  const unless = (reason: string, ask: () => Answer) => (): Answer => {
    const answer = ask();
    return answer.truth === 'no' ? no({ says: `${says} ${reason}`, origin: selectors.origin }) : answer;
  };
  return all(
    unless('is switched off', () => logging.enabled.is(true)),
    unless('records another Region only', () => any(logging.multiRegion.is(true), () => same('region', here, recorder))),
    unless('records another account only', () => any(isOfAccount(recorder, here), () => logging.organization.is(true))),
    unless('does not choose all of these events', () => choose(events, selectors, bucket.recorders.bucket)),
  );
}

/** Files seldom tell of accounts: two things are taken to be in one unless both say otherwise. */
function isOfAccount({ account }: Recorder, here: Whereabouts): Answer {
  return account.kind === 'known' && here.account.kind === 'known' ? account.is(here.account.value) : yes();
}

/** Whether there is anybody to be asked: of a file that declares none it is not known who watches it. */
export function isWatched({ readBack, recorders }: Pick<Bucket, 'readBack' | 'recorders'>): boolean {
  return readBack || recorders.trails.items.length + recorders.stores.items.length > 0;
}
