import { expect, it } from 'vitest';
import { HOME, account, ofBuckets } from './fake-scan.js';
import { memoryAws, scanMemory, told } from './memory-port.js';

it('When the connection is gone, the account stops, what was read is kept, and nobody waits for ten thousand failures', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => ({ Name: `bucket-${index}`, BucketRegion: 'eu-west-1' }));
  let left = 100;
  const aws = memoryAws({
    ListBuckets: () => told({ Buckets: names }),
    GetBucketVersioning: () => (left-- > 0 ? told({}) : { kind: 'fault', cause: 'network', codes: ['ENETUNREACH'] }),
    GetBucketAcl: () => (left-- > 0 ? told({}) : { kind: 'fault', cause: 'network', codes: ['ENETUNREACH'] }),
  });
  const result = await scanMemory(aws, { operations: ofBuckets.filter(({ name }) => name === 'GetBucketVersioning' || name === 'GetBucketAcl') });
  expect(account(result).failed).toMatchObject({ reason: 'network', code: 'ENETUNREACH' });
  expect(result.problems).toEqual([{ kind: 'account', account: HOME, message: 'there is no connection to AWS (ENETUNREACH)' }]);
  expect(aws.asked.length).toBeLessThan(600);
  const known = Object.values(account(result).resources.bucket ?? {}).flatMap(({ replies }) =>
    Object.entries(replies).filter(([name, { state }]) => name !== 'ListBuckets' && state === 'ok'),
  );
  expect(known).toHaveLength(100);
});

it('A connection that comes back is forgiven', async () => {
  let calls = 0;
  const aws = memoryAws({
    ListBuckets: () => told({ Buckets: [{ Name: 'harbour', BucketRegion: 'eu-west-1' }] }),
    GetBucketVersioning: () => (++calls < 8 ? { kind: 'fault', cause: 'network', codes: ['ECONNRESET'] } : told({ Status: 'Enabled' })),
  });
  const result = await scanMemory(aws, { operations: ofBuckets.filter(({ name }) => name === 'GetBucketVersioning') });
  expect(account(result).resources.bucket?.['arn:aws:s3:::harbour']?.replies['GetBucketVersioning']).toEqual({ state: 'ok', value: { Status: 'Enabled' } });
  expect(result.problems).toEqual([]);
});
