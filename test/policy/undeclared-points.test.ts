import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Reach, Verdict, Who } from '../../src/policy/question.js';
import { OWNER, PARTNER, STRANGER, sign, situation, symbolic } from './situations.js';

const all = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };
const delegated = (condition: object): object => ({ ...all, Condition: condition });
const ask = (
  condition: object,
  kind: 'everybody' | 'external' | 'outsider' | 'caller' | 'anonymous',
  rest: Omit<PlainSituation, 'policy' | 'bucket'> = {},
): Verdict => createEngine().ask(situation([delegated(condition)], rest), { who: { kind } });

const anyPoint = { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } };
const ownPoints = { StringEquals: { 's3:DataAccessPointAccount': OWNER } };

/** S3 User Guide, access points: any account can attach one to a bucket, and what comes through it the bucket's policy has to let in. */
describe('a bucket that delegates to access points of whatever account', () => {
  it.each([
    ['by their ARN', anyPoint],
    ['by their ARN, compared as a text', { StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } }],
    ['by their names', { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:*:accesspoint/reports-*' } }],
    ['by a part of the account', { StringLike: { 's3:DataAccessPointAccount': '1111*' } }],
    ['by being access points at all', { Null: { 's3:DataAccessPointArn': 'false' } }],
    ['by all accounts but one', { StringNotEquals: { 's3:DataAccessPointAccount': PARTNER }, Null: { 's3:DataAccessPointAccount': 'false' } }],
    ['by their network', { StringEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } }],
  ])('is open to everybody: %s', (_name, condition) => {
    for (const who of ['everybody', 'external', 'outsider', 'caller'] as const) expect([who, ask(condition, who).verdict]).toEqual([who, 'yes']);
  });

  it('is not open to anonymous requests, which no access point answers', () => {
    expect(ask(anyPoint, 'anonymous').verdict).toBe('no');
  });

  it('shows the access point that somebody makes, and says why it lets in', () => {
    const found = ask(anyPoint, 'external');
    expect(found).toMatchObject({ verdict: 'yes', witness: { via: `arn:aws:s3:us-east-1:${STRANGER}:accesspoint/theirs`, principal: { account: STRANGER } } });
    expect(found.verdict === 'yes' && found.causes.map(({ says }) => says)).toEqual([
      'statement #1 allows it',
      'it lets in what comes through access points of other accounts, whose policies are theirs to write',
    ]);
  });

  it('keeps to what the pattern says of the name', () => {
    const found = ask({ ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:*:accesspoint/reports-*' } }, 'everybody');
    expect(found.verdict === 'yes' && found.witness.via).toMatch(/^arn:aws:s3:us-west-2:9{12}:accesspoint\/reports-/);
  });

  it('is held by RestrictPublicBuckets, since the policy is public, and by a Deny', () => {
    expect(ask(anyPoint, 'everybody', { block: { RestrictPublicBuckets: true } }).verdict).toBe('no');
    const perimeter = { ...all, Effect: 'Deny', Condition: { StringNotEquals: { 's3:DataAccessPointAccount': OWNER } } };
    expect(createEngine().ask(situation([delegated(anyPoint), perimeter]), { who: { kind: 'everybody' } }).verdict).toBe('no');
  });

  it('does by that what access points do, and nothing else', () => {
    const question = (action: string): Reach => ({ who: { kind: 'outsider' }, actions: [action] });
    const verdict = (action: string): string => createEngine().ask(situation([delegated(anyPoint)]), question(action)).verdict;
    expect([verdict('s3:ListBucket'), verdict('s3:PutBucketVersioning')]).toEqual(['yes', 'no']);
  });

  it('comes over HTTPS alone', () => {
    const http: Reach = { who: { kind: 'outsider' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] };
    expect(createEngine().ask(situation([delegated(anyPoint)]), http).verdict).toBe('no');
  });

  it('is public as Block Public Access has it', () => {
    const here = situation([delegated(anyPoint)]);
    expect(here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict).toBe('yes');
  });
});

describe('a bucket that delegates to access points of one other account', () => {
  const partner = { StringEquals: { 's3:DataAccessPointAccount': PARTNER } };

  it('is open to whom that account lets in, which is not everybody', () => {
    expect(ask(partner, 'external')).toMatchObject({ verdict: 'yes', witness: { via: expect.stringContaining(`:${PARTNER}:accesspoint/`) } });
    expect(ask(partner, 'everybody').verdict).toBe('no');
  });

  it('is no matter where that account is trusted', () => {
    const outside = (...accounts: readonly string[]): Who => ({ kind: 'outside', accounts });
    const verdict = (who: Who): string => createEngine().ask(situation([delegated(partner)]), { who }).verdict;
    expect([verdict(outside(PARTNER)), verdict(outside(STRANGER))]).toEqual(['no', 'yes']);
  });

  it('may be open where it is not known whether the account is the own one', () => {
    const here = { ...situation([delegated(partner)]), account: [sign('Owner', 'account')] };
    expect(createEngine().ask(here, { who: { kind: 'external' } }).verdict).toBe('unknown');
  });
});

describe('a bucket that delegates to access points of its own account', () => {
  it.each([
    ['by the account', ownPoints],
    ['by their ARN', { ArnLike: { 's3:DataAccessPointArn': `arn:aws:s3:*:${OWNER}:accesspoint/*` } }],
    ['by a variable', { StringEquals: { 's3:DataAccessPointAccount': '${aws:ResourceAccount}' } }],
  ])('is open to no outsider, for its own access points are its own business: %s', (_name, condition) => {
    for (const who of ['everybody', 'external', 'outsider', 'caller'] as const) expect([who, ask(condition, who).verdict]).toEqual([who, 'no']);
  });

  it('also where the account is not resolved, but is the same', () => {
    const here = symbolic(
      { ...delegated({ StringEquals: { 's3:DataAccessPointAccount': '<A:account>' } }), Resource: '*' },
      { account: [sign('A', 'account')] },
    );
    const arn = symbolic(
      { ...delegated({ ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:<R:region>:<A:account>:accesspoint/*' } }), Resource: '*' },
      { account: [sign('A', 'account')] },
    );
    for (const one of [here, arn]) for (const kind of ['everybody', 'external'] as const) expect(createEngine().ask(one, { who: { kind } }).verdict).toBe('no');
  });
});

describe('an access point that is declared', () => {
  it('is known, so that none is imagined in its place', () => {
    const points = [{ name: 'p', account: PARTNER, block: false }];
    expect(ask({ ArnEquals: { 's3:DataAccessPointArn': `arn:aws:s3:us-east-1:${PARTNER}:accesspoint/p` } }, 'external', { points }).verdict).toBe('no');
    expect(ask({ ArnEquals: { 's3:DataAccessPointArn': `arn:aws:s3:us-east-1:${PARTNER}:accesspoint/other` } }, 'external', { points }).verdict).toBe('yes');
  });
});

describe('a grant to access points', () => {
  it('is asked for by itself', () => {
    const engine = createEngine();
    const here = situation([delegated(ownPoints), delegated(anyPoint)]);
    const lets = (index: number): string => engine.ask(here, { who: { kind: 'everybody' }, grant: { kind: 'statement', index } }).verdict;
    expect([lets(0), lets(1)]).toEqual(['no', 'yes']);
  });

  it('is alive whosever they are, and dead where there can be none such', () => {
    const live = (condition: object): string => createEngine().live(situation([delegated(condition)]), 0).kind;
    expect([live(ownPoints), live(anyPoint)]).toEqual(['live', 'live']);
    expect(live({ StringEquals: { 's3:DataAccessPointAccount': OWNER }, ArnLike: { 's3:DataAccessPointArn': `arn:aws:s3:*:${PARTNER}:accesspoint/*` } })).toBe(
      'dead',
    );
    expect(live({ Null: { 's3:DataAccessPointArn': 'false' }, Bool: { 'aws:SecureTransport': 'false' } })).toBe('dead');
  });
});
