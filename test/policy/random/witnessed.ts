/** The request that a witness tells of, put together again from what everybody gets to see. */

import { conditionKey } from '../../../src/policy/data/condition-keys.js';
import type { ContextValue, Request, RequestPrincipal } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { says, term } from '../../../src/policy/term.js';
import type { Witness } from '../../../src/truth/witness.js';
import { hintsOf } from './hints.js';

/** One request; several where a policy or an ACL names canonical ids, which a witness does not show. */
export function requestsOf(situation: Situation, witness: Witness): readonly Request[] {
  const { action, resource, via, context } = witness;
  const front = `arn:${situation.partition}:s3:::${says(situation.bucket)}`;
  const objectKey = resource.startsWith(`${front}/`) ? resource.slice(front.length + 1) : undefined;
  const point = via === undefined ? undefined : pointAt(via, situation, context);
  const base = {
    action,
    bucket: situation.bucket,
    ...(objectKey === undefined ? {} : { objectKey: term(objectKey) }),
    ...(point === undefined ? {} : { point }),
    context: new Map(Object.entries(context).map(([key, value]) => [conditionKey(key), valueOf(value)])),
  };
  return principalsOf(situation, witness).map((principal) => ({ ...base, principal }));
}

function pointAt(via: string, situation: Situation, context: Witness['context']): NonNullable<Request['point']> {
  const declared = situation.points.items.findIndex(({ arn }) => says(arn) === via);
  if (declared >= 0) return declared;
  return { arn: term(via), account: term(via.split(':')[4] ?? ''), network: context['s3:AccessPointNetworkOrigin'] === 'VPC' ? 'VPC' : 'Internet' };
}

function valueOf(value: string | readonly string[]): ContextValue {
  return typeof value === 'string' ? { kind: 'one', value: term(value) } : { kind: 'many', values: value.map((one) => term(one)) };
}

function principalsOf(situation: Situation, { principal }: Witness): readonly RequestPrincipal[] {
  if (principal.kind === 'anonymous') return [principal];
  if (principal.kind === 'service') return [{ kind: 'service', name: [principal.name] }];
  const { arn, account, session } = principal;
  const known: RequestPrincipal = { kind: 'account', arn: term(arn), account: term(account), ...(session === undefined ? {} : { session: term(session) }) };
  return [known, ...hintsOf(situation).canonical.map((canonicalId) => ({ ...known, canonicalId }))];
}
