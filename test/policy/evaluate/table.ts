/** The decision table: what is asked of each policy, in the words of the engine. */

import rows from '../../data/policy-decisions.json' with { type: 'json' };
import type { KeyDemand, Reach } from '../../../src/policy/question.js';
import { OWNER, PARTNER } from '../situations.js';

export interface Row {
  readonly id: string;
  readonly policy: object;
  /** Yes if one of them is. */
  readonly questions: readonly Reach[];
  readonly expected: 'yes' | 'no';
  /** What a witness should ask for, so that it tells a reader something. */
  readonly familiar: readonly string[];
}

const SSE = 's3:x-amz-server-side-encryption';
const CUSTOMER_KEY = `${SSE}-customer-algorithm`;
const K1 = `arn:aws:kms:us-east-1:${OWNER}:key/k1`;

const is = (key: string, ...oneOf: readonly string[]): KeyDemand => ({ key, is: { oneOf } });
const lacks = (key: string): KeyDemand => ({ key, is: 'absent' });
const bears = (key: string): KeyDemand => ({ key, is: 'present' });

/** Whoever it is, identity policies of the account counted: whether something is enforced. */
const somebody = (context: readonly KeyDemand[], ...actions: readonly string[]): Reach => ({
  who: { kind: 'caller' },
  counting: 'identities',
  context,
  ...(actions.length > 0 ? { actions } : {}),
});
const put = (...context: readonly KeyDemand[]): Reach => somebody(context, 's3:PutObject');
const role: Reach['who'] = { kind: 'identity', arn: [`arn:aws:iam::${PARTNER}:role/r`] };
/** What log delivery sends: no header for encryption, and whose bucket it writes for. */
const delivery: Reach = {
  who: { kind: 'service', name: 'logging.s3.amazonaws.com', sourceAccount: [OWNER] },
  actions: ['s3:PutObject'],
  context: [lacks(SSE)],
};
const repair: Reach = { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy'], counting: 'identities' };

const QUESTIONS: Readonly<Record<string, readonly Reach[]>> = {
  anonymous: [{ who: { kind: 'anonymous' } }],
  external: [{ who: { kind: 'external' } }],
  outsider: [{ who: { kind: 'outsider' } }],
  'principal outside org o-a': [{ who: { kind: 'outside', organizations: ['o-a'] } }],
  'account outside list': [{ who: { kind: 'outside', accounts: [OWNER, PARTNER] } }],
  http: [somebody([is('aws:SecureTransport', 'false')])],
  httpPolicy: [{ who: { kind: 'caller' }, context: [is('aws:SecureTransport', 'false')] }],
  tls10: [somebody([{ key: 's3:TlsVersion', is: { below: 1.2 } }])],
  'PutObject with no SSE header': [put(lacks(SSE), lacks(CUSTOMER_KEY))],
  'PutObject with explicit non-kms header': [put({ key: SSE, is: { noneOf: ['aws:kms'] } })],
  'PutObject aws:kms with a key other than k1': [put(is(SSE, 'aws:kms'), { key: `${SSE}-aws-kms-key-id`, is: { noneOf: [K1] } })],
  'SSE-C upload': [put(bears(CUSTOMER_KEY))],
  'SSE-C upload over HTTP': [put(bears(CUSTOMER_KEY), is('aws:SecureTransport', 'false'))],
  oldPresign: [somebody([is('s3:authType', 'REST-QUERY-STRING'), { key: 's3:signatureAge', is: { above: 600_000 } }])],
  'DeleteObject without MFA': [
    somebody([lacks('aws:MultiFactorAuthPresent')], 's3:DeleteObject'),
    somebody([is('aws:MultiFactorAuthPresent', 'false')], 's3:DeleteObject'),
  ],
  ownerCanRepair: [repair],
  'owner can PutBucketPolicy from the internet': [{ ...repair, context: [bears('aws:SourceIp')] }],
  logDelivery: [delivery],
  'log delivery under logs/': [{ ...delivery, prefix: ['logs/'] }],
  'service cloudfront.amazonaws.com s3:GetObject': [{ who: { kind: 'service', name: 'cloudfront.amazonaws.com' }, actions: ['s3:GetObject'] }],
  'confused deputy: SourceAccount ≠ owner': [
    { who: { kind: 'service', name: 'cloudfront.amazonaws.com', sourceAccount: 'not the owner' }, actions: ['s3:GetObject'] },
  ],
  [`arn:aws:iam::${PARTNER}:role/r s3:ReplicateObject`]: [{ who: role, actions: ['s3:ReplicateObject'] }],
  [`arn:aws:iam::${PARTNER}:role/r s3:GetObject`]: [{ who: role, actions: ['s3:GetObject'] }],
  'anonymous write': [{ who: { kind: 'anonymous' }, actions: 'write' }],
  'anonymous reads key "secret"': [{ who: { kind: 'anonymous' }, actions: ['s3:GetObject'], prefix: ['secret'] }],
};

/** Rows whose reason speaks of one way only: over the internet, or over a VPC endpoint. */
const WAYS: Readonly<Record<string, readonly KeyDemand[]>> = {
  'notip-vpce': [lacks('aws:SourceIp')],
  vpce: [bears('aws:SourceIp')],
  'vpce-deny-not': [bears('aws:SourceIp')],
  'vpce-deny-ifexists': [bears('aws:SourceIp')],
};

/** Two rows are sharper here than where they come from: an organization's path begins with its id, and log delivery sends no header for encryption. */
const SHARPER: Readonly<Record<string, 'no'>> = { 'orgpaths-forany': 'no', 'log-delivery-sse': 'no' };

/** Where the policy leaves nothing more familiar. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = { 'tls-objects-only': ['s3:ListBucket'], 'notaction-allow': ['s3:PutObject', 's3:DeleteObject'] };
const FAMILIAR = ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:DeleteObject'];

export const table: readonly Row[] = rows.map(({ id, pol, q, exp }) => {
  const questions = (QUESTIONS[q] ?? []).map((one): Reach => ({ ...one, context: [...(one.context ?? []), ...(WAYS[id] ?? [])] }));
  const [asked] = questions.flatMap(({ actions }) => (typeof actions === 'object' ? [actions] : []));
  return { id, policy: pol, questions, expected: SHARPER[id] ?? (exp === 'yes' ? 'yes' : 'no'), familiar: asked ?? ACTIONS[id] ?? FAMILIAR };
});
