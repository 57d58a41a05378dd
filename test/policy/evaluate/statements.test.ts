import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import { OWNER, PARTNER, request, situation } from '../situations.js';
import type { PlainRequest } from '../situations.js';

const EVERYWHERE = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const get: PlainRequest = { key: 'x' };

function decision(statements: object | readonly object[], asked: PlainRequest): string {
  return evaluate(situation(statements), request(asked)).decision;
}

/** Whether a grant to everybody under a condition lets an anonymous reader in. */
function under(condition: object, context: PlainRequest['with'] = {}, rest: PlainRequest = get): string {
  return decision({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: EVERYWHERE, Condition: condition }, { ...rest, with: context });
}

describe('a statement', () => {
  it('allows nothing that no Allow covers', () => {
    expect(decision({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }, { action: 's3:PutObject', key: 'x' })).toBe(
      'denied',
    );
  });

  it('denies in spite of every Allow', () => {
    const statements = [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/secret/*' },
    ];
    expect(decision(statements, { key: 'secret/x' })).toBe('denied');
    expect(decision(statements, { key: 'x' })).toBe('allowed');
  });

  it.each([
    ['S3:GETOBJECT', 'allowed'],
    ['s3:?etObject', 'allowed'],
    ['s3:Get*', 'allowed'],
    ['*', 'allowed'],
    ['s*:GetObject', 'denied'],
    ['ec2:*', 'denied'],
    ['s3:ReadObject', 'denied'],
  ])('with the action %s: a read is %s', (action, expected) => {
    expect(decision({ Effect: 'Allow', Principal: '*', Action: action, Resource: '*' }, get)).toBe(expected);
  });

  it.each([
    ['arn:aws:s3:::b', 'denied'],
    ['arn:aws:s3:::b*', 'allowed'],
    ['arn:aws:s3:::B/*', 'denied'],
    ['arn:aws:s3:::?/x', 'allowed'],
    ['arn:aws:s3:::b/*x', 'allowed'],
    ['arn:aws:s3:::b/x?', 'denied'],
    ['arn:aws-cn:s3:::b/*', 'denied'],
  ])('with the resource %s: a read of x is %s', (resource, expected) => {
    expect(decision({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: resource }, get)).toBe(expected);
  });

  it('covers with its Not-forms whatever is not named', () => {
    expect(decision({ Effect: 'Allow', Principal: '*', NotAction: 's3:Put*', NotResource: 'arn:aws:s3:::b/secret/*' }, get)).toBe('allowed');
    expect(decision({ Effect: 'Allow', Principal: '*', NotAction: 's3:Get*', Resource: '*' }, get)).toBe('denied');
    expect(decision({ Effect: 'Allow', Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::b/*' }, get)).toBe('denied');
  });
});

describe('a principal', () => {
  const to = (principal: unknown, asked: PlainRequest): string =>
    decision({ Effect: 'Allow', Principal: principal, Action: 's3:*', Resource: '*' }, { ...get, ...asked });
  const role = `arn:aws:iam::${PARTNER}:role/team/r`;

  it.each([
    ['*', 'anonymous', 'allowed'],
    [{ AWS: '*' }, 'anonymous', 'allowed'],
    ['*', 'logging.s3.amazonaws.com', 'allowed'],
    [{ AWS: PARTNER }, 'anonymous', 'denied'],
    [{ AWS: PARTNER }, role, 'allowed'],
    [{ AWS: `arn:aws:iam::${PARTNER}:root` }, role, 'allowed'],
    [{ AWS: `arn:aws:iam::${OWNER}:root` }, role, 'denied'],
    [{ AWS: role }, role, 'allowed'],
    [{ AWS: `arn:aws:iam::${PARTNER}:role/r` }, role, 'denied'],
    [{ Service: 'logging.s3.amazonaws.com' }, 'logging.s3.amazonaws.com', 'allowed'],
    [{ Service: 'logging.s3.amazonaws.com' }, 'cloudtrail.amazonaws.com', 'denied'],
    [{ Service: 'logging.s3.amazonaws.com' }, 'anonymous', 'denied'],
  ])('%j includes %s: %s', (principal, by, expected) => {
    expect(to(principal, { by })).toBe(expected);
  });

  it('that is a session is nobody else, and its ARN leaves out the path of the role', () => {
    const principal = { AWS: `arn:aws:sts::${PARTNER}:assumed-role/r/s1` };
    expect(to(principal, { by: role, session: 's1' })).toBe('allowed');
    expect(to(principal, { by: role, session: 's2' })).toBe('denied');
    expect(to(principal, { by: role })).toBe('denied');
    expect(to(principal, { by: `arn:aws:iam::${PARTNER}:role/xr`, session: 's1' })).toBe('denied');
  });

  it('that is a canonical user is known by its id alone', () => {
    const id = 'a'.repeat(64);
    expect(to({ CanonicalUser: id }, { by: role, canonicalId: id })).toBe('allowed');
    expect(to({ CanonicalUser: id }, { by: role })).toBe('denied');
  });

  it('in NotPrincipal is the only one who is not meant', () => {
    const statement = { Effect: 'Allow', NotPrincipal: { AWS: role }, Action: 's3:*', Resource: '*' };
    expect(decision(statement, { ...get, by: role })).toBe('denied');
    expect(decision(statement, get)).toBe('allowed');
  });
});

describe('a condition on a key that the request lacks', () => {
  it.each([
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'denied'],
    [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, 'allowed'],
    [{ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } }, 'allowed'],
    [{ StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } }, 'allowed'],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'allowed'],
    [{ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'denied'],
    [{ 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'denied'],
    [{ 'ForAnyValue:StringEqualsIfExists': { 'aws:PrincipalOrgPaths': 'o-a/*' } }, 'allowed'],
    [{ Null: { 'aws:PrincipalOrgID': 'true' } }, 'allowed'],
    [{ Null: { 'aws:PrincipalOrgID': 'false' } }, 'denied'],
  ])('%j: %s', (condition, expected) => {
    expect(under(condition)).toBe(expected);
  });
});

describe('a condition', () => {
  it.each([
    [{ StringEquals: { 'aws:Referer': 'a*' } }, { 'aws:Referer': 'ab' }, 'denied'],
    [{ StringEquals: { 'aws:Referer': 'a*' } }, { 'aws:Referer': 'a*' }, 'allowed'],
    [{ StringLike: { 'aws:Referer': 'a*' } }, { 'aws:Referer': 'ab' }, 'allowed'],
    [{ StringLike: { 'aws:Referer': 'a*' } }, { 'aws:Referer': 'Ab' }, 'denied'],
    [{ StringEqualsIgnoreCase: { 'aws:Referer': 'AB' } }, { 'aws:Referer': 'ab' }, 'allowed'],
    [{ StringNotLike: { 'aws:Referer': ['a*', 'b*'] } }, { 'aws:Referer': 'bb' }, 'denied'],
    [{ Bool: { 'aws:SecureTransport': 'FALSE' } }, { 'aws:SecureTransport': 'false' }, 'allowed'],
    [{ StringEquals: { 'aws:SecureTransport': 'False' } }, { 'aws:SecureTransport': 'false' }, 'denied'],
    [{ NumericLessThan: { 's3:TlsVersion': '1.2' } }, { 's3:TlsVersion': '1.1' }, 'allowed'],
    [{ NumericLessThan: { 's3:TlsVersion': 1.2 } }, { 's3:TlsVersion': '1.2' }, 'denied'],
    [{ NumericNotEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10.0' }, 'denied'],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2030-01-01' } }, { 'aws:CurrentTime': '2030-01-01T00:00:01Z' }, 'allowed'],
    [{ DateLessThan: { 'aws:CurrentTime': '2030-01-01T01:00:00+02:00' } }, { 'aws:CurrentTime': '2029-12-31T23:30:00Z' }, 'denied'],
    [{ DateLessThan: { 'aws:EpochTime': '2030-01-01T00:00:00Z' } }, { 'aws:EpochTime': '1700000000' }, 'allowed'],
    [{ IpAddress: { 'aws:SourceIp': '192.0.2.77/24' } }, { 'aws:SourceIp': '192.0.2.1' }, 'allowed'],
    [{ IpAddress: { 'aws:SourceIp': '192.0.2.1' } }, { 'aws:SourceIp': '192.0.2.2' }, 'denied'],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '203.0.113.9' }, 'allowed'],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, { 'aws:SourceIp': '2001:db8::1' }, 'denied'],
    [{ IpAddress: { 'aws:SourceIp': '::/0' } }, { 'aws:SourceIp': '203.0.113.9' }, 'denied'],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { 'aws:SourceIp': '2001:0db8:0:0::192.0.2.1' }, 'allowed'],
    [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { 'aws:SourceIp': '192.0.2.1' }, 'denied'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, { 'aws:SourceArn': 'arn:aws:s3:::log' }, 'allowed'],
    [{ ArnEquals: { 'aws:SourceArn': 'arn:aws:*:444455556666:b' } }, { 'aws:SourceArn': 'arn:aws:sns:us-east-1:444455556666:b' }, 'unknown'],
    [{ ArnEquals: { 'aws:SourceArn': 'arn:*:sns:*:444455556666:b' } }, { 'aws:SourceArn': 'arn:aws:sns:us-east-1:444455556666:b' }, 'allowed'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3*:b' } }, { 'aws:SourceArn': 'arn:aws:s3:::b' }, 'unknown'],
    [{ BinaryEquals: { 'aws:Referer': 'YWI=' } }, { 'aws:Referer': 'YWI' }, 'allowed'],
    [{ 'ForAllValues:StringLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['a', 'b'] }, 'denied'],
    [{ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['a', 'b'] }, 'allowed'],
    [{ 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['a', 'b'] }, 'denied'],
    [{ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'a*' } }, { 'aws:TagKeys': ['a', 'b'] }, 'allowed'],
    [{ StringNotEquals: { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a', 'b'] }, 'denied'],
  ])('%j against %j: %s', (condition, context, expected) => {
    expect(under(condition, context)).toBe(expected);
  });

  it('needs all its operators and keys, and one of the values of each', () => {
    const both = { StringLike: { 'aws:Referer': ['x', 'https://*'] }, Bool: { 'aws:SecureTransport': 'true' } };
    expect(under(both, { 'aws:Referer': 'https://a', 'aws:SecureTransport': 'true' })).toBe('allowed');
    expect(under(both, { 'aws:Referer': 'https://a', 'aws:SecureTransport': 'false' })).toBe('denied');
  });

  it('is open where a value is not of the type of its operator', () => {
    expect(under({ NumericLessThan: { 's3:TlsVersion': 'new' } }, { 's3:TlsVersion': '1.2' })).toBe('unknown');
    expect(under({ IpAddress: { 'aws:SourceIp': 'office' } }, { 'aws:SourceIp': '192.0.2.1' })).toBe('unknown');
  });
});

describe('a variable', () => {
  const home = (key: string, by: string, version = '2012-10-17'): string =>
    evaluate(
      situation({ Version: version, Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/${aws:username}/*' } }),
      request({ key, by }),
    ).decision;
  const kim = `arn:aws:iam::${PARTNER}:user/staff/kim`;

  it('is filled in from the request', () => {
    expect(home('kim/x', kim)).toBe('allowed');
    expect(home('tom/x', kim)).toBe('denied');
  });

  it('fits nothing where the request has no such value', () => {
    expect(home('kim/x', 'anonymous')).toBe('denied');
  });

  it('is plain text before the Version of 2012', () => {
    expect(home('kim/x', kim, '2008-10-17')).toBe('denied');
    expect(home('${aws:username}/x', 'anonymous', '2008-10-17')).toBe('allowed');
  });

  it('takes its default where the value is lacking', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team, 'common'}/*" };
    expect(decision(statement, { key: 'common/x' })).toBe('allowed');
    expect(decision(statement, { key: 'red/x', by: kim, with: { 'aws:PrincipalTag/team': 'red' } })).toBe('allowed');
    expect(decision(statement, { key: 'common/x', by: kim, with: { 'aws:PrincipalTag/team': 'red' } })).toBe('denied');
  });

  it('that holds a wildcard is a plain character', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b/${*}' };
    expect(decision(statement, { key: '*' })).toBe('allowed');
    expect(decision(statement, { key: 'secret' })).toBe('denied');
    expect(under({ StringLike: { 'aws:Referer': '${aws:UserAgent}' } }, { 'aws:Referer': 'ab', 'aws:UserAgent': 'a*' })).toBe('denied');
  });

  it('that is lacking under a negation leaves it open', () => {
    expect(under({ StringNotEquals: { 'aws:Referer': '${aws:PrincipalTag/site}' } }, { 'aws:Referer': 'x' })).toBe('unknown');
  });
});
