import { describe, expect, it } from 'vitest';
import { isChosenByCaller, isWiderThan, passesWithoutKey, WIDEST } from '../../src/model/narrowing.js';
import type { Condition } from '../../src/policy/policy.js';
import type { Truth } from '../../src/truth/answer.js';
import { read } from '../policy/parsing.js';

function conditions(condition: object): readonly Condition[] {
  return read({ Condition: condition }).statement.conditions.items;
}

function only(condition: object): Condition {
  const [first] = conditions(condition);
  if (!first) throw new Error('no condition was read');
  return first;
}

describe('what the caller fills in', () => {
  const chosen = (key: string): boolean => isChosenByCaller(only({ StringLike: { [key]: 'x' } }));

  it('is headers, parameters and tags of the request', () => {
    const keys = ['aws:Referer', 'aws:UserAgent', 'aws:RequestTag/team', 'aws:TagKeys', 's3:prefix', 's3:x-amz-acl', 's3:RequestObjectTag/a', 's3:VersionId'];
    expect(keys.filter((key) => !chosen(key))).toEqual([]);
  });

  it('is not who calls, from where, and how the object is tagged', () => {
    const keys = [
      'aws:PrincipalOrgID',
      'aws:SourceVpce',
      'aws:SourceIp',
      's3:ExistingObjectTag/public',
      'aws:PrincipalTag/a',
      's3:authType',
      's3:DataAccessPointArn',
    ];
    expect(keys.filter(chosen)).toEqual([]);
  });
});

describe('a condition passes who lacks its key', () => {
  const passes = (condition: object): readonly boolean[] => conditions(condition).map((one, _index, all) => passesWithoutKey(one, all));

  it('by IfExists and by ForAllValues', () => {
    expect(passes({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } })).toEqual([true]);
    expect(passes({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } })).toEqual([true]);
    expect(passes({ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } })).toEqual([false]);
  });

  it('unless a Null beside ForAllValues demands the key', () => {
    expect(passes({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' }, Null: { 'aws:PrincipalOrgId': 'False' } })).toEqual([false, false]);
    expect(passes({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' }, Null: { 'aws:PrincipalOrgID': 'true' } })).toEqual([true, false]);
    expect(passes({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' }, Null: { 'aws:SourceVpce': 'false' } })).toEqual([true, false]);
  });

  it('only if some request lacks it: an address is lacking behind a VPC endpoint, the transport never is', () => {
    expect(passes({ IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } })).toEqual([true]);
    expect(passes({ BoolIfExists: { 'aws:SecureTransport': 'true' } })).toEqual([false]);
    expect(passes({ StringEqualsIfExists: { 'aws:ResourceAccount': '111122223333' } })).toEqual([false]);
  });
});

describe('a range of addresses', () => {
  const wide = (range: string, limits = WIDEST): Truth => {
    const [value] = only({ IpAddress: { 'aws:SourceIp': range } }).values.items;
    if (!value) throw new Error('no value was read');
    return isWiderThan(value, limits).truth;
  };

  it('is too wide above /8 and /32', () => {
    expect(['0.0.0.0/0', '128.0.0.0/1', '16.0.0.0/7', '::/0', '2001::/16', '2001:db8::/31'].filter((range) => wide(range) !== 'yes')).toEqual([]);
    expect(['17.0.0.0/8', '203.0.113.7', '2001:db8::/32', '2001:db8::1'].filter((range) => wide(range) !== 'no')).toEqual([]);
  });

  it('is held against stricter limits where they are set', () => {
    expect(wide('203.0.0.0/16', { ipv4: 24, ipv6: 32 })).toBe('yes');
    expect(wide('203.0.113.7', { ipv4: 32, ipv6: 32 })).toBe('no');
  });

  it('that is private, or none at all, is another mistake', () => {
    expect(['10.0.0.0/8', '192.168.0.0/16', 'fc00::/7', '0.0.0.0/33', 'office'].filter((range) => wide(range, { ipv4: 32, ipv6: 128 }) !== 'no')).toEqual([]);
    expect(wide('10.0.0.0/7')).toBe('yes');
  });
});
