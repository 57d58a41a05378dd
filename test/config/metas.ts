import { builtinRules } from '../../src/rule/builtin.js';
import type { RuleMeta } from '../../src/rule/meta.js';

function meta(id: string, more: Partial<RuleMeta> = {}): RuleMeta {
  return {
    id,
    group: 'encryption',
    severity: 'warn',
    preset: 'recommended',
    docs: { summary: `About ${id}.`, why: 'Because.', links: [] },
    messages: {},
    ...more,
  };
}

/** Rules of every kind that a configuration can meet. */
export const metas: readonly RuleMeta[] = [
  meta('require-versioning', { severity: 'error', controls: { fsbp: ['S3.91'], 'security-hub': ['S3.92'] } }),
  meta('require-logging', { preset: 'strict', formerIds: ['require-access-logs'], controls: { fsbp: ['S3.93'], 'cis-aws': [] } }),
  meta('require-replication', { preset: 'all', severity: 'info', controls: { 'cis-aws': ['v5 9.9'] } }),
  meta('require-kms', {
    preset: 'strict',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { allow: { type: 'array', items: { enum: ['aws:kms', 'aws:kms:dsse'] } }, days: { type: 'integer' } },
    },
    defaultOptions: { allow: ['aws:kms'], days: 7 },
  }),
  ...builtinRules,
];
