import { expect, it } from 'vitest';
import { isLike } from '../../src/text/wildcard.js';

it.each([
  ['acme-logs', 'acme-logs', true],
  ['acme-logs', 'acme-*', true],
  ['acme-logs', '*-logs', true],
  ['acme-logs', 'a*e*s', true],
  ['acme-logs', '*', true],
  ['', '*', true],
  ['', '', true],
  ['acme-logs', '', false],
  ['acme-logs', 'acme', false],
  ['acme-logs', '*logs-*', false],
  ['aaab', '*ab', true],
  ['aws_s3_bucket.b["x"]', 'aws_s3_bucket.b["*"]', true],
  ['aws_s3_bucket.bx', 'aws_s3_bucket.b[x]', false],
  ['axb', 'a.b', false],
])('%j is like %j: %s', (text, pattern, like) => {
  expect(isLike(text, pattern)).toBe(like);
});

it('takes no longer for a pattern that was made to take long', () => {
  expect(isLike('a'.repeat(20_000), `${'*a'.repeat(200)}b`)).toBe(false);
});
