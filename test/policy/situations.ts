/** Situations, requests and questions from plain data, for tests about policies. */

import { conditionKey } from '../../src/policy/data/condition-keys.js';
import { seeDocument } from '../../src/policy/document.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { situationFrom } from '../../src/policy/plain.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Policy, PolicyUse } from '../../src/policy/policy.js';
import type { ContextValue, Request, RequestPrincipal, UndeclaredPoint } from '../../src/policy/request.js';
import type { Situation } from '../../src/policy/situation.js';
import { term } from '../../src/policy/term.js';
import type { Sign, Term } from '../../src/policy/term.js';
import { Mapped } from '../../src/text/mapped.js';
import type { Looks, Symbol } from '../../src/truth/symbol.js';

export const OWNER = '111122223333';
export const PARTNER = '444455556666';
export const STRANGER = '999999999999';

/** A document of these statements; a lone statement needs no list, a whole document stays what it is. */
export function document(statements: object | readonly object[]): object {
  if ('Statement' in statements) return statements;
  return { Version: '2012-10-17', Statement: statements };
}

/** Bucket b of account 111122223333, with nothing that would mask what its policy says. */
export function situation(
  policy: object | readonly object[] | undefined,
  rest: Omit<PlainSituation, 'policy' | 'bucket'> & { readonly bucket?: string } = {},
): Situation {
  return situationFrom({ bucket: 'b', account: OWNER, ...(policy ? { policy: document(policy) } : {}), ...rest });
}

/** An unresolved text: `sign('Acct', 'account')` is what `<Acct:account>` stands for in `symbolic`. */
export function sign(name: string, looks: Looks): Sign {
  return { kind: 'sign', key: name, says: `\${${name}}`, looks };
}

/** The name of a bucket that CloudFormation makes up: `<B:bucketName!>` in `symbolic`. */
export function madeUp(name: string): Sign {
  return { ...sign(name, 'bucketName'), unique: true };
}

/** The same situation with an unresolved bucket name, and a policy in which `<B:bucketName>` stands for such texts. */
export function symbolic(policy: object | readonly object[], parts: { readonly bucket?: Term; readonly account?: Term } = {}): Situation {
  return { ...situation(undefined), bucket: [sign('B', 'bucketName')], policy: symbolicPolicy(policy), ...parts };
}

export function symbolicPolicy(policy: object | readonly object[], use: PolicyUse = 'bucket'): Policy {
  const pieces = JSON.stringify(document(policy)).split(/(<\w+:\w+!?>)/);
  const text = Mapped.join(pieces.map((piece) => (/^<\w+:\w+!?>$/.test(piece) ? Mapped.hole(symbol(piece)) : Mapped.literal(piece))));
  return parsePolicy(
    seeDocument({ kind: 'scalar', type: 'string', text, origin: { locus: { kind: 'span', mapped: text, start: 0, end: text.text.length } } }),
    use,
  );
}

function symbol(written: string): Symbol {
  const [name = '', looks = '', unique] = written.slice(1, -1).split(/[:!]/);
  return { kind: 'symbol', key: name, attribute: 'Ref', says: `\${${name}}`, looks: looks as Looks, ...(unique === '' ? { unique: true } : {}) };
}

export interface PlainRequest {
  /** `anonymous`, the ARN of an identity, or the name of a service. Default: `anonymous`. */
  readonly by?: string;
  readonly session?: string;
  readonly canonicalId?: string;
  /** Default: `s3:GetObject`. */
  readonly action?: string;
  /** Of an object; missing: the request is about the bucket. */
  readonly key?: string;
  readonly bucket?: Term;
  /** By its place; or the ARN of one that nobody declared. */
  readonly point?: number | string;
  readonly with?: Readonly<Record<string, string | readonly string[]>>;
}

export function request({
  by = 'anonymous',
  session,
  canonicalId,
  action = 's3:GetObject',
  key,
  bucket = ['b'],
  point,
  with: context = {},
}: PlainRequest): Request {
  return {
    principal: principal(by, session, canonicalId),
    action,
    bucket,
    ...(key === undefined ? {} : { objectKey: term(key) }),
    ...(point === undefined ? {} : { point: typeof point === 'number' ? point : undeclared(point, context) }),
    context: new Map(Object.entries(context).map(([name, value]) => [conditionKey(name), contextValue(value)])),
  };
}

function undeclared(arn: string, context: NonNullable<PlainRequest['with']>): UndeclaredPoint {
  const [, network] = Object.entries(context).find(([name]) => conditionKey(name) === 's3:accesspointnetworkorigin') ?? [];
  return { arn: term(arn), account: term(arn.split(':')[4] ?? ''), network: network === 'VPC' ? 'VPC' : 'Internet' };
}

function principal(by: string, session: string | undefined, canonicalId: string | undefined): RequestPrincipal {
  if (by === 'anonymous') return { kind: 'anonymous' };
  if (!by.startsWith('arn:')) return { kind: 'service', name: [by] };
  const account = term(by.split(':')[4] ?? '');
  return {
    kind: 'account',
    arn: term(by),
    account,
    ...(session === undefined ? {} : { session: term(session) }),
    ...(canonicalId === undefined ? {} : { canonicalId }),
  };
}

function contextValue(value: string | readonly string[]): ContextValue {
  return typeof value === 'string' ? { kind: 'one', value: term(value) } : { kind: 'many', values: value.map((one) => term(one)) };
}
