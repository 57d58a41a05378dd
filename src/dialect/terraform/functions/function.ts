/** What a function of Terraform is given, and what it gives. */

import type { Origin } from '../../../text/origin.js';
import type { Seen } from '../../../truth/seen.js';
import type { World } from '../../../truth/world.js';
import type { Scope } from '../scope.js';

/**
 * The result of a call is exact, or an unknown that says why, or a mistake (`broken`) where Terraform would refuse the call.
 * Arguments after `...` are already spread out.
 */
export type TerraformFunction = (args: readonly Seen[], call: CallSite) => Seen;

export interface CallSite {
  /** The span of the call; computed values stand there. */
  readonly origin: Origin;
  /** Where an object stands as a whole that is written in it over several lines. */
  readonly head?: Origin | undefined;
  /** The call as its writer wrote it. */
  readonly says: string;
  readonly scope: Scope;
  readonly world: World;
}
