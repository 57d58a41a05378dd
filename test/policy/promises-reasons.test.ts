import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { wellFormed } from '../../src/policy/evaluate/well-formed.js';
import type { Reach, TooNarrow, Who } from '../../src/policy/question.js';
import { document, situation } from './situations.js';
import { statements } from './random/documents.js';
import type { PlainStatement } from './random/documents.js';
import { ANYBODY, isAskedFor } from './random/questions.js';
import { bare, surrounded } from './random/surroundings.js';
import { requestsOf } from './random/witnessed.js';
import { situationFrom } from '../../src/policy/plain.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const open: PlainStatement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const denies = fc.array(statements(), { minLength: 1, maxLength: 5 }).map((all) => all.map((one): PlainStatement => ({ ...one, Effect: 'Deny' })));

function verdictOn(all: readonly PlainStatement[], question: Reach): string {
  return createEngine().ask(situation(document(all)), question).verdict;
}

describe('of a hole that a Deny leaves, it is told', () => {
  it('which element is too narrow: widened to everything, it closes the hole', () => {
    fc.assert(
      fc.property(denies, fc.constantFrom(...ANYBODY), (all, question) => {
        const policy = [open, ...all];
        const narrow = createEngine().tooNarrow(situation(document(policy)), question);
        const closed = narrow.map((one) =>
          verdictOn(
            policy.map((statement, at) => (at === one.statement ? widened(statement, one) : statement)),
            question,
          ),
        );
        expect(closed).toEqual(narrow.map(() => 'no'));
      }),
      { numRuns: 100 },
    );
  });
});

function widened(statement: PlainStatement, { element, key = '' }: TooNarrow): PlainStatement {
  const name = { principal: 'Principal', action: 'Action', resource: 'Resource', condition: 'Condition' }[element];
  const rest = Object.entries(statement).filter(([other]) => other !== name && other !== `Not${name}`);
  if (element !== 'condition') return Object.fromEntries([...rest, [name, '*']]);
  const others = Object.entries(statement['Condition'] as Record<string, object>).map(([operator, keys]) => [
    operator,
    Object.fromEntries(Object.entries(keys).filter(([other]) => other.toLowerCase() !== key.toLowerCase())),
  ]);
  return Object.fromEntries([...rest, ['Condition', Object.fromEntries(others)]]);
}

describe('of a no, it is told', () => {
  it('which Denies stand in the way: they alone do, and none of them could be missing', () => {
    fc.assert(
      fc.property(denies, fc.constantFrom(...ANYBODY), (all, question) => {
        const policy = [open, ...all];
        const verdict = createEngine().ask(situation(document(policy)), question);
        fc.pre(verdict.verdict === 'no');
        const causes = verdict.verdict === 'no' ? verdict.causes.map(({ says }) => says) : [];
        const standing = all.filter((_, at) => causes.includes(`statement #${at + 2} denies it`));
        fc.pre(standing.length > 0);
        expect(verdictOn([open, ...standing], question)).toBe('no');
        const less = standing.map((one) => verdictOn([open, ...standing.filter((other) => other !== one)], question));
        expect(less).toEqual(less.map(() => 'yes'));
      }),
      { numRuns: 80 },
    );
  });
});

describe('of all that somebody can do, it is told', () => {
  it('what can indeed be done, a request each', () => {
    fc.assert(
      fc.property(fc.oneof(bare(), surrounded()), fc.constantFrom<Who>({ kind: 'outsider' }, { kind: 'external' }, { kind: 'everybody' }), (plain, who) => {
        const here = situationFrom(plain);
        const shown = createEngine()
          .summarise(here, who)
          .flatMap((one) => (one.verdict === 'yes' ? [one.witness] : []));
        const real = shown.map((witness) =>
          requestsOf(here, witness).some((request) => wellFormed(here, request) === undefined && isAskedFor(here, { who }, request)),
        );
        expect(real).toEqual(shown.map(() => true));
        expect(shown.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 80 },
    );
  });
});
