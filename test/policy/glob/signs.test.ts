import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glob } from '../../../src/policy/glob/glob.js';
import { globOf, literalGlob } from '../../../src/policy/glob/glob.js';
import { contains, language, withoutPrefix } from '../../../src/policy/glob/language.js';
import { globOfLooks, strangerOf } from '../../../src/policy/glob/looks.js';
import { pick } from '../../../src/policy/glob/pick.js';
import { term } from '../../../src/policy/term.js';
import type { Sign, Term } from '../../../src/policy/term.js';
import type { Looks } from '../../../src/truth/symbol.js';
import { glob, regexpOf, settle, word } from './patterns.js';

const sign = (key: string, looks: Looks): Sign => ({ kind: 'sign', key, says: `\${${key}}`, looks });
const [account, other, bucket, free, name] = [sign('A', 'account'), sign('B', 'account'), sign('C', 'bucketName'), sign('D', 'anything'), sign('E', 'name')];
const signs = [account, other, bucket, free, name];

/** A text for every sign, sometimes the same one for two. */
const values = fc
  .record({
    A: fc.constantFrom('111111111111', '111122223333'),
    B: fc.constantFrom('111111111111', '222222222222'),
    C: fc.constantFrom('aaa', 'b-1', 'abab1', '111111111111'),
    D: fc.oneof(word, fc.constantFrom('', 'aaa', 'a', '111111111111')),
    E: fc.constantFrom('a', 'b/a', 'aaa', '😀'),
  })
  .map((record) => new Map(Object.entries(record)));

const signToken = fc.constantFrom(...signs).map((one) => ({ kind: 'sign' as const, sign: one }));
const mixed: fc.Arbitrary<Glob> = fc
  .tuple(glob, fc.array(fc.tuple(signToken, glob), { maxLength: 2 }))
  .map(([front, rest]) => [...front, ...rest.flat(2)].flat());
const union = fc.array(mixed, { minLength: 1, maxLength: 2 });
const piece = fc.oneof(word, fc.constantFrom('a', '1', '111111111111', 'aaa'), fc.constantFrom<Sign>(...signs));
const text: fc.Arbitrary<Term> = fc.array(piece, { maxLength: 4 }).map((pieces) => term(...pieces));
const takes = (globs: readonly Glob[], given: string, as: ReadonlyMap<string, string>) => globs.some((one) => regexpOf(one, as).test(given));
const plenty = () => ({ left: 1_000_000 });
/** Enough for most; what is given up says nothing. */
const some = () => ({ left: 500 });

/** What is certain is so, and what is so is possible. */
const between = (certain: boolean, possible: boolean) => (really: boolean) => (!certain || really) && (!really || possible);

/** A text that the glob takes, signs and all: random ones seldom are. */
const member = (one: Glob): Term =>
  term(...one.map((token) => (token.kind === 'char' ? token.char : token.kind === 'sign' ? token.sign : token.of === 'digit' ? '1' : 'a')));

describe('the form of an unresolved text', () => {
  it.each<[Looks, string]>([
    ['account', '111122223333'],
    ['bucketName', 'my-bucket.1'],
    ['organization', 'o-a1b2c3d4e5'],
    ['region', 'us-gov-west-1'],
    ['partition', 'aws-cn'],
    ['partition', 'aws'],
    ['arn', 'arn:aws:s3:::b'],
    ['arn', 'arn:aws:sns:us-east-1:111122223333:topic:sub'],
    ['name', 'x'],
    ['anything', ''],
  ])('takes what it can be: %s can be %s', (looks, value) => {
    expect(regexpOf(globOfLooks(looks)).test(value)).toBe(true);
  });
});

