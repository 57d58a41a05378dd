/** Whether a condition holds for a request. IAM User Guide, condition operators and multivalued keys, October 2026. */

import { all, any, no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import { some } from '../../truth/value.js';
import type { Condition } from '../policy.js';
import type { Term } from '../term.js';
import { booleanAt, passes } from './operator.js';
import type { View } from './view.js';

export function holds(condition: Condition, view: View): Answer {
  const { operator, key, quantifier, ifExists, negated } = condition;
  if (operator === 'unknown' || key === '?') return unknown({ says: `${condition.written} of ${condition.keyWritten} is not known`, origin: condition.origin });
  const given = view.key(key);
  if (operator === 'Null') return some(condition.values, (value) => booleanAt(value, given === undefined));
  if (given === undefined) return ifExists || quantifier === 'all' || (negated && quantifier === 'none') ? yes() : no();
  const values = given.kind === 'one' ? [given.value] : given.values;
  // Without a quantifier several values are compared like with ForAnyValue, and a negated operator with its opposite.
  if (quantifier === 'none') {
    const found = any(no(), ...values.map((value) => matches(condition, value, view)));
    return negated ? not(found) : found;
  }
  const each = values.map((value) => {
    const found = matches(condition, value, view);
    return negated ? not(found) : found;
  });
  return quantifier === 'all' ? all(...each) : any(no(), ...each);
}

/** Whether one of the written values fits, the operator taken without its negation. */
function matches(condition: Condition, given: Term, view: View): Answer {
  return some(condition.values, (value) => passes(condition, value, given, view));
}
