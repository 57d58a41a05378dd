/**
 * S3's decision on one request, written down plainly and apart from the engine that searches: it judges every request that
 * the engine finds. May not know how anything is searched.
 */

import { all, no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { GrantRef, Mask } from '../question.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import type { Term } from '../term.js';
import { grants } from './acl.js';
import { isInForce, isRestricted } from './blocks.js';
import { allowsOf, deniesOf } from './documents.js';
import { guardrails } from './guardrails.js';
import { impossibilities } from './impossible.js';
import { isOfAccount } from './principal.js';
import { decide, ruled } from './ruled.js';
import type { Decision, Ruled } from './ruled.js';
import { bucketResource, pointOf, pointResource, viewOf } from './view.js';
import type { View } from './view.js';

export type { Decision } from './ruled.js';

export interface Counting {
  /** What may let it through: the bucket's own policy and ACL, or these and the identity policies of the account. Default `own`. */
  readonly counting?: 'own' | 'identities' | undefined;
  /** Only this grant lets anything through. */
  readonly grant?: GrantRef | undefined;
  /** As if these were not there. */
  readonly without?: readonly Mask[] | undefined;
}

export function evaluate(situation: Situation, request: Request, how: Counting = {}): Decision {
  const { without = [] } = how;
  const stops = [
    ...impossibilities(situation, request),
    ...guardrails(situation, request),
    ...(without.includes('denies') ? [] : denies(situation, request)),
    ...(without.includes('blocks') ? [] : [isRestricted(situation, request)]),
  ];
  const point = pointOf(situation, request);
  return decide(stops, point ? [pointSide(situation, request, how), bucketSide(situation, request, how)] : [bucketSide(situation, request, how)]);
}

function denies(situation: Situation, request: Request): readonly Ruled[] {
  const { policy } = situation;
  const point = pointOf(situation, request);
  return [
    ...(policy ? deniesOf(policy, viewOf(situation, request, policy, bucketResource(situation, request))) : []),
    ...(point?.policy ? deniesOf(point.policy, viewOf(situation, request, point.policy, pointResource(point, request)), "the access point's policy") : []),
  ];
}

/** What lets it through on the side of the bucket. */
function bucketSide(situation: Situation, request: Request, how: Counting): readonly Ruled[] {
  const { policy } = situation;
  const view = policy && viewOf(situation, request, policy, bucketResource(situation, request));
  const own = view ? allowsOf(policy, view, (index) => ({ kind: 'statement', index })) : [];
  // Through an access point both policies must allow it; ACLs have no say there.
  const whole = request.point === undefined ? [...own, ...acls(situation, request, how)] : own;
  // Where a grant of the access point is in question, the bucket may let through in any way what comes through that.
  if (how.grant?.kind === 'point') return request.point === how.grant.point ? whole : [];
  return how.grant ? only(whole, how.grant) : [...whole, ...identities(situation, request, situation.account, how)];
}

/** The same on the side of the access point. */
function pointSide(situation: Situation, request: Request, how: Counting): readonly Ruled[] {
  const point = pointOf(situation, request);
  if (!point) return [];
  if (typeof request.point === 'object') return [ruled(() => yes(), 'whoever made the access point lets it through', point.origin)];
  const index = request.point ?? 0;
  const own = point.policy
    ? allowsOf(point.policy, viewOf(situation, request, point.policy, pointResource(point, request)), (at) => ({ kind: 'point', point: index, index: at }))
    : [];
  if (how.grant?.kind === 'point') return only(own, how.grant);
  return how.grant ? own : [...own, ...identities(situation, request, point.account, how)];
}

function only(whole: readonly Ruled[], grant: GrantRef): readonly Ruled[] {
  return whole.filter(({ cause }) => cause.grant !== undefined && JSON.stringify(keysOf(cause.grant)) === JSON.stringify(keysOf(grant)));
}

function keysOf(grant: GrantRef): readonly unknown[] {
  return [grant.kind, grant.index, grant.kind === 'point' ? grant.point : 0];
}

/** The grants of the ACL, as far as ACLs count. */
function acls(situation: Situation, request: Request, { without = [] }: Counting): readonly Ruled[] {
  const { acl, ownership } = situation;
  if (acl.items.length === 0 && !acl.open) return [];
  const enforced = without.includes('ownership') ? no() : ownership.is('BucketOwnerEnforced');
  const ignored = without.includes('blocks') ? no() : isInForce('ignorePublicAcls', situation, request);
  const view: View = { request, situation, resource: bucketResource(situation, request), variables: 'no', key: () => undefined };
  const counts = not(enforced);
  const out = acl.items.map((grant, index) => {
    const applies = (): Answer => all(counts, () => grants(grant, view, ignored));
    return ruled(applies, `the ACL grants it: ${grant.says}`, grant.origin, { kind: 'acl', index });
  });
  if (!acl.open) return out;
  const hidden = (): Answer => all(counts, () => unknown());
  return [...out, ruled(hidden, `the ACL may grant it: ${acl.open.reason}`, acl.origin)];
}

/** Identity policies of an account may let its own identities do anything. */
function identities({ acl }: Situation, request: Request, account: Term, { counting }: Counting): readonly Ruled[] {
  if (counting !== 'identities') return [];
  return [ruled(() => isOfAccount(account, request, acl.origin), "an identity policy of the owner's account may allow it", acl.origin)];
}
