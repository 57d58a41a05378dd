/** A bucket of which nothing counts but its policy: nothing else lets a request through or stops it. */

import { Known } from '../truth/value.js';
import type { Situation } from './situation.js';

export function unshielded(situation: Situation): Situation {
  const { origin } = situation.policy ?? situation.acl;
  const off = new Known(false, origin);
  return {
    ...situation,
    acl: { items: [], origin },
    ownership: new Known('BucketOwnerEnforced' as const, origin),
    blocks: { bucket: { blockPublicAcls: off, ignorePublicAcls: off, blockPublicPolicy: off, restrictPublicBuckets: off } },
    points: { items: [], origin },
    encryption: { ...situation.encryption, customerKeysBlocked: off },
    guardrails: {},
  };
}
