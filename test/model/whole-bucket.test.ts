import { describe, expect, it } from 'vitest';
import { says } from '../../src/policy/term.js';
import { deniesOf, meansWholeBucket, missesHalf, missingArns } from '../../src/model/whole-bucket.js';
import { accessOf, deny } from './access-of.js';

const outside = { Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-12345678' } } };

describe('a Deny means the whole bucket', () => {
  const means = (more: object): boolean => deniesOf(accessOf([deny({ ...outside, ...more })]).situation).every(meansWholeBucket);

  it('where a wildcard stands for actions on buckets and on objects', () => {
    expect(['*', 's3:*', 's3:Get*', 's3:Put*', 's3:Delete*'].map((Action) => means({ Action }))).toEqual([true, true, true, true, true]);
    expect(means({ Action: undefined, NotAction: 's3:GetObject' })).toBe(true);
  });

  it('and not where it is written for one of them', () => {
    expect(
      ['s3:*Object', 's3:*Object*', 's3:PutObject*', 's3:List*', 's3:*Version*', 's3:GetBucket*', 's3:GetObject'].map((Action) => means({ Action })),
    ).toEqual(Array(7).fill(false));
  });

  it('if it is for everybody, and has a condition', () => {
    expect(means({ Principal: { AWS: ['*'] } })).toBe(true);
    expect(means({ Principal: { AWS: '111122223333' } })).toBe(false);
    expect(means({ Condition: {} })).toBe(false);
  });
});

describe('a half is missed', () => {
  const missed = (...statements: readonly object[]): readonly string[] => {
    const { situation } = accessOf(statements.map((one) => deny({ ...outside, ...one })));
    const [first] = deniesOf(situation);
    return (['bucket', 'object'] as const).filter((half) => first && missesHalf(situation, first, half).truth === 'yes');
  };
  const [itself, objects] = [{ Resource: 'arn:aws:s3:::data' }, { Resource: 'arn:aws:s3:::data/*' }];

  it('where only the other is named', () => {
    expect(missed(itself)).toEqual(['object']);
    expect(missed(objects)).toEqual(['bucket']);
    expect(missed({ Resource: 'arn:aws:s3:::dat*' })).toEqual([]);
    expect(missed({ Resource: undefined, NotResource: 'arn:aws:s3:::data' })).toEqual(['bucket']);
  });

  it('and no other Deny under the same conditions names it', () => {
    expect(missed(itself, objects)).toEqual([]);
    expect(missed(itself, { ...objects, Action: 's3:Get*' })).toEqual(['object']);
    expect(missed(itself, { ...objects, Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-99999999' } } })).toEqual(['object']);
    expect(missed(itself, { ...objects, Principal: { AWS: '111122223333' } })).toEqual(['object']);
  });

  it('but not by a Deny of a part of the objects', () => {
    expect(missed({ Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/secret/*'] })).toEqual([]);
    expect(missed({ Resource: 'arn:aws:s3:::data/secret/*' })).toEqual([]);
  });
});

it('the ARNs to add are those of which something is left out', () => {
  const missing = (Resource: string): readonly string[] => {
    const { situation } = accessOf([deny({ Resource })]);
    return missingArns({ situation }, ...deniesOf(situation)).map(says);
  };
  expect(missing('arn:aws:s3:::data/logs/*')).toEqual(['arn:aws:s3:::data', 'arn:aws:s3:::data/*']);
  expect(missing('arn:aws:s3:::data')).toEqual(['arn:aws:s3:::data/*']);
  expect(missing('*')).toEqual([]);
});
