import { expect, it } from 'vitest';
import { operations } from '../../src/dialect/api/operations.js';
import { scan } from '../../src/fetch/scan.js';
import { CREDENTIALS, HANDLER, isMissingPackages, load, packageOf } from '../../src/fetch/sdk/packages.js';
import { sdkPort } from '../../src/fetch/sdk/port.js';
import { startFakeAws } from '../fake-aws/fake.js';
import { HOME, named, scanFake } from './fake-scan.js';

async function scanWithout(...missing: readonly string[]): Promise<unknown> {
  const request = {
    operations: named('s3:ListBuckets', 'lambda:ListFunctions', 'ec2:DescribeRegions'),
    signal: new AbortController().signal,
    now: () => new Date(0),
    tool: 't',
  };
  return scan(request, sdkPort({}, { find: (name) => !missing.includes(name) })).catch((error: unknown) => error);
}

it('One line says what to install: all that is missing, and nothing that is not needed', async () => {
  const error = await scanWithout('@aws-sdk/client-s3', '@aws-sdk/client-lambda', '@aws-sdk/client-ec2', CREDENTIALS);
  if (!isMissingPackages(error)) throw error;
  expect(error.install).toBe('npm install @aws-sdk/client-lambda @aws-sdk/client-s3 @aws-sdk/credential-providers');
  expect(error.message).toContain(error.install);
});

it('A package is loaded when its service is first asked, and no other', async () => {
  const fake = await startFakeAws({ state: { accounts: { [HOME]: { buckets: { harbour: { region: 'eu-west-1' } } } } } });
  const loaded = new Set<string>();
  const note = (name: string): Promise<unknown> => {
    loaded.add(name);
    return load(name);
  };
  // No bucket names a key, a topic or a queue.
  await scanFake(fake, { operations: operations.filter(({ optIn }) => optIn === undefined) }, { load: note });
  await fake.close();
  expect([packageOf.kms, packageOf.sns, packageOf.sqs, packageOf.ecs, packageOf.glacier].filter((name) => loaded.has(name))).toEqual([]);
  expect([...loaded]).toContain(packageOf.lambda);
});

it('A package that is there and broken is another matter', async () => {
  const request = { operations: named('s3:ListBuckets'), signal: new AbortController().signal, now: () => new Date(0), tool: 't' };
  const broken = sdkPort({}, { load: () => Promise.reject(new SyntaxError('broken')) });
  await expect(scan(request, broken)).rejects.toThrow('broken');
});

it('Every service that is asked has a package, and the package a command for every operation', async () => {
  for (const { service, name } of operations) {
    const loaded = (await load(packageOf[service])) as Readonly<Record<string, unknown>>;
    expect(loaded[`${name}Command`], `${service}:${name}`).toBeTypeOf('function');
  }
  await expect(load(HANDLER)).resolves.toHaveProperty('NodeHttpHandler');
});
