import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globOf } from '../../../src/policy/glob/glob.js';
import type { Glob } from '../../../src/policy/glob/glob.js';
import { language } from '../../../src/policy/glob/language.js';
import { pick, pickMemo } from '../../../src/policy/glob/pick.js';
import type { Picked } from '../../../src/policy/glob/pick.js';
import { glob, like, regexpOf, textOf, union, words } from './patterns.js';

const plenty = () => ({ left: 1_000_000 });
const must = (globs: readonly Glob[]) => language(globs, 'must');
const takes = (globs: readonly Glob[], text: string) => globs.some((one) => regexpOf(one).test(text));
const within = (inner: readonly Glob[], outer: readonly Glob[]) => pick([must(inner)], [must(outer)], plenty()).kind === 'empty';
const found = (picked: Picked) => (picked.kind === 'found' ? textOf(picked.text) : picked.kind);

/** Every text of up to four characters out of those that matter. */
const short = (() => {
  const out = [''];
  for (let from = 0, length = 0; length < 4; length++) {
    const to = out.length;
    for (; from < to; from++) for (const char of ['a', 'b', '1', ':', '/', 'é']) out.push(out[from] + char);
  }
  return out;
})();

describe('a text that is found', () => {
  it('is in all that was wanted and in nothing that was not, as regular expressions see it; where none is found no text is', () => {
    fc.assert(
      fc.property(fc.array(union, { minLength: 1, maxLength: 3 }), fc.array(union, { maxLength: 2 }), words, (inAll, inNone, tried) => {
        const picked = pick(inAll.map(must), inNone.map(must), plenty());
        const fits = (text: string) => inAll.every((one) => takes(one, text)) && !inNone.some((one) => takes(one, text));
        const [kind, right] = picked.kind === 'found' ? ['found', fits(textOf(picked.text))] : ['empty', !tried.some(fits)];
        expect([picked.kind, right]).toEqual([kind, true]);
      }),
      { numRuns: 500 },
    );
  });

  it('is missed by no text of up to four characters', () => {
    fc.assert(
      fc.property(union, union, (inAll, inNone) => {
        if (pick([must(inAll)], [must(inNone)], plenty()).kind === 'found') return;
        const [all, none] = [inAll.map((one) => regexpOf(one)), inNone.map((one) => regexpOf(one))];
        expect(short.filter((text) => all.some((one) => one.test(text)) && !none.some((one) => one.test(text)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which the patterns are given, nor on what was asked before', () => {
    const memo = pickMemo();
    fc.assert(
      fc.property(fc.array(union, { minLength: 1, maxLength: 3 }), union, (inAll, inNone) => {
        const fresh = pick(inAll.map(must), [must(inNone)], plenty());
        const turned = [...inAll].reverse().map((one) => must([...one].reverse()));
        expect(pick(turned, [must([...inNone].reverse())], plenty(), memo)).toEqual(fresh);
        expect(pick(turned, [must(inNone)], plenty(), memo)).toEqual(fresh);
      }),
    );
  });

  it.each([
    ['x', ['?*'], []],
    ['', ['*'], []],
    ['ab', ['a*b'], []],
    ['logs/x', ['logs/*'], ['logs/']],
    ['x', ['?'], ['y']],
    ['y', ['?'], ['x']],
  ])('is short and made of familiar letters: %j', (text, inAll, inNone) => {
    expect(found(pick([like(...inAll)], [like(...inNone)], plenty()))).toBe(text);
  });

  it('is a written alternative where all of them are written', () => {
    expect(found(pick([like('a', 'ab', 'b'), like('*b')], [like('b*')], plenty()))).toBe('ab');
  });

  it('may need any of the few characters of a class: nine digits excluded leave the tenth', () => {
    const digit = must([[{ kind: 'one', of: 'digit' }]]);
    expect(found(pick([digit], [like('0', '1', '2', '3', '5', '6', '7', '8', '9')], plenty()))).toBe('4');
    expect(found(pick([digit], [like(...'0123456789')], plenty()))).toBe('empty');
  });

  it('is any text that is not excluded, where nothing is demanded', () => {
    expect(found(pick([], [], plenty()))).toBe('');
    expect(found(pick([], [like('')], plenty()))).toBe('x');
    expect(found(pick([], [like('*')], plenty()))).toBe('empty');
    expect(found(pick([language([], 'must')], [], plenty()))).toBe('empty');
  });

  it('is of whole characters', () => {
    expect(found(pick([like('?')], [like('😀')], plenty()))).toBe('x');
    expect(found(pick([like('??'), like('😀*')], [], plenty()))).toBe('😀x');
    expect(found(pick([like('😀'), like('??')], [], plenty()))).toBe('empty');
  });
});

describe('inclusion', () => {
  it('is reflexive', () => {
    fc.assert(fc.property(union, (one) => within(one, one)));
  });

  it('is transitive, and a union has its parts', () => {
    fc.assert(
      fc.property(union, union, union, (a, b, c) => {
        expect(within(a, [...a, ...b])).toBe(true);
        expect(within(a, c) || !within(a, b) || !within(b, c)).toBe(true);
      }),
    );
  });

  it('knows that two stars are one', () => {
    fc.assert(
      fc.property(glob, glob, (front, back) => {
        const one: Glob = [...front, { kind: 'star', of: 'any' }, ...back];
        const two: Glob = [...front, { kind: 'star', of: 'any' }, { kind: 'star', of: 'any' }, ...back];
        expect([within([one], [two]), within([two], [one])]).toEqual([true, true]);
      }),
    );
  });

  it('sees that several together cover what none covers alone', () => {
    expect(found(pick([like('?*')], [like('a*', '*a'), like('?', '??*')], plenty()))).toBe('empty');
    expect(found(pick([like('?*')], [like('a*', '*a'), like('??*')], plenty()))).toBe('x');
  });
});

describe('ignoring case', () => {
  const fold = (text: string) => must([globOf([text], { wildcards: true, fold: true })]);

  it('takes both cases of every letter and leaves all else alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9:/-]{0,6}$/), (text) => {
        for (const one of [text, text.toUpperCase(), text.toLowerCase()]) expect(pick([like(one)], [fold(text)], plenty()).kind).toBe('empty');
      }),
    );
    expect(found(pick([fold('Key')], [like('Key', 'key', 'KEY')], plenty())).toLowerCase()).toBe('key');
  });

  it('does not stretch: what ß becomes in capitals is two characters', () => {
    expect(pick([fold('ß')], [like('ß')], plenty()).kind).toBe('empty');
  });
});

describe('a budget', () => {
  it('ends the search with itself as the answer, and is used up then', () => {
    const budget = { left: 10 };
    expect(pick([like(`${'?'.repeat(100)}a`)], [], budget).kind).toBe('budget');
    expect(budget.left).toBeLessThanOrEqual(0);
  });

  it('is hardly touched by what can be seen at once', () => {
    const budget = { left: 20 };
    expect(pick([like('a*')], [like('b', '*')], budget).kind).toBe('empty');
    expect(pick([like('abc'.repeat(1000))], [like('b*')], budget).kind).toBe('found');
    expect(budget.left).toBeGreaterThan(0);
  });
});
