import { expect, it } from 'vitest';
import { isReadWithoutKeys } from '../../src/model/unsigned-reads.js';
import type { Truth } from '../../src/truth/answer.js';
import { accessOf } from './access-of.js';

const identity = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7';

function read(principal: object | string, more: object = {}): Truth {
  return isReadWithoutKeys(accessOf([{ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*', ...more }])).truth;
}

it('an origin access identity comes by its ARN or by its canonical id', () => {
  expect(read({ AWS: identity })).toBe('yes');
  expect(read({ CanonicalUser: 'a1'.repeat(48) })).toBe('yes');
});

it('an account has a canonical id too, a shorter one', () => expect(read({ CanonicalUser: 'a1'.repeat(32) })).toBe('no'));

it('whoever comes needs no signature', () => expect(read('*')).toBe('yes'));

it('but for a condition that only a signed request can meet', () => {
  expect(read('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })).toBe('no');
});

it('a service signs', () => expect(read({ Service: 'cloudfront.amazonaws.com' })).toBe('no'));

it('who is kept out does not read', () => expect(read({ AWS: identity }, { Effect: 'Deny' })).toBe('no'));
