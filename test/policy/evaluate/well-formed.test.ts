import { describe, expect, it } from 'vitest';
import { wellFormed } from '../../../src/policy/evaluate/well-formed.js';
import { OWNER, PARTNER, request, sign, situation } from '../situations.js';
import type { PlainRequest } from '../situations.js';

const role = `arn:aws:iam::${PARTNER}:role/r`;
const kim = `arn:aws:iam::${PARTNER}:user/staff/kim`;
const log = 'logging.s3.amazonaws.com';

/** Under a policy that asks for these keys; tag keys and all. */
function fault(asked: PlainRequest, keys: readonly string[] = [], rest: Parameters<typeof situation>[1] = {}): string | undefined {
  const Condition = { StringNotEquals: Object.fromEntries(keys.map((key) => [key, 'x'])) };
  return wellFormed(situation({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition }, rest), request(asked));
}

describe('a request that can be sent', () => {
  it.each<readonly [string, PlainRequest, readonly string[]]>([
    ['reads an object without a name of its own', { key: 'x' }, []],
    ['comes from a role in a session', { key: 'x', by: role, session: 'build' }, ['aws:PrincipalArn', 'aws:PrincipalAccount']],
    [
      'comes over HTTPS with a version',
      { key: 'x', with: { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.2' } },
      ['aws:SecureTransport', 's3:TlsVersion'],
    ],
    ['comes from the internet', { key: 'x', with: { 'aws:SourceIp': '203.0.113.1' } }, ['aws:SourceIp', 'aws:SourceVpce']],
    ['comes over a VPC endpoint', { key: 'x', with: { 'aws:SourceVpce': 'vpce-1' } }, ['aws:SourceIp', 'aws:SourceVpce']],
    [
      'comes from a service',
      { key: 'x', action: 's3:PutObject', by: log, with: { 'aws:SourceAccount': OWNER } },
      ['aws:SecureTransport', 'aws:SourceIp', 'aws:PrincipalIsAWSService'],
    ],
    ['has a name that goes with its ARN', { key: 'x', by: kim, with: { 'aws:username': 'kim' } }, ['aws:username']],
    ['comes from a role whose path holds colons', { key: 'x', by: `${role}/:${OWNER}:role/y` }, []],
    [
      'has its keys by KMS',
      {
        action: 's3:PutObject',
        key: 'x',
        with: { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:r:1:key/k' },
      },
      [],
    ],
    [
      'has a path of its organization',
      { key: 'x', by: role, with: { 'aws:PrincipalOrgID': 'o-a', 'aws:PrincipalOrgPaths': ['o-a/r-1/'] } },
      ['aws:PrincipalOrgID'],
    ],
  ])('%s', (_says, asked, keys) => {
    expect(fault(asked, keys)).toBeUndefined();
  });
});

describe('nobody can send a request', () => {
  it.each<readonly [string, PlainRequest, readonly string[]]>([
    ['to another bucket', { key: 'x', bucket: ['c'] }, []],
    ['for something that S3 does not do', { key: 'x', action: 's3:ReadObject' }, []],
    ['for an object without naming one', { action: 's3:GetObject' }, []],
    ['for a bucket while naming an object', { action: 's3:ListBucket', key: 'x' }, []],
    ['for an object without a key', { key: '' }, []],
    ['that makes a bucket which is there', { action: 's3:CreateBucket' }, []],
    ['for something that has no bucket', { action: 's3:ListAllMyBuckets' }, []],
    ['as an identity that cannot be', { key: 'x', by: `arn:aws:iam::${PARTNER}:roles/r` }, []],
    ['as a session by its own ARN', { key: 'x', by: `arn:aws:sts::${PARTNER}:assumed-role/r/s` }, []],
    ['as a user in a session', { key: 'x', by: kim, session: 'build' }, []],
    ['as an identity of another partition', { key: 'x', by: `arn:aws-cn:iam::${PARTNER}:role/r` }, []],
    ['without saying how it comes, if that is asked', { key: 'x' }, ['aws:SecureTransport']],
    ['both ways at once', { key: 'x', with: { 'aws:SourceIp': '203.0.113.1', 'aws:SourceVpce': 'vpce-1' } }, []],
    ['neither way', { key: 'x' }, ['aws:SourceIp', 'aws:SourceVpce']],
    ['over an endpoint in no VPC', { key: 'x', with: { 'aws:SourceVpce': 'vpce-1' } }, ['aws:SourceVpc']],
    ['from a private address over the internet', { key: 'x', with: { 'aws:SourceIp': '10.1.2.3' } }, []],
    ['unsigned with a signature', { key: 'x', with: { 's3:authType': 'REST-HEADER' } }, []],
    ['unsigned from an organization', { key: 'x', with: { 'aws:PrincipalOrgID': 'o-a' } }, []],
    ['of an account with a source', { key: 'x', by: role, with: { 'aws:SourceArn': 'arn:aws:s3:::log' } }, []],
    ['of a service that tells its transport', { key: 'x', by: log, action: 's3:PutObject', with: { 'aws:SecureTransport': 'true' } }, []],
    ['of a service that is in an organization', { key: 'x', by: log, action: 's3:PutObject', with: { 'aws:PrincipalOrgID': 'o-a' } }, []],
    ['with a key that its action does not carry', { key: 'x', with: { 's3:prefix': 'a' } }, []],
    ['with a key that there is not', { key: 'x', with: { 'aws:SourceIpAddress': '203.0.113.1' } }, []],
    ['with several values of a key that has one', { key: 'x', with: { 'aws:Referer': ['a', 'b'] } }, []],
    ['with a list of nothing', { key: 'x', by: role, with: { 'aws:PrincipalOrgPaths': [] } }, []],
    ['with TLS over plain HTTP', { key: 'x', with: { 'aws:SecureTransport': 'false', 's3:TlsVersion': '1.2' } }, []],
    ['over HTTPS without a version', { key: 'x', with: { 'aws:SecureTransport': 'true' } }, ['s3:TlsVersion']],
    ['with a version of TLS that there is not', { key: 'x', with: { 's3:TlsVersion': '1.9' } }, []],
    [
      'with a KMS key and no KMS',
      { action: 's3:PutObject', key: 'x', with: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:r:1:key/k' } },
      [],
    ],
    [
      'encrypted in two ways',
      {
        action: 's3:PutObject',
        key: 'x',
        with: { 's3:x-amz-server-side-encryption': 'AES256', 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' },
      },
      [],
    ],
    ['signed longer ago than seven days', { key: 'x', by: role, with: { 's3:signatureAge': '604800001' } }, []],
    ['with an age of a signature that has none', { key: 'x', by: role, with: { 's3:signatureversion': 'AWS', 's3:signatureAge': '1' } }, []],
    ['with an age of an authentication that was not', { key: 'x', by: role, with: { 'aws:MultiFactorAuthAge': '10' } }, ['aws:MultiFactorAuthPresent']],
    ['under an ARN that is not its own', { key: 'x', by: role, with: { 'aws:PrincipalArn': kim } }, []],
    ['under a name that is not its own', { key: 'x', by: kim, with: { 'aws:username': 'tom' } }, []],
    ['as a role with a name of a user', { key: 'x', by: role, with: { 'aws:username': 'r' } }, []],
    ['that is said to be of a service and is not', { key: 'x', by: role, with: { 'aws:PrincipalIsAWSService': 'true' } }, []],
    ['for a bucket of another owner', { key: 'x', with: { 's3:ResourceAccount': PARTNER } }, []],
    ['in the path of another organization', { key: 'x', by: role, with: { 'aws:PrincipalOrgID': 'o-a', 'aws:PrincipalOrgPaths': ['o-b/r-1/'] } }, []],
    ['in a path and in no organization', { key: 'x', by: role, with: { 'aws:PrincipalOrgPaths': ['o-b/r-1/'] } }, ['aws:PrincipalOrgID']],
    ['in two organizations', { key: 'x', by: role, with: { 'aws:PrincipalOrgPaths': ['o-b/r-1/', 'o-a/r-1/'] } }, []],
    [
      'from a source of another account than said',
      { key: 'x', by: log, action: 's3:PutObject', with: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${OWNER}:t`, 'aws:SourceAccount': PARTNER } },
      [],
    ],
    ['at two times', { key: 'x', with: { 'aws:CurrentTime': '2030-01-01T00:00:00Z', 'aws:EpochTime': '1700000000' } }, []],
    ['before the day of the tables', { key: 'x', with: { 'aws:CurrentTime': '2026-04-12T23:59:59Z' } }, []],
    ['before the day of the tables, in seconds', { key: 'x', with: { 'aws:EpochTime': '1577836800' } }, []],
    ['directly with a key of access points', { key: 'x', with: { 's3:DataAccessPointAccount': OWNER } }, []],
    ['through an access point that is not there', { key: 'x', by: role, point: 0 }, []],
  ])('%s', (_says, asked, keys) => {
    expect(fault(asked, keys)).toEqual(expect.any(String));
  });

  it('of an identity of the owner from outside its organization', () => {
    const own = `arn:aws:iam::${OWNER}:role/r`;
    expect(fault({ key: 'x', by: own, with: { 'aws:PrincipalOrgID': 'o-b' } }, [], { organization: 'o-a' })).toEqual(expect.any(String));
    expect(fault({ key: 'x', by: own, with: { 'aws:PrincipalOrgID': 'o-a' } }, [], { organization: 'o-a' })).toBeUndefined();
  });

  it('through an access point for what that does not do, or with another one in its keys', () => {
    const points = [{ name: 'p' }, { name: 'q', vpc: 'vpc-1' }];
    expect(fault({ key: 'x', by: role, point: 0 }, [], { points })).toBeUndefined();
    expect(fault({ action: 's3:PutBucketVersioning', by: role, point: 0 }, [], { points })).toEqual(expect.any(String));
    expect(fault({ key: 'x', by: role, point: 0, with: { 's3:DataAccessPointAccount': PARTNER } }, [], { points })).toEqual(expect.any(String));
    expect(fault({ key: 'x', by: role, point: 1, with: { 'aws:SourceIp': '203.0.113.1' } }, [], { points })).toEqual(expect.any(String));
  });

  it('to a bucket that may be another one', () => {
    expect(wellFormed({ ...situation(undefined), bucket: [sign('B', 'bucketName')] }, request({ key: 'x' }))).toEqual(expect.any(String));
  });
});
