import { expect, it } from 'vitest';
import { keyOf, operations } from '../../src/dialect/api/operations.js';
import type { Operation } from '../../src/dialect/api/operations.js';
import { commandFor } from '../../src/fetch/sdk/commands.js';
import { load, packageOf } from '../../src/fetch/sdk/packages.js';
import type { Package } from '../../src/fetch/sdk/packages.js';
import { facetSpec, listSpec, specs } from '../../src/fetch/specs.js';
import { startFakeAws } from '../fake-aws/fake.js';
import { HOME, ofBuckets, scanFake } from './fake-scan.js';

it('All that a scan may send are reads by their names', () => {
  expect(operations.filter(({ name }) => !/^(?:Get|List|Describe)[A-Z]/.test(name)).map(({ name }) => name)).toEqual(['AssumeRole']);
});

it('None of them reads what is kept in a bucket', () => {
  const reads = operations.filter(({ service, name }) => service === 's3' && /Object(?!LockConfiguration)/.test(name));
  expect(reads).toEqual([]);
});

it.each([
  ['s3', 'PutBucketPolicy'],
  ['s3', 'DeleteBucket'],
  ['s3', 'GetObject'],
  ['s3', 'ListObjectsV2'],
  ['iam', 'CreateAccessKey'],
  ['kms', 'Decrypt'],
] as const)('%s:%s cannot be sent, although the SDK could', async (service, name) => {
  const from = (await load(packageOf[service])) as Package;
  expect(from[`${name}Command`]).toBeTypeOf('function');
  const operation: Operation = { service, name, role: 'facet', of: ['bucket'], where: 'resource', actions: [] };
  expect(() => commandFor(operation, {}, from)).toThrow('none of the reads');
});

it('Everything that tells something has a way to be asked, and what is asked is in the table', () => {
  const keys = new Set(operations.filter(({ role }) => role !== 'helps').map(keyOf));
  expect(new Set(Object.keys(specs))).toEqual(keys);
  const asked = (role: string): readonly string[] => operations.filter((operation) => operation.role === role).map(keyOf);
  expect(operations.filter((operation) => listSpec(operation)).map(keyOf)).toEqual(asked('lists'));
  expect(operations.filter((operation) => facetSpec(operation)).map(keyOf)).toEqual(asked('facet'));
});

it('A scan of all there is sends reads alone, each operation at least once', async () => {
  const bucket = Object.fromEntries(ofBuckets.map(({ name }) => [name, 'configured' as const]));
  const told = Object.fromEntries(operations.map((operation) => [keyOf(operation), 'configured' as const]));
  // Without ownership controls its ACL is in force, and asked.
  const old = { region: 'us-east-1', told: { GetBucketOwnershipControls: 'absent' as const } };
  const fake = await startFakeAws({ state: { accounts: { [HOME]: { buckets: { harbour: { region: 'us-east-1', told: bucket }, old }, told } } } });
  const result = await scanFake(fake, { include: ['tasks', 'instances'], regions: ['all'] });
  const journal = fake.requests();
  await fake.close();
  expect(journal.notReads).toEqual([]);
  expect(result.problems).toEqual([]);
  const never = ['sts:AssumeRole', 'organizations:ListAccounts', 's3:GetBucketLocation'];
  expect(operations.map(keyOf).filter((key) => !journal.perOperation().has(key))).toEqual(never);
});

it('What is not in the plan is not asked', async () => {
  const fake = await startFakeAws({ state: { accounts: { [HOME]: { buckets: { harbour: { region: 'us-east-1' } } } } } });
  await scanFake(fake, { operations: operations.filter(({ name }) => name === 'GetBucketAcl' || name === 'ListTaskDefinitionFamilies') });
  const sent = [...fake.requests().perOperation().keys()];
  await fake.close();
  expect(sent).toEqual(['sts:GetCallerIdentity', 's3:ListBuckets', 's3:GetBucketAcl']);
});
