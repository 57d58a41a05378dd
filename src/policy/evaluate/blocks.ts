/** Block Public Access when a request comes: two of its settings mask, the two that block only refuse changes. */

import { all, any, no, not, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { Request } from '../request.js';
import type { Block, Situation } from '../situation.js';
import { isOfAccount } from './principal.js';
import { isPublic } from './public.js';
import { ruled } from './ruled.js';
import type { Ruled } from './ruled.js';
import { pointOf } from './view.js';

/** A setting is in force where one level has it on: the account, the bucket, the access point through which the request comes. */
export function isInForce(setting: keyof Block, situation: Situation, request: Request): Answer {
  const { bucket, account } = situation.blocks;
  const point = pointOf(situation, request);
  return any(bucket[setting].is(true), account ? account[setting].is(true) : no(), point ? point.block[setting].is(true) : no());
}

/** RestrictPublicBuckets: where a policy is public, nobody gets in but AWS services and the accounts of the owners. */
export function isRestricted(situation: Situation, request: Request): Ruled {
  const { policy } = situation;
  const point = pointOf(situation, request);
  const stops = (): Answer =>
    all(
      isInForce('restrictPublicBuckets', situation, request),
      () => not(isOfOwners(situation, request)),
      () =>
        any(
          policy ? isPublic(policy, 'bucket') : no(),
          point ? all(point.network.is('Internet'), () => (point.policy ? isPublic(point.policy, 'point') : no())) : no(),
        ),
    );
  return ruled(stops, 'Block Public Access keeps all but the owner out, since the policy is public (RestrictPublicBuckets)', originOf(situation));
}

function isOfOwners(situation: Situation, request: Request): Answer {
  if (request.principal.kind === 'service') return yes();
  const point = pointOf(situation, request);
  // Of an access point that anybody can make, the owner is anybody.
  const owners = [situation.account, ...(point && typeof request.point !== 'object' ? [point.account] : [])];
  return any(no(), ...owners.map((owner) => isOfAccount(owner, request, originOf(situation))));
}

function originOf({ blocks }: Situation): Ruled['cause']['origin'] {
  return blocks.bucket.restrictPublicBuckets.origin;
}
