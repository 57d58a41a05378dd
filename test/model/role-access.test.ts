import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../src/link/estate.js';
import { askedOf, rightsOf } from '../../src/model/role-access.js';
import type { Bucket } from '../../src/model/subjects.js';
import { says } from '../../src/policy/term.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';

/** What a role with such properties may do on a bucket called `data`. */
function may(properties: string, action: string, policy = '', more = ''): string {
  const text = `Parameters: { Open: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: data, ReplicationConfiguration: { Role: !GetAtt R.Arn, Rules: [] } } }
  R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {}${properties} } }
${policy && `  Rules: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Data, PolicyDocument: { Statement: ${policy} } } }\n`}${more}`;
  const estate = new JoinedEstate([declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', text))), new Map())]);
  const bucket = estate.view(estate.subjects('bucket')[0] as never, estate.plain) as Bucket;
  const { situation } = bucket.access;
  const others = situation.policy?.statements.items ?? [];
  return rightsOf(bucket.replication.role, { bucket: { bucket: situation.bucket, partition: situation.partition }, base: situation, others })([action]).truth;
}
const inline = (statement: string): string => `, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${statement}] } }]`;
const managed = (arn: string): string => `, ManagedPolicyArns: ['${arn}']`;
const allow = (action: string, resource: string): string => `{ Effect: Allow, Action: '${action}', Resource: '${resource}' }`;

describe('a role may', () => {
  it('do what its own policies allow, on the resources that they name', () => {
    expect(may(inline(allow('s3:Get*', 'arn:aws:s3:::data/*')), 's3:GetObject')).toBe('yes');
    expect(may(inline(allow('s3:Get*', 'arn:aws:s3:::data')), 's3:GetObject')).toBe('no');
    expect(may('', 's3:GetObject')).toBe('no');
  });

  it('not do what one of them denies', () => {
    expect(may(inline(`${allow('*', '*')}, { Effect: Deny, Action: 's3:Get*', Resource: '*' }`), 's3:GetObject')).toBe('no');
  });

  it('do what policies of AWS give, as far as they are known', () => {
    expect(may(managed('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'), 's3:GetObject')).toBe('yes');
    expect(may(managed('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'), 's3:PutObject')).toBe('no');
    expect(may(managed('arn:aws:iam::aws:policy/service-role/AWSLambdaRole'), 's3:GetObject')).toBe('unknown');
  });

  it('do what a managed policy of the same text gives', () => {
    const policy =
      "  M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:Get*', Resource: '*' } } } }\n";
    expect(may(', ManagedPolicyArns: [!Ref M]', 's3:GetObject', '', policy)).toBe('yes');
    expect(may(', ManagedPolicyArns: [!Ref M]', 's3:PutObject', '', policy)).toBe('no');
  });

  it('do what the policy of the bucket grants to it, and not what it grants to others', () => {
    const granted = (who: string): string => `{ Effect: Allow, Principal: { AWS: ${who} }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }`;
    expect(may('', 's3:GetObject', granted('!GetAtt R.Arn'))).toBe('yes');
    expect(may(', RoleName: reader', 's3:GetObject', granted("!Sub 'arn:aws:iam::${AWS::AccountId}:role/writer'"))).toBe('no');
  });

  it('perhaps do more than can be seen', () => {
    expect(may(inline('{ Effect: Allow, Action: !Ref Open, Resource: "*" }'), 's3:GetObject')).toBe('unknown');
    expect(may('', 's3:GetObject', '', '  P: { Type: AWS::IAM::Policy, Properties: { PolicyName: x, PolicyDocument: {}, Roles: !Ref Open } }\n')).toBe(
      'unknown',
    );
  });
});

it('a bucket that is only named is known by the end of its ARN', () => {
  const named = (name: string): string | undefined => {
    const text = `Parameters: { Open: { Type: String } }\nResources:\n  Data: { Type: AWS::S3::Bucket, Properties: { ReplicationConfiguration: { Role: r, Rules: [{ Status: Enabled, Destination: { Bucket: ${name} } }] } } }\n`;
    const estate = new JoinedEstate([declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', text))), new Map())]);
    const { replication } = estate.view(estate.subjects('bucket')[0] as never, estate.plain) as Bucket;
    const link = replication.rules.items[0]?.destination.bucket;
    const asked = link && askedOf(link);
    return asked && `${says(asked.bucket)} in ${asked.partition}`;
  };
  expect(named('arn:aws-cn:s3:::copy')).toBe('copy in aws-cn');
  expect(named("!Sub 'arn:aws:s3:::copy-${Open}'")).toBe('copy-${Open} in aws');
  expect(named('!Ref Open')).toBeUndefined();
});
