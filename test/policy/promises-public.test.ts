import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import { isPublic } from '../../src/policy/evaluate/public.js';
import { policyFrom } from '../../src/policy/plain.js';
import { document, situation } from './situations.js';
import type { PlainStatement } from './random/documents.js';
import { CANONICAL, PRINCIPALS, TOPICS } from './random/vocabulary.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

/** One condition each: two that exclude each other would let nobody in, of which the page on what public means says nothing. */
const conditions: fc.Arbitrary<object> = fc.oneof(
  ...TOPICS.map(({ key, operators, values, filled = [], list = false }) =>
    fc
      .tuple(
        list ? fc.constantFrom('ForAnyValue:', 'ForAllValues:') : fc.constant(''),
        fc.constantFrom(...operators),
        fc.constantFrom('', '', 'IfExists'),
        fc.uniqueArray(fc.constantFrom(...values, ...filled), { minLength: 1, maxLength: 2 }),
      )
      .map(([prefix, operator, suffix, texts]) => ({ Condition: { [`${prefix}${operator}${suffix}`]: { [key]: texts } } })),
  ),
);

const nulls: fc.Arbitrary<object> = fc
  .tuple(fc.constantFrom(...TOPICS), fc.constantFrom('true', 'false'))
  .map(([{ key }, absent]) => ({ Condition: { Null: { [key]: absent } } }));

const principals: fc.Arbitrary<object> = fc.constantFrom<object>(
  { Principal: '*' },
  { Principal: '*' },
  { Principal: { AWS: '*' } },
  { Principal: { CanonicalUser: CANONICAL } },
  { NotPrincipal: { AWS: PRINCIPALS[0] } },
  { Principal: { Service: 'cloudtrail.amazonaws.com' } },
  ...PRINCIPALS.map((AWS) => ({ Principal: { AWS } })),
);

const granted: fc.Arbitrary<PlainStatement> = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'), principals, fc.oneof(fc.constant({}), nulls, conditions, conditions, conditions))
  .map(([Effect, principal, condition]) => ({ Effect, ...principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...condition }));

describe('whether a policy is public as Block Public Access counts', () => {
  it('is the same by the page that defines it and by the search for a stranger who gets in', () => {
    fc.assert(
      fc.property(fc.array(granted, { minLength: 1, maxLength: 2 }), fc.constantFrom('bucket' as const, 'point' as const), (statements, on) => {
        const policy = policyFrom(document(statements), on === 'bucket' ? 'bucket' : 'accessPoint');
        const here = { ...situation(undefined), policy };
        expect(createEngine().isPublic(policy, here, on).verdict).toBe(isPublic(policy, on).truth);
      }),
      { numRuns: 500 },
    );
  });
});
