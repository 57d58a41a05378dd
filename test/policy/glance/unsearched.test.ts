import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ofFenced } from '../../../src/policy/glance/fenced.js';
import { letsOwnersIn } from '../../../src/policy/glance/let-in.js';
import { allowsTheOrdinary } from '../../../src/policy/glance/ordinary.js';
import { situationFrom } from '../../../src/policy/plain.js';
import { publicTruth } from '../../../src/policy/public.js';
import type { Statement } from '../../../src/policy/policy.js';
import type { Reach, Verdict } from '../../../src/policy/question.js';
import { REPAIRS } from '../../../src/policy/repairs.js';
import { ofShut } from '../../../src/policy/glance/shut.js';
import type { Situation } from '../../../src/policy/situation.js';
import { ask } from '../../../src/policy/solve/ask.js';
import { memory } from '../../../src/policy/solve/run.js';
import { surrounded } from '../random/surroundings.js';
import { cases } from '../random/questions.js';
import { Unknown } from '../../../src/truth/value.js';
import { OWNER, madeUp, sign, situation, symbolic, symbolicPolicy } from '../situations.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const plainHttp: Reach = { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' };
const customerKey = 's3:x-amz-server-side-encryption-customer-algorithm';
const customerKeys: Reach = {
  who: { kind: 'caller' },
  actions: ['s3:PutObject'],
  context: [{ key: customerKey, is: { oneOf: ['AES256'] } }],
  counting: 'identities',
};
const logs: Reach = {
  who: { kind: 'service', name: 'logging.s3.amazonaws.com', sourceAccount: [OWNER], sourceArn: ['arn:aws:s3:::data'] },
  actions: ['s3:PutObject'],
  prefix: ['logs/'],
  context: [{ key: customerKey, is: 'absent' }],
  without: ['blocks'],
};
const asked: readonly Reach[] = [
  plainHttp,
  customerKeys,
  logs,
  REPAIRS,
  { who: { kind: 'anonymous' }, actions: ['s3:GetObject'] },
  { who: { kind: 'everybody' }, actions: 'read' },
  { who: { kind: 'caller' }, actions: 'bucket' },
  { who: { kind: 'caller' }, actions: ['s3:ReplicateObject'] },
  { who: { kind: 'external' }, actions: ['s3:PutBucketVersioning', 's3:PutBucketAcl'] },
  { who: { kind: 'external' }, actions: ['s3:PutObject'], grant: { kind: 'statement', index: 1 } },
];

/** As it is searched for. */
function searched(of: Situation, question: Reach): Verdict {
  const kept = memory(20_000, 50_000);
  return ask(of, question, kept, (on, index) => {
    const policy = on === 'bucket' ? of.policy : of.points.items[index]?.policy;
    return policy ? publicTruth(policy, of, on, kept) : 'no';
  });
}

/** All that is told of a yes. */
function saidBy(verdict: Verdict | undefined): object | undefined {
  if (verdict?.verdict !== 'yes') return verdict && { verdict: verdict.verdict };
  const { witness, causes, assumes } = verdict;
  return { witness, causes, assumes };
}

function isShut(of: Situation, question: Reach): boolean {
  return ofShut(of, question, () => searched(of, question)) !== undefined;
}

function expectSame(of: Situation, question: Reach): void {
  const seen = allowsTheOrdinary(of, question) ? ['yes'] : [];
  expect(seen).toEqual(seen.map(() => searched(of, question).verdict));
  const shut = ofShut(of, question, () => searched(of, question));
  expect(shut).toEqual(shut && searched(of, question));
}

