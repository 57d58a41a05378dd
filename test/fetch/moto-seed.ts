/** Puts the buckets and their neighbours into moto. Writing is for this test alone: nothing that is shipped can. */

import { ask } from '../fake-aws/clients.js';
import type { FakeCredentials } from '../fake-aws/sessions.js';
import type { Service } from '../../src/dialect/api/operations.js';
import { EAST, HOME, OTHER, seeds } from './moto-buckets.js';
import type { Seed } from './moto-buckets.js';

/** moto takes any key; whose account it is, it knows by the role. */
export const KEY: FakeCredentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };

type Send = (service: Service, name: string, input: Readonly<Record<string, unknown>>, region?: string) => Promise<Record<string, unknown>>;

function sender(url: string, credentials: FakeCredentials): Send {
  return async (service, name, input, region = EAST) => (await ask({ service, name }, input, { url, credentials, region })) as Record<string, unknown>;
}

export async function seedAll(url: string): Promise<void> {
  const home = sender(url, KEY);
  const other = sender(url, await takenOn(home, OTHER));
  await neighbours(home);
  for (const seed of seeds) await bucket(seed.account === HOME ? home : other, seed);
  await home('s3control', 'CreateAccessPoint', { AccountId: HOME, Name: 'quay', Bucket: 'plain' });
  await home('s3control', 'PutAccessPointPolicy', { AccountId: HOME, Name: 'quay', Policy: documents.quay });
  await home('s3control', 'CreateAccessPoint', { AccountId: HOME, Name: 'bare', Bucket: 'plain' });
  await home('s3control', 'PutPublicAccessBlock', { AccountId: HOME, PublicAccessBlockConfiguration: accountBlock });
  await home('cloudtrail', 'CreateTrail', { Name: 'lighthouse', S3BucketName: 'log-target', IsMultiRegionTrail: true });
  await home('cloudtrail', 'StartLogging', { Name: 'lighthouse' });
}

async function takenOn(home: Send, account: string): Promise<FakeCredentials> {
  const { Credentials } = await home('sts', 'AssumeRole', { RoleArn: `arn:aws:iam::${account}:role/s3lint-scan`, RoleSessionName: 'seed' });
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  return { accessKeyId: AccessKeyId ?? '', secretAccessKey: SecretAccessKey ?? '', sessionToken: SessionToken ?? '' };
}

async function bucket(send: Send, { name, region, create, put }: Seed): Promise<void> {
  const place = region === EAST ? {} : { CreateBucketConfiguration: { LocationConstraint: region } };
  await send('s3', 'CreateBucket', { Bucket: name, ...place, ...create }, region);
  for (const [operation, input] of put) await send('s3', operation, { Bucket: name, ...input }, region);
}

function statement(more: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });
}

/** The policies that are put, to be found again. */
export const documents = {
  trust: statement({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  reads: statement({ Action: 's3:Get*', Resource: '*' }),
  quay: statement({
    Principal: { AWS: `arn:aws:iam::${HOME}:root` },
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:us-east-1:${HOME}:accesspoint/quay/object/*`,
  }),
  key: statement({ Principal: { AWS: `arn:aws:iam::${HOME}:root` }, Action: 'kms:*', Resource: '*' }),
};

export const accountBlock = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false };

/** The smallest archive there is: moto looks at its bytes, and runs nothing. */
const ARCHIVE = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);

async function neighbours(send: Send): Promise<void> {
  await send('iam', 'CreateRole', { RoleName: 'replicator', AssumeRolePolicyDocument: documents.trust });
  await send('iam', 'PutRolePolicy', { RoleName: 'replicator', PolicyName: 'reads', PolicyDocument: documents.reads });
  await send('iam', 'CreateUser', { UserName: 'clerk' });
  await send('iam', 'CreateAccessKey', { UserName: 'clerk' });
  await send('sns', 'CreateTopic', { Name: 'desk' });
  await send('sqs', 'CreateQueue', { QueueName: 'mill' });
  const { KeyMetadata } = await send('kms', 'CreateKey', { Policy: documents.key });
  await send('kms', 'CreateAlias', { AliasName: 'alias/chest', TargetKeyId: (KeyMetadata as Readonly<Record<string, string>>)['KeyId'] });
  const Role = `arn:aws:iam::${HOME}:role/replicator`;
  const Environment = { Variables: { BUCKET: 'plain', TOKEN: 'nobody-may-see-this' } };
  await send('lambda', 'CreateFunction', { FunctionName: 'shrink', Runtime: 'nodejs22.x', Role, Handler: 'i.h', Code: { ZipFile: ARCHIVE }, Environment });
  await send('lambda', 'AddPermission', { FunctionName: 'shrink', StatementId: 'news', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' });
  const { Vpcs } = await send('ec2', 'DescribeVpcs', {});
  const [vpc] = Vpcs as readonly Readonly<Record<string, string>>[];
  await send('ec2', 'CreateVpcEndpoint', { VpcId: vpc?.['VpcId'], ServiceName: 'com.amazonaws.us-east-1.s3' });
  await send('cloudfront', 'CreateOriginAccessControl', {
    OriginAccessControlConfig: { Name: 'harbour', SigningProtocol: 'sigv4', SigningBehavior: 'always', OriginAccessControlOriginType: 's3' },
  });
  await send('cloudfront', 'CreateDistribution', { DistributionConfig: distribution });
}

const distribution = {
  CallerReference: 'one',
  Comment: 'The window',
  Enabled: true,
  Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.s3.eu-west-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } }] },
  DefaultCacheBehavior: {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'allow-all',
    MinTTL: 0,
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
  },
};
