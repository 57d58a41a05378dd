import { describe, expect, it } from 'vitest';
import { givesAllOfS3 } from '../../src/model/full-access.js';
import type { PolicySubject } from '../../src/model/policies.js';
import { parsePolicyText } from '../../src/policy/parse.js';

/** What the last reason says why a statement allows all of S3. */
function lastReason(more: object): string | undefined {
  const content = { Effect: 'Allow', Action: '*', Resource: '*', ...more };
  const policy = parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: [content] }), 'identity');
  const [statement] = policy.statements.items;
  if (!statement) throw new Error('no statement');
  const { truth, because } = givesAllOfS3({ statement, of: { policy } as unknown as PolicySubject });
  expect(truth).toBe('yes');
  return because.map(({ says }) => says).findLast((says) => says.includes('condition'));
}

describe('a statement that allows all of S3', () => {
  it('has no condition, or one that chooses no buckets', () => {
    expect(lastReason({})).toBe('it has no condition');
    expect(lastReason({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })).toBe('no condition of it chooses among buckets');
  });
});
