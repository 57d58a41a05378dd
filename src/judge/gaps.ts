/** What accounts did not tell, with the rules that wait for it. */

import type { Unit } from '../model/declaration.js';
import type { UnansweredReads } from '../rule/finding.js';
import { scanNeedsOf } from '../rule/needs.js';
import type { RuleSetting } from './setting.js';

/** Undefined where no account was read. */
export function gapsIn(units: readonly Unit[], settings: readonly RuleSetting[]): readonly UnansweredReads[] | undefined {
  const live = units.filter(({ gaps }) => gaps !== undefined);
  if (live.length === 0) return undefined;
  return live.flatMap(({ account, gaps = [], operationsFor }) => {
    if (gaps.length === 0) return [];
    const asked = settings.map(({ rule }) => ({ id: rule.meta.id, operations: new Set(operationsFor?.(scanNeedsOf(rule))) }));
    return gaps.map((gap) => ({
      ...gap,
      ...(account.kind === 'known' ? { account: account.value } : {}),
      rules: asked.flatMap(({ id, operations }) => (operations.has(gap.operation) ? [id] : [])).sort(),
    }));
  });
}
