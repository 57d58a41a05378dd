import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import { situationFrom } from '../../../src/policy/plain.js';
import type { PlainSituation } from '../../../src/policy/plain.js';
import { publicTruth } from '../../../src/policy/public.js';
import type { Reach, Verdict } from '../../../src/policy/question.js';
import type { Situation } from '../../../src/policy/situation.js';
import { ask } from '../../../src/policy/solve/ask.js';
import { Named } from '../../../src/policy/solve/named.js';
import { memory } from '../../../src/policy/solve/run.js';
import { says } from '../../../src/policy/term.js';
import type { Term } from '../../../src/policy/term.js';
import { cases } from '../random/questions.js';
import { bare } from '../random/surroundings.js';
import { requestsOf } from '../random/witnessed.js';
import { PARTNER, sign, symbolicPolicy } from '../situations.js';
import { read, standing } from './standing.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const ENV = sign('Env', 'bucketNamePart');

/** Names of which not all is written: one the beginning, the end or the middle of another, and words that stand in every ARN. */
const NAMES: readonly Term[] = [
  ['store-1-', ENV, '-raw'],
  ['store-10-', ENV, '-raw'],
  ['store-', ENV],
  [ENV, '-store'],
  ['aws-', ENV, '-role'],
  ['public-', ENV],
  ['q0j0x0z0', ENV],
  [ENV, 'q0j0x0z1'],
  ['logs-', sign('Account', 'account'), '-', sign('Region', 'region')],
  [ENV],
];

const RESOURCES = [
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/public/*',
  'arn:aws:s3:::b*',
  'arn:aws:s3:::b-old/*',
  'arn:aws:s3:::*/secret',
  'arn:aws:s3:::*-raw/*',
  'arn:aws:s3:::store*/*',
  'arn:aws:s3:::store-1-prod-raw/*',
  'arn:aws:s3:::store-1-<Env:bucketNamePart>-raw/*',
  'arn:aws:s3:::<Other:bucketNamePart>-raw/*',
  '<Any:anything>',
  '*',
];

/** As it stands in the text of a policy. */
function inText(name: Term): string {
  return name.map((piece) => (typeof piece === 'string' ? piece : `<${piece.key}:${piece.looks}>`)).join('');
}

function bucketOf(name: Term, { policy, ...plain }: PlainSituation): Situation {
  const text = JSON.stringify(policy).replaceAll(/(?<=s3:::)b(?![a-z])/g, inText(name));
  return { ...situationFrom(plain), bucket: name, policy: symbolicPolicy(JSON.parse(text) as object) };
}

function straight(of: Situation, question: Reach): Verdict['verdict'] {
  const kept = memory(20_000, 50_000);
  const own = new Named().situation(of);
  return ask(own, question, kept, (on) => (own.policy ? publicTruth(own.policy, own, on, kept) : 'no')).verdict;
}

function named(bucket: Term, ...statements: readonly object[]): Situation {
  return bucketOf(bucket, { bucket: 'b', account: '111122223333', policy: { Version: '2012-10-17', Statement: statements } as never });
}

function neutralOf(...all: readonly Situation[]): readonly Situation[] {
  const neutrals = standing();
  return all.map((one) => neutrals(new Named().situation(one)).neutral);
}

describe('the answer about a bucket of whose name not all is written', () => {
  it('is the same whichever bucket was asked about before it, and its request holds', () => {
    fc.assert(
      fc.property(
        cases(bare({ resources: RESOURCES, statements: 3 })),
        fc.constantFrom(...NAMES),
        fc.constantFrom(...NAMES),
        ({ plain, question }, one, other) => {
          const engine = createEngine();
          for (const name of [one, other]) {
            const own = bucketOf(name, plain);
            const verdict = engine.ask(own, question);
            expect(verdict.verdict).toBe(straight(own, question));
            if (verdict.verdict !== 'yes') continue;
            const { counting, grant, without } = question;
            const decisions = requestsOf(own, verdict.witness).map((request) => evaluate(own, request, { counting, grant, without }).decision);
            expect(decisions).toContain('allowed');
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('bears its own name, in the request and in the sentences', () => {
    const engine = createEngine();
    const says = (...name: Term): unknown => {
      const verdict = engine.ask(named(name, read('arn:aws:s3:::b/store-1/*')), { who: { kind: 'external' } });
      return verdict.verdict === 'yes' && verdict.witness.says;
    };
    expect(says('store-1-', ENV, '-raw')).toBe(`s3:GetObject of arn:aws:s3:::store-1-\${Env}-raw/store-1/ by arn:aws:iam::${PARTNER}:role/reader`);
    expect(says('store-2-', ENV, '-old')).toBe(`s3:GetObject of arn:aws:s3:::store-2-\${Env}-old/store-1/ by arn:aws:iam::${PARTNER}:role/reader`);
  });
});

describe('two buckets are judged as one', () => {
  const pair = (statements: readonly object[]): readonly Situation[] =>
    neutralOf(named(['store-1-', ENV, '-raw'], ...statements), named(['shop-22-', ENV, '-done'], ...statements));

  it.each([
    ['the written parts of their names alone tell them apart', [read(['arn:aws:s3:::b', 'arn:aws:s3:::b/*'])]],
    ['a pattern takes every name', [read('arn:aws:s3:::*'), read('arn:aws:s3:::*/*')]],
    ['a condition names them as a source', [read('*', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } })]],
  ])('where %s', (_why, statements) => {
    const [a, b] = pair(statements);
    expect(a).toBe(b);
    expect(says(a?.bucket ?? [])).not.toContain('store');
  });

  it.each([
    ['a pattern takes one of them', [read('arn:aws:s3:::store-1*')]],
    ['a pattern takes what one of them may turn out to be', [read('arn:aws:s3:::*prod-raw/*')]],
    ['another name is one that they may turn out to have', [read('arn:aws:s3:::store-1-prod-raw/*')]],
    ['the name of another begins alike', [read('arn:aws:s3:::store-1-<Other:bucketNamePart>/*')]],
    ['a name is written as none is', [read('arn:aws:s3:::B/*')]],
    ['a request fills in a part', [read('arn:aws:s3:::store-${aws:username}/*')]],
    ['case is not told apart', [read('*', { StringEqualsIgnoreCase: { 'aws:SourceArn': 'arn:aws:s3:::b' } })]],
  ])('but not where %s', (_why, statements) => {
    const [a, b] = pair(statements);
    expect(a).not.toBe(b);
  });

  it('and not where the one names itself, and the other a third', () => {
    const third = read('arn:aws:s3:::store-1-<Env:bucketNamePart>/*');
    const [own, foreign] = neutralOf(named(['store-1-', ENV], third), named(['store-2-', ENV], third));
    expect(own).not.toBe(foreign);
  });

  it('and not where a question is about a bucket that nobody has named', () => {
    const engine = createEngine();
    const logs: object = {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/*',
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } },
    };
    const from = (...source: Term): Verdict['verdict'] =>
      engine.ask(named(['logs-', ENV], logs), { who: { kind: 'service', name: 'logging.s3.amazonaws.com', sourceArn: ['arn:aws:s3:::', ...source] } }).verdict;
    expect([from('logs-', ENV), from('sink-1')]).toEqual(['yes', 'no']);
  });
});
