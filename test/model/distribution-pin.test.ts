import { describe, expect, it } from 'vitest';
import { namesDistributions } from '../../src/model/distribution-pin.js';
import { parsePolicyText } from '../../src/policy/parse.js';

const one = 'arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7';

function named(condition: object): string {
  const statement = { Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject', Resource: '*', Condition: condition };
  const [first] = parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: statement }), 'bucket').statements.items;
  if (!first) throw new Error('no statement');
  return namesDistributions(first).truth;
}

describe('distributions that are named one by one', () => {
  it.each([
    [{ StringEquals: { 'AWS:SourceArn': one } }, 'yes'],
    [{ ArnLike: { 'aws:SourceArn': [one, one.replace('E1', 'E2')] } }, 'yes'],
    [{ ArnLike: { 'aws:SourceArn': [one, one.replace('E1', 'E?')] } }, 'no'],
    [{ ArnLike: { 'aws:SourceArn': one.replace('111122223333', '*') } }, 'no'],
    [{ ArnNotLike: { 'aws:SourceArn': one } }, 'no'],
    [{ StringEqualsIfExists: { 'aws:SourceArn': one } }, 'no'],
    [{ StringEquals: { 'aws:SourceAccount': '111122223333' } }, 'no'],
  ])('by %j: %s', (condition, truth) => expect(named(condition)).toBe(truth));
});
