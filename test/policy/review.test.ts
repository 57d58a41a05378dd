import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Reach, Verdict } from '../../src/policy/question.js';
import type { Situation } from '../../src/policy/situation.js';
import { term } from '../../src/policy/term.js';
import { OWNER, PARTNER, situation } from './situations.js';

type Answer = Verdict['verdict'];

const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both };
const anonymous = { kind: 'anonymous' } as const;
const external = { kind: 'external' } as const;
const everybody = { kind: 'everybody' } as const;

function when(operator: string, key: string, value: unknown): object {
  return { Condition: { [operator]: { [key]: value } } };
}

function answer(here: Situation, question: Reach): Answer {
  return createEngine().ask(here, question).verdict;
}

function repair(...statements: readonly object[]): Answer {
  return createEngine().canRepair(situation(statements)).verdict;
}

function isPublic(...statements: readonly object[]): Answer | undefined {
  const here = situation(statements);
  return here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict;
}

function plainHttp(...statements: readonly object[]): Answer {
  const context = [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] as const;
  return answer(situation(statements), { who: { kind: 'caller' }, context, counting: 'identities' });
}

function delivers(service: string, from: 'not the owner' | string, ...statements: readonly object[]): Answer {
  const sourceAccount = from === 'not the owner' ? from : term(from);
  return answer(situation(statements), { who: { kind: 'service', name: service, sourceAccount }, actions: ['s3:PutObject'] });
}

