import { describe, expect, it } from 'vitest';
import type { BucketAccess, Grant, PointAccess } from '../../src/model/access.js';
import type { DerivedKind } from '../../src/model/derived.js';
import type { PolicySubject, StatementSubject } from '../../src/model/policies.js';
import { sameTerm, says } from '../../src/policy/term.js';
import { estateOf, slice, unitOf } from '../dialect/cloudformation/reading.js';

interface Kinds {
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
  readonly grant: Grant;
  readonly bucketAccess: BucketAccess;
  readonly pointAccess: PointAccess;
}

/** The derived subjects of one kind in the plain world, by the address of their declaration. */
function derived<K extends DerivedKind>(kind: K, ...texts: readonly string[]): readonly (readonly [string, Kinds[K]])[] {
  const estate = estateOf(...texts.map((text, index) => unitOf(text, {}, `t${index}.yaml`)));
  return estate.holders(kind).flatMap((one) => estate.within(kind, one, estate.plain).items.map((item) => [one.address, item as unknown as Kinds[K]] as const));
}

const DENY = '{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: !Sub "${B.Arn}/*" }';
const bucketAndPolicy = `
Resources:
  B: { Type: AWS::S3::Bucket }
  P:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref B
      PolicyDocument: { Version: "2012-10-17", Statement: [${DENY}, { Sid: Read, Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: !Sub "arn:aws:s3:::\${B}/*" }] }
`;

describe('policies as subjects', () => {
  it('are found where they are declared, not where they are attached', () => {
    expect(derived('policy', bucketAndPolicy).map(([address, { use, key, says: called }]) => [address, use, key, called])).toEqual([['P', 'bucket', '', 'P']]);
  });

  it('know their bucket, and count as about it', () => {
    const [[, policy] = []] = derived('policy', bucketAndPolicy);
    expect(policy?.buckets.items.map(({ to }) => to?.address)).toEqual(['B']);
    expect(policy?.about).toEqual(['t0.yaml#B']);
  });

  it('are told apart by their names where a role has several', () => {
    const role = `
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" }] }
      Policies: [{ PolicyName: data, PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] } }]
`;
    expect(derived('policy', role).map(([, { use, key }]) => [use, key])).toEqual([
      ['trust', 'trust'],
      ['identity', 'data'],
    ]);
  });

  it('stand open where a document is not to be told', () => {
    const open = 'Parameters:\n  Doc: { Type: String }\nResources:\n  P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: !Ref Doc } }\n';
    const estate = estateOf(unitOf(open));
    const [declaration] = estate.holders('statement');
    expect(declaration && estate.within('statement', declaration, estate.plain).open?.reason).toContain('parameter Doc');
  });
});

describe('statements as subjects', () => {
  it('are known by their Sid, else by their place', () => {
    expect(derived('statement', bucketAndPolicy).map(([, { key, says: called }]) => [key, called])).toEqual([
      ['#1', 'statement #1'],
      ['Read', 'statement "Read"'],
    ]);
  });
});

describe('the access to a bucket', () => {
  it('knows the bucket by the name that its policy uses, however that is written', () => {
    const [[, access] = []] = derived('bucketAccess', bucketAndPolicy);
    const resources = access?.situation.policy?.statements.items.flatMap(({ resource }) => resource?.items.items ?? []) ?? [];
    const [arn, other] = resources.map(({ term }) => term);
    expect(says(access?.situation.bucket ?? [])).toBe('${B}');
    expect(arn && other && sameTerm(arn, other)).toBe(true);
  });

  it('is asked once for a bucket with its policy, under the bucket', () => {
    expect(derived('bucketAccess', bucketAndPolicy).map(([address]) => address)).toEqual(['B']);
    expect(derived('grant', bucketAndPolicy).map(([address, { key }]) => [address, key])).toEqual([['B', 'Read']]);
  });

  it('is asked under the policy where the bucket is not in sight, and supposes that nothing shields it', () => {
    const away =
      'Parameters:\n  Name: { Type: String }\nResources:\n  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Name, PolicyDocument: { Statement: [] } } }\n';
    const [[address, access] = []] = derived('bucketAccess', away);
    const block = access?.situation.blocks.bucket.restrictPublicBuckets;
    expect([address, access?.bucket]).toEqual(['P', undefined]);
    expect(block?.kind === 'absent' && [block.fallback, block.assumed]).toEqual([
      false,
      'the bucket, which is not in this scan, has no Block Public Access that stops it',
    ]);
  });

  it('meets a bucket of another template by its name, and says so', () => {
    const bucket =
      'Resources:\n  B: { Type: AWS::S3::Bucket, Properties: { BucketName: shop-data, PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } } }\n';
    const policy = 'Resources:\n  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: shop-data, PolicyDocument: { Statement: [] } } }\n';
    const found = derived('bucketAccess', bucket, policy);
    const [, access] = found.find(([address]) => address === 'P') ?? [];
    const setting = access?.situation.blocks.bucket.restrictPublicBuckets;
    expect(access?.bucket?.address).toBe('B');
    expect(setting?.kind === 'known' && [setting.value, setting.assumed]).toEqual([true, 'matched by name in t0.yaml']);
  });

  it('holds the grants of a canned ACL, each at the word that gives it', () => {
    const acl = 'Resources:\n  B: { Type: AWS::S3::Bucket, Properties: { AccessControl: PublicReadWrite } }\n';
    expect(derived('grant', acl).map(([, { key, origin }]) => [key, slice(origin)])).toEqual([
      ['acl public-read-write (READ)', 'PublicReadWrite'],
      ['acl public-read-write (WRITE)', 'PublicReadWrite'],
    ]);
  });
});

describe('the access through a point', () => {
  it('has the bucket behind it', () => {
    const point = 'Resources:\n  B: { Type: AWS::S3::Bucket }\n  A: { Type: AWS::S3::AccessPoint, Properties: { Name: door, Bucket: !Ref B } }\n';
    const [[address, access] = []] = derived('pointAccess', point);
    expect([address, access?.access.bucket?.address, access && says(access.as.arn)]).toEqual([
      'A',
      'B',
      'arn:aws:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/door',
    ]);
  });
});
