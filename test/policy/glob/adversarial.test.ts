import { describe, expect, it } from 'vitest';
import { contains, language, withoutPrefix } from '../../../src/policy/glob/language.js';
import { globOf, literalGlob, tidy } from '../../../src/policy/glob/glob.js';
import { pick } from '../../../src/policy/glob/pick.js';
import type { Sign } from '../../../src/policy/term.js';
import { like } from './patterns.js';

const many = (count: number, pattern: (index: number) => string) => like(...Array.from({ length: count }, (_, index) => pattern(index)));

describe('a pattern as long as a file', () => {
  const wildcards = (pattern: string): string =>
    tidy(globOf([pattern], { wildcards: true }))
      .map((token) => (token.kind === 'char' ? token.char : token.kind === 'one' ? '?' : '*'))
      .join('');

  it('has a star in every gap of its wildcards', () => {
    expect(['a', '*?', '?*', '??', 'a?*b**c', '**'].map(wildcards)).toEqual(['a', '*?*', '*?*', '??', 'a*?*b*c', '*']);
    const many = 200_000;
    expect(wildcards(`${'?'.repeat(many)}*`)).toBe(`*${'?*'.repeat(many)}`);
    expect(wildcards('a*?'.repeat(many))).toBe('a*?*'.repeat(many));
  });
});

describe('patterns made to be hard', () => {
  it('with many stars cost about as much as they are long', () => {
    for (const count of [10, 100, 1000]) {
      const budget = { left: 20 * count + 100 };
      expect(pick([like(`${'*a'.repeat(count)}*b`)], [like(`${'*a'.repeat(count + 1)}*b`)], budget).kind).toBe('found');
      expect(pick([like(`${'*a'.repeat(count + 1)}*b`)], [like(`${'*a'.repeat(count)}*b`)], budget).kind).toBe('empty');
    }
  });

  it('with question marks after stars are answered or given up within the budget', () => {
    const window = '?'.repeat(30);
    const budget = { left: 5000 };
    const hard = [`*a${window}`, `*b${window}`].map((pattern) => like(pattern));
    expect(pick([like(`*a${window}c*`), like(`*b${window}c*`), like(`*c${window}*`)], hard, budget).kind).not.toBe('empty');
    expect(pick([like(`*a${window}*`)], [like('*aa*', '*ab*', '*ac*'), like(`*a${window}b*`, `*x*`, `*y*`)], { left: 5000 }).kind).not.toBe('empty');
  });

  it('cannot all be avoided, and that is proved within the budget', () => {
    const budget = { left: 50_000 };
    expect(pick([many(30, (index) => `*${index}a*b*`)], [many(30, (index) => `*${index}a*`)], budget).kind).toBe('empty');
  });

  it('of hundreds of roles share their beginnings', () => {
    const roles = many(500, (index) => `arn:aws:iam::${100_000_000_000 + index}:role/app-*`);
    const budget = { left: 20_000 };
    expect(pick([like('arn:aws:iam::*:role/app-x')], [roles], budget).kind).toBe('found');
    expect(pick([roles], [like('arn:aws:iam::1000000*:role/*')], budget).kind).toBe('empty');
  });
});

describe('texts of a million characters', () => {
  const long = 'ab'.repeat(500_000);
  const pattern = like(long);

  it('are taken or not like short ones', () => {
    expect(contains(like('*a*b?c*d'), [long])).toBe(false);
    expect(contains(like('a*ba?', '*b'), [long])).toBe(true);
    expect(contains(like(`*a${'?'.repeat(20)}`), [long])).toBe(false);
    expect(contains(like(`*b${'?'.repeat(21)}b`), [long])).toBe(true);
    expect(contains(pattern, [long])).toBe(true);
  });

  it('do not fill the memory with what a window over them has seen', () => {
    let bits = 1;
    const noise = Array.from({ length: 200_000 }, () => ((bits = (bits * 1_103_515_245 + 12_345) % 2_147_483_648) & 65_536 ? 'a' : 'b')).join('');
    expect(contains(like(`*a${'?'.repeat(16)}`), [noise])).toBe(noise.at(-17) === 'a');
  });

  it('as patterns are compared where they are plain, and given up where they are not', () => {
    expect(pick([pattern], [like('b*')], { left: 1000 }).kind).toBe('found');
    expect(pick([withoutPrefix(pattern, [long.slice(0, -3)])], [], { left: 1000 })).toEqual({ kind: 'found', text: ['bab'] });
    expect(pick([like(`${long}*`)], [like('a')], { left: 1000 }).kind).toBe('budget');
  });

  it('full of unresolved parts are taken as well', () => {
    const sign: Sign = { kind: 'sign', key: 'P', says: '${P}', looks: 'anything' };
    const parts = Array.from({ length: 2000 }, () => ['a', sign]).flat();
    expect(contains(language([literalGlob(parts)], 'may'), parts)).toBe(true);
    expect(contains(like('a*a'), parts)).toBe(false);
    expect(contains(like('a*'), parts)).toBe(true);
  });
});
