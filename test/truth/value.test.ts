import { describe, expect, it } from 'vitest';
import { Mapped } from '../../src/text/mapped.js';
import { no } from '../../src/truth/answer.js';
import { some } from '../../src/truth/value.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 }, label: 'rules' } as const;

describe('a list of which nothing is as asked for', () => {
  const reasons = (items: readonly string[], reason?: string): unknown =>
    some({ items, origin }, (says) => (reason === undefined ? no() : no({ says: `${says} is ${reason}`, origin }))).because.map(({ says }) => says);

  it('is called empty where it is, and not set where nothing is written', () => {
    expect(reasons([])).toEqual(['rules is empty']);
    expect(some({ items: [], origin, unset: true }, () => no()).because.map(({ says }) => says)).toEqual(['rules is not set']);
    expect(reasons(['one'])).toEqual(['nothing in rules does it']);
  });

  it('tells what its items are, where they tell', () => {
    expect(reasons(['one', 'two'], 'off')).toEqual(['one is off', 'two is off']);
  });
});
