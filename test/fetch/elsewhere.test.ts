import { afterEach, expect, it } from 'vitest';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { FakeAccount } from '../fake-aws/state.js';
import { HOME, account, named, scanFake } from './fake-scan.js';

let fake: FakeAws;

afterEach(() => fake.close());

async function start(home: FakeAccount): Promise<void> {
  fake = await startFakeAws({ state: { accounts: { [HOME]: home } } });
}

it('A Region that is not enabled is said of its lists, and stops nothing', async () => {
  await start({ buckets: { harbour: { region: 'eu-west-1' } }, regions: { 'af-south-1': 'disabled' }, told: { 'lambda:ListFunctions': 'configured' } });
  const result = await scanFake(fake, { operations: named('lambda:ListFunctions', 'cloudtrail:DescribeTrails'), regions: ['af-south-1', 'eu-west-1'] });
  expect(account(result).failed).toBeUndefined();
  expect(account(result).listed).toMatchObject({
    'lambda:ListFunctions': { 'af-south-1': { state: 'unknown', reason: 'region-disabled' }, 'eu-west-1': { state: 'ok' } },
    'cloudtrail:DescribeTrails': { 'af-south-1': { state: 'unknown', reason: 'region-disabled' }, 'eu-west-1': { state: 'ok' } },
  });
  expect(fake.requests().perOperation().get('sts:GetCallerIdentity')).toBe(2);
});

it('Functions are listed where there are buckets, and in the Region that is set', async () => {
  await start({ buckets: { harbour: { region: 'eu-west-1' }, pier: { region: 'ap-south-1' } } });
  const result = await scanFake(fake, { operations: named('s3:ListBuckets', 'lambda:ListFunctions') });
  expect(Object.keys(account(result).listed['lambda:ListFunctions'] ?? {}).sort()).toEqual(['ap-south-1', 'eu-west-1', 'us-east-1']);
});

it('With chosen Regions, buckets elsewhere are left out, and the snapshot says so', async () => {
  await start({ buckets: { harbour: { region: 'eu-west-1' }, pier: { region: 'ap-south-1' } } });
  const result = await scanFake(fake, { operations: named('s3:ListBuckets', 's3:GetBucketVersioning'), regions: ['eu-west-1'] });
  expect(Object.keys(account(result).resources.bucket ?? {})).toEqual(['arn:aws:s3:::harbour']);
  expect(account(result).only).toEqual({ regions: ['eu-west-1'] });
});

it('Every bucket is asked in its own Region, and as the property of the account', async () => {
  await start({ buckets: { harbour: { region: 'eu-west-1' }, pier: { region: 'ap-south-1' } } });
  await scanFake(fake, { operations: named('s3:ListBuckets', 's3:GetBucketAcl') });
  const asked = fake.requests().entries.filter(({ operation }) => operation === 'GetBucketAcl');
  expect(asked.map(({ bucket, region, headers }) => [bucket, region, headers['x-amz-expected-bucket-owner']]).sort()).toEqual([
    ['harbour', 'eu-west-1', HOME],
    ['pier', 'ap-south-1', HOME],
  ]);
});
