/**
 * The two halves of a bucket in a policy: `arn:aws:s3:::b` is the bucket alone, `arn:aws:s3:::b/*` its objects alone, and an
 * action works on one of them. S3 User Guide, using-with-s3-policy-actions, read October 2026.
 */

import { actionsMatching } from '../policy/data/actions.js';
import type { Elements, Statement } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { all, no, not } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { whether } from './access.js';
import type { BucketAccess } from './access.js';
import { isForEverybody, sameConditions } from './statements.js';
import { allowing, unconditionally, under, writtenArns } from './what-if.js';

export type Half = 'bucket' | 'object';

/** The Denies of a policy. */
export function deniesOf({ policy }: Pick<Situation, 'policy'>): readonly Statement[] {
  return (policy?.statements.items ?? []).filter(({ effect }) => effect.is('Deny').truth === 'yes');
}

/** The ARNs of the halves of which these Denies leave something out, as a file names them; conditions do not count. */
export function missingArns(access: Pick<BucketAccess, 'situation' | 'reference'>, ...denies: readonly Statement[]): readonly Term[] {
  const { situation } = access;
  const { itself, objects } = writtenArns(access);
  return [
    ...(leavesOpen(situation, denies, 'bucket').truth === 'yes' ? [itself] : []),
    ...(leavesOpen(situation, denies, 'object').truth === 'yes' ? [objects] : []),
  ];
}

/**
 * Whether a Deny that means the whole bucket names only the other half of it, and no other under the same conditions names
 * this one. A part of the objects is a choice and no slip.
 */
export function missesHalf(situation: Situation, deny: Statement, half: Half): Answer {
  const alike = deniesOf(situation).filter((one) => one === deny || (isForEverybody(one) && sameConditions(one, deny)));
  const [first] = alike;
  if (!first) return no();
  return all(
    () => (half === 'bucket' ? not(leavesOpen(situation, [deny], 'object')) : touches(situation, deny, 'bucket')),
    () => not(touches(situation, deny, half)),
    () => leavesOpen(situation, [deny, ...alike.filter((one) => one !== deny)], half),
  );
}

/** Whether an action that the first of these Denies is about is refused by none of them on one half. */
function leavesOpen(situation: Situation, denies: readonly Statement[], half: Half): Answer {
  const [first] = denies;
  if (!first?.action) return no();
  return reaches(situation, [allowing(first.action, first.origin), ...denies.map(unconditionally)], half);
}

/** Whether a Deny refuses anything on one half. */
function touches(situation: Situation, deny: Statement, half: Half): Answer {
  return deny.action ? reaches(situation, [{ ...allowing(deny.action, deny.origin), resource: deny.resource }], half) : no();
}

function reaches(situation: Situation, statements: readonly Statement[], half: Half): Answer {
  const answer = whether(under(situation, statements), { who: { kind: 'caller' }, actions: half });
  // What was only thought of is no reason that helps anybody; why it cannot be told is.
  return answer.truth === 'unknown' ? answer : { truth: answer.truth, because: [] };
}

/** A conditional Deny for everybody with a wildcard that stands for actions on buckets and on objects. */
export function meansWholeBucket(deny: Statement): boolean {
  return isForEverybody(deny) && deny.conditions.items.length > 0 && deny.action !== undefined && isAboutBoth(deny.action);
}

/** So many actions on either half are no accident: `s3:List*` is written for buckets, though it covers an action on objects. */
const MEANT = 4;

function isAboutBoth({ not: negated, items }: Elements): boolean {
  if (negated) return true;
  return items.items.some(({ term }) => {
    const pattern = written(term);
    if (pattern === undefined || !/[*?]/.test(pattern)) return false;
    const found = actionsMatching(pattern);
    return (['bucket', 'object'] as const).every((half) => found.filter(({ resources }) => resources.includes(half)).length >= MEANT);
  });
}
