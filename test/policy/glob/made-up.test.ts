import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glob } from '../../../src/policy/glob/glob.js';
import { contains, language } from '../../../src/policy/glob/language.js';
import { pick } from '../../../src/policy/glob/pick.js';
import { term } from '../../../src/policy/term.js';
import type { Sign, Term } from '../../../src/policy/term.js';
import { glob, regexpOf, settle, word } from './patterns.js';

const madeUp = (key: string): Sign => ({ kind: 'sign', key, says: `\${${key}}`, looks: 'bucketName', unique: true });
const given: Sign = { kind: 'sign', key: 'P', says: '${P}', looks: 'anything' };
const [one, other] = [madeUp('U'), madeUp('V')];

/** Nothing that is written holds these; what is given may be one of them, or begin with one. */
const values = fc.constantFrom('', 'a', 'zz-u-77', 'zz-v-88', 'zz-u-77/a', 'zz-u-77ab').map(
  (P) =>
    new Map([
      ['U', 'zz-u-77'],
      ['V', 'zz-v-88'],
      ['P', P],
    ]),
);

const sign = fc.constantFrom(one, other, given).map((each) => ({ kind: 'sign' as const, sign: each }));
const mixed: fc.Arbitrary<Glob> = fc.tuple(glob, fc.array(fc.tuple(sign, glob), { maxLength: 2 })).map(([front, rest]) => [...front, ...rest.flat(2)].flat());
const union = fc.array(mixed, { minLength: 1, maxLength: 2 });
const text: fc.Arbitrary<Term> = fc
  .array(fc.oneof(word, fc.constantFrom('a', '/a'), fc.constantFrom<Sign>(one, other, given)), { maxLength: 3 })
  .map((parts) => term(...parts));
const takes = (globs: readonly Glob[], what: string, as: ReadonlyMap<string, string>): boolean => globs.some((each) => regexpOf(each, as).test(what));

describe('a name that is made up', () => {
  it.each<[string, Term, Term, boolean]>([
    ['may be itself', [one], [one], true],
    ['is no other such name', [one], [other], false],
    ['is no text that is written', [one], ['zz'], false],
    ['is no text that is written, the other way round', ['zz'], [one], false],
    ['is no text that is written in part', [one], ['zz', given], false],
    ['may be what is given', [one], [given], true],
    ['may be what is given, the other way round', [given], [one], true],
    ['may be the beginning of what is given', [one, '/x'], [given], true],
    ['begins in any way', ['zz*'], [one], true],
    ['is taken by a star', ['*'], [one], true],
  ])('%s', (_, pattern, what, taken) => {
    const tokens = pattern.flatMap(
      (piece): Glob =>
        typeof piece === 'string'
          ? [...piece].map((char) => (char === '*' ? { kind: 'star', of: 'any' } : { kind: 'char', char }))
          : [{ kind: 'sign', sign: piece }],
    );
    expect(contains(language([tokens], 'may'), what)).toBe(taken);
  });

  it('is taken if it is certain that it is, and only if it is possible', () => {
    fc.assert(
      fc.property(union, text, values, (globs, what, as) => {
        const really = takes(globs, settle(what, as), as);
        const [certain, possible] = (['must', 'may'] as const).map((mode) => contains(language(globs, mode), what));
        expect([!certain || really, !really || possible]).toEqual([true, true]);
      }),
      { numRuns: 1500 },
    );
  });

  it('is found for all that it can be, and where nothing is found no value helps', () => {
    fc.assert(
      fc.property(union, union, union, values, fc.array(text, { maxLength: 10 }), (first, second, without, as, tried) => {
        const both = (mode: 'must' | 'may') => [language(first, mode), language(second, mode)];
        const fits = (what: string): boolean => takes(first, what, as) && takes(second, what, as) && !takes(without, what, as);
        const certain = pick(both('must'), [language(without, 'may')], { left: 500 });
        expect(certain.kind !== 'found' || fits(settle(certain.text, as))).toBe(true);
        if (pick(both('may'), [language(without, 'must')], { left: 500 }).kind !== 'empty') return;
        for (const what of tried) expect(fits(settle(what, as))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
