import { describe, expect, it } from 'vitest';
import { EVERYTHING, NOTHING, above, below, between, complement, includes, intersection, pointIn, union } from '../../../src/policy/solve/line.js';
import type { Cuts } from '../../../src/policy/solve/line.js';
import { addressText, addressesOf, addressLines, isNarrow, ordered } from '../../../src/policy/solve/scalar.js';

const sets: readonly Cuts[] = [
  NOTHING,
  EVERYTHING,
  between(1, 3),
  between(3, 3),
  below(2, false),
  above(2, true),
  union(between(0, 1), between(5, 9)),
  complement(between(4, 4)),
];
const points = [-1, 0, 0.5, 1, 2, 3, 3.5, 4, 5, 9, 10];
const on = (cuts: Cuts): readonly boolean[] => points.map((point) => includes(cuts, point));
const addresses = (...written: readonly string[]): Cuts => union(...written.map((one) => addressesOf(one)?.cuts ?? []));

describe('sets of points', () => {
  it('have everything outside in their complement, and nothing else', () => {
    for (const set of sets) expect(on(complement(set))).toEqual(on(set).map((inside) => !inside));
    for (const set of sets) expect(complement(complement(set))).toEqual(set);
  });

  it('meet and join point by point', () => {
    for (const a of sets) {
      for (const b of sets) {
        expect(on(intersection(a, b))).toEqual(points.map((point) => includes(a, point) && includes(b, point)));
        expect(on(union(a, b))).toEqual(points.map((point) => includes(a, point) || includes(b, point)));
      }
    }
  });

  it('show a point of theirs whenever they have one', () => {
    for (const set of sets) {
      const point = pointIn(set, [], false);
      expect(point !== undefined && includes(set, point)).toBe(set.length > 0);
    }
    expect(pointIn(intersection(above(2, false), below(3, false)), [], false)).toBe(2.5);
  });

  it('cover all numbers with less than and at least', () => {
    expect(union(ordered('LessThan', 5), ordered('GreaterThanEquals', 5))).toEqual(EVERYTHING);
  });
});

describe('addresses', () => {
  it('of both versions are everything, of one half of version 4 are not', () => {
    expect(addresses('0.0.0.0/0', '::/0')).toEqual(addressLines().all);
    expect(intersection(addresses('0.0.0.0/1', '128.0.0.0/1'), addressesOf('::1')?.cuts ?? [])).toEqual(NOTHING);
  });

  it('leave no gap between neighbouring ranges', () => {
    expect(addresses('192.0.2.0/25', '192.0.2.128/25')).toEqual(addresses('192.0.2.0/24'));
  });

  it.each(['192.0.2.7', '2001:db8::1', '::', '1:0:0:2::3'])('%s is written as it was read', (text) => {
    const [first] = addressesOf(text)?.cuts ?? [];
    expect(first && addressesOf(addressText(first.at))?.cuts).toEqual(addressesOf(text)?.cuts);
  });

  it.each([
    ['0.0.0.0/1', false],
    ['10.0.0.0/7', false],
    ['10.0.0.0/8', true],
    ['172.16.0.0/12', true],
    ['2001::/16', false],
    ['2001:db8::/32', true],
  ])('%s fixes a caller: %s', (text, expected) => {
    const range = addressesOf(text);
    expect(range && isNarrow(range)).toBe(expected);
  });

  it.each(['256.0.0.1', '1.2.3', '1.2.3.4/33', ':::1', 'x'])('%s is none', (text) => {
    expect(addressesOf(text)).toBeUndefined();
  });
});
