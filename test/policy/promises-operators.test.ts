import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { policyFrom } from '../../src/policy/plain.js';
import { document, situation } from './situations.js';
import { TOPICS } from './random/vocabulary.js';
import type { Topic } from './random/vocabulary.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const open = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };

/** What statements with these conditions allow together, beside one of the same without conditions. */
function relation(conditions: readonly Condition[], others: readonly (Condition | undefined)[]): string {
  const policy = (all: readonly (Condition | undefined)[]) => policyFrom(document(all.map((one) => (one ? { ...open, Condition: one } : open))), 'bucket');
  return createEngine().compare(policy(conditions), policy(others), situation(undefined)).relation;
}

function liveness(condition: object): string {
  return createEngine().live(situation({ ...open, Condition: condition }), 0).kind;
}

/** A key, and some of the values that it is compared with, under an operator of this sort. */
function compared(
  wanted: RegExp,
  topics: readonly Topic[] = TOPICS,
): fc.Arbitrary<{ readonly key: string; readonly operator: string; readonly values: readonly string[] }> {
  const fitting = topics.filter(({ operators }) => operators.some((one) => wanted.test(one)));
  const each = fitting.map(({ key, operators, values }) =>
    fc.record({
      key: fc.constant(key),
      operator: fc.constantFrom(...operators.filter((one) => wanted.test(one))),
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
    }),
  );
  return fc.oneof(...each);
}

const lists = TOPICS.filter(({ list }) => list === true);

/** `StringLike` and `StringNotLike`, `IpAddress` and `NotIpAddress`. */
function negationOf(operator: string): string {
  return operator === 'IpAddress' ? 'NotIpAddress' : operator.replace(/^(String|Arn|Numeric|Date)/, '$1Not');
}

const POSITIVE = /^(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|NumericEquals|DateEquals|IpAddress)$/;

describe('an operator', () => {
  it('and its negation are all there is', () => {
    fc.assert(
      fc.property(compared(POSITIVE), ({ key, operator, values }) => {
        expect(relation([{ [operator]: { [key]: values } }, { [negationOf(operator)]: { [key]: values } }], [undefined])).toBe('equal');
      }),
      { numRuns: 100 },
    );
  });

  it('and its negation exclude each other', () => {
    fc.assert(
      fc.property(compared(POSITIVE), ({ key, operator, values }) => {
        expect(liveness({ [operator]: { [key]: values }, [negationOf(operator)]: { [key]: values } })).toBe('dead');
      }),
      { numRuns: 100 },
    );
  });

  it('with IfExists is the operator, or no key at all', () => {
    fc.assert(
      fc.property(compared(/^(?!Null)/), ({ key, operator, values }) => {
        const apart: readonly Condition[] = [{ [operator]: { [key]: values } }, { Null: { [key]: 'true' } }];
        expect(relation([{ [`${operator}IfExists`]: { [key]: values } }], apart)).toBe('equal');
      }),
      { numRuns: 100 },
    );
  });

  it('with several values is each of them by itself', () => {
    fc.assert(
      fc.property(compared(POSITIVE), ({ key, operator, values }) => {
        expect(
          relation(
            [{ [operator]: { [key]: values } }],
            values.map((value): Condition => ({ [operator]: { [key]: value } })),
          ),
        ).toBe('equal');
      }),
      { numRuns: 60 },
    );
  });

  it('of order divides numbers and times without a gap', () => {
    fc.assert(
      fc.property(compared(/^(?:Numeric|Date)LessThan$/), ({ key, operator, values: [value = ''] }) => {
        const rest = operator.replace('LessThan', 'GreaterThanEquals');
        expect(relation([{ [operator]: { [key]: value } }, { [rest]: { [key]: value } }, { Null: { [key]: 'true' } }], [undefined])).toBe('equal');
        expect(liveness({ [operator]: { [key]: value }, [rest]: { [key]: value } })).toBe('dead');
      }),
      { numRuns: 40 },
    );
  });

  it('that gives every address of both families gives every address', () => {
    const key = 'aws:SourceIp';
    const halves = ['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'];
    for (const whole of [['0.0.0.0/0', '::/0'], halves]) {
      expect(relation([{ IpAddress: { [key]: whole } }, { Null: { [key]: 'true' } }], [undefined])).toBe('equal');
    }
    expect(relation([{ IpAddress: { [key]: ['0.0.0.0/0'] } }, { Null: { [key]: 'true' } }], [undefined])).toBe('wider');
  });
});

describe('of several values under one key', () => {
  it('all fit, or some one does not', () => {
    fc.assert(
      fc.property(compared(/^String(?:Equals|Like)$/, lists), ({ key, operator, values }) => {
        const [all, some]: readonly Condition[] = [
          { [`ForAllValues:${operator}`]: { [key]: values } },
          { [`ForAnyValue:${negationOf(operator)}`]: { [key]: values } },
        ];
        expect(relation([all ?? {}, some ?? {}], [undefined])).toBe('equal');
        expect(liveness({ ...all, ...some })).toBe('dead');
      }),
      { numRuns: 40 },
    );
  });

  it('one fits, or none does', () => {
    fc.assert(
      fc.property(compared(/^String(?:Equals|Like)$/, lists), ({ key, operator, values }) => {
        const [some, all]: readonly Condition[] = [
          { [`ForAnyValue:${operator}`]: { [key]: values } },
          { [`ForAllValues:${negationOf(operator)}`]: { [key]: values } },
        ];
        expect(relation([some ?? {}, all ?? {}], [undefined])).toBe('equal');
        expect(liveness({ ...some, ...all })).toBe('dead');
      }),
      { numRuns: 40 },
    );
  });
});
