import { expect, it } from 'vitest';
import { canBeRepaired } from '../../src/model/lockout.js';
import type { Truth } from '../../src/truth/answer.js';
import { OWNER, situation } from '../policy/situations.js';

const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };

function unless(condition?: object): Truth {
  return canBeRepaired({ situation: situation(condition ? { ...deny, Condition: condition } : deny) }).truth;
}

it('a bucket without a policy has nothing to be repaired', () => {
  expect(canBeRepaired({ situation: situation(undefined) }).truth).toBe('yes');
});

it('one way is enough', () => {
  expect(unless()).toBe('no');
  expect(unless({ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWNER}:role/admin` } })).toBe('yes');
  expect(unless({ StringNotEquals: { 'aws:SourceVpce': ['vpce-1a2b3c4d', 'none'] } })).toBe('yes');
});

it('an endpoint or a network that cannot exist is no way', () => {
  expect(unless({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } })).toBe('no');
  expect(unless({ StringNotEquals: { 'aws:SourceVpce': 'vpc-1a2b3c4d' } })).toBe('no');
  expect(unless({ StringNotEquals: { 'aws:SourceVpc': 'vpce-1a2b3c4d' } })).toBe('no');
  expect(unless({ StringNotLike: { 'aws:SourceVpce': 'vpce-1*' } })).toBe('yes');
});
