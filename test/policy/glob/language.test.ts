import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glob } from '../../../src/policy/glob/glob.js';
import { contains, language, takesAll, takesNone, withoutPrefix } from '../../../src/policy/glob/language.js';
import { pick } from '../../../src/policy/glob/pick.js';
import { glob, like, regexpOf, union, word, words } from './patterns.js';

describe('a language', () => {
  it('has the texts that regular expressions have', () => {
    fc.assert(
      fc.property(union, words, (globs, texts) => {
        const [one, expressions] = [language(globs, 'must'), globs.map((each) => regexpOf(each))];
        for (const text of texts) expect([text, contains(one, [text])]).toEqual([text, expressions.some((each) => each.test(text))]);
      }),
      { numRuns: 150 },
    );
  });

  it('is one and the same with its globs in another order, and another one with one glob more', () => {
    fc.assert(
      fc.property(fc.array(glob, { minLength: 1, maxLength: 5 }), (globs) => {
        expect(language([...globs].reverse(), 'must').key).toBe(language(globs, 'must').key);
        expect(language([...globs, ...globs], 'must').key).toBe(language(globs, 'must').key);
      }),
    );
    expect(like('a', 'b').key).not.toBe(like('a').key);
    expect(like('ab').key).not.toBe(like('a', 'b').key);
    expect(like('\\*any;').key).not.toBe(like('*').key);
    expect(language([], 'must').key).not.toBe(language([[]], 'must').key);
    expect(like('*').key).not.toBe(language(like('*').globs, 'may').key);
  });

  it('of nothing has no text, the empty text least of all', () => {
    expect(contains(language([], 'must'), [])).toBe(false);
    expect(contains(language([[]], 'must'), [])).toBe(true);
    expect([takesNone(language([], 'must')), takesNone(language([[]], 'must'))]).toEqual([true, false]);
  });

  it('says that it takes everything only where it does', () => {
    fc.assert(
      fc.property(union, words, (globs, texts) => {
        const one = language(globs, 'must');
        return !takesAll(one) || texts.every((text) => contains(one, [text]));
      }),
    );
    expect(takesAll(like('a', '*'))).toBe(true);
  });
});

describe('what remains after a prefix', () => {
  it('has a text if the whole has it with the prefix in front', () => {
    fc.assert(
      fc.property(union, word, words, (globs, prefix, texts) => {
        const whole = language(globs, 'must');
        const rest = withoutPrefix(whole, [prefix]);
        for (const text of texts) expect(contains(rest, [text])).toBe(contains(whole, [prefix + text]));
      }),
      { numRuns: 150 },
    );
  });

  it('is nothing where no text begins so, and the same whether taken off at once or bit by bit', () => {
    const resource = like('arn:aws:s3:::b/logs/*', 'arn:aws:s3:::c/*');
    const keys = withoutPrefix(resource, ['arn:aws:s3:::b/']);
    expect([contains(keys, ['logs/x']), contains(keys, ['x']), takesNone(keys)]).toEqual([true, false, false]);
    expect(takesNone(withoutPrefix(resource, ['arn:aws:s3:::d/']))).toBe(true);
    expect(takesNone(withoutPrefix(like('arn:aws:s3:::d/x'), ['arn:aws:s3:::b/']))).toBe(true);
    expect(withoutPrefix(withoutPrefix(resource, ['arn:aws:s3:::']), ['b/']).key).toBe(keys.key);
    expect(pick([keys], [like('logs/?*')], { left: 1000 })).toEqual({ kind: 'found', text: ['logs/'] });
  });

  it('is everything where the wildcard begins in the prefix', () => {
    const rest = withoutPrefix(like('arn:aws:s3:::*'), ['arn:aws:s3:::b/']);
    expect(takesAll(rest)).toBe(true);
    const globs: readonly Glob[] = rest.globs;
    expect(globs).toHaveLength(1);
  });
});
