import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { policyFrom } from '../../../src/policy/plain.js';
import type { Reach } from '../../../src/policy/question.js';
import { OWNER, PARTNER, document, sign, situation, symbolic } from '../situations.js';

const bucket = 'arn:aws:s3:::b';
const objects = 'arn:aws:s3:::b/*';
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: objects };
const noHttp = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [bucket, objects], Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const http: Reach = { who: { kind: 'caller' }, counting: 'identities', context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] };

describe('a statement', () => {
  const live = (...statements: readonly object[]): ReturnType<ReturnType<typeof createEngine>['live']> => createEngine().live(situation(statements), 0);

  it('is live with a request that it is about', () => {
    expect(live(read)).toMatchObject({ kind: 'live', witness: { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' } });
    expect(live(noHttp)).toMatchObject({ kind: 'live', witness: { context: { 'aws:SecureTransport': 'false' } } });
  });

  it.each([
    ['an action on objects with the ARN of the bucket', { ...read, Resource: bucket }, ['Action', 'Resource']],
    ['a key that the action never carries', { ...read, Condition: { StringLike: { 's3:prefix': 'home/*' } } }, ['Action', 's3:prefix']],
    [
      'an account and the ARN of another',
      { ...read, Condition: { StringEquals: { 'aws:PrincipalAccount': OWNER }, ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${PARTNER}:role/r` } } },
      ['aws:PrincipalAccount', 'aws:PrincipalArn'],
    ],
    ['a private address as the source', { ...read, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, ['aws:SourceIp']],
    ['another bucket', { ...read, Resource: 'arn:aws:s3:::other/*' }, ['Resource']],
  ])('is dead for %s, and says which elements exclude each other', (_name, statement, elements) => {
    const found = live(statement);
    expect(found.kind).toBe('dead');
    const said = found.kind === 'dead' ? found.because.map(({ says }) => says) : [];
    expect(said).toHaveLength(elements.length);
    for (const [at, element] of elements.entries()) expect(said[at]).toContain(element);
  });

  it('is not dead for an action that may be newer than what is known', () => {
    expect(live({ ...read, Action: 's3:ReadObject' }).kind).toBe('unknown');
    expect(live({ ...read, Action: 'ec2:RunInstances' }).kind).toBe('dead');
  });

  it('is not dead for an access point that nobody has declared', () => {
    expect(live({ ...read, Condition: { StringEquals: { 's3:DataAccessPointAccount': OWNER } } }).kind).toBe('live');
  });

  it('is live for a service that it names', () => {
    expect(live({ ...read, Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' })).toMatchObject({
      kind: 'live',
      witness: { principal: { kind: 'service' } },
    });
  });
});

describe('a redundant statement', () => {
  const redundant = (index: number, ...statements: readonly object[]): ReturnType<ReturnType<typeof createEngine>['redundant']> =>
    createEngine().redundant(situation(statements), index);

  it('allows what a wider one allows', () => {
    const narrow = { ...read, Resource: 'arn:aws:s3:::b/a*' };
    expect(redundant(1, read, narrow)).toMatchObject({ verdict: 'yes', causes: [{ says: 'statement #1 allows it' }] });
    expect(redundant(0, read, narrow).verdict).toBe('no');
  });

  it('denies what another denies', () => {
    expect(redundant(2, read, noHttp, { ...noHttp, Resource: objects }).verdict).toBe('yes');
    expect(redundant(1, read, noHttp, { ...noHttp, Resource: objects }).verdict).toBe('no');
  });

  it('is every dead one', () => {
    expect(redundant(0, { ...read, Resource: 'arn:aws:s3:::other/*' }).verdict).toBe('yes');
  });

  it('is an Allow that a Deny covers', () => {
    expect(redundant(0, read, { ...read, Effect: 'Deny' })).toMatchObject({ verdict: 'yes', causes: [{ says: 'statement #2 denies it' }] });
  });
});

describe('the element that is too narrow', () => {
  const narrow = (deny: object, question = http): readonly object[] => createEngine().tooNarrow(situation([read, deny]), question);

  it('is the Resource of a Deny without the bucket', () => {
    expect(narrow({ ...noHttp, Resource: objects })).toMatchObject([{ statement: 1, element: 'resource' }]);
  });

  it('is the Action of a Deny of some actions', () => {
    expect(narrow({ ...noHttp, Action: 's3:GetObject' })).toMatchObject([{ statement: 1, element: 'action' }]);
  });

  it('is the second condition of a Deny', () => {
    const two = { Bool: { 'aws:SecureTransport': 'false' }, StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } };
    expect(narrow({ ...noHttp, Condition: two })).toMatchObject([{ statement: 1, element: 'condition', key: 'aws:PrincipalOrgID' }]);
  });

  it('is none where there is no hole', () => {
    expect(narrow(noHttp)).toEqual([]);
  });
});

describe('two policies', () => {
  const compare = (before: readonly object[], after: readonly object[]): ReturnType<ReturnType<typeof createEngine>['compare']> =>
    createEngine().compare(policyFrom(document(before), 'bucket'), policyFrom(document(after), 'bucket'), situation(undefined));

  it('are equal whatever the order of their statements', () => {
    expect(compare([read, noHttp], [noHttp, read])).toMatchObject({ relation: 'equal', newlyAllowed: [], newlyDenied: [] });
    expect(compare([read], [{ ...read, Action: 'S3:getobject' }]).relation).toBe('equal');
  });

  it('differ by a grant, with a request that only the wider one allows', () => {
    const partner = { ...read, Principal: { AWS: PARTNER }, Action: 's3:PutObject' };
    expect(compare([read], [read, partner])).toMatchObject({ relation: 'wider', newlyAllowed: [{ action: 's3:PutObject', principal: { account: PARTNER } }] });
    expect(compare([read, partner], [read])).toMatchObject({ relation: 'narrower', newlyAllowed: [], newlyDenied: [{ action: 's3:PutObject' }] });
  });

  it('differ by a Deny that is gone, also for the identities of the account', () => {
    expect(compare([noHttp], [])).toMatchObject({ relation: 'wider' });
  });

  it('can each allow what the other does not', () => {
    expect(compare([read], [{ ...read, Action: 's3:PutObject' }]).relation).toBe('incomparable');
  });
});

describe('the summary of what outsiders can do', () => {
  it('has one request for each group of actions', () => {
    const all = { ...read, Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'], Resource: [bucket, objects] };
    const found = createEngine().summarise(situation(all), { kind: 'outsider' });
    expect(found.map((one) => one.verdict === 'yes' && one.witness.action)).toEqual(['s3:PutObject', 's3:GetObject', 's3:ListBucket']);
  });

  it('is empty where nothing is granted', () => {
    expect(createEngine().summarise(situation(noHttp), { kind: 'outsider' })).toEqual([]);
  });
});

describe('what cannot be told', () => {
  it('is named with its place', () => {
    const here = symbolic({ ...read, Resource: '*', Principal: { AWS: '<Partner:account>' } });
    const verdict = createEngine().ask(here, { who: { kind: 'external' } });
    expect(verdict).toMatchObject({ verdict: 'unknown', why: [{ says: expect.stringContaining('${Partner}') }], example: { action: 's3:GetObject' } });
  });

  it('does not matter where nothing depends on it', () => {
    const here = symbolic({ ...read, Resource: '*' }, { account: [sign('Owner', 'account')] });
    for (const kind of ['anonymous', 'external', 'everybody'] as const) expect(createEngine().ask(here, { who: { kind } }).verdict).toBe('yes');
  });
});
