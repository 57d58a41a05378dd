import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../src/link/estate.js';
import type { SubjectKind } from '../../src/model/kinds.js';
import type { Subjects } from '../../src/model/subjects.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import type { Value } from '../../src/truth/value.js';

function estateOf(resources: string): (kind: SubjectKind, address: string) => never {
  const text = `Parameters:\n  Open: { Type: String }\nResources:\n${resources.replace(/^\n/, '')}`;
  const unit = declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', text))), new Map());
  const estate = new JoinedEstate([unit]);
  return (kind, address) => {
    const found = estate.subjects(kind).find((one) => one.address === address);
    if (!found) throw new Error(`there is no ${kind} ${address}`);
    return estate.view(found, estate.plain) as never;
  };
}

function known(value: Value<unknown>): unknown {
  return value.kind === 'known' ? value.value : undefined;
}

describe('what several declarations say together', () => {
  const roleAndPolicies = `
  R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: inline, PolicyDocument: {} }] } }
  S: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  P: { Type: AWS::IAM::Policy, Properties: { PolicyName: both, PolicyDocument: {}, Roles: [!Ref R, !Ref S] } }
  M: { Type: AWS::IAM::RolePolicy, Properties: { PolicyName: one, PolicyDocument: {}, RoleName: !Ref R } }
`;

  it('comes together in a role: its own policies and those attached to it', () => {
    const view = estateOf(roleAndPolicies);
    const policies = (address: string) => (view('role', address) as Subjects['role']).policies;
    expect(policies('R').items.map(({ name }) => known(name))).toEqual(['inline', 'both', 'one']);
    expect(policies('S').items.map(({ name }) => known(name))).toEqual(['both']);
    expect(policies('S').open).toBeUndefined();
  });

  it('leaves a policy what it is, a subject of its own', () => {
    const policy: Subjects['identityPolicy'] = estateOf(roleAndPolicies)('identityPolicy', 'P');
    expect(policy.policies.items.map(({ name }) => known(name))).toEqual(['both']);
    expect(policy.attachedTo.roles.items.map(({ to }) => to?.address)).toEqual(['R', 'S']);
  });

  it('keeps the list open where a policy may be meant for the role', () => {
    const view = estateOf(`${roleAndPolicies}  X: { Type: AWS::IAM::Policy, Properties: { PolicyName: x, PolicyDocument: {}, Roles: !Ref Open } }\n`);
    const { policies }: Subjects['role'] = view('role', 'S');
    expect(policies.items.length).toBe(1);
    expect(policies.open?.reason).toContain('X may be meant for it');
  });

  it('gathers the permissions of a function', () => {
    const view = estateOf(`
  F: { Type: AWS::Lambda::Function, Properties: { Code: {}, Role: r } }
  A: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref F, Action: 'lambda:InvokeFunction', Principal: s3.amazonaws.com } }
  B: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !GetAtt F.Arn, Action: 'lambda:InvokeFunction', Principal: sns.amazonaws.com } }
`);
    const { permissions }: Subjects['lambda'] = view('lambda', 'F');
    expect(permissions.items.map(({ principal }) => known(principal))).toEqual(['s3.amazonaws.com', 'sns.amazonaws.com']);
    const one: Subjects['permission'] = view('permission', 'A');
    expect([known(one.grant.action), one.function.to?.address]).toEqual(['lambda:InvokeFunction', 'F']);
  });
});

describe('a policy of several subjects', () => {
  it('is the policy of each of them', () => {
    const view = estateOf(`
  T: { Type: AWS::SNS::Topic }
  U: { Type: AWS::SNS::Topic }
  V: { Type: AWS::SNS::Topic }
  P: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref T, !Ref U], PolicyDocument: { Statement: [] } } }
`);
    const seen = (address: string) => (view('topic', address) as Subjects['topic']).policy.document.kind;
    expect([seen('T'), seen('U'), seen('V')]).toEqual(['mapping', 'mapping', 'absent']);
  });
});

describe('a name', () => {
  it('of an alias is that of its key, referred to or written out', () => {
    const view = estateOf(`
  K: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  L: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/store, TargetKeyId: !Ref K } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: !Ref L } }] } } }
  C: { Type: AWS::S3::Bucket, Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: alias/store } }] } } }
`);
    expect((view('key', 'K') as Subjects['key']).aliases.items.map(known)).toEqual(['alias/store']);
    expect(['B', 'C'].map((address) => (view('bucket', address) as Subjects['bucket']).encryption.key.to?.address)).toEqual(['K', 'K']);
  });

  it('of a bucket may stand in the host of its endpoint', () => {
    const view = estateOf(`
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: my.pictures } }
  D: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Origins: [{ Id: a, DomainName: my.pictures.s3.eu-west-1.amazonaws.com }, { Id: b, DomainName: !GetAtt B.RegionalDomainName }, { Id: c, DomainName: example.com }] } } }
`);
    const { origins }: Subjects['distribution'] = view('distribution', 'D');
    expect(origins.items.map(({ domain }) => domain.to?.address)).toEqual(['B', 'B', undefined]);
  });
});
