import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePage } from '../src/report/page.js';
import { builtinRules } from '../src/rule/builtin.js';
import { pageInputOf } from '../src/testing/page-input.js';
import { equivalentsPage, indexPage, named } from './docs/indexes.js';
import { metas, rules } from './docs/rules.js';

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
    await expect(indexPage(metas)).toMatchFileSnapshot('../docs/rules/README.md');
  });

  it('leaves no tool out of its indexes', () => {
    expect(metas.flatMap((meta) => Object.keys(meta.peers ?? {})).filter((tool) => !named.tools.includes(tool))).toEqual([]);
  });

  it('has an index by the ids of other tools', async () => {
    await expect(equivalentsPage(metas)).toMatchFileSnapshot('../docs/equivalents.md');
  });

  it('has no page of a rule that is gone', () => {
    const pages = readdirSync(new URL('../docs/rules', import.meta.url)).map((file) => file.replace(/\.md$/, ''));
    expect(pages.filter((page) => page !== 'README' && !metas.some((meta) => meta.id === page))).toEqual([]);
  });
});