describe('the perimeter of an organization', () => {
  const perimeter = {
    ...deny,
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': PARTNER },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  };

  it('keeps unsigned requests out, for they have no organization', () => {
    expect(answer(situation([read, perimeter]), { who: anonymous })).toBe('no');
  });

  it('lets in the account that it excepts, and no other stranger', () => {
    const outside = (...accounts: readonly string[]): Reach => ({ who: { kind: 'outside', accounts, organizations: ['o-a1b2c3d4e5'] } });
    expect(answer(situation([read, perimeter]), outside(OWNER))).toBe('yes');
    expect(answer(situation([read, perimeter]), outside(OWNER, PARTNER))).toBe('no');
  });

  it('has a gap where calls that a service makes for somebody are excepted: any account can have one made', () => {
    const network = { ...deny, Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' }, Bool: { 'aws:ViaAWSService': 'false' } } };
    expect(answer(situation([read, network]), { who: anonymous, context: [{ key: 'aws:SourceVpc', is: 'absent' }] })).toBe('no');
    expect(answer(situation([read, network]), { who: everybody })).toBe('yes');
  });

  it('is open where the path of an organization leaves out whose it is', () => {
    const path = (of: string): Situation => situation([{ ...read, ...when('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', of) }]);
    expect(answer(path('o-*/r-ab12/*'), { who: everybody })).toBe('yes');
    expect(answer(path('o-a1b2c3d4e5/r-ab12/*'), { who: everybody })).toBe('no');
  });
});

describe('two fences one behind the other', () => {
  it('leave nobody inside where no request can pass both', () => {
    const addresses = { ...deny, ...when('NotIpAddress', 'aws:SourceIp', '192.0.2.0/24') };
    const network = { ...deny, ...when('StringNotEquals', 'aws:SourceVpc', 'vpc-1a2b3c4d') };
    // Over the endpoint there is no aws:SourceIp, over the internet no aws:SourceVpc.
    expect(repair(addresses, network)).toBe('no');
    expect(repair(addresses)).toBe('yes');
    expect(repair({ ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' }, StringNotEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' } } })).toBe(
      'yes',
    );
  });

  it('of role and of user leave the federated user', () => {
    const kept = (kind: string): object => ({ ...deny, ...when('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::*:${kind}/*`) });
    expect(repair(kept('role'), kept('user'))).toBe('yes');
    expect(repair({ ...deny, ...when('StringEquals', 'aws:PrincipalType', ['AssumedRole', 'User', 'FederatedUser']) })).toBe('no');
  });
});

describe('a Deny meant for uploads hits everything else', () => {
  for (const key of ['s3:x-amz-acl', 's3:x-amz-server-side-encryption']) {
    it(`where it compares ${key} of requests that never have it`, () => {
      expect(repair({ ...deny, ...when('StringNotEquals', key, 'x') })).toBe('no');
      expect(repair({ ...deny, Action: 's3:PutObject', ...when('StringNotEquals', key, 'x') })).toBe('yes');
    });
  }
});

describe('an exception for AWS services in the refusal of plain HTTP', () => {
  const spared = (operator: string): object => ({
    ...deny,
    Condition: {
      Bool: { 'aws:SecureTransport': 'false', ...(operator === 'Bool' ? { 'aws:PrincipalIsAWSService': 'false' } : {}) },
      ...(operator === 'Bool' ? {} : { [operator]: { 'aws:PrincipalIsAWSService': 'false' } }),
    },
  });

  it('spares the unsigned too, whose requests do not say that they are no service', () => {
    expect(plainHttp(read, spared('Bool'))).toBe('yes');
    expect(plainHttp(spared('Bool'))).toBe('no');
  });

  it('spares them no more where a missing key counts', () => {
    expect(plainHttp(read, spared('BoolIfExists'))).toBe('no');
  });
});

describe('services write for the account that the statement names', () => {
  const from = (service: string, condition: object): object => ({ ...read, Principal: { Service: service }, Action: 's3:PutObject', Condition: condition });

  for (const [service, condition] of [
    ['logdelivery.elasticloadbalancing.amazonaws.com', { ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:us-east-1:${OWNER}:loadbalancer/*` } }],
    ['delivery.logs.amazonaws.com', { StringEquals: { 'aws:SourceAccount': OWNER }, ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${OWNER}:*` } }],
    ['config.amazonaws.com', { StringEquals: { 'AWS:SourceAccount': OWNER, 's3:x-amz-acl': 'bucket-owner-full-control' } }],
  ] as const) {
    it(service, () => {
      expect(delivers(service, OWNER, from(service, condition))).toBe('yes');
      expect(delivers(service, 'not the owner', from(service, condition))).toBe('no');
    });
  }

  it('and stop where a Deny asks for a transport that their requests do not tell', () => {
    const config = from('config.amazonaws.com', { StringEquals: { 'aws:SourceAccount': OWNER } });
    expect(delivers('config.amazonaws.com', OWNER, config, { ...deny, ...when('StringNotEquals', 'aws:SecureTransport', 'true') })).toBe('no');
    expect(delivers('config.amazonaws.com', OWNER, config, { ...deny, ...when('Bool', 'aws:SecureTransport', false) })).toBe('yes');
  });
});

describe('Block Public Access, setting by setting', () => {
  const names = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;
  const settings = Array.from({ length: 16 }, (_, mask) => Object.fromEntries(names.map((name, bit) => [name, Boolean(mask & (1 << bit))])));
  const partner = { ...read, Principal: { AWS: PARTNER }, Action: 's3:PutObject' };

  for (const level of ['block', 'accountBlock'] as const) {
    for (const block of settings) {
      const rest: Omit<PlainSituation, 'bucket'> = { accountBlock: false, [level]: block };
      it(`${level} ${names.filter((name) => block[name]).join(', ') || 'off'}: only two of the four work on what is there`, () => {
        const policy = situation([read, partner], rest);
        expect(answer(policy, { who: anonymous })).toBe(block['RestrictPublicBuckets'] ? 'no' : 'yes');
        expect(answer(policy, { who: external, actions: ['s3:PutObject'] })).toBe(block['RestrictPublicBuckets'] ? 'no' : 'yes');
        const acl = situation(undefined, { ...rest, acl: 'public-read', ownership: 'ObjectWriter' });
        expect(answer(acl, { who: anonymous })).toBe(block['IgnorePublicAcls'] ? 'no' : 'yes');
      });
    }
  }

  it('counts a policy as public although a Deny takes all of it back, and cuts off the partner', () => {
    const here = situation([read, partner, { ...deny, Action: 's3:GetObject' }], { block: true });
    expect(answer(here, { who: external, actions: ['s3:PutObject'] })).toBe('no');
  });
});

describe('values that look fixed', () => {
  it.each([
    ['the word for unsigned callers lets unsigned callers in', when('StringEquals', 'aws:PrincipalAccount', 'anonymous'), 'yes'],
    ['one broad range among narrow ones opens all', when('IpAddress', 'aws:SourceIp', ['203.0.113.7', '0.0.0.0/1']), 'yes'],
    ['tags that anybody can give to his own roles', when('StringEquals', 'aws:PrincipalTag/team', 'blue'), 'yes'],
    ['a variable that can only be the owner', when('StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}'), 'no'],
    ['a pattern for the account of a role', when('ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Admin'), 'yes'],
    ['an account further back in a name', when('StringLike', 'aws:PrincipalArn', `*:${OWNER}:role/*`), 'yes'],
  ])('%s', (_, condition, expected) => {
    expect(answer(situation([{ ...read, ...condition }]), { who: everybody })).toBe(expected);
  });

  it('are public to Block Public Access as soon as a variable is in them', () => {
    expect(isPublic({ ...read, ...when('StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}') })).toBe('yes');
  });
});

describe('what is written in disguise', () => {
  it('is read as JSON reads it', () => {
    const text = `{"Version":"2012-10-17","Statement":[{"Effect":"\\u0041llow","Principal":"\\u002a","Action":"s3:Get\\u004fbject","Resource":"arn:aws:s3:::b/*"}]}`;
    expect(answer(situation(JSON.parse(text) as object), { who: anonymous })).toBe('yes');
  });

  it('keys of objects are told apart by their case, and keys of tags of principals are not', () => {
    const tagged = (key: string): object => when('StringEquals', key, 'a');
    expect(
      answer(
        situation([
          { ...read, ...tagged('s3:ExistingObjectTag/Open') },
          { ...deny, ...tagged('s3:ExistingObjectTag/open') },
        ]),
        { who: anonymous },
      ),
    ).toBe('yes');
    expect(
      answer(
        situation([
          { ...read, ...tagged('aws:PrincipalTag/Team') },
          { ...deny, ...tagged('aws:PrincipalTag/team') },
        ]),
        { who: external },
      ),
    ).toBe('no');
  });

  it('the old versions of an object have an action of their own', () => {
    expect(
      answer(
        situation([
          { ...read, Action: 's3:Get*' },
          { ...deny, Action: 's3:GetObject' },
        ]),
        { who: anonymous, actions: 'read' },
      ),
    ).toBe('yes');
  });
});

describe('a fence of addresses', () => {
  const away = { ...deny, ...when('NotIpAddress', 'aws:SourceIp', '192.0.2.0/24') };

  it('that denies all others keeps everybody out, as an Allow for these alone does', () => {
    expect(answer(situation([read, away]), { who: everybody })).toBe('no');
    expect(answer(situation([{ ...read, ...when('IpAddress', 'aws:SourceIp', '192.0.2.0/24') }]), { who: everybody })).toBe('no');
  });

  it('turned inside out keeps nobody out', () => {
    expect(answer(situation([{ ...read, ...when('NotIpAddress', 'aws:SourceIp', '192.0.2.0/24') }]), { who: everybody })).toBe('yes');
  });
});
