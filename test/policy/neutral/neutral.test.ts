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
import { keyOf } from '../../../src/policy/term.js';
import { OWNER, PARTNER, madeUp, sign, situation, symbolic } from '../situations.js';
import { ANYBODY, cases } from '../random/questions.js';
import { bare, surrounded } from '../random/surroundings.js';
import { requestsOf } from '../random/witnessed.js';
import { standing } from './standing.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

/** The answer of the search itself, about the situation as it is. */
function straight(of: Situation, question: Reach): Verdict['verdict'] {
  const kept = memory(20_000, 50_000);
  return ask(of, question, kept, (on, index) => {
    const policy = on === 'bucket' ? of.policy : of.points.items[index]?.policy;
    return policy ? publicTruth(policy, of, on, kept) : 'no';
  }).verdict;
}

/** What of a situation stands under neutral names, so that equal texts are judged once. */
function neutralOf(...all: readonly Situation[]): readonly Situation[] {
  const neutrals = standing();
  return all.map((one) => neutrals(one).neutral);
}

const allow = (Principal: unknown, Resource: string, Condition: object = {}): object => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:GetObject',
  Resource,
  Condition,
});
const role = (account: string, name = 'reader'): object => ({ AWS: `arn:aws:iam::${account}:role/${name}` });
const external: Reach = { who: { kind: 'external' } };

