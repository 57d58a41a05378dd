/** Whether the account that owns a bucket can still change its policy. */

import { REPAIRS } from '../policy/repairs.js';
import type { Condition, Element, Statement } from '../policy/policy.js';
import { yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { whether } from './access.js';
import type { BucketAccess } from './access.js';
import { withStatements } from './what-if.js';
import { own } from '../text/own.js';

/**
 * Whether some identity of the owner's account, not its root, gets through the Denies to PutBucketPolicy or DeleteBucketPolicy. What the
 * organization denies locks nobody out for good: it is lifted from outside.
 */
export function canBeRepaired({ situation: around }: Pick<BucketAccess, 'situation'>): Answer {
  const { policy } = around;
  if (!policy) return yes();
  const situation = Object.values(around.guardrails).some(Boolean) ? { ...around, guardrails: {} } : around;
  const { items, open } = policy.statements;
  const possible = items.map(withoutImpossible);
  // The policy as it stands, where nothing was taken out: what is known of it already is not asked again.
  const changed = possible.some((statement, index) => statement !== items[index]);
  return whether(changed && !open ? withStatements(situation, possible) : situation, REPAIRS);
}

/** IAM User Guide, global condition keys, October 2026: eight or seventeen letters and digits after the prefix. */
const FORMS: Readonly<Record<string, RegExp | undefined>> = {
  'aws:sourcevpc': /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
  'aws:sourcevpce': /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
};

/** The same statement without names of networks that no network has: nobody can come from there. */
function withoutImpossible(statement: Statement): Statement {
  const { conditions } = statement;
  const items = conditions.items.map(withoutImpossibleValues);
  return items.every((one, index) => one === conditions.items[index]) ? statement : { ...statement, conditions: { ...conditions, items } };
}

function withoutImpossibleValues(condition: Condition): Condition {
  const form = own(FORMS, condition.key);
  const { values } = condition;
  const items = form ? values.items.filter((value) => isPossible(value, form)) : values.items;
  return items.length === values.items.length ? condition : { ...condition, values: { ...values, items } };
}

function isPossible({ value }: Element, form: RegExp): boolean {
  return value.kind !== 'known' || /[*?$]/.test(value.value) || form.test(value.value);
}
