import { describe, expect, it } from 'vitest';
import { type Plugin, faultsOf, pluginConfig, pluginRules } from '../../src/config/plugin.js';
import type { Rule } from '../../src/rule/rule.js';
import { yes } from '../../src/truth/answer.js';

function rule(id: string, more: object = {}, meta: object = {}): Rule {
  const docs = { summary: 'Do it.', why: 'Because.', links: [] };
  return {
    meta: { id, group: 'naming', severity: 'warn', preset: 'recommended', docs, messages: { bad: 'It is bad.' }, ...meta },
    on: 'bucket',
    reads: ['tags'],
    require: () => yes(),
    examples: { fail: [], pass: [] },
    ...more,
  } as Rule;
}

const plugin: Plugin = {
  meta: { name: 'acme', version: '2.1.0' },
  rules: { 'owner-tag': rule('owner-tag', {}, { yieldsTo: ['cost-tag', 'require-versioning'], formerIds: ['owner'] }), 'cost-tag': rule('cost-tag') },
};

describe('the rules of a plugin', () => {
  it('are called by the name that its user gives it', () => {
    const [owner, cost] = pluginRules('house', plugin);
    expect([owner?.meta.id, cost?.meta.id]).toEqual(['house/owner-tag', 'house/cost-tag']);
    expect(owner?.plugin).toEqual({ name: 'house', version: '2.1.0' });
  });

  it('mean each other by their short names, and ours by theirs', () => {
    expect(pluginRules('house', plugin)[0]?.meta).toMatchObject({ yieldsTo: ['house/cost-tag', 'require-versioning'], formerIds: ['house/owner'] });
  });

  it('have short names in its configurations too', () => {
    const config = { rules: { 'owner-tag': 'error', 'require-kms': 'off' }, overrides: [{ match: { files: 'x' }, rules: { 'cost-tag': 'off' } }] };
    expect(pluginConfig('house', plugin, config)).toEqual({
      rules: { 'house/owner-tag': 'error', 'require-kms': 'off' },
      overrides: [{ match: { files: 'x' }, rules: { 'house/cost-tag': 'off' } }],
    });
  });
});

describe('what is no plugin is told in sentences', () => {
  const faults = (id: string, one: object): readonly string[] => faultsOf({ meta: { name: 'acme' }, rules: { [id]: one } });

  it.each([
    [undefined, ['it exports nothing, and not { meta, rules }']],
    [[], ['it exports a list, and not { meta, rules }']],
    [{}, ['it has no meta.name', 'it has no rules: { name: rule }']],
    [{ meta: { name: 'acme' }, rules: { a: 3 }, configs: 4 }, ['rule a is a number', 'its configs are no { name: configuration }']],
    [{ meta: { name: 'acme' }, rules: { 'Owner Tag': {} } }, ['"Owner Tag" cannot be the name of a rule: small letters, digits and hyphens']],
  ])('%j', (value, said) => {
    expect(faultsOf(value)).toEqual(said);
  });

  it('of a rule all that is missing', () => {
    expect(faults('owner-tag', { meta: {} })).toEqual([
      'rule owner-tag calls itself undefined',
      'rule owner-tag has no meta.severity: info, warn, error',
      'rule owner-tag has no meta.preset: recommended, strict, all',
      'rule owner-tag has no meta.docs with summary and why',
      'rule owner-tag has no meta.messages',
      'rule owner-tag has neither require nor create',
      'rule owner-tag has no examples',
      'rule owner-tag does not say what it is on',
      'rule owner-tag has no reads: the facets that it looks at',
    ]);
  });

  it('and what there is not, with what was meant', () => {
    expect(faults('a', rule('a', { on: 'buckit' }))).toEqual(['rule a is on "buckit", which is no subject. Did you mean "bucket"?']);
    expect(faults('a', rule('a', { reads: ['tagz'] }))).toEqual(['rule a reads "tagz", which there is not. Did you mean "tags"?']);
    expect(faults('a', rule('a', { reaches: { kei: [], key: ['polici'], bucketAccess: [] }, exempt: { logtarget: 'x' } }))).toEqual([
      'rule a reaches "kei", which there is not. Did you mean "key"?',
      'rule a reaches of key "polici", which there is not. Did you mean "policy"?',
      'rule a exempts the role "logtarget", which there is not. Did you mean "logTarget"?',
    ]);
    expect(faults('a', rule('a', { on: 'statement', reads: [] }))).toEqual([]);
  });
});