describe('an answer that was kept', () => {
  const sorts = fc.oneof(cases(bare()), cases(bare({ variables: true })), cases(surrounded()), cases(surrounded({ clouded: true })));

  it('is the answer that is found afresh', () => {
    const engine = createEngine();
    fc.assert(
      fc.property(sorts, ({ plain, question }) => {
        const one = situationFrom(plain);
        expect(engine.ask(one, question).verdict).toBe(straight(one, question));
      }),
      { numRuns: 300 },
    );
  });

  it('is the answer under other account ids, and its request holds there', () => {
    const swapped = (text: string): string => text.replaceAll(/111122223333|444455556666/g, (id) => (id === OWNER ? '135791357913' : '246802468024'));
    fc.assert(
      fc.property(cases(surrounded()), ({ plain, question }) => {
        const engine = createEngine();
        const other = situationFrom(JSON.parse(swapped(JSON.stringify(plain))) as PlainSituation);
        const asked = JSON.parse(swapped(JSON.stringify(question))) as Reach;
        const [first, second] = [engine.ask(situationFrom(plain), question), engine.ask(other, asked)];
        expect(second.verdict).toBe(first.verdict);
        if (second.verdict !== 'yes') return;
        const { counting, grant, without } = asked;
        const decisions = requestsOf(other, second.witness).map((request) => evaluate(other, request, { counting, grant, without }).decision);
        expect(decisions).toContain('allowed');
      }),
      { numRuns: 300 },
    );
  });

  it('is the answer under other names of what is not resolved', () => {
    const named = (name: string, text: string): Situation =>
      symbolic(JSON.parse(text.replaceAll('arn:aws:s3:::b', `arn:aws:s3:::<${name}:bucketName>`)) as object, { bucket: [sign(name, 'bucketName')] });
    fc.assert(
      fc.property(bare({ statements: 4 }), ({ policy }) => {
        const engine = createEngine();
        const text = JSON.stringify(policy);
        for (const question of ANYBODY) {
          const [a, b] = [engine.ask(named('Aa', text), question), engine.ask(named('Bb', text), question)];
          expect(b.verdict).toBe(a.verdict);
          expect(b.verdict).toBe(straight(named('Bb', text), question));
          const shown = (verdict: Verdict): string => (verdict.verdict === 'yes' ? JSON.stringify(verdict.witness) : '');
          expect(shown(b)).toBe(shown(a).replaceAll('${Aa}', '${Bb}'));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('two buckets are judged as one', () => {
  it('where only account ids and unresolved names tell them apart', () => {
    const [a, b] = neutralOf(
      symbolic(allow(role('123412341234'), 'arn:aws:s3:::<A:bucketName!>/*'), { bucket: [madeUp('A')] }),
      symbolic(allow(role('432143214321'), 'arn:aws:s3:::<B:bucketName!>/*'), { bucket: [madeUp('B')] }),
    );
    expect(a).toBe(b);
  });

  it.each([
    ['one names the owner, the other somebody else', [allow(role(OWNER), 'arn:aws:s3:::b/*')], [allow(role(PARTNER), 'arn:aws:s3:::b/*')]],
    [
      'a wildcard reaches into the ids',
      [allow(role('12341234*'), 'arn:aws:s3:::b/*'), allow(role('123412341234'), '*')],
      [allow(role('12341234*'), 'arn:aws:s3:::b/*'), allow(role('555412341234'), '*')],
    ],
    [
      'the digits are a number',
      [allow('*', '*', { NumericLessThan: { 's3:max-keys': '100000000001' } })],
      [allow('*', '*', { NumericLessThan: { 's3:max-keys': '100000000002' } })],
    ],
    [
      'the digits are a number, though they are compared as a text',
      [allow('*', '*', { StringEquals: { 's3:max-keys': '100000000001' } })],
      [allow('*', '*', { StringEquals: { 's3:max-keys': '100000000002' } })],
    ],
    ['the digits are a part of a longer text', [allow('*', 'arn:aws:s3:::b/x123412341234/*')], [allow('*', 'arn:aws:s3:::b/x432143214321/*')]],
    ['one is the account that stands for somebody else', [allow(role('999999999999'), '*')], [allow(role('123412341234'), '*')]],
    ['texts are cut otherwise', [allow({ AWS: ['a', 'b'] }, '*')], [allow({ AWS: ['a","b'] }, '*')]],
  ])('but not where %s', (_why, one, other) => {
    const [a, b] = neutralOf(situation(one), situation(other));
    expect(a).not.toBe(b);
  });

  it.each<[string, object]>([
    ['Sid', { Sid: 'Other' }],
    ['Effect', { Effect: 'Deny' }],
    ['Principal', { Principal: { Service: 'logging.s3.amazonaws.com' } }],
    ['NotPrincipal', { Principal: undefined, NotPrincipal: '*' }],
    ['Action', { Action: 's3:PutObject' }],
    ['NotAction', { Action: undefined, NotAction: 's3:GetObject' }],
    ['Resource', { Resource: 'arn:aws:s3:::b/y/*' }],
    ['NotResource', { Resource: undefined, NotResource: 'arn:aws:s3:::b/*' }],
    ['operator', { Condition: { StringLike: { 'aws:PrincipalTag/team': ['x'] } } }],
    ['negation', { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': ['x'] } } }],
    ['IfExists', { Condition: { StringEqualsIfExists: { 'aws:PrincipalTag/team': ['x'] } } }],
    ['quantifier', { Condition: { 'ForAnyValue:StringEquals': { 'aws:PrincipalTag/team': ['x'] } } }],
    ['key', { Condition: { StringEquals: { 'aws:PrincipalTag/unit': ['x'] } } }],
    ['value', { Condition: { StringEquals: { 'aws:PrincipalTag/team': ['y'] } } }],
    ['further value', { Condition: { StringEquals: { 'aws:PrincipalTag/team': ['x', 'y'] } } }],
    ['second condition', { Condition: { StringEquals: { 'aws:PrincipalTag/team': ['x'], 'aws:UserAgent': ['z'] } } }],
  ])('and not where a statement has another %s', (_what, change) => {
    const base = { Sid: 'One', ...allow('*', 'arn:aws:s3:::b/*', { StringEquals: { 'aws:PrincipalTag/team': ['x'] } }) };
    const [a, b, again] = neutralOf(situation([base]), situation([{ ...base, ...change }]), situation([base]));
    expect(a).not.toBe(b);
    expect(again).toBe(a);
  });

  it('and not where one name stands in two places, and two names in the other', () => {
    const named = (inside: string): Situation => symbolic([allow('*', `arn:aws:s3:::<${inside}:bucketName>/*`)], { bucket: [sign('A', 'bucketName')] });
    const [own, foreign] = neutralOf(named('A'), named('B'));
    expect(own).not.toBe(foreign);
  });
});

describe('an answer that another bucket was given', () => {
  const engine = createEngine();
  const bucketOf = (name: string, account: string): Situation =>
    symbolic([{ Sid: 'Readers', ...allow(role(account), `arn:aws:s3:::<${name}:bucketName!>/team/*`) }], { bucket: [madeUp(name)] });
  const [first, second] = [bucketOf('First', '123412341234'), bucketOf('Second', '432143214321')];

  it('names the own accounts, texts and places', () => {
    engine.ask(first, external);
    const verdict = engine.ask(second, external);
    if (verdict.verdict !== 'yes') throw new Error(verdict.verdict);
    expect(verdict.witness.says).toBe('s3:GetObject of arn:aws:s3:::${Second}/team/ by arn:aws:iam::432143214321:role/reader');
    expect(verdict.witness.principal).toMatchObject({ account: '432143214321' });
    expect(verdict.causes.map(({ says, origin }) => [says, origin])).toEqual([['statement Readers allows it', second.policy?.statements.items[0]?.origin]]);
  });

  it('says what is not known in the words of the own file', () => {
    const open = (name: string): Situation => symbolic([allow(role('123412341234'), `<${name}:anything>`)]);
    engine.ask(open('GivenArn'), external);
    const verdict = engine.ask(open('OtherArn'), external);
    expect(verdict.verdict === 'unknown' && verdict.why.map(({ says }) => says).join()).toContain('${OtherArn}');
  });
});

describe('a situation under neutral names', () => {
  it('holds no name and no place of the file', () => {
    const own = symbolic([allow(role('123412341234'), 'arn:aws:s3:::<Secret:bucketName>/*')], { bucket: [sign('Secret', 'bucketName')] });
    const [neutral] = neutralOf(own);
    const text = JSON.stringify(neutral);
    for (const hidden of ['Secret', '123412341234', 'arn:aws:iam::1234']) expect(text).not.toContain(hidden);
    expect(keyOf(neutral?.bucket ?? [])).toContain('name 0');
  });

  it('leaves out what bears on no question of the sort', () => {
    const blocked = (block: boolean): Situation => situation([allow('*', '*')], { block });
    const sort = { without: ['blocks'] } as const;
    const neutrals = standing();
    expect(neutrals(blocked(true), sort).neutral).toBe(neutrals(blocked(false), sort).neutral);
    expect(neutrals(blocked(true)).neutral).not.toBe(neutrals(blocked(false)).neutral);
  });
});
