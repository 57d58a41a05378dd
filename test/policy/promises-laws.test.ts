import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { policyFrom, situationFrom } from '../../src/policy/plain.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Comparison, Reach, Verdict } from '../../src/policy/question.js';
import { situation } from './situations.js';
import { dice } from './random/dice.js';
import { policies, statements } from './random/documents.js';
import type { PlainPolicy, PlainStatement } from './random/documents.js';
import { ANYBODY, cases } from './random/questions.js';
import { bare, surrounded } from './random/surroundings.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

type Rewrite = (statements: readonly PlainStatement[], seed: number) => readonly PlainStatement[];

function policyOf({ policy }: PlainSituation): PlainPolicy {
  return policy as PlainPolicy;
}

function rewritten(plain: PlainSituation, rewrite: (statements: readonly PlainStatement[]) => readonly PlainStatement[]): PlainSituation {
  const { Statement, ...rest } = policyOf(plain);
  return { ...plain, policy: { ...rest, Statement: rewrite(Statement) } };
}

function verdictsOf(plain: PlainSituation): readonly Verdict['verdict'][] {
  const [engine, asked] = [createEngine(), situationFrom(plain)];
  return ANYBODY.map((question) => engine.ask(asked, question).verdict);
}

const RUNS = { numRuns: 30 };

/** Written otherwise, it says the same. */
function isTheSame(rewrite: Rewrite): fc.IProperty<[PlainSituation, number]> {
  return fc.property(bare(), fc.nat(), (plain, seed) => {
    expect(verdictsOf(rewritten(plain, (all) => rewrite(all, seed)))).toEqual(verdictsOf(plain));
  });
}

describe('the answer does not depend on', () => {
  it('the order of the statements', () => {
    const shuffled: Rewrite = (all, seed) => {
      const [chance, rest] = [dice(seed), [...all]];
      return all.map(() => rest.splice(chance.below(rest.length), 1)[0] as PlainStatement);
    };
    fc.assert(isTheSame(shuffled), RUNS);
  });

  it('statements that stand twice', () => {
    fc.assert(
      isTheSame((all) => [...all, ...all]),
      RUNS,
    );
  });

  it('the case of actions', () => {
    const shout = (text: string): string => text.toUpperCase();
    fc.assert(
      isTheSame((all) => all.map((one) => inEach(inEach(one, 'Action', shout), 'NotAction', shout))),
      RUNS,
    );
  });

  it('whether a list stands in one statement or its texts in one each', () => {
    const apart = (name: string) => (one: PlainStatement) => (name in one ? listOf(one[name]).map((text) => ({ ...one, [name]: text })) : [one]);
    fc.assert(
      isTheSame((all) => all.flatMap(apart('Action')).flatMap(apart('Resource'))),
      RUNS,
    );
  });

  it('whether principals stand in one statement or in one each', () => {
    const apart = (one: PlainStatement): readonly PlainStatement[] => {
      const { Principal } = one;
      if (typeof Principal !== 'object' || Principal === null) return [one];
      return Object.entries(Principal).flatMap(([type, who]) => listOf(who).map((each) => ({ ...one, Principal: { [type]: each } })));
    };
    fc.assert(
      isTheSame((all) => all.flatMap(apart)),
      RUNS,
    );
  });

  it('whether everything of S3 is written out', () => {
    const written = (text: string): string => (text === '*' ? 'arn:aws:s3:::*' : text);
    fc.assert(
      isTheSame((all) => all.map((one) => inEach(inEach(one, 'Resource', written), 'NotResource', written))),
      RUNS,
    );
  });

  it('how often a star stands in a row', () => {
    // Alone a star is no pattern of actions: it is all of them.
    const longer = (text: string): string => (text === '*' ? text : text.replaceAll('*', '***'));
    fc.assert(
      isTheSame((all) => all.map((one) => inEach(inEach(one, 'Resource', longer), 'Action', longer))),
      RUNS,
    );
  });
});

function inEach(statement: PlainStatement, name: string, change: (text: string) => string): PlainStatement {
  return name in statement ? { ...statement, [name]: listOf(statement[name]).map((text) => change(text)) } : statement;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [value as string];
}

