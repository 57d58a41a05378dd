/** Whether a Principal or NotPrincipal element names who asks. */

import { all, any, no, not, unknown, yes } from '../../truth/answer.js';
import type { Origin } from '../../text/origin.js';
import type { Answer } from '../../truth/answer.js';
import { some } from '../../truth/value.js';
import type { Principal, Principals } from '../policy.js';
import type { Request, RequestPrincipal } from '../request.js';
import { says, term } from '../term.js';
import type { Term } from '../term.js';
import { asked } from './element.js';
import { fits, same } from './match.js';
import type { View } from './view.js';

/**
 * @param denies An account that a Deny does not mean is its root alone: of its users and roles, each is denied that is not named
 * itself (IAM User Guide, NotPrincipal, October 2026)
 */
export function namesCaller(principals: Principals, view: View, denies = false): Answer {
  const spares = principals.not && denies;
  const named = some(principals.items, (principal) => names(spares ? withoutAccount(principal, view) : principal, view.request.principal, view));
  return principals.not ? not(named) : named;
}

function withoutAccount(principal: Principal, { situation: { partition } }: View): Principal {
  if (principal.form !== 'account') return principal;
  const { account, element, written } = principal;
  return { form: 'identity', arn: term(`arn:${partition}:iam::`, account, ':root'), account, element, written };
}

/** Whether the caller is of an account: of the one that owns the bucket, or its access point. */
export function isOfAccount(account: Term, { principal }: Request, origin: Origin): Answer {
  return principal.kind === 'account'
    ? asked(same(account, principal.account), () => 'whether the caller is of the account that owns the bucket', origin)
    : no();
}

function names(principal: Principal, who: RequestPrincipal, view: View): Answer {
  const is = (ours: Term, theirs: Term): Answer => asked(same(ours, theirs), () => `whether ${says(ours)} is ${says(theirs)}`, principal.element.origin);
  switch (principal.form) {
    case 'everybody':
      return yes();
    case 'account':
      return who.kind === 'account' ? is(principal.account, who.account) : no();
    case 'identity':
    case 'federatedUser':
    case 'originAccessIdentity':
      return who.kind === 'account' ? is(principal.arn, who.arn) : no();
    case 'session':
      return who.kind === 'account' && who.session ? ofSession(principal, who.arn, who.session, view) : no();
    case 'service':
      return who.kind === 'service' ? is(principal.name, who.name) : no();
    case 'canonicalUser':
      // A request that tells no canonical id is of somebody whose id no policy names.
      return who.kind === 'account' && who.canonicalId !== undefined ? is(principal.id, [who.canonicalId]) : no();
    // AWS takes none of these in the policy of a bucket, or nobody bears it any more.
    case 'federated':
    case 'uniqueId':
    case 'malformed':
      return no();
    case 'unknown':
      return unknown({ says: `the principal is ${principal.reason}`, origin: principal.element.origin });
  }
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` leaves out the path that the role's own ARN has. */
function ofSession({ account, role, session, element }: Extract<Principal, { form: 'session' }>, arn: Term, theirs: Term, { situation }: View): Answer {
  const roleArn = (path: string): Answer =>
    asked(
      fits(
        [
          { text: term(`arn:${situation.partition}:iam::`, account, ':role/'), wild: false },
          { text: [path], wild: true },
          { text: role, wild: false },
        ],
        arn,
        'glob',
      ),
      () => `whether ${says(arn)} is the role ${says(role)}`,
      element.origin,
    );
  const ofRole = any(roleArn(''), roleArn('*/'));
  const inSession = asked(same(session, theirs), () => `whether the session is ${says(session)}`, element.origin);
  return all(ofRole, inSession);
}
