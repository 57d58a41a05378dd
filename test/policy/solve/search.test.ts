import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Domain } from '../../../src/policy/solve/domain.js';
import { and, literal, not, or } from '../../../src/policy/solve/formula.js';
import type { Formula } from '../../../src/policy/solve/formula.js';
import { search } from '../../../src/policy/solve/search.js';

/** Three variables with three values each, which may be absent. */
const domain: Domain = { kind: 'mask', absent: true, present: true, values: ['a', 'b', 'c'], mask: 7 };
const variables = ['x', 'y', 'z'];
const budget = (): { steps: number; left: number } => ({ steps: 10_000, left: 10_000 });

const { formula } = fc.letrec<{ formula: Formula; part: Formula }>((tie) => ({
  part: fc
    .record({ variable: fc.constantFrom(...variables), absent: fc.boolean(), mask: fc.integer({ min: 0, max: 7 }) })
    .map(({ variable, absent, mask }) => literal(variable, absent, { kind: 'mask', mask })),
  formula: fc.oneof(
    { maxDepth: 4 },
    tie('part'),
    fc.array(tie('formula'), { minLength: 1, maxLength: 4 }).map((of) => and(...of)),
    fc.array(tie('formula'), { minLength: 1, maxLength: 4 }).map((of) => or(...of)),
    tie('formula').map(not),
  ),
}));

/** By trying all 64 assignments. */
function hasModel(of: Formula): boolean {
  const values = [undefined, 0, 1, 2];
  return values.some((x) => values.some((y) => values.some((z) => holdsFor(of, { x, y, z }))));
}

function holdsFor(of: Formula, values: Readonly<Record<string, number | undefined>>): boolean {
  switch (of.kind) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'and':
      return of.of.every((one) => holdsFor(one, values));
    case 'or':
      return of.of.some((one) => holdsFor(one, values));
    case 'literal': {
      const value = values[of.variable];
      if (value === undefined) return of.absent;
      return of.present.kind === 'all' || (of.present.kind === 'mask' && (of.present.mask & (1 << value)) !== 0);
    }
  }
}

describe('the search', () => {
  it('finds a model exactly where there is one', () => {
    fc.assert(
      fc.property(formula, (of) => {
        const outcome = search(of, () => domain, budget());
        expect(outcome.kind).toBe(hasModel(of) ? 'found' : 'none');
        expect(outcome.kind !== 'found' || outcome.model.holds(of)).toBe(true);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('says the opposite of a formula with its negation', () => {
    fc.assert(
      fc.property(formula, fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 }), (of, values) => {
        const [x, y, z] = values.map((value) => (value < 0 ? undefined : value));
        expect(holdsFor(not(of), { x, y, z })).toBe(!holdsFor(of, { x, y, z }));
      }),
      { numRuns: 2_000, seed: 8 },
    );
  });

  it('leaves what nobody asks for absent', () => {
    const outcome = search(or(literal('x', true, false), literal('y', false, true)), () => domain, budget());
    expect(outcome.kind === 'found' && variables.map((one) => outcome.model.valueOf(one))).toEqual([undefined, undefined, undefined]);
  });

  /** So many pigeons in three holes, each alone. */
  const pigeonsApart = (count: number): readonly Formula[] => {
    const pigeons = Array.from({ length: count }, (_, at) => `pigeon ${at}`);
    return pigeons.flatMap((a, at) =>
      pigeons
        .slice(at + 1)
        .flatMap((b) => [1, 2, 4].map((hole) => not(and(literal(a, false, { kind: 'mask', mask: hole }), literal(b, false, { kind: 'mask', mask: hole }))))),
    );
  };
  const three: Domain = { ...domain, absent: false };

  it('finds the same after others that share its budget', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 2, maxLength: 5 }), (all) => {
        const shared = budget();
        for (const of of all) expect(search(of, () => domain, shared).kind).toBe(hasModel(of) ? 'found' : 'none');
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('does not refute again what was refuted, whatever is asked beside it', () => {
    const shared = budget();
    const stepsFor = (...beside: readonly Formula[]): number => {
      const before = shared.steps;
      expect(search(and(...beside, ...pigeonsApart(5)), () => three, shared).kind).toBe('none');
      return before - shared.steps;
    };
    expect(stepsFor()).toBeGreaterThan(30);
    expect(stepsFor(literal('x', false, { kind: 'mask', mask: 1 }), or(literal('y', false, true), literal('z', false, true)))).toBe(0);
  });

  it('refutes what was refuted for other values by itself', () => {
    const shared = budget();
    expect(search(and(...pigeonsApart(4)), () => three, shared).kind).toBe('none');
    const four: Domain = { ...three, values: ['a', 'b', 'c', 'd'], mask: 15 };
    expect(search(and(...pigeonsApart(4)), () => four, shared).kind).toBe('found');
  });

  it('stops when its budget is spent, and says so', () => {
    const apart = pigeonsApart(9);
    expect(search(and(...apart), () => three, { steps: 3, left: 10_000 }).kind).toBe('budget');
    expect(search(and(...apart), () => three, { steps: 200_000, left: 10_000 }).kind).toBe('none');
  });
});
