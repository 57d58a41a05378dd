import { describe, expect, it } from 'vitest';
import { HOME, account, named } from './fake-scan.js';
import { memoryAws, refused, scanMemory, told } from './memory-port.js';
import type { Answers } from './memory-port.js';

const buckets = (...names: readonly string[]): Answers => ({
  ListBuckets: () => told({ Buckets: names.map((Name) => ({ Name, BucketRegion: 'eu-west-1' })) }),
});

function encrypted(key: string): Answers[string] {
  return () =>
    told({ ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } }] } });
}

const ID = '0a0b0c0d-1111-2222-3333-444455556666';
const ARN = `arn:aws:kms:eu-west-1:${HOME}:key/${ID}`;
const kms = named('s3:ListBuckets', 's3:GetBucketEncryption', 'kms:DescribeKey', 'kms:GetKeyPolicy');

describe('Of a distribution is kept what its list does not tell', () => {
  const asked = (config: object) =>
    scanMemory(
      memoryAws({
        ListDistributions: () => told({ DistributionList: { Items: [{ Id: 'E1', ARN: 'arn:aws:cloudfront::111111111111:distribution/E1' }] } }),
        GetDistributionConfig: () => told({ ETag: 'E0', DistributionConfig: { CallerReference: 'then', Origins: { Items: [] }, ...config } }),
      }),
      { operations: named('cloudfront:ListDistributions', 'cloudfront:GetDistributionConfig') },
    ).then((result) => account(result).resources.distribution?.['arn:aws:cloudfront::111111111111:distribution/E1']?.replies['GetDistributionConfig']);

  it('where its logs go, and what stands at its root', async () => {
    const logging = { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: 'shop/' };
    expect(await asked({ Logging: logging, DefaultRootObject: 'index.html' })).toEqual({
      state: 'ok',
      value: { DistributionConfig: { Logging: logging, DefaultRootObject: 'index.html' } },
    });
  });

  it('nothing of logs that are off and a root that is not set', async () => {
    expect(await asked({ Logging: { Enabled: false, Bucket: '', Prefix: '' }, DefaultRootObject: '' })).toEqual({
      state: 'ok',
      value: { DistributionConfig: {} },
    });
  });
});

describe('A key goes by its ARN however a bucket names it', () => {
  it.each([
    [ID, ID],
    [ARN, ID],
    ['alias/ours', 'alias/ours'],
    [`arn:aws:kms:eu-west-1:${HOME}:alias/ours`, 'alias/ours'],
  ])('%s', async (name, short) => {
    const aws = memoryAws({ ...buckets('a', 'b'), GetBucketEncryption: encrypted(name), DescribeKey: () => told({ KeyMetadata: { Arn: ARN } }) });
    const result = await scanMemory(aws, { operations: kms });
    expect(Object.entries(account(result).resources.key ?? {}).map(([arn, { name: called, region }]) => [arn, called, region])).toEqual([
      [ARN, short, 'eu-west-1'],
    ]);
    expect(aws.asked.filter((asked) => /Key/.test(asked))).toEqual(['DescribeKey eu-west-1', 'GetKeyPolicy eu-west-1']);
  });

  it('A key of another Region is asked there, and one that is hidden is unknown', async () => {
    const foreign = 'arn:aws:kms:us-west-2:999999999999:key/x';
    const aws = memoryAws({ ...buckets('a'), GetBucketEncryption: encrypted(foreign), DescribeKey: () => refused('AccessDeniedException') });
    const result = await scanMemory(aws, { operations: kms });
    expect(account(result).resources.key?.[foreign]?.replies['DescribeKey']).toMatchObject({ state: 'unknown', reason: 'denied', action: 'kms:DescribeKey' });
    expect(aws.asked).toContain('GetKeyPolicy us-west-2');
  });
});

it('Every function is asked once who may invoke it, in its own Region', async () => {
  const shrink = `arn:aws:lambda:eu-west-1:${HOME}:function:shrink`;
  const aws = memoryAws({
    ...buckets('a'),
    GetBucketNotificationConfiguration: () => told({ LambdaFunctionConfigurations: [{ LambdaFunctionArn: shrink }, { LambdaFunctionArn: shrink }] }),
    ListFunctions: (_, region) =>
      told(
        region === 'eu-west-1'
          ? {
              Functions: [
                { FunctionArn: shrink, FunctionName: 'shrink' },
                { FunctionArn: `${shrink}-other`, FunctionName: 'other' },
              ],
            }
          : {},
      ),
    GetPolicy: () => refused('ResourceNotFoundException', 404),
  });
  const result = await scanMemory(aws, {
    operations: named('s3:ListBuckets', 's3:GetBucketNotificationConfiguration', 'lambda:ListFunctions', 'lambda:GetPolicy'),
  });
  expect(account(result).resources.lambda?.[shrink]).toMatchObject({
    name: 'shrink',
    replies: { GetPolicy: { state: 'absent' }, ListFunctions: { state: 'ok' } },
  });
  expect(aws.asked.filter((asked) => asked.startsWith('GetPolicy'))).toEqual(['GetPolicy eu-west-1', 'GetPolicy eu-west-1']);
});

