/** The SDK's own clients, pointed at the fake: the judge of its replies. */

import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Operation, Service } from '../../src/dialect/api/operations.js';
import type { FakeCredentials } from './sessions.js';

const PACKAGES: Readonly<Record<Service, string>> = {
  s3: 'client-s3',
  s3control: 'client-s3-control',
  sts: 'client-sts',
  iam: 'client-iam',
  organizations: 'client-organizations',
  lambda: 'client-lambda',
  cloudtrail: 'client-cloudtrail',
  cloudfront: 'client-cloudfront',
  ec2: 'client-ec2',
  ecs: 'client-ecs',
  kms: 'client-kms',
  sns: 'client-sns',
  sqs: 'client-sqs',
  glacier: 'client-glacier',
};

const CLIENTS: Readonly<Record<Service, string>> = {
  s3: 'S3Client',
  s3control: 'S3ControlClient',
  sts: 'STSClient',
  iam: 'IAMClient',
  organizations: 'OrganizationsClient',
  lambda: 'LambdaClient',
  cloudtrail: 'CloudTrailClient',
  cloudfront: 'CloudFrontClient',
  ec2: 'EC2Client',
  ecs: 'ECSClient',
  kms: 'KMSClient',
  sns: 'SNSClient',
  sqs: 'SQSClient',
  glacier: 'GlacierClient',
};

/** Names before `localhost` are this machine, whatever its resolver says. */
const here: LookupFunction = (_name, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

export interface Target {
  readonly url: string;
  readonly credentials: FakeCredentials;
  readonly region?: string;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** More of the client's own options: `forcePathStyle`. */
  readonly options?: Readonly<Record<string, unknown>>;
}

type Sends = { send(command: unknown): Promise<Record<string, unknown>>; destroy(): void };
type Makes = new (input: unknown) => unknown;

/** One operation sent through the SDK; what it makes of the answer, without what is said about the call. */
export async function ask({ service, name }: Pick<Operation, 'service' | 'name'>, input: Readonly<Record<string, unknown>>, target: Target): Promise<unknown> {
  const module = (await import(`@aws-sdk/${PACKAGES[service]}`)) as Readonly<Record<string, Makes>>;
  const [Client, Command] = [module[CLIENTS[service]], module[`${name}Command`]];
  if (!Client || !Command) throw new Error(`The SDK has no ${service}:${name}.`);
  const client = new Client({
    endpoint: target.url,
    region: target.region ?? 'us-east-1',
    credentials: target.credentials,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ lookup: here }), requestTimeout: target.timeoutMs ?? 20_000, throwOnRequestTimeout: true }),
    ...(service === 's3' && { forcePathStyle: true }),
    ...target.options,
  }) as Sends;
  try {
    const { $metadata: _, ...output } = await client.send(new Command(input));
    return output;
  } finally {
    client.destroy();
  }
}
