import { describe, expect, it } from 'vitest';
import { series, together } from '../../src/truth/sentences.js';

describe('what is told together', () => {
  it('are names, as a sentence lists them', () => {
    expect([series([]), series(['a']), series(['a', 'b']), series(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  it('are sentences that say the same of several things', () => {
    expect(together(['A is not set, which means false', 'C is "x"', 'B is not set, which means false', 'C is "x"'])).toBe(
      'A and B are not set, which means false; C is "x"',
    );
    expect(together(['statement Tls does not deny it: its Resource does not cover it', 'A is off'])).toBe(
      'statement Tls does not deny it: its Resource does not cover it; A is off',
    );
    expect(together(['Copier may not s3:GetObject on a', 'Copier may not s3:PutObject on b', 'Copier may not s3:ListBucket on a'])).toBe(
      'Copier may not s3:GetObject and s3:ListBucket on a; Copier may not s3:PutObject on b',
    );
    expect(together([])).toBe('');
  });
});
