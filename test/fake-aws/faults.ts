/** The faults that a plan may ask for, and when one strikes. */

import { keyOf, operations } from '../../src/dialect/api/operations.js';
import type { Asked } from './asked.js';
import type { Refusal } from './errors.js';
import { credentialCode, refused } from './errors.js';
import { elsewhere } from './gate.js';
import type { Reply } from './reply.js';
import { xml } from './reply.js';

/** How a fault shows: another answer, or one that breaks off, is late, or never comes. */
export type Misfortune =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The connection is cut before anything is sent. */
  | { readonly kind: 'reset' }
  /** … after the headers and half of the body. */
  | { readonly kind: 'cut' }
  /** Half of the right body, sent as if it were the whole. */
  | { readonly kind: 'half' }
  | { readonly kind: 'hang' }
  /** The right answer, a few bytes at a time. */
  | { readonly kind: 'slow' };

function says(refusal: Refusal): (asked: Asked) => Misfortune {
  return ({ service }) => ({ kind: 'reply', reply: refused(service, refusal) });
}

function raw(reply: Reply): () => Misfortune {
  return () => ({ kind: 'reply', reply });
}

function denied(because: string): (asked: Asked) => Misfortune {
  return (asked) => {
    const [action = `${asked.service}:${asked.operation}`] = operations.find((one) => keyOf(one) === `${asked.service}:${asked.operation}`)?.actions ?? [];
    const message = `User: arn:aws:iam::111111111111:user/scanner is not authorized to perform: ${action} on resource: "${asked.resource ?? '*'}" ${because}`;
    return says({ status: 403, code: 'AccessDenied', message })(asked);
  };
}

function credentials(which: 'expired' | 'unknown' | 'skewed', message: string): (asked: Asked) => Misfortune {
  return (asked) => says({ ...credentialCode(asked.service, which), message })(asked);
}

const DOCTYPE = '<!DOCTYPE VersioningConfiguration [<!ENTITY state "Enabled">]><VersioningConfiguration><Status>&state;</Status></VersioningConfiguration>';

/** Each by the name that a plan calls it. */
export const FAULTS = {
  denied: denied(''),
  deniedByIdentity: denied('because no identity-based policy allows the action'),
  deniedByServiceControlPolicy: denied('with an explicit deny in a service control policy'),
  deniedByResourceControlPolicy: denied('with an explicit deny in a resource control policy'),
  deniedSilently: raw({ status: 403, body: '', type: 'application/xml' }),
  expiredToken: credentials('expired', 'The session is over.'),
  unknownKey: credentials('unknown', 'Nobody has this access key.'),
  wrongSignature: says({ status: 403, code: 'SignatureDoesNotMatch', message: 'The signature is not that of the request.' }),
  skewedClock: credentials('skewed', 'The clock of the request is too far from that of the service.'),
  slowDown: says({ status: 503, code: 'SlowDown', message: 'Ask more slowly.' }),
  internalError: says({ status: 500, code: 'InternalError', message: 'Something broke in here. Ask again.' }),
  tooMany: says({ status: 429, code: 'TooManyRequestsException', message: 'Too many at once.' }),
  throttled: says({ status: 400, code: 'ThrottlingException', message: 'Rate exceeded' }),
  errorOn200: says({ status: 200, code: 'InternalError', message: 'Something broke after the headers were sent.' }),
  redirect: (asked) => says({ ...elsewhere({ ...asked, region: 'eu-west-2' }, asked.bucket ?? '', 'eu-central-1') })(asked),
  malformedAuthorization: (asked) => says({ ...elsewhere({ ...asked, region: 'us-east-1' }, asked.bucket ?? '', 'eu-central-1') })(asked),
  regionNotEnabled: says({
    status: 400,
    code: 'IllegalLocationConstraintException',
    message: 'The me-south-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
  }),
  noSuchBucket: says({ status: 404, code: 'NoSuchBucket', message: 'There is no bucket of this name' }),
  methodNotAllowed: says({ status: 405, code: 'MethodNotAllowed', message: 'This resource does not take this method.' }),
  notImplemented: says({ status: 501, code: 'NotImplemented', message: 'This server cannot do that.' }),
  truncated: () => ({ kind: 'half' }),
  html: raw({ status: 200, body: '<html><body>Please sign in to the network<br></body></html>', type: 'text/html' }),
  json: raw({ status: 200, body: '{"message":"ok"}', type: 'application/json' }),
  empty: raw({ status: 200, body: '', type: 'application/xml' }),
  foreignRoot: raw(xml('<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><MaxKeys>1000</MaxKeys></ListBucketResult>')),
  entity: raw(xml(DOCTYPE)),
  reset: () => ({ kind: 'reset' }),
  cut: () => ({ kind: 'cut' }),
  hang: () => ({ kind: 'hang' }),
  slow: () => ({ kind: 'slow' }),
} as const satisfies Readonly<Record<string, (asked: Asked) => Misfortune>>;

export type Fault = keyof typeof FAULTS;

/** When which fault strikes: everything that is named must fit. Nothing named: every call. */
export interface Plan {
  readonly fault: Fault;
  /** `GetBucketPolicy`, or `lambda:GetPolicy`. */
  readonly operation?: string;
  readonly bucket?: string;
  readonly account?: string;
  readonly region?: string;
  /** Of the calls that fit so far, these alone: 1 is the first. */
  readonly nth?: readonly number[];
  /** Of the calls about one and the same, the first so many. */
  readonly first?: number;
  /** From 0 to 1. The same calls about the same are struck in every run, in whatever order they come. */
  readonly probability?: number;
}

/** Which plan strikes a call, the first that fits. */
export class Fate {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly plans: readonly Plan[],
    private readonly seed: number,
  ) {}

  of(asked: Asked, account: string | undefined): Fault | undefined {
    return this.plans.find((plan, index) => fits(plan, asked, account) && this.strikes(plan, index, asked))?.fault;
  }

  private strikes({ nth, first, probability }: Plan, index: number, asked: Asked): boolean {
    const same = `${index} ${asked.service}:${asked.operation} ${asked.resource ?? ''} ${asked.region}`;
    const [all, count] = [this.next(`${index}`), this.next(same)];
    if (nth && !nth.includes(all)) return false;
    if (first !== undefined && count > first) return false;
    return probability === undefined || drawn(`${this.seed} ${same} ${count}`) < probability;
  }

  private next(name: string): number {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return count;
  }
}

function fits(plan: Plan, asked: Asked, account: string | undefined): boolean {
  const { operation, service } = asked;
  return (
    (plan.operation === undefined || plan.operation === operation || plan.operation === `${service}:${operation}`) &&
    (plan.bucket === undefined || plan.bucket === asked.bucket) &&
    (plan.account === undefined || plan.account === account) &&
    (plan.region === undefined || plan.region === asked.region)
  );
}

/** A number from 0 to 1 that hangs on the text alone. */
function drawn(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
