/** Which facets of which subjects somebody reads: what a scan has to fetch follows from it. */

import type { SubjectKind } from './kinds.js';

/** One facet of one kind of subject; the facet `*` is that the subjects of a kind are known at all. */
export interface Need {
  readonly of: SubjectKind;
  readonly facet: string;
  /** A facet of the same subject without which this one is no matter. */
  readonly with?: string;
}
