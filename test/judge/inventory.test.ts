import { describe, expect, it } from 'vitest';
import { run } from '../../src/lint.js';
import type { Inventory } from '../../src/rule/inventory.js';
import { requestFor } from '../../src/testing/judge-text.js';

function inventoryOf(text: string, facts: object = {}): Inventory {
  const made = run(requestFor([], { 't.yaml': text }, { facts })).result.inventory?.();
  if (!made) throw new Error('there is no inventory');
  return made;
}

function facetsOf(text: string): Readonly<Record<string, string>> {
  const { buckets } = inventoryOf(text);
  return Object.fromEntries((buckets[0]?.facets ?? []).map(({ name, state, text: said }) => [name, `${state}: ${said}`]));
}

/** A bucket "b" with its policy. */
function withPolicy(statements: readonly object[], more = ''): string {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return `Parameters:
  Who: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Who, prod]
Resources:
  B:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-b
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false }
  P:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref B, PolicyDocument: ${document} }
${more}`;
}

/** Who reaches it, with rights; a question mark is doubt. */
function reachOf(text: string, facts?: object): readonly string[] {
  return inventoryOf(text, facts).reach.map(
    ({ from, rights, when }) =>
      `${from.kind} ${from.name}: ${rights.map(({ right, certain }) => `${right}${certain ? '' : '?'}`).join(' ')}${when === undefined ? '' : ` when ${when}`}`,
  );
}

