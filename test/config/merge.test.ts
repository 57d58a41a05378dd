import { describe, expect, it } from 'vitest';
import type { Wish } from '../../src/config/config.js';
import { type Step, merged } from '../../src/config/merge.js';
import type { Layer } from '../../src/config/read.js';
import { metas } from './metas.js';

function layer(rules: Readonly<Record<string, Wish>>, more: Partial<Layer> = {}): Layer {
  return {
    kind: 'layer',
    rules: new Map(Object.entries(rules)),
    overrides: [],
    parameters: new Map(),
    terraform: [],
    facts: {},
    ignores: { folder: '/', patterns: [] },
    suppressions: [],
    ...more,
  };
}

function rulesOf(...steps: readonly Step[]): Readonly<Record<string, Wish>> {
  return Object.fromEntries(merged(steps, metas).rules);
}

describe('of what a configuration extends', () => {
  it('the later wins, and its own words come last', () => {
    const base = layer({ 'require-versioning': { level: 'off' }, 'require-logging': { level: 'info' } });
    expect(rulesOf(base, layer({ 'require-versioning': { level: 'error' } }))).toEqual({
      'require-versioning': { level: 'error' },
      'require-logging': { level: 'info' },
    });
  });

  it('a level alone leaves the options as they are', () => {
    const base = layer({ 'require-kms': { level: 'warn', options: { days: 1 } } });
    expect(rulesOf(base, layer({ 'require-kms': { level: 'error' } }))).toEqual({ 'require-kms': { level: 'error', options: { days: 1 } } });
    expect(rulesOf(base, layer({ 'require-kms': { level: 'error', options: {} } }))).toEqual({ 'require-kms': { level: 'error', options: {} } });
  });

  it('a rule is the same under a name of former days', () => {
    expect(rulesOf(layer({ 'require-access-logs': { level: 'off' } }), layer({ 'require-logging': { level: 'warn' } }))).toEqual({
      'require-logging': { level: 'warn' },
    });
  });

  it('a preset that comes later turns its rules on again, and no others', () => {
    const off = layer({ 'require-logging': { level: 'off' }, 'require-replication': { level: 'off' } });
    expect(rulesOf(off, { kind: 'preset', name: 'strict' })).toEqual({ 'require-replication': { level: 'off' } });
    expect(rulesOf({ kind: 'preset', name: 'strict' }, off)).toHaveProperty('require-logging');
  });

  it('facts and parameters are put together, patterns are added', () => {
    const a = layer({}, { facts: { account: '1', organization: 'o' }, parameters: new Map([['Env', 'dev']]), ignores: { folder: '/a', patterns: ['x'] } });
    const b = layer({}, { facts: { account: '2' }, parameters: new Map([['Env', 'prod']]), ignores: { folder: '/b', patterns: ['y'] } });
    expect(merged([a, b], metas)).toMatchObject({
      facts: { account: '2', organization: 'o' },
      parameters: new Map([['Env', 'prod']]),
      ignores: [
        { folder: '/a', patterns: ['x'] },
        { folder: '/b', patterns: ['y'] },
      ],
    });
  });
});
