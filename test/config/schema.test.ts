import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.js';
import { builtinRules } from '../../src/rule/builtin.js';
import type { Rule } from '../../src/rule/rule.js';

/** Read from the folder, not from the generated list, which the same run may be writing. */
const ids = readdirSync('rules').map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { readonly default: Rule }).default));
const metas = [...rules.map((rule) => rule.meta), ...builtinRules].sort((a, b) => (a.id < b.id ? -1 : 1));

it('the published schema is the one that configurations are held against', async () => {
  await expect(`${JSON.stringify(configSchema(metas, 'published'), undefined, 2)}\n`).toMatchFileSnapshot('../../docs/schema/config.schema.json');
});