const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-b/*' };

describe('The settings of a bucket', () => {
  it('are told as written, as S3 has them, or as unknown with the reason', () => {
    const facets = facetsOf(`Parameters: { Mode: { Type: String } }
Resources:
  B:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: !Ref Mode }
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: alias/own } }] }
      LifecycleConfiguration: { Rules: [{ Id: old, Status: Enabled, ExpirationInDays: 30 }] }
      Tags: [{ Key: team, Value: web }]
`);
    expect(facets).toMatchObject({
      versioning: expect.stringMatching(/^unknown: .*set by parameter Mode, which has no default$/),
      encryption: 'set: SSE-KMS, key alias/own, bucket key',
      lifecycle: 'set: old: expires after 30 d',
      tags: 'set: team=web',
      'public access block': 'default: all four on (supposed: the bucket was created after April 2023)',
      ACL: 'default: private',
      website: 'absent: not set',
      policy: 'absent: not set',
    });
    expect(facets['account block']).toMatch(/^unknown: not told/);
  });

  it('that hang on a choice say when they are what', () => {
    const { versioning } = facetsOf(`Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  B: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: !If [IsProd, Enabled, Suspended] } } }
`);
    expect(versioning).toBe('varies: Enabled when Env is "prod"; Suspended when Env is not "prod"');
  });

  it('have their places', () => {
    const { buckets } = inventoryOf('Resources:\n  B: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }\n');
    const place = buckets[0]?.facets.find(({ name }) => name === 'versioning')?.place;
    expect(place?.source.text.slice(place.start, place.end)).toBe('Enabled');
  });
});

describe('Who reaches a bucket', () => {
  it('is nobody where nothing lets anybody in', () => {
    expect(reachOf('Resources: { B: { Type: AWS::S3::Bucket } }\n')).toEqual([]);
  });

  it('is told with a request that proves it', () => {
    const [edge] = inventoryOf(withPolicy([{ ...read, Principal: '*' }])).reach;
    expect(edge).toMatchObject({ from: { kind: 'internet' }, rights: [{ right: 'read', certain: true }], witness: { action: 's3:GetObject' } });
    expect(edge?.because.join()).toContain('allows it');
  });

  it('counts what stands in the way', () => {
    expect(
      reachOf(
        withPolicy([
          { ...read, Principal: '*' },
          { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::acme-b/*' },
        ]),
      ),
    ).toEqual([]);
    expect(reachOf(withPolicy([{ ...read, Principal: '*' }]), { blockPublicAccess: 'all' })).toEqual([]);
  });

  it('is told by account, identity, service, distribution, or condition', () => {
    const reach = reachOf(
      withPolicy([
        { ...read, Principal: { AWS: 'arn:aws:iam::222233334444:root' } },
        { ...read, Principal: { AWS: 'arn:aws:iam::222233334444:role/reader' } },
        { ...read, Principal: { Service: 'delivery.logs.amazonaws.com' }, Action: 's3:PutObject' },
        {
          ...read,
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1A2' } },
        },
        { ...read, Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } },
        { ...read, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      ]),
    );
    expect(reach).toEqual([
      'account account 222233334444: read',
      'account organization o-a1b2c3d4e5: read',
      'condition VPC endpoint vpce-1a2b3c4d: read',
      'cdn CloudFront E1A2: read',
      'service delivery.logs.amazonaws.com: write',
      'identity role/reader in 222233334444: read',
    ]);
  });

  it('is in doubt where the policy names somebody who is not told', () => {
    expect(reachOf(withPolicy([{ ...read, Principal: { AWS: { Ref: 'Who' } } }]))).toContain('internet Internet: read?');
  });

  it('hangs on choices, which are named', () => {
    const statement = { 'Fn::If': ['IsProd', { ...read, Principal: '*' }, { Ref: 'AWS::NoValue' }] };
    expect(reachOf(withPolicy([statement]))).toEqual(['internet Internet: read when Who is "prod"']);
  });

  it('is a distribution that serves it, with what the policy grants CloudFront', () => {
    const reach = reachOf(
      withPolicy(
        [{ ...read, Principal: { Service: 'cloudfront.amazonaws.com' } }],
        `  Shop:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { Enabled: true, Origins: [{ Id: o, DomainName: !GetAtt B.RegionalDomainName, S3OriginConfig: {} }], DefaultCacheBehavior: { TargetOriginId: o, ViewerProtocolPolicy: https-only } } }
`,
      ),
    );
    expect(reach).toEqual(['cdn CloudFront Shop: read']);
  });

  it('is a role by its own policies', () => {
    const role = `  Job:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }
      Policies: [{ PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: ['s3:PutObject', 's3:ListBucket'], Resource: ['arn:aws:s3:::acme-b', 'arn:aws:s3:::acme-b/*'] }] } }]
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }
      Policies: [{ PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' }] } }]
`;
    expect(reachOf(withPolicy([{ ...read, Effect: 'Deny', Principal: '*' }], role))).toEqual(['identity Job: write list']);
    expect(reachOf(withPolicy([{ ...read, Effect: 'Deny', Principal: '*', Action: 's3:*' }], role))).toEqual(['identity Job: list']);
  });
});

describe('What buckets send to each other', () => {
  it('is told with both ends, in sight or not', () => {
    const { links, buckets } = inventoryOf(`Resources:
  Logs: { Type: AWS::S3::Bucket }
  B:
    Type: AWS::S3::Bucket
    Properties:
      LoggingConfiguration: { DestinationBucketName: !Ref Logs }
      ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/r', Rules: [{ Status: Enabled, Destination: { Bucket: 'arn:aws:s3:::far-away' } }] }
`);
    const nameOf = (id: string | undefined): string | undefined => buckets.find((bucket) => bucket.id === id)?.address;
    expect(links.map(({ kind, from, to, name }) => [kind, nameOf(from), nameOf(to), name])).toEqual([
      ['replication', 'B', undefined, 'arn:aws:s3:::far-away'],
      ['logging', 'B', 'Logs', 'Logs'],
    ]);
  });
});

it('It is the same in whatever order the files are named', () => {
  const files = { 'a.yaml': withPolicy([{ ...read, Principal: '*' }]), 'b.yaml': withPolicy([{ ...read, Principal: { AWS: '222233334444' } }]) };
  const told = (names: readonly (keyof typeof files)[]): string => {
    const { buckets, reach, links } = run(requestFor([], Object.fromEntries(names.map((name) => [name, files[name]])))).result.inventory?.() ?? { buckets: [] };
    return JSON.stringify([buckets.map(({ id }) => id), reach?.map(({ from, to }) => [from, to]), links]);
  };
  expect(told(['b.yaml', 'a.yaml'])).toBe(told(['a.yaml', 'b.yaml']));
});

it('A policy whose bucket is not in the scan stands for it', () => {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...read, Principal: '*' }] });
  const { buckets, reach } = run(requestFor([], { 'policy.json': policy })).result.inventory?.() ?? { buckets: [], reach: [] };
  expect(buckets).toMatchObject([{ name: 'acme-b', outOfSight: true }]);
  expect(reach).toMatchObject([{ from: { kind: 'internet' }, to: buckets[0]?.id }]);
});
