import { describe, expect, it } from 'vitest';
import { conditionKey } from '../../src/policy/data/condition-keys.js';
import { createEngine } from '../../src/policy/engine.js';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import { wellFormed } from '../../src/policy/evaluate/well-formed.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Reach, Verdict, Who } from '../../src/policy/question.js';
import type { Request } from '../../src/policy/request.js';
import type { Situation } from '../../src/policy/situation.js';
import { term } from '../../src/policy/term.js';
import type { Witness } from '../../src/truth/witness.js';
import { asksFor } from './evaluate/asks.js';
import { table } from './evaluate/table.js';
import { OWNER, PARTNER, document, request, sign, situation, symbolic } from './situations.js';

const anonymous: Who = { kind: 'anonymous' };
const external: Who = { kind: 'external' };
const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

function ask(here: Situation, question: Reach): Verdict {
  return createEngine().ask(here, question);
}

/** A witness as the request that it tells of, for situations without unresolved names. */
function told({ principal, action, resource, via, context }: Witness, here: Situation): Request {
  const point = here.points.items.findIndex(({ arn }) => term(arn).join('') === via);
  const [, rest = ''] = resource.includes(':::') ? resource.split(':::') : resource.split(/\/object(?=\/)/);
  const key = rest.includes('/') ? rest.slice(rest.indexOf('/') + 1) : undefined;
  const by = principal.kind === 'anonymous' ? 'anonymous' : principal.kind === 'service' ? principal.name : principal.arn;
  return request({
    by,
    action,
    ...(principal.kind === 'account' && principal.session !== undefined ? { session: principal.session } : {}),
    ...(key === undefined ? {} : { key }),
    ...(via === undefined ? {} : { point: point < 0 ? via : point }),
    with: Object.fromEntries(Object.entries(context).map(([name, value]) => [conditionKey(name), value])),
  });
}

/** What is wrong with the request that proves a verdict. */
function faults(here: Situation, question: Reach, verdict: Verdict): readonly string[] {
  if (verdict.verdict !== 'yes') return [];
  const one = told(verdict.witness, here);
  const { decision } = evaluate(here, one, question);
  return [
    ...(decision === 'allowed' ? [] : [`${verdict.witness.says} is ${decision}`]),
    ...(asksFor(question, here, one) ? [] : [`${verdict.witness.says} was not asked for`]),
    ...[wellFormed(here, one)].filter((fault) => fault !== undefined),
  ];
}

/** The verdict, after its witness was tried. */
function verdictOn(here: Situation, question: Reach): Verdict {
  const verdict = ask(here, question);
  expect(faults(here, question, verdict)).toEqual([]);
  return verdict;
}

function anyYes(verdicts: readonly Verdict[]): Verdict['verdict'] {
  const all = new Set(verdicts.map(({ verdict }) => verdict));
  return all.has('yes') ? 'yes' : all.has('unknown') ? 'unknown' : 'no';
}

describe('the decision table', () => {
  it.each(table.map((row) => [row.id, row.expected, row] as const))('%s: %s', (_id, expected, { policy, questions, familiar }) => {
    const here = situation(policy);
    const verdicts = questions.map((question) => verdictOn(here, question));
    expect(anyYes(verdicts)).toBe(expected);
    const shown = verdicts.flatMap((one) => (one.verdict === 'yes' ? [one.witness.action] : []));
    expect(shown.filter((action) => !familiar.includes(action))).toEqual([]);
  });

  it.each(table.filter(({ id }) => /^lockout(?!-vpce)/.test(id)).map((row) => [row.id, row.expected, row.policy] as const))(
    '%s: the owner can repair it: %s',
    (_id, expected, policy) => {
      expect(createEngine().canRepair(situation(policy)).verdict).toBe(expected);
    },
  );

  it('names the session where only one session is let in', () => {
    const verdict = ask(situation(table.find(({ id }) => id === 'session-arn')?.policy), {
      who: { kind: 'identity', arn: [`arn:aws:iam::${PARTNER}:role/r`] },
    });
    expect(verdict).toMatchObject({ verdict: 'yes', witness: { principal: { session: 's1' } } });
  });

  it('says which key of a witness its caller sets at will', () => {
    const verdict = ask(situation(table.find(({ id }) => id === 'referer')?.policy), { who: anonymous });
    expect(verdict).toMatchObject({ verdict: 'yes', witness: { spoofable: [expect.stringMatching(/^aws:referer$/i)] } });
  });
});

