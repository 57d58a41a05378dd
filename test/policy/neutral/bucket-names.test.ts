import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import type { PlainSituation } from '../../../src/policy/plain.js';
import { situationFrom } from '../../../src/policy/plain.js';
import { publicTruth } from '../../../src/policy/public.js';
import type { Reach, Verdict } from '../../../src/policy/question.js';
import type { Situation } from '../../../src/policy/situation.js';
import { ask } from '../../../src/policy/solve/ask.js';
import { memory } from '../../../src/policy/solve/run.js';
import { written } from '../../../src/policy/term.js';
import { cases } from '../random/questions.js';
import { surrounded } from '../random/surroundings.js';
import { requestsOf } from '../random/witnessed.js';
import { OWNER, PARTNER, situation } from '../situations.js';
import { read, standing } from './standing.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

/** One the beginning, the end or the middle of another, and words that stand in every ARN. */
const NAMES = [
  'store-1',
  'store-10',
  'a-store-1',
  'store',
  'aws',
  'arn',
  'role',
  'public',
  'secret',
  'q0j0x0z0',
  'q0j0x0z1',
  `logs-${OWNER}`,
  `logs-${PARTNER}`,
];

const RESOURCES = [
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/public/*',
  'arn:aws:s3:::b/b*',
  'arn:aws:s3:::b*',
  'arn:aws:s3:::b-old/*',
  'arn:aws:s3:::*/secret',
  'arn:aws:s3:::*-1/*',
  'arn:aws:s3:::store*/*',
  'arn:aws:s3:::???/*',
  'arn:aws:s3:::store-10/*',
  'arn:aws:s3:::other/*',
  'arn:*:s3:::b/*',
  '*',
];

/** The bucket of the random cases under another name. */
function renamed<T>(of: T, name: string): T {
  const text = JSON.stringify(of)
    .replaceAll('"bucket":"b"', `"bucket":"${name}"`)
    .replaceAll(/(?<=s3:::)b(?![a-z])/g, name);
  return JSON.parse(text) as T;
}

function straight(of: Situation, question: Reach): Verdict['verdict'] {
  const kept = memory(20_000, 50_000);
  return ask(of, question, kept, (on, index) => {
    const policy = on === 'bucket' ? of.policy : of.points.items[index]?.policy;
    return policy ? publicTruth(policy, of, on, kept) : 'no';
  }).verdict;
}

function neutralOf(...all: readonly Situation[]): readonly Situation[] {
  const neutrals = standing();
  return all.map((one) => neutrals(one).neutral);
}

function named(bucket: string, ...statements: readonly object[]): Situation {
  return situation(renamed(statements, bucket), { bucket });
}

describe('the answer about a bucket', () => {
  const policies = { resources: RESOURCES, statements: 3 };

  it('is the same whichever bucket was asked about before it, and its request holds', () => {
    fc.assert(
      fc.property(cases(surrounded(policies)), fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), ({ plain, question }, one, other) => {
        const engine = createEngine();
        for (const name of [one, other]) {
          const asked = renamed(question, name);
          const own = situationFrom(renamed<PlainSituation>(plain, name));
          const verdict = engine.ask(own, asked);
          expect(verdict.verdict).toBe(straight(own, asked));
          if (verdict.verdict !== 'yes') continue;
          const { counting, grant, without } = asked;
          const decisions = requestsOf(own, verdict.witness).map((request) => evaluate(own, request, { counting, grant, without }).decision);
          expect(decisions).toContain('allowed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('bears its own name, in the request and in the sentences', () => {
    const engine = createEngine();
    const says = (name: string): unknown => {
      const verdict = engine.ask(named(name, read('arn:aws:s3:::b/store-1/*')), { who: { kind: 'external' } });
      return verdict.verdict === 'yes' && verdict.witness.says;
    };
    expect(says('store-1')).toBe(`s3:GetObject of arn:aws:s3:::store-1/store-1/ by arn:aws:iam::${PARTNER}:role/reader`);
    expect(says('store-2')).toBe(`s3:GetObject of arn:aws:s3:::store-2/store-1/ by arn:aws:iam::${PARTNER}:role/reader`);
  });
});

describe('two buckets are judged as one', () => {
  it.each([
    ['their names alone tell them apart', [read(['arn:aws:s3:::b', 'arn:aws:s3:::b/*'])]],
    ['a pattern takes every name', [read('arn:aws:s3:::*'), read('arn:aws:s3:::*/shared/*')]],
    ['a pattern begins as neither', [read('arn:aws:s3:::b/*'), read('arn:aws:s3:::logs-*')]],
    ['another name begins as theirs', [read('arn:aws:s3:::b-old/*')]],
    ['a condition names them as a source', [read('*', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } })]],
  ])('where %s', (_why, statements) => {
    const [a, b] = neutralOf(named('example-store-1', ...statements), named('example-store-22', ...statements));
    expect(a).toBe(b);
    expect(written(a?.bucket ?? [])).not.toContain('example');
  });

  it.each([
    ['a pattern takes one of them', [read('arn:aws:s3:::example-store-1*')]],
    ['a pattern begins as both', [read('arn:aws:s3:::example-*')]],
    ['a pattern ends as one', [read('arn:aws:s3:::*-22/*')]],
    ['a pattern counts letters', [read('arn:aws:s3:::example-store-?/*')]],
    ['a request fills in a part', [read('arn:aws:s3:::example-${aws:username}/*')]],
    ['case is not told apart', [read('*', { StringEqualsIgnoreCase: { 'aws:SourceArn': 'arn:aws:s3:::b' } })]],
  ])('but not where %s', (_why, statements) => {
    const [a, b] = neutralOf(named('example-store-1', ...statements), named('example-store-22', ...statements));
    expect(a).not.toBe(b);
  });

  it('and not where the one names itself, and the other a third', () => {
    const [own, foreign] = neutralOf(named('example-one', read('arn:aws:s3:::example-one/*')), named('example-two', read('arn:aws:s3:::example-one/*')));
    expect(own).not.toBe(foreign);
  });

  it('and not where a question is about a bucket that nobody has named', () => {
    const engine = createEngine();
    const logs: object = {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/*',
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source-*' } },
    };
    const from = (source: string): Verdict['verdict'] =>
      engine.ask(named('example-logs', logs), { who: { kind: 'service', name: 'logging.s3.amazonaws.com', sourceArn: [`arn:aws:s3:::${source}`] } }).verdict;
    expect([from('source-1'), from('sink-1')]).toEqual(['yes', 'no']);
  });
});
