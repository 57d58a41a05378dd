import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { situationFrom } from '../../src/policy/plain.js';
import { examine } from './random/examine.js';
import { cases } from './random/questions.js';
import { DRAWS, sorts } from './random/sorts.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

describe('a yes is proved by its request, and no request refutes a no, for', () => {
  for (const { says, situations, cases: numRuns, clear } of sorts) {
    it(says, () => {
      fc.assert(
        fc.property(cases(situations), fc.nat(), ({ plain, question }, seed) => {
          const { verdict, wrong, split } = examine(createEngine(), situationFrom(plain), question, seed, DRAWS);
          expect(wrong ?? split ?? (clear && verdict === 'unknown' ? 'unknown, though all is written and documented' : undefined)).toBeUndefined();
        }),
        { numRuns },
      );
    });
  }
});

describe('the engine makes up its mind', () => {
  for (const { says, situations, clear } of sorts.slice(0, 2)) {
    it(`${clear ? 'always' : 'nearly always'} about ${says}`, () => {
      const verdicts = fc.sample(cases(situations), 600).map(({ plain, question }) => createEngine().ask(situationFrom(plain), question).verdict);
      const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
      expect(count('unknown')).toBeLessThanOrEqual(clear ? 0 : 6);
      // Both kinds of answers come up often enough to mean something.
      for (const verdict of ['yes', 'no']) expect(count(verdict)).toBeGreaterThan(50);
    });
  }
});
