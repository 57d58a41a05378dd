import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../src/policy/answer.js';
import { createEngine } from '../../../src/policy/engine.js';
import type { Reach, Verdict, Who } from '../../../src/policy/question.js';
import { table } from '../evaluate/table.js';
import { OWNER, PARTNER, situation } from '../situations.js';

const objects = 'arn:aws:s3:::b/*';
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: objects };
const everybody: Reach = { who: { kind: 'everybody' } };
const ask = (policy: object | readonly object[], question: Reach, rest: Parameters<typeof situation>[1] = {}): Verdict =>
  createEngine().ask(situation(policy, rest), question);

describe('everybody', () => {
  it.each([
    ['anybody at all', {}, 'yes'],
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'no'],
    ['any organization', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, 'yes'],
    ['paths of an organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'no'],
    ['an account', { StringEquals: { 'aws:PrincipalAccount': PARTNER } }, 'no'],
    ['accounts that begin so', { StringLike: { 'aws:PrincipalAccount': '1111*' } }, 'yes'],
    ['roles of an account', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${PARTNER}:role/*` } }, 'no'],
    ['roles of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }, 'yes'],
    ['an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-11111111' } }, 'no'],
    ['any network', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }, 'yes'],
    ['all but one endpoint', { StringNotEquals: { 'aws:SourceVpce': 'vpce-11111111' } }, 'yes'],
    ['an endpoint, if there is one', { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-11111111' } }, 'yes'],
    ['a range of addresses', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, 'no'],
    ['half of the addresses', { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, 'yes'],
    ['a referer', { StringLike: { 'aws:Referer': 'https://example.com/*' } }, 'yes'],
    ['a tag', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }, 'yes'],
  ])('is let in by a grant to %s: %j: %s', (_name, condition, expected) => {
    expect(ask({ ...read, Condition: condition }, everybody).verdict).toBe(expected);
  });

  it('is kept out by a Deny, although Block Public Access does not look at it', () => {
    const deny = { ...read, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } } };
    expect(ask([read, deny], everybody).verdict).toBe('no');
    const here = situation([read, deny]);
    expect(here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict).toBe('yes');
  });
});

describe('Block Public Access', () => {
  it.each([
    ['a wildcard that its operator takes as it is', { StringEquals: { 'aws:PrincipalOrgID': 'o-*' } }, 'yes'],
    ['a variable', { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }, 'yes'],
    ['a fixed value beside a wildcard', { StringLike: { 'aws:PrincipalOrgID': ['o-a', 'o-*'] } }, 'yes'],
    ['a key that says nothing of the caller', { StringEquals: { 's3:x-amz-server-side-encryption': 'nonsense' } }, 'yes'],
    ['a fixed value', { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'no'],
    ['a fixed account of the roles', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${PARTNER}:role/*` } }, 'no'],
  ])('takes a grant under %s: %j as public: %s', (_name, condition, expected) => {
    const here = situation({ ...read, Condition: condition });
    expect(here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict).toBe(expected);
  });
});

describe('a verdict', () => {
  it('says what it supposes of the account where it rests on that', () => {
    expect(ask(read, { who: { kind: 'anonymous' } })).toMatchObject({ assumes: [expect.stringContaining("the account's own Block Public Access")] });
    expect(ask({ ...read, Principal: { AWS: PARTNER } }, { who: { kind: 'external' } })).toMatchObject({ assumes: [] });
  });

  it('of no names a smallest set of what stands in the way', () => {
    const deny = (resource: string): object => ({ Sid: resource.slice(-2, -1), Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: resource });
    const verdict = ask([read, deny('arn:aws:s3:::b/a*'), deny('arn:aws:s3:::b/*'), deny('arn:aws:s3:::b/c*')], { who: { kind: 'anonymous' } });
    expect(verdict).toMatchObject({ verdict: 'no', causes: [{ says: 'statement / denies it' }] });
  });

  it('of no has no causes where nothing lets it through', () => {
    expect(ask({ ...read, Principal: { AWS: PARTNER } }, { who: { kind: 'anonymous' } })).toMatchObject({ verdict: 'no', causes: [] });
  });

  it('of no says which setting masks a grant', () => {
    expect(ask(read, { who: { kind: 'anonymous' } }, { block: true })).toMatchObject({ causes: [{ says: expect.stringContaining('RestrictPublicBuckets') }] });
    expect(ask([], { who: { kind: 'anonymous' } }, { acl: 'public-read' })).toMatchObject({
      causes: [{ says: expect.stringContaining('BucketOwnerEnforced') }],
    });
    expect(ask(read, { who: { kind: 'anonymous' }, without: ['blocks'] }, { block: true }).verdict).toBe('yes');
  });

  it('tells the Deny that lacks one element only', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b' };
    const verdict = ask([read, deny], { who: { kind: 'anonymous' }, actions: 'read' });
    expect(verdict.verdict === 'yes' && verdict.causes.map(({ says }) => says)).toEqual([
      'statement #1 allows it',
      'statement #2 does not deny it: its Resource does not cover it',
    ]);
  });

  it('is about one grant alone where that is asked', () => {
    const put = { ...read, Action: 's3:PutObject' };
    const lets = (index: number): string => ask([read, put], { who: { kind: 'anonymous' }, actions: 'write', grant: { kind: 'statement', index } }).verdict;
    expect([lets(0), lets(1)]).toEqual(['no', 'yes']);
  });

  it('never names the policy of the bucket for others than its owner', () => {
    expect(ask({ ...read, Action: 's3:*BucketPolicy', Resource: 'arn:aws:s3:::b' }, { who: { kind: 'outsider' } }).verdict).toBe('no');
  });

  it('shows a command that sends the request', () => {
    const command = (question: Reach, policy: object = read): string | undefined => {
      const verdict = ask(policy, question);
      return verdict.verdict === 'yes' ? verdict.witness.command : undefined;
    };
    expect(command({ who: { kind: 'anonymous' } })).toBe('curl https://b.s3.amazonaws.com/x');
    expect(command({ who: { kind: 'external' } })).toBe('aws s3api get-object --bucket b --key x FILE');
    expect(command({ who: { kind: 'anonymous' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] })).toBe(
      'curl http://b.s3.amazonaws.com/x',
    );
  });

  it('gives up with a reason when its budget is spent', () => {
    const many = Array.from({ length: 6 }, (_, at) => ({
      ...read,
      Effect: 'Deny',
      Resource: `arn:aws:s3:::b/*${at}?${at}*`,
      Condition: { StringNotEquals: { 'aws:PrincipalTag/t': String(at) } },
    }));
    const verdict = createEngine({ budget: 1, states: 1 }).ask(situation([{ ...read, Resource: 'arn:aws:s3:::b/*a?b' }, ...many]), {
      who: { kind: 'external' },
    });
    expect(verdict).toMatchObject({ verdict: 'unknown', why: [{ says: expect.stringContaining('stopped') }] });
  });
});

describe('the same question', () => {
  const whos: readonly Who[] = [{ kind: 'anonymous' }, { kind: 'external' }, { kind: 'everybody' }];
  const some = table.filter((_, at) => at % 4 === 0);
  const told = (verdict: Verdict): string =>
    JSON.stringify({ ...verdict, ...(verdict.verdict === 'unknown' ? {} : { causes: verdict.causes.map(({ says }) => says) }) });

  it('has the same answer in every engine, however much it was asked before', () => {
    const used = createEngine();
    for (const { policy } of some) {
      for (const who of whos) expect(told(used.ask(situation(policy), { who }))).toBe(told(createEngine().ask(situation(policy), { who })));
    }
  });

  it('is never answered by an engine that disagrees with itself', () => {
    const engine = createEngine();
    for (const { policy } of table) {
      const here = situation(policy);
      for (const who of whos) {
        const verdict = engine.ask(here, { who });
        expect(verdict.verdict === 'unknown' ? verdict.why.map(({ says }) => says) : []).toEqual([]);
      }
    }
  });
});

describe('an answer', () => {
  it('has the witness with its first reason, and what is supposed with each', () => {
    const answer = answerOf(ask(read, { who: { kind: 'anonymous' } }));
    expect(answer).toMatchObject({
      truth: 'yes',
      because: [{ says: 'statement #1 allows it', assumed: expect.stringContaining('Block Public Access'), witness: { action: 's3:GetObject' } }],
    });
  });

  it('takes the words of a rule', () => {
    expect(answerOf(ask(read, { who: { kind: 'anonymous' } }), { yes: 'anybody can read it' }).because[0]?.says).toBe('anybody can read it');
    expect(answerOf(ask([], { who: { kind: 'anonymous' } }), { no: 'nothing grants it' })).toMatchObject({
      truth: 'no',
      because: [{ says: 'nothing grants it' }],
    });
  });

  it('of an owner who is locked out is no', () => {
    const locked = situation({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', objects] });
    expect(answerOf(createEngine().canRepair(locked)).truth).toBe('no');
    expect(createEngine().canRepair(situation(undefined, { account: OWNER })).verdict).toBe('yes');
  });
});
