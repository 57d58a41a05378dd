import { expect, it } from 'vitest';
import { Limiter, each } from '../../src/fetch/limiter.js';
import type { Slot } from '../../src/fetch/limiter.js';

const limits = { start: 32, floor: 4, cap: 64 };

async function answer(limiter: Limiter, times: number, how: Parameters<Slot['release']>[0]): Promise<void> {
  for (let time = 0; time < times; time++) (await limiter.slot()).release(how);
}

it('Fifty answers let one more request in, up to the cap', async () => {
  const limiter = new Limiter(limits);
  await answer(limiter, 49, 'answered');
  expect(limiter.limit).toBe(32);
  await answer(limiter, 1, 'answered');
  expect(limiter.limit).toBe(33);
  await answer(limiter, 50 * 40, 'answered');
  expect(limiter.limit).toBe(64);
});

it('Being asked to slow down halves what may be under way, down to the floor', async () => {
  const limiter = new Limiter(limits);
  const seen: number[] = [];
  for (let time = 0; time < 5; time++) {
    await answer(limiter, 1, 'slow down');
    seen.push(limiter.limit);
  }
  expect(seen).toEqual([16, 8, 4, 4, 4]);
});

it('Requests that failed together halve it once, because they say the same', async () => {
  const limiter = new Limiter(limits);
  const together = await Promise.all(Array.from({ length: 20 }, () => limiter.slot()));
  for (const slot of together) slot.release('slow down');
  expect(limiter.limit).toBe(16);
});

it('A broken connection says nothing about the load', async () => {
  const limiter = new Limiter(limits);
  await answer(limiter, 200, 'other');
  expect(limiter.limit).toBe(32);
});

it('No more are under way than may be, and who waits comes in the order of asking', async () => {
  const limiter = new Limiter({ start: 2, floor: 1, cap: 2 });
  const order: number[] = [];
  const first = [await limiter.slot(), await limiter.slot()];
  const later = [1, 2, 3].map(async (number) => {
    const slot = await limiter.slot();
    order.push(number);
    expect(limiter.inFlight).toBeLessThanOrEqual(2);
    slot.release('answered');
  });
  expect(order).toEqual([]);
  for (const slot of first) slot.release('answered');
  await Promise.all(later);
  expect(order).toEqual([1, 2, 3]);
  expect(limiter.inFlight).toBe(0);
});

it('After a halving, as many finish as it takes before the next begins', async () => {
  const limiter = new Limiter({ start: 4, floor: 1, cap: 4 });
  const slots = await Promise.all([limiter.slot(), limiter.slot(), limiter.slot(), limiter.slot()]);
  let began = false;
  const next = limiter.slot().then((slot) => {
    began = true;
    return slot;
  });
  slots[0]?.release('slow down');
  slots[1]?.release('other');
  await Promise.resolve();
  await Promise.resolve();
  expect([limiter.limit, limiter.inFlight, began]).toEqual([2, 2, false]);
  slots[2]?.release('other');
  (await next).release('other');
  expect(began).toBe(true);
});

it('Work on a list goes in its order, so many at once', async () => {
  const began: number[] = [];
  let under = 0;
  let most = 0;
  await each([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    began.push(item);
    most = Math.max(most, ++under);
    await Promise.resolve();
    under--;
  });
  expect(began).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});
