import { expect, it } from 'vitest';
import { startFakeAws } from '../fake-aws/fake.js';
import { buckets } from '../fake-aws/state.js';
import { HOME, account, ofBuckets, scanFake, still } from './fake-scan.js';

it('A scan reads every facet though a third of its calls fail', async () => {
  const fake = await startFakeAws({
    verify: false,
    state: { accounts: { [HOME]: { buckets: buckets(100, ['us-east-1', 'eu-west-1'], { GetBucketVersioning: 'configured' }) } } },
    faults: [
      { fault: 'slowDown', probability: 0.3 },
      { fault: 'reset', probability: 0.05 },
    ],
  });
  const result = await scanFake(fake, { operations: ofBuckets }, {}, { ...still, random: () => 0.5 });
  const replies = Object.values(account(result).resources.bucket ?? {}).flatMap((bucket) => Object.values(bucket.replies));
  await fake.close();
  expect(result.calls.all).toBeGreaterThan(3000);
  expect(replies).toHaveLength(100 * (ofBuckets.length + 1));
  expect(replies.filter(({ state }) => state === 'unknown')).toEqual([]);
}, 240_000);
