/** Who is let in by the policies of Object Lambda access points. S3 User Guide, "Configuring IAM policies for Object Lambda Access Points", read November 2026. */

import { parsePolicy } from '../policy/parse.js';
import type { Condition, Statement } from '../policy/policy.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { List } from '../truth/value.js';
import type { Facts } from './facts.js';
import { WIDEST, isWiderThan } from './narrowing.js';
import type { ObjectLambdaAccessPoint } from './subjects.js';
import { circleOf, staysWithin, strangersIn } from './trust.js';
import type { Circle } from './trust.js';

type Point = Pick<ObjectLambdaAccessPoint, 'policy' | 'publicAccessBlock' | 'account'>;

/** A statement that lets somebody call the function, and whether that stays among those who belong to the owner. */
export interface Admission {
  /** Its Sid, or its place. */
  readonly key: string;
  readonly says: string;
  /** Who is let in from outside, as the policy writes them. */
  readonly whom: string;
  readonly stays: Answer;
}

export function admissionsOf(point: Point, facts: Facts): List<Admission> {
  const { document } = point.policy;
  if (document.kind === 'absent') return { items: [], origin: document.origin };
  const circle = circleOf(point.account, facts);
  const { statements } = parsePolicy(document, 'other');
  return { ...statements, items: statements.items.map((one) => admissionOf(one, point, circle)) };
}

function admissionOf(statement: Statement, point: Point, circle: Circle): Admission {
  const { sid, index, effect } = statement;
  const named = sid.kind === 'known' && sid.value !== '' ? sid.value : undefined;
  const open = all(namesEverybody(statement), () => not(isBlocked(point)));
  return {
    key: named ?? `#${index + 1}`,
    says: named === undefined ? `statement #${index + 1}` : `statement "${named}"`,
    whom: open.truth === 'yes' ? 'everybody' : strangersIn(statement, circle).join(', '),
    stays: any(all(staysWithin(statement, circle), not(open)), not(effect.is('Allow'))),
  };
}

/** Block Public Access of such a point refuses a public policy, or lets nobody else in by one. */
function isBlocked({ publicAccessBlock: { blockPublicPolicy, restrictPublicBuckets } }: Point): Answer {
  return any(blockPublicPolicy.is(true), restrictPublicBuckets.is(true));
}

/** Whether a statement lets everybody in, and no condition says who or from where. */
function namesEverybody({ principal, conditions }: Statement): Answer {
  if (!principal) return no();
  const evidence = { says: 'everybody is let in', origin: principal.origin };
  const everybody = principal.not
    ? yes({ ...evidence, says: 'NotPrincipal lets everybody else in' })
    : some(principal.items, ({ form, element }) =>
        form === 'everybody'
          ? yes({ ...evidence, origin: element.origin })
          : form === 'unknown'
            ? unknown({ says: 'a principal is not resolved', origin: element.origin })
            : no(),
      );
  return all(everybody, () => not(some(conditions, confines)));
}

/** Keys that callers do not choose and that fix who they are, for whom they act, or where they come from: "The meaning of public", read October 2026. */
const CONFINING =
  /^aws:(?:principal(?:account|arn|orgid|orgpaths|isawsservice|servicename)|userid|username|source(?:account|arn|orgid|orgpaths|owner|vpc|vpce|vpcarn)|vpce(?:account|orgid|orgpaths)|vpcsourceip)$/;

function confines({ key, operator, negated, ifExists, quantifier, values }: Condition): Answer {
  if (negated || ifExists || quantifier === 'all') return no();
  if (key === 'aws:sourceip') return operator === 'IpAddress' ? not(some(values, (range) => isWiderThan(range, WIDEST))) : no();
  if (!CONFINING.test(key) || operator === 'Null') return no();
  return not(some(values, ({ term }) => (term.length === 1 && typeof term[0] === 'string' && /^[*:/]+$/.test(term[0]) ? yes() : no())));
}
