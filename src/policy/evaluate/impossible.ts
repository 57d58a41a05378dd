/** What S3 answers to nobody, whatever any policy says. */

import { all, no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { written } from '../term.js';
import { asked } from './element.js';
import { same } from './match.js';
import { isOfAccount } from './principal.js';
import { ruled } from './ruled.js';
import type { Ruled } from './ruled.js';
import { pointOf, valueOf } from './view.js';

/** S3 API Reference: others get 405 even with a grant. */
const OF_THE_OWNER: ReadonlySet<string> = new Set(['s3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:DeleteBucketPolicy']);

const CUSTOMER_KEY = 's3:x-amz-server-side-encryption-customer-algorithm';

export function impossibilities(situation: Situation, request: Request): readonly Ruled[] {
  const { acl, encryption } = situation;
  const point = pointOf(situation, request);
  const bears = (key: string, value: string): Answer => bearsValue(situation, request, key, value);
  const hasCustomerKey = valueOf(situation, request, CUSTOMER_KEY) ? yes() : no();
  const out = [
    ruled(
      () => all(OF_THE_OWNER.has(request.action) ? yes() : no(), () => not(isOfAccount(situation.account, request, acl.origin))),
      "only the owner's account works with the policy of a bucket",
      acl.origin,
    ),
    ruled(() => all(hasCustomerKey, () => bears('aws:SecureTransport', 'false')), 'S3 takes keys of the customer (SSE-C) over HTTPS only', acl.origin),
    ruled(
      () => all(hasCustomerKey, () => encryption.customerKeysBlocked.is(true)),
      'the bucket refuses encryption with keys of the customer (SSE-C)',
      encryption.customerKeysBlocked.origin,
    ),
  ];
  if (!point) return out;
  return [
    ...out,
    ruled(() => (request.principal.kind === 'anonymous' ? yes() : no()), 'access points answer signed requests only', point.origin),
    ruled(() => bears('aws:SecureTransport', 'false'), 'access points answer over HTTPS only', point.origin),
    ruled(
      () =>
        all(point.network.is('VPC'), () =>
          point.vpc ? not(bearsTerm(situation, request, point.vpc)) : valueOf(situation, request, 'aws:SourceVpc') ? no() : yes(),
        ),
      'the access point is reached from its VPC only',
      point.origin,
    ),
  ];
}

function bearsValue(situation: Situation, request: Request, key: string, value: string): Answer {
  const given = valueOf(situation, request, key);
  if (given?.kind !== 'one') return no();
  const text = written(given.value);
  if (text === undefined) return unknown({ says: `the value of ${key} is not known`, origin: situation.acl.origin });
  return text === value ? yes() : no();
}

function bearsTerm(situation: Situation, request: Request, vpc: Parameters<typeof same>[0]): Answer {
  const given = valueOf(situation, request, 'aws:SourceVpc');
  return given?.kind === 'one' ? asked(same(vpc, given.value), () => 'whether it comes from the VPC of the access point', situation.acl.origin) : no();
}
