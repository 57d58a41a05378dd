/** Who writes down what happens to a bucket. */

import type { Term } from '../policy/term.js';
import type { List } from '../truth/value.js';
import type { EventDataStore, Trail } from './subjects.js';

/** All that is in sight, whether it records anything of the bucket or not; open where an account did not list all of it. */
export interface Recorders {
  readonly trails: List<Trail>;
  readonly stores: List<EventDataStore>;
  /** The name of the bucket, as references to it say it. */
  readonly bucket: Term;
}
