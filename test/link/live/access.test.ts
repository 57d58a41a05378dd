import { describe, expect, it } from 'vitest';
import noCrossAccount from '../../../rules/no-unapproved-cross-account-access.js';
import noPublicList from '../../../rules/no-public-list.js';
import noPublicRead from '../../../rules/no-public-read.js';
import ownBucket from '../../../rules/policy-resource-is-own-bucket.js';
import secureTransport from '../../../rules/require-secure-transport.js';
import type { MadeBucket } from './account.js';
import { judgedWith, open, told } from './judged.js';

const HERE = '111122223333';
const statement = (more: object): object => ({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', ...more });
const policy = (...statements: readonly object[]): object => ({ Version: '2012-10-17', Statement: statements });
const publicPolicy = (name: string): object => policy(statement({ Resource: `arn:aws:s3:::${name}/*` }));
const tlsOnly = (name: string): object =>
  policy(
    statement({
      Effect: 'Deny',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
const shop = (bucket: Omit<MadeBucket, 'stack'>): Readonly<Record<string, MadeBucket>> => ({ 'shop-data-1x2y': { ...bucket, stack: ['shop', 'Data'] } });

const bare = `Resources:
  Data:
    Type: AWS::S3::Bucket
`;
const withPolicy = (text: string): string => `${bare}  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${text}`;

describe('the policy of a declared bucket', () => {
  it('that only AWS knows decides who comes in, under the name that the bucket has there', () => {
    const result = judgedWith([noPublicRead, ownBucket], { 'a.yaml': bare }, { [HERE]: { buckets: shop({ policy: publicPolicy('shop-data-1x2y') }) } });
    expect(result.findings.map(({ ruleId, resource }) => [ruleId, resource])).toEqual([['no-public-read', 'Data']]);
  });

  it('that only AWS knows may say what is asked for', () => {
    const judged = (bucket: MadeBucket): readonly string[] => told(judgedWith([secureTransport], { 'a.yaml': bare }, { [HERE]: { buckets: shop(bucket) } }));
    expect(judged({ policy: tlsOnly('shop-data-1x2y') })).toEqual([]);
    expect(judged({})).toEqual(['a.yaml:2 Data']);
  });

  it('that the text says is judged, and not a second time as it is live', () => {
    const text = withPolicy(`          - { Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: !Sub "\${Data.Arn}/*" }
`);
    const result = judgedWith([noPublicRead, ownBucket], { 'a.yaml': text }, { [HERE]: { buckets: shop({ policy: publicPolicy('shop-data-1x2y') }) } });
    expect(result.findings.map(({ ruleId, place }) => [ruleId, place.source.path])).toEqual([['no-public-read', 'a.yaml']]);
    expect(result.findings[0]?.witness?.resource).toContain('arn:aws:s3:::shop-data-1x2y/');
  });

  it('that nobody may read stays what the text says of it', () => {
    const unread = { GetBucketPolicy: { state: 'unknown', reason: 'denied', action: 's3:GetBucketPolicy' } } as const;
    const result = judgedWith([secureTransport], { 'a.yaml': bare }, { [HERE]: { buckets: shop({ replies: unread }) } });
    expect(told(result)).toEqual(['a.yaml:2 Data']);
  });
});

describe('the account of a matched bucket', () => {
  const grant = (
    principal: string,
  ): string => `          - { Effect: Allow, Principal: { AWS: ${principal} }, Action: "s3:GetObject", Resource: !Sub "\${Data.Arn}/*" }
`;
  const judged = (principal: string, accounts = { [HERE]: { buckets: shop({}) } }): ReturnType<typeof judgedWith> =>
    judgedWith([noCrossAccount], { 'a.yaml': withPolicy(grant(principal)) }, accounts);

  it('is known, so that its own callers are told from others', () => {
    expect(told(judged(`"${HERE}"`))).toEqual([]);
    expect(open(judged(`"${HERE}"`))).toEqual([]);
    expect(told(judged('"444455556666"'))).toHaveLength(1);
  });

  it('is what the pseudo parameter stands for', () => {
    const own = judged('!Sub "arn:aws:iam::${AWS::AccountId}:root"');
    expect([told(own), open(own)]).toEqual([[], []]);
  });

  it('shields the bucket by its own Block Public Access', () => {
    const text = withPolicy(`          - { Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: !Sub "\${Data.Arn}/*" }
`);
    const judgedAt = (blocked: boolean): readonly string[] => told(judgedWith([noPublicRead], { 'a.yaml': text }, { [HERE]: { blocked, buckets: shop({}) } }));
    expect(judgedAt(false)).toHaveLength(1);
    expect(judgedAt(true)).toEqual([]);
  });
});

describe('a parameter that nobody gives', () => {
  const text = `Parameters:
  Partner: { Type: String }
${withPolicy(`          - { Effect: Allow, Principal: { AWS: !Ref Partner }, Action: "s3:GetObject", Resource: !Sub "\${Data.Arn}/*" }
`)}`;
  const granted = (principal: string, action = 's3:GetObject'): object =>
    policy(statement({ Principal: { AWS: principal }, Action: action, Resource: 'arn:aws:s3:::shop-data-1x2y/*' }));
  const judged = (live: object): ReturnType<typeof judgedWith> =>
    judgedWith([noCrossAccount], { 'a.yaml': text }, { [HERE]: { buckets: shop({ policy: live }) } });

  it('is told by the policy that came of it', () => {
    const other = judged(granted('arn:aws:iam::444455556666:root'));
    expect([other.findings.map(({ place }) => place.source.path), open(other)]).toEqual([['a.yaml'], []]);
    const own = judged(granted(`arn:aws:iam::${HERE}:root`));
    expect([told(own), open(own)]).toEqual([[], []]);
  });

  it('is not told by another policy', () => {
    expect(open(judged(granted('arn:aws:iam::444455556666:root', 's3:PutObject')))).toEqual(['Policy']);
  });
});

describe('an ACL that a parameter decides', () => {
  it('is what its grants are live', () => {
    const text = `Parameters:
  Acl: { Type: String }
${bare}    Properties:
      AccessControl: !Ref Acl
      OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] }
`;
    const owner = { Type: 'CanonicalUser', ID: 'owner' };
    const grants = (...more: readonly object[]): never =>
      ({ GetBucketAcl: { Owner: { ID: 'owner' }, Grants: [{ Grantee: owner, Permission: 'FULL_CONTROL' }, ...more] } }) as never;
    const everybody = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'FULL_CONTROL' };
    const judged = (replies: never): readonly string[] => {
      const result = judgedWith([noPublicList], { 'a.yaml': text }, { [HERE]: { buckets: shop({ replies }) } });
      return [...told(result), ...open(result)];
    };
    expect(judged(grants())).toEqual([]);
    expect(judged(grants(everybody))).toHaveLength(1);
  });
});
