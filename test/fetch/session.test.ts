import { expect, it } from 'vitest';
import { remembered } from '../../src/fetch/sdk/credentials.js';

const minutes = (count: number): number => count * 60_000;

function provider(lifetime: number): { readonly ask: () => Promise<string>; pass(time: number): void; readonly calls: () => number } {
  let time = 0;
  let calls = 0;
  const get = remembered(
    () => Promise.resolve({ accessKeyId: `key-${++calls}`, secretAccessKey: 's', expiration: new Date(time + lifetime) }),
    () => time,
  );
  return { ask: async () => (await get()).accessKeyId, pass: (more) => (time += more), calls: () => calls };
}

it('A session is renewed five minutes before it is over', async () => {
  const { ask, pass } = provider(minutes(60));
  expect(await ask()).toBe('key-1');
  pass(minutes(54));
  expect(await ask()).toBe('key-1');
  pass(minutes(2));
  expect(await ask()).toBe('key-2');
});

it('All who need it at once wait for one', async () => {
  const { ask, calls } = provider(minutes(60));
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['key-1', 'key-1', 'key-1']);
  expect(calls()).toBe(1);
});

it('A failure is not remembered', async () => {
  let calls = 0;
  const get = remembered(() => (++calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve({ accessKeyId: 'a', secretAccessKey: 's' })));
  await expect(get()).rejects.toMatchObject({ kind: 'no-credentials', message: 'down' });
  await expect(get()).resolves.toMatchObject({ accessKeyId: 'a' });
});
