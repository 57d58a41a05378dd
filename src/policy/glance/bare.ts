/**
 * Buckets about which nothing is written: no policy, no grant to others, nothing around them. Most are so, and for them one question that every
 * bucket is asked needs no search.
 */

import { bearing } from '../neutral/bearing.js';
import type { Cause, Reach, Verdict } from '../question.js';
import type { Request } from '../request.js';
import type { AclGrant, Situation } from '../situation.js';
import { term } from '../term.js';
import type { Origin } from '../../text/origin.js';
import type { Witness } from '../../truth/witness.js';
import { witnessOf } from '../witness.js';

/**
 * What an identity of the owner's account can do where nothing stops it.
 * @param holds whether the request is one for which the verdict holds, decided by somebody else
 * @param search how the answer is found otherwise
 * @returns undefined where that has to be searched for
 */
export function ofBare(
  situation: Situation,
  question: Reach,
  holds: (read: Situation, request: Request) => boolean,
  search: () => Verdict,
): Verdict | undefined {
  if (situation.policy || !asksForHttp(question)) return undefined;
  // Read at once, because it may hang on choices: whoever looks at the request later can make none.
  const read = bearing(situation, question);
  if (!isBare(read)) return undefined;
  const request: Request = {
    principal: { kind: 'account', arn: term(`arn:${read.partition}:iam::`, read.account, ':role/x'), account: read.account },
    action: 's3:GetObject',
    bucket: read.bucket,
    objectKey: ['x'],
    context: new Map([['aws:securetransport', { kind: 'one', value: ['false'] }]]),
  };
  return letInByIdentity(read, request, holds, search);
}

/** The yes of a request that some identity policy of the owner's account can allow. It is shown as it is told: where it does not hold, another is searched for. */
export function letInByIdentity(read: Situation, request: Request, holds: (read: Situation, request: Request) => boolean, search: () => Verdict): Verdict {
  return new LetIn(read, () => {
    const other = holds(read, request) ? undefined : search();
    return other?.verdict === 'yes' ? other.witness : witnessOf(request, read);
  });
}

class LetIn {
  readonly verdict = 'yes';
  readonly causes: readonly Cause[];
  readonly assumes = NO_ASSUMPTIONS;
  #shown: Witness | undefined;

  constructor(
    read: Situation,
    private readonly find: () => Witness,
  ) {
    this.causes = [identityCause(read.points.origin)];
  }

  get witness(): Witness {
    return (this.#shown ??= this.find());
  }
}

const NO_ASSUMPTIONS: readonly string[] = [];

/** Some identity policy of the owner's account lets it through. */
export function identityCause(origin: Origin): Cause {
  return { says: 'an identity policy of the account can allow it', origin };
}

function isBare({ policy, acl, points, guardrails }: Situation): boolean {
  return !policy && acl.items.every(isOwners) && !acl.open && points.items.length === 0 && !points.open && !Object.values(guardrails).some(Boolean);
}

/** As live buckets have it. It is about the bucket itself, and the request about an object. */
function isOwners({ grantee, on }: AclGrant): boolean {
  return on === 'bucket' && grantee.kind === 'known' && 'user' in grantee.value && grantee.value.owner;
}

/** Any action, by anybody who is let in by whichever policy, over plain HTTP. */
function asksForHttp({ who, counting, context = [], ...more }: Reach): boolean {
  const [only, ...others] = context;
  if (who.kind !== 'caller' || counting !== 'identities' || !only || others.length > 0 || Object.values(more).some((one) => one !== undefined)) return false;
  const { key, is } = only;
  return key.toLowerCase() === 'aws:securetransport' && typeof is === 'object' && 'oneOf' in is && is.oneOf.length === 1 && is.oneOf[0] === 'false';
}
