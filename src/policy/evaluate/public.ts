/**
 * Whether Block Public Access counts a policy as public: a grant that is not confined to fixed values of who or where.
 * What is granted does not count, nor do Denies. S3 User Guide, "The meaning of public", read April and October 2026.
 */

import { all, any, no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import { every, some } from '../../truth/value.js';
import type { Condition, Element, Policy, Principal, Statement } from '../policy.js';
import { isConfining, isFixed } from './fixed.js';

export function isPublic(policy: Policy, on: 'bucket' | 'point'): Answer {
  return some(policy.statements, (statement) => all(statement.effect.is('Allow'), () => isOpen(statement, on)));
}

/** Everybody is let in, and no condition confines that. */
function isOpen({ principal, conditions, origin }: Statement, on: 'bucket' | 'point'): Answer {
  if (!principal) return unknown({ says: 'the statement has no Principal', origin });
  const everybody = principal.not ? yes() : some(principal.items, includesEverybody);
  return all(everybody, () => not(some(conditions, (condition) => confines(condition, conditions.items, on))));
}

function includesEverybody(principal: Principal): Answer {
  switch (principal.form) {
    case 'everybody':
      return yes();
    case 'unknown':
      return unknown({ says: `the principal is ${principal.reason}`, origin: principal.element.origin });
    // A policy with one of these is refused, so it has no standing either way.
    case 'federated':
    case 'malformed':
      return unknown({ says: 'a bucket takes no such principal', origin: principal.element.origin });
    default:
      return no();
  }
}

/** Whether the condition holds only for requests with a fixed value under a key that tells who or from where. */
function confines(condition: Condition, beside: readonly Condition[], on: 'bucket' | 'point'): Answer {
  const { operator, negated, ifExists, quantifier, key, origin } = condition;
  if (operator === 'unknown' || key === '?') return unknown({ says: `${condition.written} of ${condition.keyWritten} is not known`, origin });
  if (negated || ifExists || operator === 'Null' || !isConfining(key, on)) return no();
  const fixed = every(condition.values, (value) => fixedAt(condition, value));
  // ForAllValues holds where there is no value at all, unless another condition asks for one.
  return quantifier === 'all'
    ? all(fixed, any(no(), ...beside.map((other) => (other.operator === 'Null' && other.key === key ? asksForValue(other) : no()))))
    : fixed;
}

function asksForValue({ values }: Condition): Answer {
  return every(values, ({ value }) => value.satisfies('false', (text) => text.toLowerCase() === 'false'));
}

function fixedAt({ operator, key }: Condition, { term, origin, value }: Element): Answer {
  const truth = isFixed(operator, key, term);
  if (truth === 'unknown')
    return unknown({ says: `whether ${value.kind === 'known' ? `"${value.value}"` : 'the value'} counts as fixed is not known`, origin });
  return truth === 'yes' ? yes() : no();
}
