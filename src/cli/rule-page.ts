import { rulePage } from '../report/page.js';
import { builtinRules } from '../rule/builtin.js';
import { pageInputOf } from '../testing/page-input.js';
import { allRules } from './all-rules.js';

/** The page of a rule in Markdown, by its id or a former one, as the documentation holds it; undefined when there is no such rule. */
export function pageOf(id: string): string | undefined {
  const rule = allRules.find(({ meta }) => meta.id === id || meta.formerIds?.includes(id));
  if (rule) return rulePage(rule.meta, pageInputOf(rule));
  const meta = builtinRules.find((own) => own.id === id);
  return meta && rulePage(meta, { examples: [], reads: [] });
}
