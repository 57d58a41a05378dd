import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import { situationFrom } from '../../src/policy/plain.js';
import type { Reach } from '../../src/policy/question.js';
import type { Situation } from '../../src/policy/situation.js';
import { term } from '../../src/policy/term.js';
import { OWNER, PARTNER, STRANGER, sign, symbolicPolicy } from './situations.js';
import { bare } from './random/surroundings.js';
import { ANYBODY } from './random/questions.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

/** What is not resolved, and what it can turn out to be. */
const UNRESOLVED = {
  bucket: {
    text: 'arn:aws:s3:::b',
    hole: 'arn:aws:s3:::<B:bucketName>',
    known: (name: string) => `arn:aws:s3:::${name}`,
    values: ['bbb', 'other', 'b-logs', 'prod.a'],
  },
  partner: { text: PARTNER, hole: '<A:account>', known: (account: string) => account, values: [PARTNER, STRANGER, OWNER, '121212121212'] },
  endpoint: { text: 'vpce-11111111', hole: '<V:name>', known: (name: string) => name, values: ['vpce-11111111', 'vpce-22222222', 'x'] },
  address: { text: '198.51.100.7', hole: '<I:anything>', known: (text: string) => text, values: ['198.51.100.7', '198.51.100.0/24', '203.0.113.0/24'] },
} as const;

type Name = keyof typeof UNRESOLVED;
const NAMES = Object.keys(UNRESOLVED) as readonly Name[];

/** What may be known of an account: that it is one, or nothing but where it stands. */
const VAGUE = '<A:anything>';

/** Replaced everywhere, or at every second place: the others stay written. */
function replaced(text: string, name: Name, by: string, everywhere: boolean): string {
  let at = 0;
  return text.replaceAll(UNRESOLVED[name].text, (found) => (everywhere || at++ % 2 === 0 ? by : found));
}

interface Case {
  readonly plain: PlainSituation;
  readonly open: readonly Name[];
  readonly everywhere: boolean;
  readonly vague: boolean;
  readonly choice: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  plain: fc.oneof(bare({ statements: 4 }), bare({ statements: 3, variables: true })),
  open: fc.subarray([...NAMES], { minLength: 1 }),
  everywhere: fc.boolean(),
  vague: fc.boolean(),
  choice: fc.array(fc.nat(3), { minLength: NAMES.length, maxLength: NAMES.length }),
});

function textOf({ plain }: Case): string {
  return JSON.stringify(plain.policy);
}

function unresolved(of: Case): Situation {
  const text = of.open.reduce((all, name) => replaced(all, name, of.vague && name === 'partner' ? VAGUE : UNRESOLVED[name].hole, of.everywhere), textOf(of));
  const { policy: _, ...rest } = of.plain;
  return {
    ...situationFrom(rest),
    bucket: of.open.includes('bucket') ? [sign('B', 'bucketName')] : term('b'),
    policy: symbolicPolicy(JSON.parse(text) as object),
  };
}

/** With a value for each. */
function resolved(of: Case): Situation {
  const valueOf = (name: Name): string => {
    const { values } = UNRESOLVED[name];
    return values[(of.choice[NAMES.indexOf(name)] ?? 0) % values.length] as string;
  };
  const policy = of.open.reduce((all, name) => replaced(all, name, UNRESOLVED[name].known(valueOf(name)), of.everywhere), textOf(of));
  return situationFrom({ ...of.plain, bucket: of.open.includes('bucket') ? valueOf('bucket') : 'b', policy });
}

/** Questions that do not themselves name what is unresolved. */
const questions: readonly Reach[] = ANYBODY.filter(({ who }) => who.kind !== 'identity');

describe('an answer about what is not resolved', () => {
  it('holds for everything that it can turn out to be', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const [engine, open, known] = [createEngine(), unresolved(one), resolved(one)];
        for (const question of questions) {
          const answer = engine.ask(open, question);
          const { verdict } = answer;
          expect(answer.verdict === 'unknown' ? answer.why.filter(({ says }) => says.includes('disagrees')) : []).toEqual([]);
          expect([question, verdict === 'unknown' ? verdict : engine.ask(known, question).verdict]).toEqual([question, verdict]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('can be had most of the time', () => {
    const verdicts = fc.sample(cases, 60).flatMap((one) => questions.map((question) => createEngine().ask(unresolved(one), question).verdict));
    expect(verdicts.filter((verdict) => verdict === 'unknown').length).toBeLessThan(verdicts.length / 5);
  });
});
