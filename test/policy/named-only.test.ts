import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { asksOfOthers } from '../../src/policy/named-only.js';
import { situationFrom } from '../../src/policy/plain.js';
import { publicTruth } from '../../src/policy/public.js';
import type { Reach, Verdict, Who } from '../../src/policy/question.js';
import type { Situation } from '../../src/policy/situation.js';
import { ask } from '../../src/policy/solve/ask.js';
import { memory } from '../../src/policy/solve/run.js';
import { surrounded } from './random/surroundings.js';
import { PARTNER, situation } from './situations.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const callers: readonly Who[] = [
  { kind: 'anonymous' },
  { kind: 'everybody' },
  { kind: 'external' },
  { kind: 'outside', accounts: [PARTNER] },
  { kind: 'caller' },
  { kind: 'owner' },
  { kind: 'identity', arn: [`arn:aws:iam::${PARTNER}:role/app`] },
  { kind: 'service', name: 'logging.s3.amazonaws.com' },
];

/** As it is searched for. */
function searched(of: Situation, question: Reach): Verdict {
  const kept = memory(20_000, 50_000);
  return ask(of, question, kept, (on, index) => {
    const policy = on === 'bucket' ? of.policy : of.points.items[index]?.policy;
    return policy ? publicTruth(policy, of, on, kept) : 'no';
  });
}

/** Of which callers it is told without a search what a grant to this principal lets through. */
function toldOf(Principal: unknown): readonly string[] {
  const here = situation({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' });
  return callers.filter((who) => asksOfOthers(here, { who, grant: { kind: 'statement', index: 0 } })).map(({ kind }) => kind);
}

describe('a statement that names somebody in particular', () => {
  it('lets in nobody whom nothing names', () => {
    expect(toldOf({ AWS: PARTNER })).toEqual(['anonymous', 'everybody', 'service']);
    expect(toldOf({ AWS: `arn:aws:iam::${PARTNER}:role/app`, Service: 'logging.s3.amazonaws.com' })).toEqual(['anonymous', 'everybody']);
  });

  it('lets in no account where it names services', () => {
    expect(toldOf({ Service: 'logging.s3.amazonaws.com' })).toEqual(['anonymous', 'everybody', 'external', 'outside', 'caller', 'owner', 'identity']);
  });

  it('has to be looked at where it may be somebody else', () => {
    for (const principal of ['*', { AWS: ['*', PARTNER] }, { CanonicalUser: 'a'.repeat(64) }]) expect(toldOf(principal)).toEqual([]);
  });

  it('is judged as the search judges it', () => {
    fc.assert(
      fc.property(
        surrounded({ variables: true }),
        fc.constantFrom<Pick<Reach, 'without' | 'counting'>>({}, { without: ['blocks'] }, { counting: 'identities' }),
        (plain, how) => {
          const here = situationFrom(plain);
          for (const { index } of here.policy?.statements.items ?? []) {
            for (const who of callers) {
              const question: Reach = { who, grant: { kind: 'statement', index }, ...how };
              if (!asksOfOthers(here, question)) continue;
              expect(createEngine().ask(here, question)).toEqual({ verdict: 'no', causes: [], assumes: [] });
              expect(searched(here, question)).toMatchObject({ verdict: 'no', causes: [], assumes: [] });
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
