/** A request as one policy sees it. */

import { keyInfo, conditionKey } from '../data/condition-keys.js';
import type { Truth } from '../../truth/answer.js';
import type { Policy } from '../policy.js';
import { Known } from '../../truth/value.js';
import type { ContextValue, Request, UndeclaredPoint } from '../request.js';
import type { Point, Situation } from '../situation.js';
import { term, written } from '../term.js';
import type { Term } from '../term.js';
import { same } from './match.js';

export interface View {
  readonly request: Request;
  readonly situation: Situation;
  /** The ARN that it asks for, as this policy names it. */
  readonly resource: Term;
  /** Whether `${…}` is a variable here. */
  readonly variables: Truth;
  /** A condition key's value; undefined where the request does not carry it. */
  readonly key: (name: string) => ContextValue | undefined;
}

export function viewOf(situation: Situation, request: Request, policy: Policy, resource: Term): View {
  return { request, situation, resource, variables: policy.version.is('2012-10-17').truth, key: (name) => valueOf(situation, request, name) };
}

export function pointOf(situation: Situation, { point }: Request): Point | undefined {
  if (typeof point === 'object') return asPoint(point, situation);
  return point === undefined ? undefined : situation.points.items[point];
}

/** One that nobody declared: its owner blocks nothing there, and of its policy it is only known that it may be any. */
function asPoint({ arn, account, network }: UndeclaredPoint, { acl: { origin } }: Situation): Point {
  const off = new Known(false, origin);
  const block = { blockPublicAcls: off, ignorePublicAcls: off, blockPublicPolicy: off, restrictPublicBuckets: off };
  return { arn, account, network: new Known(network, origin), block, origin };
}

/** What a bucket's policy calls it, also where it comes through an access point. */
export function bucketResource({ bucket, partition }: Situation, { objectKey }: Request): Term {
  return term(`arn:${partition}:s3:::`, bucket, ...(objectKey ? ['/', objectKey] : []));
}

/** What an access point's policy calls it. */
export function pointResource({ arn }: Point, { objectKey }: Request): Term {
  return term(arn, ...(objectKey ? ['/object/', objectKey] : []));
}

/** As the request says it, or as it follows from the rest of the request: who asks, for whose bucket, which way. */
export function valueOf(situation: Situation, request: Request, name: string): ContextValue | undefined {
  const key = conditionKey(name);
  const given = request.context.get(key);
  if (given) return given;
  const fixed = keyInfo(key)?.fixed[request.principal.kind];
  if (fixed !== undefined) return single([fixed]);
  return derived(situation, request, key);
}

/** The value that a key must have in this request, whether the request says it or not. */
export function derived(situation: Situation, request: Request, key: string): ContextValue | undefined {
  const { principal } = request;
  const point = pointOf(situation, request);
  switch (key) {
    case 'aws:principalarn':
      return principal.kind === 'account' ? single(principal.arn) : undefined;
    case 'aws:principalaccount':
      return principal.kind === 'account' ? single(principal.account) : undefined;
    case 'aws:principaltype':
      return principal.kind === 'account' ? single([typeOf(principal.arn)]) : undefined;
    case 'aws:username':
      return principal.kind === 'account' ? single(userName(principal.arn)) : undefined;
    case 'aws:principalorgid':
      return situation.organization !== undefined && principal.kind === 'account' && same(situation.account, principal.account) === 'yes'
        ? single([situation.organization])
        : undefined;
    case 'aws:principalservicename':
      return principal.kind === 'service' ? single(principal.name) : undefined;
    case 'aws:principalservicenameslist':
      return principal.kind === 'service' ? { kind: 'many', values: [principal.name] } : undefined;
    case 'aws:resourceaccount':
    case 's3:resourceaccount':
      return single(situation.account);
    case 'aws:resourceorgid':
      return situation.organization === undefined ? undefined : single([situation.organization]);
    case 's3:dataaccesspointarn':
      return point && single(point.arn);
    case 's3:dataaccesspointaccount':
      return point && single(point.account);
    case 's3:accesspointnetworkorigin':
      return point && single(point.network.kind === 'known' ? [point.network.value] : [networkSign(typeof request.point === 'number' ? request.point : 0)]);
    default:
      return undefined;
  }
}

function single(value: Term | undefined): ContextValue | undefined {
  return value && { kind: 'one', value };
}

function networkSign(point: number): Term[number] {
  return { kind: 'sign', key: `?network of access point ${point}`, says: 'its network', looks: 'anything' };
}

/** IAM User Guide, aws:PrincipalType, October 2026. */
function typeOf(arn: Term): string {
  const text = arn.map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
  if (text.includes(':role/')) return 'AssumedRole';
  if (text.includes(':federated-user/')) return 'FederatedUser';
  return text.includes(':user/') ? 'User' : 'Account';
}

/** The name of an IAM user is what follows the last slash of its ARN; nobody else has one. */
function userName(arn: Term): Term | undefined {
  const text = written(arn);
  return text?.includes(':user/') && !text.includes(':iam::cloudfront:') ? [text.slice(text.lastIndexOf('/') + 1)] : undefined;
}