it('A queue whose address cannot be had is unknown by the permission for that', async () => {
  const queue = `arn:aws:sqs:eu-west-1:${HOME}:mill`;
  const aws = memoryAws({
    ...buckets('a'),
    GetBucketNotificationConfiguration: () => told({ QueueConfigurations: [{ QueueArn: queue }] }),
    GetQueueUrl: () => refused('AccessDenied', 403),
  });
  const result = await scanMemory(aws, { operations: named('s3:ListBuckets', 's3:GetBucketNotificationConfiguration', 'sqs:GetQueueAttributes') });
  expect(account(result).resources.queue?.[queue]?.replies).toEqual({
    GetQueueAttributes: { state: 'unknown', reason: 'denied', action: 'sqs:GetQueueUrl', code: 'AccessDenied', http: 403 },
  });
});

it('A trail of several Regions is one trail, asked about at home', async () => {
  const trail = { Name: 't', TrailARN: `arn:aws:cloudtrail:eu-west-1:${HOME}:trail/t`, HomeRegion: 'eu-west-1' };
  const aws = memoryAws({
    DescribeTrails: () => told({ trailList: [trail] }),
    GetTrailStatus: () => told({ IsLogging: true, LatestDeliveryTime: '2026-11-21T00:00:00.000Z', TimeLoggingStarted: 'x' }),
  });
  const result = await scanMemory(aws, { operations: named('cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'), regions: ['eu-west-1', 'us-east-1'] });
  expect(Object.keys(account(result).listed['cloudtrail:DescribeTrails'] ?? {})).toEqual(['eu-west-1', 'us-east-1']);
  expect(account(result).resources.trail?.[trail.TrailARN]?.replies['GetTrailStatus']).toEqual({ state: 'ok', value: { IsLogging: true } });
  expect(aws.asked.filter((asked) => asked.startsWith('GetTrailStatus'))).toEqual(['GetTrailStatus eu-west-1']);
});

it('Only endpoints of S3 are kept', async () => {
  const endpoint = (id: string, ServiceName: string) => ({ VpcEndpointId: id, ServiceName });
  const aws = memoryAws({
    DescribeVpcEndpoints: () =>
      told({
        VpcEndpoints: [
          endpoint('vpce-1', 'com.amazonaws.us-east-1.s3'),
          endpoint('vpce-2', 'com.amazonaws.us-east-1.kms'),
          endpoint('vpce-3', 'com.amazonaws.s3-global.accesspoint'),
        ],
      }),
  });
  const result = await scanMemory(aws, { operations: named('ec2:DescribeVpcEndpoints') });
  expect(Object.values(account(result).resources.endpoint ?? {}).map(({ name }) => name)).toEqual(['vpce-1', 'vpce-3']);
});

describe('Policies of the organization', () => {
  const operations = named('organizations:ListPolicies');
  const listed = (type: string) => `arn:aws:organizations::${HOME}:policy/o-1/${type}/p-1`;

  it('are listed as a whole without a type that the organization does not know', async () => {
    const aws = memoryAws({
      ListPolicies: ({ Filter }) =>
        Filter === 'S3_POLICY' ? refused('InvalidInputException') : told({ Policies: [{ Arn: listed(String(Filter)), Name: 'p', Id: 'p-1' }] }),
    });
    const result = await scanMemory(aws, { operations });
    expect(account(result).listed['organizations:ListPolicies']).toEqual({ global: { state: 'ok' } });
    expect(Object.keys(account(result).resources.organizationPolicy ?? {})).toHaveLength(2);
  });

  it('are unknown to a member that may not list them', async () => {
    const result = await scanMemory(memoryAws({ ListPolicies: () => refused('AccessDeniedException') }), { operations });
    expect(account(result).listed['organizations:ListPolicies']).toMatchObject({ global: { state: 'unknown', reason: 'denied' } });
  });

  it('are none where there is no organization', async () => {
    const result = await scanMemory(memoryAws({ ListPolicies: () => refused('AWSOrganizationsNotInUseException') }), { operations });
    expect(account(result).listed['organizations:ListPolicies']).toEqual({ global: { state: 'ok' } });
  });
});

