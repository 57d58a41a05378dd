import { describe, expect, it } from 'vitest';
import { hasLiteralWildcard, isPrivateRange, underOperator } from '../../src/model/condition-words.js';
import { refusesAbsentMfa, trustsWithoutMfa } from '../../src/model/mfa.js';
import { boundsSignatureAge, isBeyondAnySignature, lengthOf, looksLikeSeconds } from '../../src/model/signature-age.js';
import { parsePolicyText } from '../../src/policy/parse.js';
import type { Condition, Element, Statement } from '../../src/policy/policy.js';
import { says } from '../../src/policy/term.js';

function statement(condition: object, effect = 'Deny'): Statement {
  const content = { Effect: effect, Principal: '*', Action: 's3:*', Resource: '*', Condition: condition };
  const [found] = parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: [content] }), 'bucket').statements.items;
  if (!found) throw new Error('no statement');
  return found;
}

function first(condition: object): { readonly condition: Condition; readonly value: Element } {
  const [found] = statement(condition).conditions.items;
  const [value] = found?.values.items ?? [];
  if (!found || !value) throw new Error('no condition');
  return { condition: found, value };
}

describe('addresses', () => {
  it.each(['10.0.0.0/8', '10.1.2.3', '172.31.255.0/24', '100.127.0.0/16', '169.254.169.254', '127.0.0.1/8', 'fd00::1', 'FE80::/64', '::1'])(
    '%s is private',
    (range) => {
      expect(isPrivateRange(first({ IpAddress: { 'aws:SourceIp': range } }).value).truth).toBe('yes');
    },
  );
  it.each(['10.0.0.0/7', '172.32.0.1', '100.128.0.0/16', '203.0.113.0/24', '2001:db8::/32', '0.0.0.0/0', '::/0', 'home'])('%s is not', (range) => {
    expect(isPrivateRange(first({ IpAddress: { 'aws:SourceIp': range } }).value).truth).toBe('no');
  });
});

describe('wildcards that are plain characters', () => {
  it.each([
    ['StringEquals', 'aws:PrincipalTag/x', 'a*', 'yes'],
    ['StringNotEqualsIgnoreCase', 'aws:PrincipalTag/x', 'a?', 'yes'],
    ['StringEquals', 'aws:PrincipalTag/x', '${aws:PrincipalTag/y}${?}', 'no'],
    ['StringLike', 'aws:PrincipalTag/x', 'a*', 'no'],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::*:role/x', 'no'],
    ['StringEquals', 'aws:Referer', 'https://example.com/?a', 'no'],
  ])('%s %s %s: %s', (operator, key, text, truth) => {
    const { condition, value } = first({ [operator]: { [key]: text } });
    expect(hasLiteralWildcard(condition, value).truth).toBe(truth);
  });
});

describe('a key under another operator', () => {
  const move = (condition: object): unknown => {
    const of = statement(condition);
    const [found] = of.conditions.items;
    return found && underOperator(of, found, 'StringLike', says);
  };
  it('is the whole condition where it was', () => {
    expect(move({ StringEquals: { 's3:prefix': ['', 'a*'] } })).toEqual([{ path: ['Condition'], content: { StringLike: { 's3:prefix': ['', 'a*'] } } }]);
  });
  it('leaves the other keys, and no empty operator', () => {
    expect(move({ StringEquals: { 's3:prefix': 'a*' }, Bool: { 'aws:SecureTransport': 'true' } })).toEqual([
      { path: ['Condition', 'StringEquals'] },
      { path: ['Condition', 'StringLike', 's3:prefix'], content: 'a*' },
    ]);
    expect(move({ StringEquals: { 's3:prefix': 'a*', 's3:delimiter': '/' } })).toEqual([
      { path: ['Condition', 'StringEquals', 's3:prefix'] },
      { path: ['Condition', 'StringLike', 's3:prefix'], content: 'a*' },
    ]);
  });
  it('does not replace one that is there', () => {
    expect(move({ StringEquals: { 's3:prefix': 'a*' }, StringLike: { 's3:Prefix': 'b*' } })).toBeUndefined();
  });
});

describe('the age of a signature', () => {
  it.each([
    ['59999', 'yes', 'no'],
    ['60000', 'no', 'no'],
    ['172800', 'yes', 'no'],
    ['604799999', 'no', 'no'],
    ['604800000', 'no', 'yes'],
  ])('%s looks like seconds: %s, bounds nothing: %s', (text, seconds, nothing) => {
    const { condition, value } = first({ NumericGreaterThan: { 's3:signatureAge': text } });
    expect([boundsSignatureAge(condition), looksLikeSeconds(value).truth, isBeyondAnySignature(value).truth]).toEqual([true, seconds, nothing]);
  });
  it('is told as a person tells it', () => {
    expect([1000, 3600, 86_400, 600_000, 5_400_000].map(lengthOf)).toEqual(['1 second', '3.6 seconds', '86.4 seconds', '10 minutes', '90 minutes']);
  });
});

describe('MFA', () => {
  const present = 'aws:MultiFactorAuthPresent';
  const age = 'aws:MultiFactorAuthAge';
  it.each([
    ['Deny', { Bool: { [present]: 'false' } }, 'yes'],
    ['Deny', { Bool: { [present]: 'true' } }, 'no'],
    ['Deny', { BoolIfExists: { [present]: 'false' } }, 'no'],
    ['Deny', { NumericGreaterThanEquals: { [age]: 60 } }, 'yes'],
    ['Allow', { Bool: { [present]: 'true' } }, 'no'],
    ['Allow', { BoolIfExists: { [present]: 'TRUE' } }, 'yes'],
    ['Allow', { NumericLessThanIfExists: { [age]: 60 } }, 'yes'],
  ])('%s %j takes a missing key for MFA: %s', (effect, condition, truth) => {
    const of = statement(condition, effect);
    const [found] = of.conditions.items;
    expect(found && trustsWithoutMfa(found, of.effect).truth).toBe(truth);
  });
  it.each([
    [{ Null: { [age]: 'true' } }, 'yes'],
    [{ Null: { [present]: 'false' } }, 'no'],
    [{ BoolIfExists: { [present]: 'false' } }, 'yes'],
    [{ Null: { [age]: 'true' }, IpAddress: { 'aws:SourceIp': '203.0.113.1' } }, 'unknown'],
    [{ Bool: { [present]: 'false' } }, 'no'],
  ])('%j refuses whoever lacks the key: %s', (condition, truth) => expect(refusesAbsentMfa(statement(condition)).truth).toBe(truth));
});
