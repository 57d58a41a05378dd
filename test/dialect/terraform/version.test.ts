import { describe, expect, it } from 'vitest';
import { allowsOnlyBefore } from '../../../src/dialect/terraform/version.js';

describe('a constraint allows only what is older than 4.5', () => {
  const older = (constraint: string): boolean => allowsOnlyBefore(constraint, 4, 5);

  it.each(['3.9', '= 4.4.9', 'v4.4', '~> 3.0', '~> 4.4.1', '~> 4.3.0', '<= 4.4', '< 4.5', '< 4.5.0', '< 4', '>= 2.0, < 4.0'])('as %s', (one) =>
    expect(older(one)).toBe(true),
  );

  it.each(['4.5.0', '~> 4.0', '~> 4.4', '~> 4.5.0', '<= 4.5', '< 4.5.1', '< 5.0', '>= 2.0', '> 3', '!= 4.4', '~> 2', '', 'latest'])('and not as %s', (one) =>
    expect(older(one)).toBe(false),
  );

  it('of a major version', () => {
    expect(['~> 3.0', '< 4', '< 4.0.0', '3.76.1'].map((one) => allowsOnlyBefore(one, 4))).toEqual([true, true, true, true]);
    expect(['~> 4.0', '< 4.0.1', '~> 3', '>= 3.0'].map((one) => allowsOnlyBefore(one, 4))).toEqual([false, false, false, false]);
  });
});
