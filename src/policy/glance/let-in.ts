/**
 * Doors that are seen to be open: to the account's own identities where nothing but plain HTTP is shut out, and by a grant without conditions where
 * nothing is denied. That somebody gets through is seen without a look at what he would have to send.
 */

import { actionNamed, coversAction } from '../data/actions.js';
import type { ActionInfo } from '../data/actions.js';
import type { Elements, Policy, Statement } from '../policy.js';
import type { KeyDemand, Reach } from '../question.js';
import type { Situation } from '../situation.js';
import { sameTerm, term, written } from '../term.js';
import type { Term } from '../term.js';
import { allows, stopsPlainHttpAlone } from './fenced.js';

/** Whether some identity of the owner's account is certainly let through; that it is not tells nothing. */
export function letsOwnersIn(situation: Situation, { who, actions, context = [], counting, grant, through, point, prefix = [] }: Reach): boolean {
  if ((who.kind !== 'caller' && who.kind !== 'owner') || typeof actions !== 'object' || grant || through || point !== undefined || prefix.length > 0)
    return false;
  if (!isAccount(situation.account)) return false;
  const action = actionNamed(actions[0] ?? '');
  if (!action || !isOfBucket(action)) return false;
  if (counting === 'identities') return context.every((demand) => canSend(demand, action, situation)) && stopsPlainHttpAlone(situation);
  return context.length === 0 && grantsPlainly(situation, action);
}

/** Of anything else nobody is an identity. */
function isAccount([only, ...more]: Term): boolean {
  return more.length === 0 && (typeof only === 'string' ? /^\d{12}$/.test(only) : only?.looks === 'account');
}

/** It is asked for on a bucket that is there, or on an object in it. */
function isOfBucket({ name, resources }: ActionInfo): boolean {
  return name !== 's3:CreateBucket' && (resources.includes('object') || resources.includes('bucket'));
}

const CUSTOMER_KEY = 's3:x-amz-server-side-encryption-customer-algorithm';

/** Uploads with a key of the caller's own: of other demands it would have to be seen whether they go together. */
function canSend({ key, is }: KeyDemand, { name }: ActionInfo, { encryption }: Situation): boolean {
  if (key !== CUSTOMER_KEY || name !== 's3:PutObject' || typeof is !== 'object' || !('oneOf' in is)) return false;
  return is.oneOf.length === 1 && is.oneOf[0] === 'AES256' && encryption.customerKeysBlocked.is(true).truth === 'no';
}

function grantsPlainly({ policy, guardrails, bucket, partition }: Situation, action: ActionInfo): boolean {
  if (!policy || !deniesNothing(policy) || Object.values(guardrails).some(Boolean)) return false;
  const target = term(`arn:${partition}:s3:::`, bucket, action.resources.includes('object') ? '/*' : '');
  return policy.statements.items.some((one) => grants(one, action, target));
}

function deniesNothing({ statements: { items, open } }: Policy): boolean {
  return !open && items.every(allows);
}

function grants({ principal, action, resource, conditions }: Statement, { name }: ActionInfo, target: Term): boolean {
  return (
    conditions.items.length === 0 &&
    !conditions.open &&
    has(action, (pattern) => coversAction(written(pattern) ?? '', name)) &&
    has(resource, (text) => sameTerm(text, target) || written(text) === '*') &&
    principal?.not === false &&
    principal.items.items.some(({ form }) => form === 'everybody')
  );
}

function has(elements: Elements | undefined, is: (text: Term) => boolean): boolean {
  return elements?.not === false && elements.items.items.some((element) => is(element.term));
}
