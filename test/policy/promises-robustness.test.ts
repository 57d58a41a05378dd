import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import { policyFrom, situationFrom } from '../../src/policy/plain.js';
import type { Verdict } from '../../src/policy/question.js';
import { OWNER, document, request, situation } from './situations.js';
import { dice } from './random/dice.js';
import type { Dice } from './random/dice.js';
import { ANYBODY, cases } from './random/questions.js';
import { policies } from './random/documents.js';
import { surrounded } from './random/surroundings.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

/** Everything that can be asked about it gets an answer. */
function answers(policy: object | string): readonly string[] {
  const asked = situationFrom({ bucket: 'b', account: OWNER, policy });
  const engine = createEngine();
  const read = policyFrom(policy, 'bucket');
  const decided = evaluate(asked, request({ key: 'x', with: { 'aws:SecureTransport': 'true' } })).decision;
  return [
    decided,
    ...ANYBODY.slice(0, 6).map((question) => engine.ask(asked, question).verdict),
    engine.canRepair(asked).verdict,
    engine.isPublic(read, asked, 'bucket').verdict,
    engine.live(asked, 0).kind,
    engine.redundant(asked, 0).verdict,
    engine.compare(read, policyFrom({ Statement: [] }, 'bucket'), asked).relation,
  ];
}

describe('whatever stands in the place of a policy', () => {
  it('is read and answered, if it is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(answers(JSON.stringify(value))).not.toContain(undefined);
      }),
      { numRuns: 120 },
    );
  });

  it('is read and answered, if it is any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(policyFrom(text, 'bucket').problems.length).toBeGreaterThan(0);
        expect(answers(text)).not.toContain(undefined);
      }),
      { numRuns: 80 },
    );
  });

  it('is read and answered, if it is nearly a policy', () => {
    fc.assert(
      fc.property(policies({ variables: true, statements: 3 }), fc.jsonValue({ maxDepth: 2 }), fc.nat(), (policy, value, seed) => {
        expect(answers(JSON.stringify(damaged(policy, value, dice(seed))))).not.toContain(undefined);
      }),
      { numRuns: 80 },
    );
  });

  it('is never public for sure, if nobody can read it', () => {
    for (const text of ['', '{', '[]', '"*"', 'null', '7']) {
      expect(createEngine().ask(situationFrom({ bucket: 'b', account: OWNER, policy: text }), { who: { kind: 'anonymous' } }).verdict).toBe('unknown');
    }
  });

  it('may be nested ten thousand deep', () => {
    const [front, back] = ['['.repeat(10_000), ']'.repeat(10_000)];
    const statement = (inside: string): string =>
      `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":${inside}}]}`;
    for (const text of [
      front + back,
      front,
      `{"Statement":${front}${back}}`,
      statement(`${front}${back}`),
      statement(`{"StringLike":{"aws:referer":${front}"x"${back}}}`),
    ]) {
      expect(answers(text)).not.toContain('yes');
    }
  });
});

/** With the value in the place of some part. */
function damaged(part: unknown, value: unknown, chance: Dice): unknown {
  if (typeof part !== 'object' || part === null || chance.chance(0.15)) return value;
  if (Array.isArray(part)) {
    const at = chance.below(part.length);
    return part.map((one: unknown, index) => (index === at ? damaged(one, value, chance) : one));
  }
  const names = Object.keys(part);
  const name = chance.of(names);
  const kept = Object.entries(part).map(([key, one]): [string, unknown] => [
    key === name && chance.chance(0.2) ? `${key}x` : key,
    key === name ? damaged(one, value, chance) : one,
  ]);
  return Object.fromEntries(kept);
}

describe('a policy that is hard on purpose', () => {
  const both = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' };
  const arn = (key: string): string => `arn:aws:s3:::b/${key}`;

  it('is decided, or left open when it takes too long', () => {
    const stars = (count: number, text: string): string => `*${`${text}*`.repeat(count)}`;
    const hard: readonly (readonly object[])[] = [
      [
        { ...both, Resource: arn(stars(200, 'a')) },
        { ...both, Effect: 'Deny', Resource: arn(stars(199, 'a')) },
      ],
      [
        { ...both, Resource: arn(`*a${'?'.repeat(60)}`) },
        { ...both, Effect: 'Deny', NotResource: arn(`*b${'?'.repeat(61)}`) },
      ],
      Array.from({ length: 24 }, (_, index) => ({ ...both, Effect: index === 0 ? 'Allow' : 'Deny', Resource: arn(`*a${'?'.repeat(index)}a*`) })),
      [
        { ...both, Resource: arn('x'.repeat(15_000)) },
        { ...both, Effect: 'Deny', Resource: arn(`${'x'.repeat(14_999)}?`) },
      ],
      [{ ...both, Resource: Array.from({ length: 400 }, (_, index) => arn(`*${index}*`)) }],
    ];
    for (const statements of hard) {
      const { verdict } = createEngine().ask(situation(document(statements)), { who: { kind: 'anonymous' } });
      expect(['yes', 'no', 'unknown']).toContain(verdict);
    }
    const [covered] = hard;
    expect(createEngine().ask(situation(document(covered ?? [])), { who: { kind: 'anonymous' } }).verdict).not.toBe('yes');
  });

  it('is left open with a small budget, and never answered wrongly', () => {
    const policy = document([
      { ...both, Resource: arn('*a*b*c') },
      { ...both, Effect: 'Deny', Resource: [arn('*b*c'), arn('a*')] },
    ]);
    const verdicts = [1, 2, 5, 20, 100, 100_000].map(
      (budget) => createEngine({ budget, states: budget }).ask(situation(policy), { who: { kind: 'anonymous' } }).verdict,
    );
    expect(new Set(verdicts.filter((verdict) => verdict !== 'unknown')).size).toBeLessThan(2);
    expect(verdicts[0]).toBe('unknown');
  });
});

describe('the same question', () => {
  const told = (verdict: Verdict): string => {
    const { witness, causes, why, ...rest } = { witness: undefined, causes: undefined, why: undefined, ...verdict };
    const says = (list: readonly { readonly says: string }[] | undefined): readonly string[] => (list ?? []).map((one) => one.says);
    return JSON.stringify([rest.verdict, witness, says(causes), says(why), 'assumes' in rest ? rest.assumes : []]);
  };

  it('gets the same answer, letter by letter, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(cases(surrounded({ variables: true, clouded: true })), { minLength: 2, maxLength: 4 }), (several) => {
        const used = createEngine();
        for (const { plain, question } of several) used.ask(situationFrom(plain), question);
        for (const { plain, question } of several)
          expect(told(used.ask(situationFrom(plain), question))).toBe(told(createEngine().ask(situationFrom(plain), question)));
      }),
      { numRuns: 60 },
    );
  });
});
