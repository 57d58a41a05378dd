import { describe, expect, it } from 'vitest';
import { declaredIn, fixture, loaded, policy, policyOf } from './reading.js';

function notes(text: string, path?: string): readonly string[] {
  return declaredIn(text, path).unit.notSeen.map(({ message }) => message);
}

const everybody = { Effect: 'Allow', Principal: '*' };

describe('what a policy is for is told by what it says', () => {
  it.each([
    ['bucket-public-site.json', 'bucket', 'bucket policy'],
    ['bucket-log-delivery.yaml', 'bucket', 'bucket policy'],
    ['bucket-template.json', 'bucket', 'bucket policy'],
    ['two-buckets.json', 'bucket', 'bucket policy'],
    ['access-point.json', 'accessPoint', 'access point policy'],
    ['identity-reader.json', 'identity', 'identity policy'],
    ['trust-replication.json', 'trust', 'trust policy'],
    ['endpoint-gateway.json', 'endpoint', 'VPC endpoint policy'],
    ['key.json', 'key', 'key policy'],
    ['vault.json', 'vault', 'vault policy'],
    ['topic.json', 'topic', 'topic policy'],
  ])('%s: %s', (file, use, type) => {
    expect(policyOf(fixture(file), file).use).toBe(use);
    expect(declaredIn(fixture(file), file).type).toBe(type);
  });

  it.each([
    [
      'a multi-Region access point',
      { ...everybody, Action: 's3:GetObject', Resource: 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/*' },
      'multiRegionAccessPoint',
    ],
    ['a queue, without its ARN', { ...everybody, Action: 'sqs:SendMessage', Resource: '*' }, 'queue'],
    [
      'a directory bucket',
      { ...everybody, Action: 's3express:CreateSession', Resource: 'arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3' },
      'other',
    ],
    ['a repository of images, which is none of ours', { ...everybody, Action: ['ecr:BatchGetImage'] }, 'other'],
    ['a role with a Resource that does not belong there', { ...everybody, Action: 'sts:AssumeRole', Resource: '*' }, 'trust'],
    ['all of S3 in a VPC', { ...everybody, Action: '*', Resource: '*' }, 'endpoint'],
    ['several services in a VPC', { ...everybody, Action: ['s3:*', 'dynamodb:*'], Resource: ['arn:aws:s3:::b/*', 'arn:aws:dynamodb:*:*:table/t'] }, 'endpoint'],
    ['an organization', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }, 'resourceControl'],
    ['whatever its ARN will be', { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '${bucket_arn}/*' }, 'bucket'],
  ])('%s', (_, statement, use) => {
    expect(policyOf(policy(statement)).use).toBe(use);
  });
});

describe('two readings', () => {
  it('the first in order is taken, and the other is told', () => {
    const file = 'allow-all.json';
    expect(policyOf(policy({ Effect: 'Allow', Action: '*', Resource: '*' }), file).use).toBe('identity');
    expect(notes(policy({ Effect: 'Allow', Action: '*', Resource: '*' }), file)).toEqual([
      'allow-all.json is read as an identity policy; by what it says it could be a service control policy as well',
    ]);
  });

  it("the file's name decides between them, and between them only", () => {
    const deny = policy({ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' });
    expect(policyOf(deny, 'scp/guard.scp.json').use).toBe('serviceControl');
    expect(notes(deny, 'guard-scp.json')).toEqual([]);
    expect(policyOf(fixture('topic.json'), 'bucket-events.json').use).toBe('topic');
  });

  it('where that is silent, the name of its directory does', () => {
    const deny = policy({ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' });
    const open = policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });
    expect(policyOf(deny, 'service-control-policies/guard.json').use).toBe('serviceControl');
    expect(policyOf(deny, 'org/scps/guard.json').use).toBe('serviceControl');
    expect(policyOf(deny, 'scps/team/guard.json').use).toBe('identity');
    expect(policyOf(deny, 'scps/iam-guard.json').use).toBe('identity');
    expect(policyOf(open, 'vpc-endpoint-policies/default.json').use).toBe('endpoint');
    expect(policyOf(fixture('topic.json'), 'scps/events.json').use).toBe('topic');
    expect(notes(deny, 'iam-policies/guard.json')).toEqual([]);
    expect(notes(open, 'vpc-endpoint-policies/default.json')).toEqual([]);
  });

  it('what names its bucket is a bucket policy beyond doubt', () => {
    expect(notes(fixture('bucket-public-site.json'))).toEqual([]);
  });
});

describe('what the AWS CLI prints around a policy', () => {
  it.each([
    ['get-bucket-policy.json', 'bucket'],
    ['get-role.json', 'trust'],
    ['get-role-policy.json', 'identity'],
    ['get-queue-attributes.json', 'queue'],
    ['describe-policy-rcp.json', 'resourceControl'],
  ])('%s', (file, use) => {
    const subject = policyOf(fixture(file), file);
    expect(subject.use).toBe(use);
    expect(subject.policy.statements.items).toHaveLength(1);
    expect(subject.policy.problems).toEqual([]);
  });

  it('stands around it in YAML as well', () => {
    const yaml = `PolicyName: read\nPolicyDocument:\n  Version: '2012-10-17'\n  Statement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: '*'\n`;
    expect(policyOf(yaml, 'out.yaml').use).toBe('identity');
  });

  it('a policy that is torn inside its text is unreadable, at the place in the file', () => {
    const { units, problems } = loaded({ 'out.json': '{\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\"}"\n}\n' });
    expect(units).toEqual([]);
    expect(problems.map(({ id, place }) => [id, place.source.path, place.source.position(place.start).line])).toEqual([['unreadable-input', 'out.json', 2]]);
  });
});
