import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import { situationFrom } from '../../src/policy/plain.js';
import { dice } from './random/dice.js';
import { policies } from './random/documents.js';
import { readDecision } from './random/reading.js';
import { requestsAbout } from './random/requests.js';
import { decisionsOf, vectorOf } from './random/vectors.js';
import type { Vectors } from './random/vectors.js';
import { OWNER } from './situations.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

describe('the evaluator', () => {
  const { texts, policies: rows } = JSON.parse(readFileSync(new URL('../data/policy-vectors.json', import.meta.url), 'utf8')) as Vectors;
  const recorded = rows.map(({ policy, requests }) => ({ policy, vectors: requests.map((row) => vectorOf(row, texts)) }));

  it('decides as it did when its decisions were recorded', () => {
    const changed = recorded.flatMap(({ policy, vectors }) => {
      const requests = vectors.map(({ request }) => request);
      const decisions = decisionsOf(policy, requests);
      return vectors.flatMap((one, at) => (one.decision === decisions[at] ? [] : [{ policy, ...one, now: decisions[at] }]));
    });
    expect(changed).toEqual([]);
  });

  it('was recorded with decisions of every kind', () => {
    const decisions = recorded.flatMap(({ vectors }) => vectors.map(({ decision }) => decision));
    expect(decisions.length).toBeGreaterThan(3000);
    for (const decision of ['allowed', 'denied', 'unknown'] as const) expect(decisions.filter((one) => one === decision).length).toBeGreaterThan(5);
  });

  it('decides like a second reading of the policy language that shares nothing with it', () => {
    fc.assert(
      fc.property(fc.oneof(policies(), policies({ variables: true })), fc.nat(), (policy, seed) => {
        const situation = situationFrom({ bucket: 'b', account: OWNER, policy });
        const [draw, chance] = [requestsAbout(situation), dice(seed)];
        const drawn = Array.from({ length: 30 }, () =>
          draw({ who: chance.chance(0.8) ? { kind: 'caller' } : { kind: 'service', name: 'logging.s3.amazonaws.com' } }, chance),
        ).filter((one) => one !== undefined);
        const decided = drawn.map(({ plain, request }) => [plain, evaluate(situation, request).decision]);
        expect(decided).toEqual(drawn.map(({ plain }) => [plain, readDecision(policy, plain)]));
      }),
      { numRuns: 120 },
    );
  });
});
