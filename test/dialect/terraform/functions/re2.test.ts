import { describe, expect, it } from 'vitest';
import { parseRe2 } from '../../../../src/dialect/terraform/functions/re2-parse.js';
import { compileRe2, matchesOf } from '../../../../src/dialect/terraform/functions/re2-run.js';

function all(pattern: string, text: string): readonly string[] | string {
  const parsed = parseRe2(pattern);
  if (!('re' in parsed)) return 'wrong' in parsed ? 'refused' : parsed.inexact;
  const program = compileRe2(parsed.re, parsed.names.length);
  if (!program) return 'too large';
  const letters = [...text];
  return matchesOf(program, letters, false)?.map(([start = 0, end = 0]) => letters.slice(start, end).join('')) ?? 'too long';
}

describe('A regular expression', () => {
  it('takes no longer for a bad text than for a good one', () => {
    // Where one way is tried after the other, each letter doubles the time.
    expect(all('(a+)+$', `${'a'.repeat(2000)}b`)).toEqual([]);
    expect(all('(x*)*y', 'x'.repeat(2000))).toEqual([]);
    expect(all('(a|a)*b', 'a'.repeat(2000))).toEqual([]);
  });

  it('is given up where its length times that of the text is too much', () => {
    expect(all(`${'(a?){100}'.repeat(9)}b`, 'a'.repeat(5000))).toBe('too long');
    expect(all('((a{100}){100}){100}', 'a')).toBe('too large');
  });

  it('is refused where RE2 refuses it', () => {
    expect(
      ['(?=a)', '(?!a)', '(?<=a)b', '\\1', 'a**', '[b-a]', '(?P<x', 'a{1001}', '*', '(?z)', '[[:nope:]]', '\\p{Nope}', '(', ')', 'a\\'].filter(
        (one) => all(one, 'a') !== 'refused',
      ),
    ).toEqual([]);
  });

  it('knows letters by the names of RE2', () => {
    expect(all('\\s+', '\u00a0 \t\u2003')).toEqual([' \t']);
    expect(all('\\w+', 'aé1')).toEqual(['a', '1']);
    expect(all('[[:upper:]\\d]+', 'aB1c')).toEqual(['B1']);
    expect(all('[[:^alpha:]]', 'a1')).toEqual(['1']);
    expect(all('\\p{Greek}+|\\pN', 'αβ1')).toEqual(['αβ', '1']);
    expect(all('.', '\n\u2028')).toEqual(['\u2028']);
    expect(all('(?i)straße|k', 'STRAßE \u212a')).toEqual(['STRAßE', '\u212a']);
  });

  it('prefers what stands first', () => {
    expect(all('a|ab', 'ab')).toEqual(['a']);
    expect(all('a+?', 'aa')).toEqual(['a', 'a']);
    expect(all('(?U)a+', 'aa')).toEqual(['a', 'a']);
    expect(all('(|a)+', 'aa')).toEqual(['', '', '']);
  });
});
