import { rulePage } from '../report/page.js';
import { builtinRules } from '../rule/builtin.js';
import type { Rule } from '../rule/rule.js';
import { pageInputOf } from '../testing/page-input.js';

/** The page of a rule in Markdown, by its id or a former one, as the documentation holds it; undefined when there is no such rule. */
export function pageOf(id: string, rules: readonly Rule[]): string | undefined {
  const rule = rules.find(({ meta }) => meta.id === id || meta.formerIds?.includes(id));
  if (rule) return rulePage(rule.meta, pageInputOf(rule));
  const meta = builtinRules.find((own) => own.id === id);
  return meta && rulePage(meta, { examples: [], reads: [] });
}
