/** Policies around the bucket, where they are known. */

import { all, no, unknown } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { Policy } from '../policy.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { blocks } from './documents.js';
import { isOfAccount } from './principal.js';
import { ruled } from './ruled.js';
import type { Ruled } from './ruled.js';
import { bucketResource, valueOf, viewOf } from './view.js';

export function guardrails(situation: Situation, request: Request): readonly Ruled[] {
  const { resourceControl = [], serviceControl = [], endpoint = [] } = situation.guardrails;
  const viewFor = (policy: Policy) => viewOf(situation, request, policy, bucketResource(situation, request));
  const stop = (policies: readonly Policy[], says: string, applies: () => Answer): readonly Ruled[] => {
    const [first] = policies;
    return first ? [ruled(applies, says, first.origin)] : [];
  };
  // Service control policies bind the identities of an organization's accounts; of those the owner's account is known.
  return [
    ...stop(resourceControl, "a resource control policy of the owner's organization stops it", () => blocks(resourceControl, viewFor, 'to a resource')),
    ...stop(serviceControl, "a service control policy of the owner's organization stops it", () =>
      all(isOfAccount(situation.account, request, situation.acl.origin), () => blocks(serviceControl, viewFor, 'to everybody')),
    ),
    ...stop(endpoint, 'the policy of the VPC endpoint stops it', () => throughEndpoint(situation, request, () => blocks(endpoint, viewFor, 'to a resource'))),
  ];
}

/** The endpoint may be one that somebody else owns, with a policy of his own. */
function throughEndpoint(situation: Situation, request: Request, stops: () => Answer): Answer {
  if (!['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip'].some((key) => valueOf(situation, request, key))) return no();
  const stopped = stops();
  if (stopped.truth === 'no') return stopped;
  return stopped.truth === 'unknown' ? stopped : unknown({ says: 'through whose VPC endpoint it comes is not known', origin: situation.acl.origin });
}