describe('what is seen at once is what a search finds', () => {
  it('whatever the policies and whoever is asked about', () => {
    fc.assert(
      fc.property(surrounded(), fc.constantFrom(...asked), (plain, question) => expectSame(situationFrom(plain), question)),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(cases(surrounded()), ({ plain, question }) => expectSame(situationFrom(plain), question)),
      { numRuns: 500 },
    );
  });

  it('with the causes that it finds', () => {
    const of = situation({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    const [quick, slow] = [ofShut(of, plainHttp, () => searched(of, plainHttp)), searched(of, plainHttp)];
    expect(quick).toEqual(slow);
    expect(quick?.verdict === 'no' && quick.causes).toHaveLength(1);
  });
});

const http = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };

describe('a door that is shut', () => {
  it('is shut for what nothing grants', () => {
    const read = situation({ Effect: 'Allow', Principal: '*', Action: ['s3:Get*', 's3:ListBucket'], Resource: '*' });
    expect(isShut(read, { who: { kind: 'external' }, actions: ['s3:PutObject', 's3:DeleteObject'] })).toBe(true);
    expect(isShut(read, { who: { kind: 'external' }, actions: ['s3:PutObject', 's3:GetObject'] })).toBe(false);
    expect(isShut(read, { who: { kind: 'external' }, actions: ['s3:PutObject'], counting: 'identities' })).toBe(false);
  });

  it('is shut for every request, everywhere, and under no other condition', () => {
    const secure = { Bool: { 'aws:SecureTransport': 'false' } };
    expect(isShut(situation({ ...http, Condition: secure }), plainHttp)).toBe(true);
    expect(isShut(situation({ ...http, Condition: secure, Resource: 'arn:aws:s3:::b/*' }), plainHttp)).toBe(false);
    expect(isShut(situation({ ...http, Condition: secure, Action: 's3:Get*' }), plainHttp)).toBe(false);
    expect(isShut(situation({ ...http, Condition: { ...secure, Null: { 'aws:SourceVpce': 'true' } } }), plainHttp)).toBe(false);
    expect(isShut(situation({ ...http, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), plainHttp)).toBe(false);
  });

  it('has a name that need not be known', () => {
    const of = symbolic({
      ...http,
      Resource: ['arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<B:bucketName>/*'],
      Condition: { Bool: { 'aws:SecureTransport': false } },
    });
    expect([isShut(of, plainHttp), searched(of, plainHttp).verdict]).toEqual([true, 'no']);
  });
});

const statements = [
  { ...http, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  { ...http, Sid: 'Fence', Action: '*', Resource: '*', Condition: { BoolIfExists: { 'aws:SecureTransport': ['false'] } } },
  { ...http, Resource: ['arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<B:bucketName>/*'], Condition: { StringEquals: { 'aws:SecureTransport': 'false' } } },
  { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' },
  {
    Effect: 'Allow',
    Principal: { Service: ['cloudtrail.amazonaws.com', 'config.amazonaws.com'] },
    Action: ['s3:PutObject', 's3:GetBucketAcl'],
    Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/AWSLogs/*'],
    Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': OWNER }, ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::data' } },
  },
  {
    Effect: 'Allow',
    Principal: { Service: 'delivery.logs.amazonaws.com' },
    Action: 's3:*',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:SourceAccount': OWNER } },
  },
  // With one of these there is more to be said.
  { ...http, Condition: { Bool: { 'aws:SecureTransport': ['false', 'true'] } } },
  { ...http, Resource: 'arn:aws:s3:::b/*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  { ...http, Action: 's3:PutBucketPolicy' },
  { Effect: 'Allow', Principal: { AWS: OWNER }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
];

const sent: readonly Reach[] = (
  [
    [{ key: 's3:authType', is: { oneOf: ['REST-QUERY-STRING'] } }],
    [{ key: 's3:signatureversion', is: { oneOf: ['AWS'] } }],
    [
      { key: 's3:signatureversion', is: { oneOf: ['AWS'] } },
      { key: 's3:authType', is: { oneOf: ['REST-QUERY-STRING'] } },
    ],
    [{ key: 's3:x-amz-server-side-encryption', is: { noneOf: ['AES256'] } }],
    [{ key: 's3:x-amz-server-side-encryption', is: { noneOf: ['aws:kms', 'aws:kms:dsse'] } }],
    [{ key: 's3:x-amz-server-side-encryption', is: { noneOf: ['AES256', 'aws:kms', 'aws:kms:dsse'] } }],
    [{ key: 'aws:SecureTransport', is: { oneOf: ['true'] } }],
  ] as const
).flatMap((context) =>
  [undefined, 'object' as const, ['s3:PutObject'], ['s3:ListBucket'], 'bucket' as const].map(
    (actions): Reach => ({ who: { kind: 'caller' }, context, counting: 'identities', ...(actions ? { actions } : {}) }),
  ),
);

describe('a policy that fences plain HTTP off and lets services in', () => {
  const places = [{}, { bucket: ['b'] }, { account: [sign('Acct', 'account')] }, { bucket: [sign('B', 'bucketName'), '-data'], partition: 'aws-cn' }];

  it('leaves everything else as it is in a bucket without one', () => {
    const told: string[] = [];
    fc.assert(
      fc.property(fc.subarray(statements, { maxLength: 4 }), fc.constantFrom(...places), fc.constantFrom(...sent), (some, place, question) => {
        const of = { ...symbolic(some), ...place, ...(some.length === 0 ? { policy: undefined } : {}) };
        const [quick, slow] = [
          ofFenced(
            of,
            question,
            () => true,
            () => searched(of, question),
          ),
          searched(of, question),
        ];
        if (quick) told.push(quick.verdict);
        expect(saidBy(quick ?? slow)).toEqual(saidBy(slow));
      }),
      { numRuns: 1500 },
    );
    expect(told.length).toBeGreaterThan(100);
  });

  it('shows what a search finds where the second reading does not agree', () => {
    const of = situation(statements.slice(0, 1));
    const verdict = ofFenced(
      of,
      sent[0] as Reach,
      () => false,
      () => searched(of, sent[0] as Reach),
    );
    expect(saidBy(verdict)).toEqual(saidBy(searched(of, sent[0] as Reach)));
  });
});

/** What grants to services ask for, and who they are. */
const sources = ['data', '*', 'd*a', 'other', '<S:bucketName>', 'x-<S:bucketName>', '<S:bucketName>-logs', '<T:bucketName>', '<T:bucketName!>', '<A:anything>'];
const confined = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny', '<E:anything>'),
  Principal: fc.constantFrom<unknown>(
    { Service: 'logging.s3.amazonaws.com' },
    { Service: 'logging.s3.amazonaws.com' },
    { Service: ['cloudtrail.amazonaws.com', 'config.amazonaws.com'] },
    { Service: ['cloudtrail.amazonaws.com', 'logging.s3.amazonaws.com'] },
    { Service: '<P:anything>' },
    { AWS: OWNER, Service: 'config.amazonaws.com' },
    '*',
  ),
  Action: fc.constant('s3:*'),
  Resource: fc.constant('*'),
  Condition: fc
    .tuple(
      fc.constantFrom('ArnLike', 'ArnEquals', 'StringLike', 'StringEquals', 'ArnNotLike', 'StringEqualsIfExists', 'ForAllValues:StringLike'),
      fc.constantFrom('aws:SourceArn', 'aws:SourceArn', 'aws:PrincipalArn', 'aws:SourceAccount'),
      fc.subarray([...sources.map((name) => `arn:aws:s3:::${name}`), 'arn:aws:s3:::${aws:SourceAccount}', OWNER, '<Acct:account>', '4*'], { maxLength: 2 }),
    )
    .map(([operator, key, values]) => (values.length === 0 ? {} : { [operator]: { [key]: values } })),
});
const confinedTo = fc.record({
  kind: fc.constant('service' as const),
  name: fc.constant('logging.s3.amazonaws.com'),
  sourceArn: fc.constantFrom(
    ['arn:aws:s3:::data'],
    ['arn:aws:s3:::', sign('S', 'bucketName')],
    ['arn:aws:s3:::', sign('S', 'bucketName'), '-data'],
    ['arn:aws:s3:::', madeUp('T')],
    undefined,
  ),
  sourceAccount: fc.constantFrom([OWNER], [sign('Acct', 'account')], 'not the owner' as const, undefined),
});

/** The same where a condition may ask for more than is seen. */
function unseen(of: Situation): Situation {
  const { policy } = of;
  const items = policy?.statements.items.map((statement): Statement => {
    const conditions = statement.conditions.items.map((one) => ({
      ...one,
      values: { ...one.values, open: new Unknown<never>('written elsewhere', one.origin) },
    }));
    return { ...statement, conditions: { ...statement.conditions, items: conditions } };
  });
  return { ...of, policy: policy && { ...policy, statements: { ...policy.statements, items: items ?? [] } } };
}

describe('a door for a service', () => {
  it('is shut where every grant is for others, and for no reason', () => {
    const told: Verdict[] = [];
    const policies = fc.array(confined, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(policies, confinedTo, fc.boolean(), fc.nat(4), (some, { sourceArn, sourceAccount, ...service }, isVersioned, isSeen) => {
        const read = symbolic(isVersioned ? some : { Statement: some });
        const of = isSeen > 0 ? read : unseen(read);
        const question: Reach = { ...logs, who: { ...service, ...(sourceArn ? { sourceArn } : {}), ...(sourceAccount ? { sourceAccount } : {}) } };
        const shut = ofShut(of, question, () => searched(of, question));
        told.push(...(shut ? [shut] : []));
        expect(shut).toEqual(shut && searched(of, question));
      }),
      { numRuns: 2000 },
    );
    expect(told.length).toBeGreaterThan(100);
  });
});

const grants = [
  { Effect: 'Allow', Principal: '*', Action: ['s3:List*', 's3:PutObject'], Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
  { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:*', Resource: ['arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<B:bucketName>/*'] },
  { Effect: 'Allow', Principal: '*', Action: ['s3:Replicate*', 'ec2:*'], Resource: '*' },
  { Effect: 'Allow', Principal: '*', Action: 'S3:PUT*', Resource: ['arn:aws:s3:::other/*', '*'] },
  { Effect: 'Allow', Principal: '*', Action: '<A:anything>', Resource: '*' },
  { Effect: 'Allow', Principal: { AWS: '<P:anything>' }, Action: 's3:*', Resource: '*' },
  { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'arn:aws:s3:::b/<R:anything>' },
  { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Null: { 'aws:SecureTransport': 'true' } } },
  { Effect: 'Allow', Principal: '*', NotAction: 's3:PutObject', Resource: '*' },
  { Effect: 'Allow', Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::b' },
  { Effect: 'Allow', NotPrincipal: '*', Action: 's3:*', Resource: '*' },
];
const stops = [
  ...statements,
  { Effect: '<E:anything>', Principal: '*', Action: 's3:*', Resource: '*' },
  { Effect: 'Deny', Principal: '*', Action: '<A:anything>', Resource: '*' },
  { ...http, Condition: { Bool: { 'aws:SecureTransport': '<S:anything>' } } },
  { ...http, Condition: { Null: { [customerKey]: 'false' } } },
];
const ofOwners: readonly Reach[] = [
  REPAIRS,
  customerKeys,
  { who: { kind: 'owner' }, actions: ['s3:PutObject'], counting: 'identities' },
  { who: { kind: 'caller' }, actions: ['s3:CreateBucket'], counting: 'identities' },
  { who: { kind: 'caller' }, actions: ['s3:ListAllMyBuckets'] },
  { who: { kind: 'caller' }, actions: ['s3:ListBucket'] },
  { who: { kind: 'caller' }, actions: ['s3:ListBucket'], prefix: ['a/'] },
  { who: { kind: 'caller' }, actions: ['s3:ReplicateObject', 's3:GetObject'] },
  { who: { kind: 'owner' }, actions: ['s3:PutObject'], context: [{ key: customerKey, is: 'absent' }] },
  { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy'], without: ['blocks'] },
];

describe('a door that is open to the own account', () => {
  const open = { items: [], open: new Unknown<never>('written elsewhere', situation(http).acl.origin), origin: situation(http).acl.origin };
  const around = [
    {},
    {},
    {},
    { bucket: ['b'] },
    { account: [sign('Acct', 'account')] },
    { account: [sign('Acct', 'anything')] },
    { partition: 'aws-cn' },
    { acl: open },
    { encryption: situation(http, { encryption: { customerKeysBlocked: true } }).encryption },
    { blocks: situation(http, { block: true, accountBlock: true }).blocks },
    { guardrails: { serviceControl: [symbolicPolicy({ Effect: 'Deny', Action: 's3:*', Resource: '*' }, 'serviceControl')] } },
  ];

  it('is open to some request', () => {
    const told: Reach[] = [];
    const policies = fc.tuple(fc.subarray(grants, { maxLength: 3 }), fc.oneof(fc.constant([]), fc.subarray(stops, { maxLength: 2 })));
    fc.assert(
      fc.property(policies, fc.constantFrom(...around), fc.constantFrom(...ofOwners), fc.boolean(), ([some, others], place, question, isWhole) => {
        const base = symbolic([...some, ...others]);
        const policy = base.policy && { ...base.policy, statements: { ...base.policy.statements, ...(isWhole ? {} : { open: open.open }) } };
        const of: Situation = { ...base, policy: some.length + others.length === 0 && isWhole ? undefined : policy, ...place };
        if (!letsOwnersIn(of, question)) return;
        told.push(question);
        expect(searched(of, question).verdict).toBe('yes');
      }),
      { numRuns: 6000 },
    );
    expect(told.filter(({ counting }) => counting === 'identities').length).toBeGreaterThan(50);
    expect(told.filter(({ counting }) => counting === undefined).length).toBeGreaterThan(50);
  });
});

describe('the ordinary request', () => {
  it('comes over HTTPS', () => {
    expect(allowsTheOrdinary(situation({ ...http, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), REPAIRS)).toBe(true);
    expect(allowsTheOrdinary(situation({ ...http, Condition: { Null: { 's3:TlsVersion': 'true' } } }), customerKeys)).toBe(true);
  });

  it('is of no organization that a policy asks for', () => {
    const members = { ...http, Condition: { Null: { 'aws:PrincipalOrgPaths': 'false' } } };
    expect(allowsTheOrdinary(situation(members, { organization: 'o-aaaaaaaaaa' }), REPAIRS)).toBe(false);
  });

  it('is not the one that a policy refuses', () => {
    expect(allowsTheOrdinary(situation(http), REPAIRS)).toBe(false);
    expect(allowsTheOrdinary(situation({ ...http, Condition: { Null: { [customerKey]: 'false' } } }), customerKeys)).toBe(false);
  });
});
