import { describe, expect, it } from 'vitest';
import { type Wishes, chooseRules, formerNames } from '../../src/config/choose.js';
import type { Wish } from '../../src/config/config.js';
import { builtinRules } from '../../src/rule/builtin.js';
import { metas } from './metas.js';

const nothing: Wishes = { presets: [], rules: new Map(), overrides: [], flags: new Map(), only: [], skip: [] };

/** What is on beside the built-in rules. */
function on(wishes: Partial<Wishes>): Readonly<Record<string, string>> {
  const builtin = new Set<string>(builtinRules.map((meta) => meta.id));
  const chosen = chooseRules(metas, { ...nothing, ...wishes }).filter(({ meta }) => !builtin.has(meta.id));
  return Object.fromEntries(chosen.map(({ meta, level }) => [meta.id, level]));
}

function idsOn(wishes: Partial<Wishes>): readonly string[] {
  return chooseRules(metas, { ...nothing, ...wishes }).map(({ meta }) => meta.id);
}

function wish(rules: Readonly<Record<string, Wish>>): ReadonlyMap<string, Wish> {
  return new Map(Object.entries(rules));
}

describe('presets', () => {
  it('without a wish, the recommended rules are on at their own level', () => {
    expect(on({})).toEqual({ 'require-versioning': 'error' });
  });

  it('each preset holds the smaller ones', () => {
    expect(on({ presets: ['strict'] })).toEqual({ 'require-kms': 'warn', 'require-logging': 'warn', 'require-versioning': 'error' });
    expect(on({ presets: ['all', 'recommended'] })).toEqual({
      'require-kms': 'warn',
      'require-logging': 'warn',
      'require-replication': 'info',
      'require-versioning': 'error',
    });
  });

  it('a framework has the rules that answer for a control of it, whatever their tier', () => {
    expect(on({ presets: ['fsbp'] })).toEqual({ 'require-logging': 'warn', 'require-versioning': 'error' });
    expect(on({ presets: ['cis-aws'] })).toEqual({ 'require-replication': 'info' });
  });

  it('several presets unite', () => {
    expect(on({ presets: ['fsbp', 'cis-aws'] })).toEqual({ 'require-logging': 'warn', 'require-replication': 'info', 'require-versioning': 'error' });
    expect(on({ presets: ['recommended', 'cis-aws'] })).toEqual({ 'require-replication': 'info', 'require-versioning': 'error' });
  });

  it('built-in rules are on in every preset', () => {
    for (const presets of [[], ['recommended'], ['cis-aws']] as const)
      expect(idsOn({ presets })).toEqual(expect.arrayContaining(builtinRules.map((meta) => meta.id)));
  });

  it('rules come in the order of their ids', () => {
    const ids = idsOn({ presets: ['all'] });
    expect(ids).toEqual([...ids].sort());
  });
});

describe('single rules', () => {
  it('a level turns a rule on, off, or changes it', () => {
    const rules = wish({ 'require-versioning': { level: 'off' }, 'require-logging': { level: 'error' }, 'duplicate-key': { level: 'off' } });
    expect(on({ rules })).toEqual({ 'require-logging': 'error' });
    expect(idsOn({ rules })).not.toContain('duplicate-key');
  });

  it('the command line wins over the configuration', () => {
    expect(on({ rules: wish({ 'require-versioning': { level: 'off' } }), flags: wish({ 'require-versioning': { level: 'info' } }) })).toEqual({
      'require-versioning': 'info',
    });
  });

  it('options are laid over the defaults of the rule', () => {
    const chosen = chooseRules(metas, { ...nothing, rules: wish({ 'require-kms': { level: 'warn', options: { days: 1 } } }) });
    expect(chosen.find(({ meta }) => meta.id === 'require-kms')?.options).toEqual({ allow: ['aws:kms'], days: 1 });
  });

  it('a former id means the rule it became, and says so', () => {
    expect(on({ rules: wish({ 'require-access-logs': { level: 'error' } }) })).toMatchObject({ 'require-logging': 'error' });
    expect(formerNames(['require-access-logs', 'require-versioning', 'require-access-logs'], metas)).toEqual([
      'Rule require-access-logs is now called require-logging.',
    ]);
  });
});

describe('a selection', () => {
  it('leaves these rules, even if they are in no preset, and what can never be off', () => {
    expect(idsOn({ only: ['require-replication'] })).toEqual(['require-replication', 'unreadable-input']);
  });

  it('wins over `off`, and keeps a level', () => {
    expect(
      on({ only: ['require-versioning', 'require-kms'], rules: wish({ 'require-versioning': { level: 'off' }, 'require-kms': { level: 'info' } }) }),
    ).toEqual({
      'require-kms': 'info',
      'require-versioning': 'error',
    });
  });

  it('leaves rules out', () => {
    expect(on({ presets: ['strict'], skip: ['require-kms', 'require-access-logs'] })).toEqual({ 'require-versioning': 'error' });
  });
});
