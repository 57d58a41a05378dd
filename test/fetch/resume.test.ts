import { afterEach, expect, it } from 'vitest';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { Plan } from '../fake-aws/faults.js';
import { buckets } from '../fake-aws/state.js';
import { printSnapshot } from '../../src/fetch/print.js';
import { HOME, account, named, reply, scanFake } from './fake-scan.js';

let fake: FakeAws;

afterEach(() => fake.close());

const operations = named('s3:ListBuckets', 's3:GetBucketVersioning', 's3:GetBucketPolicy', 's3:GetBucketAcl');

async function start(count: number, faults: readonly Plan[] = []): Promise<void> {
  fake = await startFakeAws({ state: { accounts: { [HOME]: { buckets: buckets(count, ['us-east-1'], { GetBucketVersioning: 'configured' }) } } }, faults });
}

it('A scan of an account that did not change gives the same bytes', async () => {
  await start(5);
  const [one, other] = [await scanFake(fake, { operations }), await scanFake(fake, { operations })];
  expect(printSnapshot(other.snapshot)).toBe(printSnapshot(one.snapshot));
});

it('A scan that goes on asks what it does not know, and nothing else', async () => {
  await start(3, [{ fault: 'denied', operation: 'GetBucketPolicy', bucket: 'bucket-00001', nth: [1] }]);
  const first = await scanFake(fake, { operations });
  expect(reply(first, 'bucket-00001', 'GetBucketPolicy')).toMatchObject({ reason: 'denied' });
  const before = fake.requests().entries.length;
  const second = await scanFake(fake, { operations, resume: first.snapshot });
  expect(reply(second, 'bucket-00001', 'GetBucketPolicy')).toEqual({ state: 'absent' });
  expect(
    fake
      .requests()
      .entries.slice(before)
      .map(({ operation, bucket }) => [operation, bucket]),
  ).toEqual([
    ['GetCallerIdentity', undefined],
    ['GetBucketPolicy', 'bucket-00001'],
  ]);
});

it('A scan that is stopped keeps what it read, says what it did not ask, and can go on', async () => {
  await start(40);
  const stop = new AbortController();
  const first = await scanFake(fake, { operations, signal: stop.signal, concurrency: 4, progress: ({ calls }) => calls >= 60 && stop.abort() });
  expect(first.snapshot.taken.interrupted).toBe(true);
  expect(first.problems).toMatchObject([{ kind: 'interrupted' }]);
  const states = Object.values(account(first).resources.bucket ?? {}).flatMap(({ replies }) =>
    Object.values(replies).map((answer) => (answer.state === 'unknown' ? answer.reason : answer.state)),
  );
  expect(states).toHaveLength(40 * 4);
  expect(new Set(states)).toEqual(new Set(['ok', 'absent', 'interrupted']));
  const second = await scanFake(fake, { operations, resume: first.snapshot });
  await fake.close();
  await start(40);
  const whole = await scanFake(fake, { operations });
  expect(printSnapshot(second.snapshot)).toBe(printSnapshot(whole.snapshot));
});

it('A scan of other buckets is no beginning of this one', async () => {
  await start(3);
  const first = await scanFake(fake, { operations, buckets: ['*0'] });
  const second = await scanFake(fake, { operations, resume: first.snapshot });
  expect(Object.keys(account(second).resources.bucket ?? {})).toHaveLength(3);
});

it('What throttled within the scan is asked once more at its end', async () => {
  await start(2, [{ fault: 'slowDown', operation: 'GetBucketAcl', bucket: 'bucket-00001', first: 10 }]);
  const result = await scanFake(fake, { operations });
  expect(reply(result, 'bucket-00001', 'GetBucketAcl')?.state).toBe('ok');
});
