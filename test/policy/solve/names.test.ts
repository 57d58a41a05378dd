import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import type { Reach } from '../../../src/policy/question.js';
import type { Term } from '../../../src/policy/term.js';
import { madeUp, request, sign, symbolic } from '../situations.js';

const anonymous: Reach = { who: { kind: 'anonymous' } };
const plainHttp: Reach = { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' };
const allow = (Resource: string): object => ({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource });
const noHttp = (Resource: string | readonly string[]): object => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

describe('what is unresolved in the name of a bucket', () => {
  const bucket: Term = [sign('Env', 'anything'), '-data'];
  const answersHttp = (Resource: string | readonly string[]): unknown => {
    const verdict = createEngine().ask(symbolic(noHttp(Resource), { bucket }), plainHttp);
    return verdict.verdict === 'yes' ? verdict.witness.resource : verdict.verdict;
  };

  it('is the same in the policy, so that a Deny on the objects alone leaves the bucket open', () => {
    expect(answersHttp('arn:aws:s3:::<Env:anything>-data/*')).toBe('arn:aws:s3:::${Env}-data');
    expect(answersHttp('arn:aws:s3:::<Env:anything>-data')).toBe('arn:aws:s3:::${Env}-data/x');
  });

  it('has no slash, so that a pattern of objects is none of buckets', () => {
    expect(answersHttp('arn:aws:s3:::*-data/*')).toBe('arn:aws:s3:::${Env}-data');
  });

  it('does not matter where both halves are named', () => {
    expect(answersHttp(['arn:aws:s3:::<Env:anything>-data', 'arn:aws:s3:::<Env:anything>-data/*'])).toBe('no');
    expect(answersHttp('arn:aws:s3:::<Env:anything>-data*')).toBe('no');
  });

  it('is the same in the name of the source for which a service acts, and where the key begins with that', () => {
    const delivers = (source: string, Resource = 'arn:aws:s3:::<Env:anything>-data/*'): string => {
      const grant = { ...allow(Resource), Principal: { Service: 's3.amazonaws.com' }, Condition: { ArnLike: { 'aws:SourceArn': source } } };
      const of: Term = [sign('Env', 'anything'), '-source'];
      const who = { kind: 'service', name: 's3.amazonaws.com', sourceArn: ['arn:aws:s3:::', ...of] } as const;
      return createEngine().ask(symbolic(grant, { bucket }), { who, actions: ['s3:PutObject'], prefix: [...of, '/all/'] }).verdict;
    };
    expect(delivers('arn:aws:s3:::<Env:anything>-source')).toBe('yes');
    expect(delivers('arn:aws:s3:::<Env:anything>-other')).toBe('no');
    expect(delivers('arn:aws:s3:::<Other:anything>-source')).toBe('unknown');
    expect(delivers('arn:aws:s3:::<Env:anything>-source', 'arn:aws:s3:::<Env:anything>-source/*')).toBe('no');
  });

  it('decides where a policy names a bucket in full', () => {
    expect(answersHttp(['arn:aws:s3:::prod-data', 'arn:aws:s3:::prod-data/*'])).toBe('unknown');
  });
});

describe('a name that CloudFormation makes up', () => {
  const grants = (Resource: string, bucket: Term = [madeUp('A')]): string => createEngine().ask(symbolic(allow(Resource), { bucket }), anonymous).verdict;

  it.each([
    ['its own', 'arn:aws:s3:::<A:bucketName!>/*', 'yes'],
    ['any', 'arn:aws:s3:::*/*', 'yes'],
    ['that of another bucket', 'arn:aws:s3:::<B:bucketName!>/*', 'no'],
    ['a written one', 'arn:aws:s3:::my-bucket/*', 'no'],
    ['its own with more behind it', 'arn:aws:s3:::<A:bucketName!>-logs/*', 'no'],
    ['all that begin so: stacks can be called in any way', 'arn:aws:s3:::prod-*', 'unknown'],
    ['a given one', 'arn:aws:s3:::<Given:bucketName>/*', 'unknown'],
    ['a given ARN', '<Given:anything>', 'unknown'],
  ])('is meant, or not, by %s: %s', (_name, resource, expected) => {
    expect(grants(resource)).toBe(expected);
  });

  it('is not that of a bucket whose name is written, or written in part', () => {
    expect(grants('arn:aws:s3:::<B:bucketName!>/*', ['my-bucket'])).toBe('no');
    expect(grants('arn:aws:s3:::<B:bucketName!>*', ['my-bucket'])).toBe('no');
    expect(grants('arn:aws:s3:::<B:bucketName!>/*', ['my-', sign('Env', 'anything')])).toBe('no');
  });

  it('may be that of a bucket whose name is given', () => {
    expect(grants('arn:aws:s3:::<B:bucketName!>/*', [sign('Given', 'anything')])).toBe('unknown');
  });

  it('can be a part of the key of an object like any other text', () => {
    expect(grants('arn:aws:s3:::my-bucket/<B:bucketName!>/*', ['my-bucket'])).toBe('yes');
  });

  it('is judged in the same way by the evaluator', () => {
    const decide = (resource: string): string =>
      evaluate(symbolic(allow(resource), { bucket: [madeUp('A')] }), request({ bucket: [madeUp('A')], key: 'x' })).decision;
    expect(
      ['<A:bucketName!>/*', '*/*', '<B:bucketName!>/*', 'my-bucket/*', '<A:bucketName!>-logs/*', 'prod-*', '<Given:bucketName>/*'].map((name) =>
        decide(`arn:aws:s3:::${name}`),
      ),
    ).toEqual(['allowed', 'allowed', 'denied', 'denied', 'denied', 'unknown', 'unknown']);
  });
});