describe('more of a policy', () => {
  /** The verdicts without and with one statement more. */
  const grown = (
    effect: string,
    tell: (before: string, after: string) => void,
  ): fc.IProperty<[{ readonly plain: PlainSituation; readonly question: Reach }, PlainStatement]> =>
    fc.property(cases(surrounded()), statements(), ({ plain, question }, more) => {
      if (plain.policy === undefined) return;
      // With RestrictPublicBuckets a further grant can make the policy public and so take access away.
      const asked: Reach = { ...question, without: [...(question.without ?? []), 'blocks'] };
      const ask = (one: PlainSituation): string => createEngine().ask(situationFrom(one), asked).verdict;
      tell(ask(plain), ask(rewritten(plain, (all) => [...all, { ...more, Effect: effect }])));
    });

  it('that allows takes nothing away', () => {
    fc.assert(
      grown('Allow', (before, after) => expect([before, after]).not.toEqual(['yes', 'no'])),
      { numRuns: 120 },
    );
  });

  it('that denies gives nothing', () => {
    fc.assert(
      grown('Deny', (before, after) => expect([before, after]).not.toEqual(['no', 'yes'])),
      { numRuns: 120 },
    );
  });

  it('that denies an action leaves nobody who can do it', () => {
    fc.assert(
      fc.property(
        bare(),
        fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:Get*'),
        fc.constantFrom(...ANYBODY),
        (plain, action, question) => {
          const denied = rewritten(plain, (all) => [...all, { Effect: 'Deny', Principal: '*', Action: action, Resource: '*' }]);
          expect(createEngine().ask(situationFrom(denied), { ...question, actions: [action] }).verdict).toBe('no');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('that denies plain HTTP leaves nobody who can use it', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    fc.assert(
      fc.property(bare(), (plain) => {
        const question: Reach = { who: { kind: 'caller' }, counting: 'identities', context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] };
        expect(createEngine().ask(situationFrom(rewritten(plain, (all) => [...all, deny])), question).verdict).toBe('no');
      }),
      RUNS,
    );
  });
});

const here = situation(undefined);

function comparedTo(before: PlainPolicy, after: PlainPolicy, around = here): Comparison {
  return createEngine().compare(policyFrom(before, 'bucket'), policyFrom(after, 'bucket'), around);
}

describe('two policies', () => {
  const OPPOSITE = { equal: 'equal', wider: 'narrower', narrower: 'wider', incomparable: 'incomparable', unknown: 'unknown' } as const;

  it('are equal where they are the same', () => {
    fc.assert(
      fc.property(policies({ statements: 3 }), (policy) => {
        expect(comparedTo(policy, policy).relation).toBe('equal');
      }),
      RUNS,
    );
  });

  it('stand to each other the other way round', () => {
    fc.assert(
      fc.property(policies({ statements: 2 }), policies({ statements: 2 }), (a, b) => {
        expect(comparedTo(b, a).relation).toBe(OPPOSITE[comparedTo(a, b).relation]);
      }),
      RUNS,
    );
  });

  it('that each allow nothing new leave nothing new between the first and the third', () => {
    const allowsNothingNew = (before: PlainPolicy, after: PlainPolicy): boolean => ['equal', 'narrower'].includes(comparedTo(before, after).relation);
    const pool = fc.array(statements(), { minLength: 2, maxLength: 3 });
    const chosen = fc.tuple(pool, fc.nat(7), fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(chosen, ([all, ...masks]) => {
        const [a, b, c] = masks.map((mask): PlainPolicy => ({ Version: '2012-10-17', Statement: all.filter((_, at) => (mask >> at) % 2 === 0) })) as [
          PlainPolicy,
          PlainPolicy,
          PlainPolicy,
        ];
        expect(!(allowsNothingNew(a, b) && allowsNothingNew(b, c)) || allowsNothingNew(a, c)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a statement', () => {
  const judged = (plain: PlainSituation, tell: (index: number, dead: boolean, redundant: Verdict['verdict']) => void): void => {
    const [engine, asked] = [createEngine(), situationFrom(plain)];
    for (const index of policyOf(plain).Statement.keys()) tell(index, engine.live(asked, index).kind === 'dead', engine.redundant(asked, index).verdict);
  };

  it('that fits no request is not needed', () => {
    fc.assert(
      fc.property(bare({ statements: 3 }), (plain) => judged(plain, (_, dead, redundant) => expect([dead, redundant]).not.toEqual([true, 'no']))),
      RUNS,
    );
  });

  it('that is not needed can be taken out, and the policy says the same', () => {
    fc.assert(
      fc.property(bare({ statements: 3 }), (plain) => {
        judged(plain, (index, _, redundant) => {
          if (redundant !== 'yes') return;
          const rest = policyOf(rewritten(plain, (all) => all.filter((_one, at) => at !== index)));
          expect(comparedTo(policyOf(plain), rest, situationFrom(plain)).relation).toBe('equal');
        });
      }),
      RUNS,
    );
  });

  it('that is needed cannot', () => {
    fc.assert(
      fc.property(bare({ statements: 3 }), (plain) => {
        judged(plain, (index, _, redundant) => {
          if (redundant !== 'no') return;
          const rest = policyOf(rewritten(plain, (all) => all.filter((_one, at) => at !== index)));
          expect(comparedTo(policyOf(plain), rest, situationFrom(plain)).relation).not.toBe('equal');
        });
      }),
      RUNS,
    );
  });
});
