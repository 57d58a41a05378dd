/** Words about access control lists. */

import { all, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Bucket } from './subjects.js';

/**
 * Whether S3 is asked for an ACL that it takes only where ACLs are enabled. `private` is what every bucket is made with; sent as a request of its own it is
 * refused like every other (UG about-object-ownership, read April 2026).
 */
export function asksForAcl({ acl }: Pick<Bucket, 'acl'>): Answer {
  return not(
    all(
      () => granted(acl),
      () => acl.canned.is('private'),
      () => sentWith(acl),
    ),
  );
}

/** Whether it is left to the request that makes the bucket. */
function sentWith({ apart, canned, origin }: Bucket['acl']): Answer {
  const at = canned.kind === 'absent' ? origin : canned.origin;
  if (apart.kind === 'unknown') return unknown({ says: `the ACL is ${apart.reason}`, origin: at });
  return apart.is(true).truth === 'yes' ? no({ says: 'an ACL is set by a request of its own', origin: at }) : yes();
}

function granted({ grants }: Bucket['acl']): Answer {
  const [first] = grants.items;
  if (first) return no({ says: 'the ACL grants to somebody', origin: first.grantee.origin });
  return grants.open ? unknown({ says: `whom the ACL grants to is ${grants.open.reason}`, origin: grants.origin }) : yes();
}