describe('a public ACL', () => {
  const grants = (rest: Omit<PlainSituation, 'bucket' | 'policy'>, who: Who = anonymous): Verdict =>
    verdictOn(situation(undefined, { acl: 'public-read', ownership: 'ObjectWriter', ...rest }), { who });

  it('115: counts for nothing where the owner of the bucket owns all objects', () => {
    expect(grants({ ownership: 'BucketOwnerEnforced' }).verdict).toBe('no');
  });

  it('116: lets the bucket be listed', () => {
    expect(grants({})).toMatchObject({ verdict: 'yes', witness: { action: 's3:ListBucket', resource: 'arn:aws:s3:::b' } });
  });

  it('117: is ignored with IgnorePublicAcls', () => {
    expect(grants({ block: { IgnorePublicAcls: true } }).verdict).toBe('no');
  });

  it('118: for authenticated users is for every account and not for the anonymous', () => {
    expect(grants({ acl: 'authenticated-read' }).verdict).toBe('no');
    expect(grants({ acl: 'authenticated-read' }, external).verdict).toBe('yes');
  });
});

describe('a public policy', () => {
  const partner = { Effect: 'Allow', Principal: { AWS: PARTNER }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
  const trail = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' };

  it('119: lets in only services and the owner with RestrictPublicBuckets', () => {
    const here = situation([read, partner, trail], { block: { RestrictPublicBuckets: true } });
    expect(verdictOn(here, { who: anonymous }).verdict).toBe('no');
    expect(verdictOn(here, { who: external }).verdict).toBe('no');
    expect(verdictOn(here, { who: { kind: 'service', name: 'cloudtrail.amazonaws.com' }, actions: ['s3:PutObject'] }).verdict).toBe('yes');
  });

  it('120: lets everybody in although BlockPublicPolicy would have refused it', () => {
    expect(verdictOn(situation(read, { block: { BlockPublicPolicy: true } }), { who: anonymous }).verdict).toBe('yes');
  });

  it('121: lets everybody in unless the account blocks it, which is supposed and said', () => {
    const open = verdictOn(situation(read), { who: anonymous });
    expect(open.verdict === 'yes' && open.assumes.join(' ')).toMatch(/account/i);
    const known = verdictOn(situation(read, { accountBlock: false }), { who: anonymous });
    expect(known.verdict === 'yes' && known.assumes.join(' ')).not.toMatch(/account/i);
    expect(verdictOn(situation(read, { accountBlock: true }), { who: anonymous }).verdict).toBe('no');
  });
});

describe('an access point', () => {
  const arn = `arn:aws:s3:us-east-1:${OWNER}:accesspoint/p`;
  const policy = document({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/object/*` });
  const point = { name: 'p', block: false, policy } as const;
  const delegation = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: both, Condition: { StringEquals: { 's3:DataAccessPointAccount': OWNER } } };
  const through: Reach = { who: external, through: 'point' };

  it('122: with a public policy opens a bucket that delegates to it', () => {
    expect(verdictOn(situation(delegation, { points: [point] }), through)).toMatchObject({ verdict: 'yes', witness: { via: arn } });
    expect(verdictOn(situation(delegation, { points: [point] }), { who: external }).verdict).toBe('no');
  });

  it('123: of a VPC is not reached from the internet', () => {
    const here = situation(delegation, { points: [{ ...point, vpc: 'vpc-1' }] });
    expect(verdictOn(here, { ...through, context: [{ key: 'aws:SourceIp', is: 'present' }] }).verdict).toBe('no');
    expect(verdictOn(here, through)).toMatchObject({ verdict: 'yes', witness: { context: { 'aws:SourceVpc': 'vpc-1' } } });
  });

  it('124: opens nothing by itself', () => {
    expect(verdictOn(situation(undefined, { points: [point] }), through).verdict).toBe('no');
  });

  it('125: is the only way where the bucket denies every other', () => {
    const here = situation(
      [
        { ...delegation, Condition: {} },
        { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: { StringNotEquals: { 's3:DataAccessPointAccount': OWNER } } },
      ],
      { points: [point] },
    );
    expect(verdictOn(here, { who: external }).verdict).toBe('no');
    expect(verdictOn(here, through).verdict).toBe('yes');
  });
});

describe('Block Public Access takes a policy as public', () => {
  const isPublic = (condition: object, on: 'bucket' | 'point' = 'bucket'): string => {
    const here = situation({ ...read, Condition: condition });
    return here.policy ? createEngine().isPublic(here.policy, here, on).verdict : 'none';
  };

  it.each([
    ['126', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }, 'yes'],
    ['127', { StringEquals: { 'aws:SourceVpc': 'vpc-91237329' } }, 'no'],
    ['129', { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, 'yes'],
    ['129', { IpAddress: { 'aws:SourceIp': '10.0.0.0/7' } }, 'yes'],
    ['129', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'no'],
    ['129', { IpAddress: { 'aws:SourceIp': '2001::/16' } }, 'yes'],
  ])('%s: with %j: %s', (_number, condition, expected) => {
    expect(isPublic(condition)).toBe(expected);
  });

  it('128: not with a federated principal, which it does not take at all', () => {
    const here = situation({ ...read, Principal: { Federated: 'graph.facebook.com' } });
    expect(here.policy?.problems).toMatchObject([{ kind: 'principal', statement: 0 }]);
    expect(here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict).not.toBe('yes');
    expect(ask(here, { who: anonymous }).verdict).not.toBe('yes');
  });

  it('130: with the ARN of an access point only where the policy is that of an access point', () => {
    const named = { StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:123456789012:accesspoint/*' } };
    expect(isPublic(named)).toBe('no');
    expect(isPublic(named, 'point')).toBe('yes');
  });
});

describe('with names that are not resolved', () => {
  const noHttp = (...resources: readonly string[]): object => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: resources,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
  const http: Reach = { who: { kind: 'caller' }, counting: 'identities', context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] };

  it('131: what is denied on a bucket and its objects is denied whatever its name is', () => {
    expect(ask(symbolic(noHttp('arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<B:bucketName>/*')), http).verdict).toBe('no');
  });

  it('132: a Deny on the objects alone leaves the bucket open, whatever its name is', () => {
    expect(ask(symbolic(noHttp('arn:aws:s3:::<B:bucketName>/*')), http)).toMatchObject({
      verdict: 'yes',
      witness: { action: 's3:ListBucket', resource: 'arn:aws:s3:::${B}' },
    });
  });

  it('133: a Deny on names that begin with prod- leaves it open what the name is, and shows the request it depends on', () => {
    const verdict = ask(symbolic(noHttp('arn:aws:s3:::prod-*', 'arn:aws:s3:::prod-*/*')), http);
    expect(verdict).toMatchObject({ verdict: 'unknown', example: { context: { 'aws:SecureTransport': 'false' } } });
    expect(verdict.verdict === 'unknown' && verdict.why.length).toBeGreaterThan(0);
  });

  const toAccount = (principal: unknown, condition: object = {}): object => ({
    Effect: 'Allow',
    Principal: principal,
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::<B:bucketName>/*',
    Condition: condition,
  });

  it('134: an account that is not known may be that of the owner', () => {
    expect(ask(symbolic(toAccount({ AWS: '<Acct:account>' })), { who: external }).verdict).toBe('unknown');
  });

  it.each([
    [toAccount({ AWS: '<Acct:account>' })],
    [toAccount({ AWS: 'arn:aws:iam::<Acct:account>:root' })],
    [toAccount({ AWS: 'arn:aws:iam::<Acct:account>:role/r' })],
    [toAccount('*', { StringEquals: { 'aws:PrincipalAccount': '<Acct:account>' } })],
    [toAccount('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::<Acct:account>:role/*' } })],
  ])('134: the account of the owner is its own, although it is not known: %j', (granted) => {
    expect(ask(symbolic(granted, { account: [sign('Acct', 'account')] }), { who: external }).verdict).toBe('no');
  });

  it('135: a Deny on all that begins with the name is whole', () => {
    expect(ask(symbolic(noHttp('arn:aws:s3:::<B:bucketName>*')), http).verdict).toBe('no');
  });
});

describe('log delivery beside a Deny of plain HTTP', () => {
  const grant = { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' };
  const arrives = (condition: object): string =>
    verdictOn(situation([grant, { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: condition }]), {
      who: { kind: 'service', name: 'logging.s3.amazonaws.com', sourceAccount: [OWNER] },
      actions: ['s3:PutObject'],
    }).verdict;

  it.each([
    ['136', { BoolIfExists: { 'aws:SecureTransport': 'false' } }, 'no'],
    ['137', { Bool: { 'aws:SecureTransport': 'false' } }, 'yes'],
    ['138', { BoolIfExists: { 'aws:SecureTransport': 'false' }, Bool: { 'aws:PrincipalIsAWSService': 'false' } }, 'yes'],
  ])('%s: under %j arrives: %s', (_number, condition, expected) => {
    expect(arrives(condition)).toBe(expected);
  });
});

describe('a confused deputy', () => {
  it('is kept out by the ARN of its source, which tells its account', () => {
    const pinned = table.find(({ id }) => id === 'cf-oac')?.policy;
    expect(verdictOn(situation(pinned), { who: { kind: 'service', name: 'cloudfront.amazonaws.com', sourceAccount: 'not the owner' } }).verdict).toBe('no');
  });
});
