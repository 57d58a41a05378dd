import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePage } from '../src/report/page.js';
import { builtinRules } from '../src/rule/builtin.js';
import type { RuleMeta } from '../src/rule/meta.js';
import type { Rule } from '../src/rule/rule.js';
import { pageInputOf } from '../src/testing/page-input.js';

const ids = readdirSync(new URL('../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../rules/${id}.ts`)) as { default: Rule }).default));
const metas: readonly RuleMeta[] = [...rules.map((rule) => rule.meta), ...builtinRules].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Pages are snapshots: `npm test -- -u` writes them anew. */
describe('the rule pages', () => {
  for (const rule of rules) {
    it(`${rule.meta.id} is up to date`, async () => {
      await expect(rulePage(rule.meta, pageInputOf(rule))).toMatchFileSnapshot(`../docs/rules/${rule.meta.id}.md`);
    });
  }
  for (const meta of builtinRules) {
    it(`${meta.id} is up to date`, async () => {
      await expect(rulePage(meta, { examples: [], reads: [] })).toMatchFileSnapshot(`../docs/rules/${meta.id}.md`);
    });
  }

  it('has an index of all', async () => {
    const rows = metas.map(
      (meta) => `| [${meta.id}](${meta.id}.md) | ${meta.docs.summary} | ${meta.severity} | ${meta.preset} | ${meta.fixable ? 'yes' : ''} |`,
    );
    await expect(
      ['# Rules', '', '| rule | what to do | severity | preset | fix |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n'),
    ).toMatchFileSnapshot('../docs/rules/README.md');
  });

  it('has no page of a rule that is gone', () => {
    const pages = readdirSync(new URL('../docs/rules', import.meta.url)).map((file) => file.replace(/\.md$/, ''));
    expect(pages.filter((page) => page !== 'README' && !metas.some((meta) => meta.id === page))).toEqual([]);
  });
});
