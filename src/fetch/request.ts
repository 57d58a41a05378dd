/** What a scan is asked to do, and what comes of it. */

import type { Operation } from '../dialect/api/operations.js';
import type { Snapshot } from '../dialect/api/snapshot.js';
import type { Tag } from './filter.js';
import type { Problem } from './scene.js';
import type { Calls, Progress } from './tally.js';

/** How AWS is reached. */
export interface Access {
  readonly profile?: string;
  /** Where to look, and where to begin; `all`: every Region that is enabled. */
  readonly regions?: readonly string[];
  /** A role to take on before anything else. */
  readonly roleArn?: string;
  readonly externalId?: string;
  /** Another address than AWS's own, for all services. */
  readonly endpointUrl?: string;
  /** Most requests under way at once. */
  readonly concurrency?: number;
  readonly signal: AbortSignal;
  /** Asks a person for a code; without it a profile that takes one fails. */
  readonly mfaCode?: (serial: string) => Promise<string>;
}

export interface ScanRequest extends Access {
  /** What to ask; those that only help the scan need not be named. */
  readonly operations: readonly Operation[];
  /** Operations that take a call for each of many resources. */
  readonly include?: readonly ('tasks' | 'instances')[];
  /** All accounts of the organization. */
  readonly org?: boolean;
  /** The role to take on in other accounts. */
  readonly roleName?: string;
  /** These accounts alone. */
  readonly accounts?: readonly string[];
  /** Names with `*` and `?`. */
  readonly buckets?: readonly string[];
  readonly tags?: readonly Tag[];
  /** Asks about so many resources of a kind at most: enough to learn what is permitted. */
  readonly sample?: number;
  /** What an earlier scan read is kept, and the rest asked again. */
  readonly resume?: Snapshot;
  readonly progress?: (progress: Progress) => void;
  readonly now: () => Date;
  /** `s3lint 0.1.0` */
  readonly tool: string;
}

export interface ScanResult {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  readonly calls: Calls;
}
