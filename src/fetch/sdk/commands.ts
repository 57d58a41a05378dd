/** The one table of what can be sent: the operations of `operations.ts`, which are all reads. Nothing else has a command here. */

import { keyOf, operations } from '../../dialect/api/operations.js';
import type { Operation, Service } from '../../dialect/api/operations.js';
import type { Input } from '../port.js';
import type { Package } from './packages.js';

export type Command = object;

const sendable: ReadonlySet<string> = new Set(operations.map(keyOf));

/** The client of each service, as the SDK calls it. */
const clients: Readonly<Record<Service, string>> = {
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

export function commandFor(operation: Operation, input: Input, from: Package): Command {
  if (!sendable.has(keyOf(operation))) throw new Error(`${keyOf(operation)} is none of the reads that a scan may send`);
  return new (constructorOf<Command>(from, `${operation.name}Command`))(input);
}

export function clientFor<T>(service: Service, config: object, from: Package): T {
  return new (constructorOf<T>(from, clients[service]))(config);
}

export function constructorOf<T>(from: Package, name: string): new (input: object) => T {
  const found = from[name];
  if (typeof found !== 'function') throw new Error(`the installed SDK has no ${name}: it is too old`);
  return found as new (
    input: object,
  ) => T;
}
