import { expect, it } from 'vitest';
import { isChosen } from '../../src/model/selection.js';
import type { Selection } from '../../src/model/selection.js';
import { no, unknown, yes } from '../../src/truth/answer.js';
import type { Truth } from '../../src/truth/answer.js';
import type { Value } from '../../src/truth/value.js';
import { absent, known, listOf, origin, untold } from './hand-made.js';

const tags = listOf({ key: known('tier'), value: known('gold'), isWritten: () => yes(), origin });
const roles = { deliveryTarget: yes(), replica: no(), stateStore: unknown() };

function chosen(by: Selection, name: Value<string> = known('ledger-2026')): Truth {
  const bucket = { naming: { name }, tags, roles } as unknown as Parameters<typeof isChosen>[0];
  return isChosen(bucket, by).truth;
}

it('where nothing is chosen, all are', () => expect(chosen({})).toBe('yes'));

it('a star stands for any text, and the rest for itself', () => {
  expect(['ledger-*', '*-2026', 'l*r-20*', '*'].map((one) => chosen({ buckets: [one] }))).toEqual(['yes', 'yes', 'yes', 'yes']);
  expect(['ledger', 'edger-*', 'ledger.2026'].map((one) => chosen({ buckets: [one] }))).toEqual(['no', 'no', 'no']);
});

it('a name that is not known may be any, but for the star that means all', () => {
  expect([untold<string>(), absent<string>()].map((name) => chosen({ buckets: ['ledger-*'] }, name))).toEqual(['unknown', 'unknown']);
  expect(chosen({ buckets: ['*'] }, absent())).toBe('yes');
});

it('a tag counts by its key, or by key and value', () => {
  expect(['tier', 'tier=gold', 'tier=', 'gold'].map((one) => chosen({ tags: [one] }))).toEqual(['yes', 'yes', 'no', 'no']);
});

it('each way of choosing adds buckets', () => {
  expect(chosen({ buckets: ['scratch'], roles: ['deliveryTarget'] })).toBe('yes');
  expect(chosen({ buckets: ['scratch'], roles: ['replica', 'stateStore'] })).toBe('unknown');
});
