import { readdirSync } from 'node:fs';
import { builtinRules } from '../../src/rule/builtin.js';
import type { RuleMeta } from '../../src/rule/meta.js';
import type { Rule } from '../../src/rule/rule.js';

const ids = readdirSync(new URL('../../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));

/** Read from the folder, not from the generated list, which the same run may be writing. */
export const rules: readonly Rule[] = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { default: Rule }).default));

/** The metadata of all, built-in ones too, in the order of their ids. */
export const metas: readonly RuleMeta[] = [...rules.map((rule) => rule.meta), ...builtinRules].sort((a, b) => (a.id < b.id ? -1 : 1));
