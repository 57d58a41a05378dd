import { afterEach, expect, it, vi } from 'vitest';
import { allRules } from '../../src/cli/all-rules.js';
import { lint } from '../../src/lint.js';
import { Twins } from '../../src/link/twins.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { randomPlan } from './random-plan.js';

afterEach(() => void vi.restoreAllMocks());

/** All that a report shows. */
function told(text: string): string {
  const { findings, undecided, diagnostics, coverage } = lint(requestFor(allRules, { 'plan.json': text }));
  return JSON.stringify({ findings, undecided, diagnostics, coverage }, (name, value: unknown) => (name === 'source' ? undefined : value), 1);
}

it('what is asked once about buckets that are alike is what each of them would be told', () => {
  const of = vi.spyOn(Twins.prototype, 'of');
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
  const once = seeds.map((seed) => told(randomPlan(seed)));
  expect(of.mock.results.filter(({ value }) => value !== undefined).length).toBeGreaterThan(100);
  of.mockReturnValue(undefined);
  for (const [index, seed] of seeds.entries()) expect(told(randomPlan(seed)), `the plan of seed ${seed}`).toBe(once[index]);
});
