/** Denies that stop everything about a request but for one element. */

import type { Cause } from '../question.js';
import { nameOf } from './rules.js';
import type { Found } from './run.js';

const MOST = 2;

/** Those of which the principal, the action or the resource alone is too narrow. */
export function nearMisses({ world, model, plan }: Found): readonly Cause[] {
  const out: Cause[] = [];
  for (const { statement, parts } of plan.stops(world)) {
    if (!statement || !parts || out.length >= MOST) continue;
    const { action, principal, resource, conditions } = parts(world, 'may');
    const failing = [...(action ? [] : ['Action']), ...(model.holds(principal) ? [] : ['Principal']), ...(model.holds(resource) ? [] : ['Resource'])];
    const [only] = failing;
    if (failing.length !== 1 || !only || !model.holds(conditions)) continue;
    out.push({ says: `${nameOf(statement)} does not deny it: its ${only} does not cover it`, origin: statement.origin });
  }
  return out;
}
