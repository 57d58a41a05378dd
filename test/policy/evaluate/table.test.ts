import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import { situation } from '../situations.js';
import { requestsFor } from './small-world.js';
import { table } from './table.js';

describe('in a small world', () => {
  it('stands every row of the decision table', () => {
    expect(table.filter(({ questions }) => questions.length === 0)).toEqual([]);
    expect(table.length).toBe(114);
  });

  it.each(table.map((row) => [row.id, row.expected, row] as const))('%s: somebody gets through: %s', (_id, expected, { policy, questions }) => {
    const here = situation(policy);
    const decisions = new Set<string>();
    for (const question of questions) {
      for (const one of requestsFor(question, here)) decisions.add(evaluate(here, one, question).decision);
    }
    // Of no requests at all nothing would be proved.
    expect(decisions.has('allowed') ? 'yes' : [...decisions].join()).toBe(expected === 'yes' ? 'yes' : 'denied');
  });
});
