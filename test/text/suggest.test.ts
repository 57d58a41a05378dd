import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/text/suggest.js';

const rules = ['require-versioning', 'require-encryption', 'no-public-read', 'no-public-write'];

describe('a suggestion', () => {
  it.each([
    ['a letter left out', 'requre-versioning', 'require-versioning'],
    ['a letter too many', 'require-versionning', 'require-versioning'],
    ['two letters swapped', 'reqiure-versioning', 'require-versioning'],
    ['other case', 'Require-Versioning', 'require-versioning'],
    ['a word of it', 'encryption', 'require-encryption'],
  ])('is made for %s', (_slip, typed, meant) => {
    expect(suggest(typed, rules)).toBe(meant);
  });

  it('is the nearest of several', () => {
    expect(suggest('no-public-wirte', rules)).toBe('no-public-write');
  });

  it.each(['', 'xyz', 'public', 'something-else-altogether', 'r'.repeat(5000)])('is not made for %s, which is near to nothing or to several', (typed) => {
    expect(suggest(typed, rules)).toBeUndefined();
  });

  it('allows a short word one slip only', () => {
    expect(suggest('of', ['off'])).toBe('off');
    expect(suggest('all', ['off'])).toBeUndefined();
  });
});
