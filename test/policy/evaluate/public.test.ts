import { describe, expect, it } from 'vitest';
import { isPublic } from '../../../src/policy/evaluate/public.js';
import { policyFrom } from '../../../src/policy/plain.js';
import { OWNER, PARTNER, document, symbolicPolicy } from '../situations.js';

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function grant(condition: Condition, principal: unknown = '*'): object {
  return { Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: condition };
}

function verdict(statements: object | readonly object[], on: 'bucket' | 'point' = 'bucket'): string {
  return isPublic(policyFrom(document(statements), 'bucket'), on).truth;
}

describe('a policy is public for Block Public Access', () => {
  it.each([
    ['*', 'yes'],
    [{ AWS: '*' }, 'yes'],
    [{ AWS: [PARTNER, '*'] }, 'yes'],
    [{ AWS: PARTNER }, 'no'],
    [{ Service: 'cloudtrail.amazonaws.com' }, 'no'],
    [{ CanonicalUser: 'a'.repeat(64) }, 'no'],
    [{ Federated: 'graph.facebook.com' }, 'unknown'],
  ])('or not by its principal %j: %s', (principal, expected) => {
    expect(verdict(grant({}, principal))).toBe(expected);
  });

  it('with everybody but a few', () => {
    expect(verdict({ Effect: 'Allow', NotPrincipal: { AWS: PARTNER }, Action: 's3:*', Resource: '*' })).toBe('yes');
  });

  it('as soon as one grant is, whatever it grants, and whatever is denied', () => {
    const closed = grant({}, { AWS: PARTNER });
    const open = { Effect: 'Allow', Principal: '*', Action: 's3:NoSuchThing', Resource: '*' };
    const shut = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
    expect(verdict([closed, open, shut])).toBe('yes');
    expect(verdict([closed, shut])).toBe('no');
  });

  it.each<readonly [Condition, string]>([
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'no'],
    [{ StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, 'yes'],
    [{ StringEquals: { 'aws:PrincipalOrgID': ['o-a', 'o-b'] } }, 'no'],
    [{ StringLike: { 'aws:PrincipalOrgID': ['o-a', 'o-b*'] } }, 'yes'],
    [{ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } }, 'yes'],
    [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'yes'],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a' } }, 'yes'],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a' }, Null: { 'aws:PrincipalOrgID': 'false' } }, 'no'],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'no'],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*' } }, 'yes'],
    [{ StringLike: { 'aws:SourceVpc': 'vpc-*' } }, 'yes'],
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-91237329' } }, 'no'],
    [{ StringLike: { 'aws:SourceVpc': 'vpc-*' }, StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'no'],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }, 'yes'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/7' } }, 'yes'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'no'],
    [{ IpAddress: { 'aws:SourceIp': '9.0.0.0/8' } }, 'no'],
    [{ IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '0.0.0.0/1'] } }, 'yes'],
    [{ IpAddress: { 'aws:SourceIp': '2001::/16' } }, 'yes'],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, 'no'],
    [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'yes'],
    [{ StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:us-east-1:111122223333:key/k' } }, 'yes'],
    [{ StringLike: { 'aws:Referer': 'https://example.com/' } }, 'yes'],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, 'yes'],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' } }, 'yes'],
    [{ StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }, 'yes'],
    [{ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWNER}:role/*` } }, 'no'],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }, 'yes'],
    [{ ArnLike: { 'aws:PrincipalArn': `arn:*:iam::${OWNER}:role/app` } }, 'no'],
    [{ StringLike: { 'aws:PrincipalArn': `*:${OWNER}:role/*` } }, 'yes'],
    [{ StringEquals: { 'aws:SourceOrgID': 'o-a' } }, 'no'],
  ])('or not by its condition %j: %s', (condition, expected) => {
    expect(verdict(grant(condition))).toBe(expected);
  });

  it('and that of an access point too, if its own ARN is all that confines it', () => {
    const own = grant({ StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:123456789012:accesspoint/*' } });
    expect(verdict(own, 'bucket')).toBe('no');
    expect(verdict(own, 'point')).toBe('yes');
  });

  it('or not by a value that is not known, if that is something without wildcards', () => {
    const by = (value: string): string => isPublic(symbolicPolicy(grant({ StringEquals: { 'aws:PrincipalOrgID': value } })), 'bucket').truth;
    expect(by('<Org:organization>')).toBe('no');
    expect(by('<P:anything>')).toBe('unknown');
  });
});
