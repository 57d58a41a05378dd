import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { OWNER, PARTNER, document, sign, situation, symbolic } from '../situations.js';

const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const isPublic = (condition: object, engine = createEngine()): string => {
  const here = situation({ ...read, Condition: condition });
  return here.policy ? engine.isPublic(here.policy, here, 'bucket').verdict : '';
};

/** S3 User Guide, "The meaning of public", April and October 2026, and the keys that tell the same as those which it names. */
describe('a grant to everybody is not public where it is confined to a fixed', () => {
  it.each([
    ['account of the caller', { StringEquals: { 'aws:PrincipalAccount': OWNER } }],
    ['account of the caller, another than the own', { StringEquals: { 'aws:PrincipalAccount': PARTNER } }],
    ['identity', { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PARTNER}:role/a` } }],
    ['organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }],
    ['organization of paths', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a/*' } }],
    ['id of a user', { StringEquals: { 'aws:userid': 'AIDAEXAMPLE' } }],
    ['range of addresses', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }],
    ['network', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }],
    ['network, by its ARN', { ArnEquals: { 'aws:SourceVpcArn': `arn:aws:ec2:us-east-1:${OWNER}:vpc/vpc-1` } }],
    ['endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['account of an endpoint', { StringEquals: { 'aws:VpceAccount': OWNER } }],
    ['organization of an endpoint', { StringEquals: { 'aws:VpceOrgID': 'o-a' } }],
    ['organization of the paths of an endpoint', { 'ForAnyValue:StringLike': { 'aws:VpceOrgPaths': 'o-a/*' } }],
    ['source', { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::c' } }],
    ['account of a source', { StringEquals: { 'aws:SourceAccount': OWNER } }],
    ['owner of a source', { StringEquals: { 'aws:SourceOwner': OWNER } }],
    ['organization of a source', { StringEquals: { 'aws:SourceOrgID': 'o-a' } }],
    ['organization of the paths of a source', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a/*' } }],
    ['service', { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } }],
    ['access point', { ArnEquals: { 's3:DataAccessPointArn': `arn:aws:s3:us-east-1:${OWNER}:accesspoint/p` } }],
    ['account of access points', { StringEquals: { 's3:DataAccessPointAccount': OWNER } }],
  ])('%s: %j', (_name, condition) => {
    expect(isPublic(condition)).toBe('no');
  });
});

describe('a grant to everybody is public although it is confined to', () => {
  it.each([
    ['a referer', { StringEquals: { 'aws:Referer': 'https://example.com/' } }],
    ['a program', { StringEquals: { 'aws:UserAgent': 'x' } }],
    ['HTTPS', { Bool: { 'aws:SecureTransport': 'true' } }],
    ['callers that are no services', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }],
    ['a tag of the caller', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }],
    ['the account of the bucket', { StringEquals: { 's3:ResourceAccount': OWNER } }],
    ['a KMS key', { StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'k' } }],
    ['all accounts but one', { StringNotEquals: { 'aws:PrincipalAccount': PARTNER } }],
    ['one account, if there is one', { StringEqualsIfExists: { 'aws:PrincipalAccount': OWNER } }],
    ['accounts that begin so', { StringLike: { 'aws:PrincipalAccount': '1111*' } }],
    ['whoever has an organization', { Null: { 'aws:PrincipalOrgID': 'false' } }],
  ])('%s: %j', (_name, condition) => {
    expect(isPublic(condition)).toBe('yes');
  });
});

describe('a value that is not resolved', () => {
  const confinedTo = (value: string): string => {
    const here = symbolic({ ...read, Resource: '*', Condition: { StringEquals: { 'aws:SourceVpce': value } } });
    return here.policy ? createEngine().isPublic(here.policy, here, 'bucket').verdict : '';
  };

  it('is fixed where it can hold no wildcard', () => {
    expect(confinedTo('<Endpoint:name>')).toBe('no');
  });

  it('may hold one where nothing is known of it', () => {
    expect(confinedTo('<Endpoint:anything>')).toBe('unknown');
  });
});

describe('everybody', () => {
  const arn = `arn:aws:s3:us-east-1:${OWNER}:accesspoint/q`;
  const through = (vpc: string | undefined): string => {
    const points = [{ name: 'q', ...(vpc ? { vpc } : {}), block: false, policy: document({ ...read, Resource: `${arn}/object/*` }) }];
    return createEngine().ask(situation(read, { points }), { who: { kind: 'everybody' }, through: 'point' }).verdict;
  };

  it('is never let in by an access point of a VPC, whatever its policy says', () => {
    expect(through('vpc-1')).toBe('no');
    expect(through(undefined)).toBe('yes');
  });
});

describe('whether a policy is public', () => {
  it('does not depend on who owns the bucket', () => {
    const here = { ...situation({ ...read, Condition: { StringEquals: { 'aws:PrincipalAccount': OWNER } } }), account: [sign('Owner', 'account')] };
    expect(here.policy && createEngine().isPublic(here.policy, here, 'bucket').verdict).toBe('no');
  });
});