describe('a sign', () => {
  it('taken for certain is taken whatever it turns out to be; not possibly taken, it never is', () => {
    fc.assert(
      fc.property(union, text, values, (globs, given, as) => {
        for (const one of [given, ...globs.map(member)]) {
          const really = takes(globs, settle(one, as), as);
          expect(really).toSatisfy(between(contains(language(globs, 'must'), one), contains(language(globs, 'may'), one)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change what holds after a prefix', () => {
    fc.assert(
      fc.property(union, text, text, values, (globs, front, back, as) => {
        for (const one of [front, ...globs.map((each) => member(each.slice(0, 2)))]) {
          const really = takes(globs, settle(one, as) + settle(back, as), as);
          const rest = (mode: 'must' | 'may') => contains(withoutPrefix(language(globs, mode), one), back);
          expect(really).toSatisfy(between(rest('must'), rest('may')));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('in a text that is found stands for all its values; where nothing can be found no values help', () => {
    fc.assert(
      fc.property(union, union, union, values, fc.array(text, { maxLength: 20 }), (first, second, without, as, tried) => {
        const all = (mode: 'must' | 'may') => [language(first, mode), language(second, mode)];
        const fits = (one: string) => takes(first, one, as) && takes(second, one, as) && !takes(without, one, as);
        const certain = pick(all('must'), [language(without, 'may')], some());
        expect(certain.kind !== 'found' || fits(settle(certain.text, as))).toBe(true);
        if (pick(all('may'), [language(without, 'must')], some()).kind !== 'empty') return;
        for (const one of [...tried, ...first.map(member), ...second.map(member)]) expect(fits(settle(one, as))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it.each<[string, Term, Term, 'must' | 'may', boolean]>([
    ['is itself', [account], [account], 'must', true],
    ['is not another one for certain', [account], [other], 'must', false],
    ['may be another one', [account], [other], 'may', true],
    ['is no other one that looks different', [account], [sign('O', 'organization')], 'may', false],
    ['is taken by a star', ['*'], [account], 'must', true],
    ['is not taken by a question mark', ['?'], [free], 'must', false],
    ['may be a single character', ['?'], [free], 'may', true],
    ['of twelve digits is twelve characters', ['????????????'], [account], 'must', true],
    ['of twelve digits is not thirteen', ['?????????????'], [account], 'may', false],
    ['that is a bucket name has three characters at least', ['???*'], [bucket], 'must', true],
    ['that is a bucket name has them in any order', ['*?'], [bucket], 'must', true],
    ['that could be empty is not taken by one character and a star', ['?*'], [free], 'must', false],
    ['that could be empty may stand before the one character', ['?*'], [free, 'a'], 'must', true],
    ['that could be empty is not taken by more characters than there are', ['?*?'], [free, 'a'], 'must', false],
    ['of another form is not a written text', ['prod'], [account], 'may', false],
    ['may be a written text', ['111122223333'], [account], 'may', true],
    ['may be a written text, the other way round', [account], ['111122223333'], 'may', true],
    ['is a written text at most by chance', [account], ['111122223333'], 'must', false],
    ['may begin as written', ['1111*'], [account], 'may', true],
  ])('%s', (_, pattern, given, mode, taken) => {
    expect(contains(language([globOf(pattern, { wildcards: true })], mode), given)).toBe(taken);
  });
});

describe('the same unresolved text', () => {
  const [mine, theirs] = [literalGlob([account]), literalGlob([other])];
  const possible = (inAll: readonly Glob[][], inNone: readonly Glob[][]) =>
    pick(
      inAll.map((one) => language(one, 'may')),
      inNone.map((one) => language(one, 'must')),
      plenty(),
    );

  it('allowed and denied leaves nothing, whatever it is', () => {
    expect(possible([[mine]], [[mine]]).kind).toBe('empty');
    expect(possible([[mine, theirs]], [[mine], [theirs]]).kind).toBe('empty');
    expect(possible([[mine], [literalGlob(['111122223333'])]], [[mine]]).kind).toBe('empty');
    const role: Glob = [...literalGlob(['arn:aws:iam::', account, ':role/']), { kind: 'star', of: 'any' }];
    expect(possible([[role], [globOf(['arn:aws:iam::*'], { wildcards: true })]], [[role]]).kind).toBe('empty');
  });

  it('does not settle what depends on two of them', () => {
    expect(possible([[mine, theirs], [mine]], [[theirs]]).kind).toBe('found');
    expect(possible([[mine], [theirs]], []).kind).toBe('found');
    expect(possible([[mine], [theirs]], [[mine]]).kind).toBe('empty');
  });

  it('that could be empty begins a text of one character at least', () => {
    const behind = (of: Glob) => pick([language([globOf(['?*'], { wildcards: true })], 'must'), language([of], 'must')], [], plenty());
    expect(behind(globOf([free, '-a/*'], { wildcards: true }))).toEqual({ kind: 'found', text: [free, '-a/'] });
    expect(behind(literalGlob([free])).kind).toBe('empty');
  });

  it('is kept apart after a prefix that holds another', () => {
    const keys: Glob = [...literalGlob([bucket, '/', name, '/']), { kind: 'star', of: 'any' }];
    const rest = (mode: 'must' | 'may') => withoutPrefix(language([keys], mode), [bucket, '/']);
    expect(pick([rest('may')], [rest('must')], plenty()).kind).toBe('empty');
    expect(pick([rest('must')], [language([literalGlob(['x'])], 'may')], plenty())).toEqual({ kind: 'found', text: [name, '/'] });
  });
});

describe('a stranger', () => {
  const stranger = strangerOf('account', 'another account');
  const digits = globOf(['????????????'], { wildcards: true, star: 'digit' });
  const everybody = language([digits, literalGlob([stranger])], 'may');
  const certain = (inNone: readonly Term[]) =>
    pick(
      [everybody, language([globOf(['*'], { wildcards: true })], 'must')],
      [
        language(
          inNone.map((one) => globOf(one, { wildcards: true })),
          'may',
        ),
      ],
      plenty(),
    );

  it('is there beside every account, written or not resolved', () => {
    expect(certain([[account], ['111122223333']])).toEqual({ kind: 'found', text: [stranger] });
    expect(certain([[free]])).toEqual({ kind: 'found', text: [stranger] });
  });

  it('is not needed where a written account will do', () => {
    expect(certain([['111122223333']])).toEqual({ kind: 'found', text: ['211111111111'] });
  });

  it('does not escape a wildcard', () => {
    expect(certain([['*']]).kind).toBe('empty');
    expect(certain([[account], ['1*'], ['2*']]).kind).toBe('empty');
    expect(certain([[free, '*']]).kind).toBe('empty');
  });
});
