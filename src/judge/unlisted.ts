/** Rules about subjects of which an account did not list all: about those that are not in sight they cannot decide. */

import { isDerived } from '../model/derived.js';
import type { Unit } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import { holdersOf } from '../model/reads.js';
import type { Undecided } from '../rule/finding.js';
import { subjectsOf } from '../rule/rule.js';
import type { Rule } from '../rule/rule.js';
import type { RuleSetting } from './setting.js';

/**
 * A member of an organization may not list its policies: they only narrow what is let through, and what they set for the block of an
 * account is in the account's own answer (S3 API GetPublicAccessBlock, read November 2026).
 */
const NARROWS: SubjectKind = 'organizationPolicy';

export function unlistedOf(units: readonly Unit[], settings: readonly RuleSetting[]): readonly Undecided[] {
  return units.flatMap((unit) => (unit.unlisted ? settings.flatMap(({ rule }) => questionsOf(unit, rule)) : []));
}

function questionsOf(unit: Unit, rule: Rule): readonly Undecided[] {
  if (rule.meta.refusedByAws) return [];
  const kinds = subjectsOf(rule).flatMap((on) => (isDerived(on) ? holdersOf(on, rule.uses) : [on]));
  const reasons = new Set<string>();
  for (const kind of kinds) {
    const why = kind === NARROWS ? undefined : unit.unlisted?.(kind);
    if (why && !why.wanted) reasons.add(`whether there are others is ${why.reason}`);
  }
  const account = unit.account.kind === 'known' ? `account ${unit.account.value}` : unit.path;
  return [...reasons].map((reason) => ({ ruleId: rule.meta.id, resources: [account], reason }));
}