describe('Of the identities those are kept that can have to do with S3', () => {
  const role = (name: string, extra: object = {}) => ({
    RoleName: name,
    Arn: `arn:aws:iam::${HOME}:role/${name}`,
    Path: '/',
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    RoleLastUsed: { Region: 'x' },
    ...extra,
  });
  const inline = (action: string) => ({
    RolePolicyList: [
      { PolicyName: 'p', PolicyDocument: encodeURIComponent(JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })) },
    ],
  });
  const attached = (arn: string) => ({ AttachedManagedPolicies: [{ PolicyArn: arn, PolicyName: 'p' }] });
  const policy = (name: string, action: string) => ({
    PolicyName: name,
    Arn: `arn:aws:iam::${HOME}:policy/${name}`,
    PolicyVersionList: [
      { VersionId: 'v1', IsDefaultVersion: false, Document: '{}' },
      {
        VersionId: 'v2',
        IsDefaultVersion: true,
        Document: encodeURIComponent(JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })),
      },
    ],
  });
  const answers: Answers = {
    ...buckets('a'),
    GetBucketPolicy: () =>
      told({
        Policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HOME}:role/named` }, Action: 's3:GetObject', Resource: '*' }],
        }),
      }),
    GetAccountAuthorizationDetails: ({ Marker }) =>
      Marker === undefined
        ? told({
            Marker: 'more',
            IsTruncated: true,
            RoleDetailList: [
              role('s3-inline', inline('s3:GetObject')),
              role('ec2-inline', inline('ec2:*')),
              role('named'),
              role('aws-managed', attached('arn:aws:iam::aws:policy/ReadOnlyAccess')),
            ],
          })
        : told({
            IsTruncated: false,
            RoleDetailList: [
              role('of-service', { Path: '/aws-service-role/x/', ...attached('arn:aws:iam::aws:policy/aws-service-role/X') }),
              role('by-policy', attached(`arn:aws:iam::${HOME}:policy/s3`)),
              role('bounded', { PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${HOME}:policy/s3` } }),
            ],
            UserDetailList: [
              {
                UserName: 'clerk',
                Arn: `arn:aws:iam::${HOME}:user/clerk`,
                AttachedManagedPolicies: [{ PolicyArn: `arn:aws:iam::${HOME}:policy/ec2-of-clerk` }],
              },
            ],
            Policies: [policy('s3', 's3:*'), policy('ec2', 'ec2:*'), policy('ec2-of-clerk', 'ec2:*')],
          }),
  };
  const operations = named('s3:ListBuckets', 's3:GetBucketPolicy', 'iam:GetAccountAuthorizationDetails');

  it('roles and policies that speak of S3 or may, that a bucket names, and all users with what they have', async () => {
    const { resources } = account(await scanMemory(memoryAws(answers), { operations }));
    expect(Object.values(resources.role ?? {}).map(({ name }) => name)).toEqual(['s3-inline', 'named', 'aws-managed', 'by-policy', 'bounded']);
    expect(Object.values(resources.identityPolicy ?? {}).map(({ name }) => name)).toEqual(['s3', 'ec2-of-clerk']);
    expect(Object.values(resources.user ?? {}).map(({ name }) => name)).toEqual(['clerk']);
  });

  it('with their documents as texts, the version in force alone, and nothing that changes by itself', async () => {
    const { resources } = account(await scanMemory(memoryAws(answers), { operations }));
    const text = JSON.stringify(resources);
    expect(text).not.toContain('RoleLastUsed');
    expect(text).not.toContain('%7B');
    expect(resources.identityPolicy?.[`arn:aws:iam::${HOME}:policy/s3`]?.replies['GetAccountAuthorizationDetails']).toMatchObject({
      value: { PolicyVersionList: [{ VersionId: 'v2', Document: '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}' }] },
    });
  });

  it('and all of them while the list is not whole: there is no saying who has what', async () => {
    const cut: Answers = {
      ...answers,
      GetAccountAuthorizationDetails: (input, region) =>
        input['Marker'] === undefined ? (answers['GetAccountAuthorizationDetails'] as Answers[string])(input, region) : refused('AccessDenied'),
    };
    const { resources, listed } = account(await scanMemory(memoryAws(cut), { operations }));
    expect(Object.values(resources.role ?? {}).map(({ name }) => name)).toEqual(['s3-inline', 'ec2-inline', 'named', 'aws-managed']);
    expect(listed['iam:GetAccountAuthorizationDetails']).toMatchObject({ global: { state: 'unknown' } });
  });
});

it('A list that never ends is given up', async () => {
  const aws = memoryAws({ ListFunctions: () => told({ NextMarker: 'again', Functions: [{ FunctionArn: 'arn:f', FunctionName: 'f' }] }) });
  const result = await scanMemory(aws, { operations: named('lambda:ListFunctions') });
  expect(account(result).listed['lambda:ListFunctions']).toMatchObject({
    'us-east-1': { state: 'unknown', reason: 'malformed', detail: 'the list does not end' },
  });
  expect(aws.asked.filter((asked) => asked.startsWith('ListFunctions'))).toHaveLength(2);
});

it('Where there is no Multi-Region Access Point, none is looked for', async () => {
  const aws = memoryAws({}, `arn:aws-cn:iam::${HOME}:user/scanner`);
  const result = await scanMemory(aws, { operations: named('s3control:ListMultiRegionAccessPoints') });
  expect(account(result).listed['s3control:ListMultiRegionAccessPoints']).toMatchObject({ global: { state: 'unknown', reason: 'unsupported' } });
  expect(aws.asked).toEqual(['GetCallerIdentity us-east-1']);
});
