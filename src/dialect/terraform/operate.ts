/** Operators that reckon: arithmetic, and what is less than what. */

import type { Binary, Expression, Unary } from '../../syntax/hcl/tree.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import { literalOf } from '../../truth/symbol.js';
import { assumedOf } from '../seen.js';
import { inWords } from './in-words.js';
import { derived } from './named.js';
import type { Decimal } from './number.js';
import { add, compare, decimalOf, divide, isTooLong, lexemeOf, multiply, negate, remainder } from './number.js';
import { originOf } from './origin.js';
import type { Site } from './site.js';
import { flagOf, mistake, numberOf, open } from './value.js';

export type Arithmetic = '+' | '-' | '*' | '/' | '%';
type Comparison = '<' | '<=' | '>' | '>=';

export function computed(expression: Binary, operator: Arithmetic, site: Site): Seen {
  const origin = originOf(expression);
  const [left, right] = [site.see(expression.left), site.see(expression.right)];
  const [a, b] = [numberIn(left, expression.left), numberIn(right, expression.right)];
  for (const one of [a, b]) if ('kind' in one && one.broken) return one;
  if ('kind' in a || 'kind' in b) return derived(operator, [left, right], inWords(expression, site), origin);
  if (operator === '/' && b.digits === 0n) return open('a division by zero', origin);
  const result = reckon(operator, a, b);
  if (isTooLong(result)) return open('a number of more digits than are followed', origin);
  return numberOf(lexemeOf(result), origin, assumedOf(left, right));
}

export function compared(expression: Binary, operator: Comparison, site: Site): Seen {
  const origin = originOf(expression);
  const [left, right] = [site.see(expression.left), site.see(expression.right)];
  const [a, b] = [numberIn(left, expression.left), numberIn(right, expression.right)];
  for (const one of [a, b]) if ('kind' in one && one.broken) return one;
  if ('kind' in a || 'kind' in b) return derived(operator, [left, right], inWords(expression, site), origin);
  const order = compare(a, b);
  const holds = operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
  return flagOf(holds, origin, assumedOf(left, right));
}

export function negative(expression: Unary, site: Site): Seen {
  const seen = site.see(expression.operand);
  const number = numberIn(seen, expression.operand);
  if ('kind' in number) return number.broken ? number : derived('-', [seen], inWords(expression, site), originOf(expression));
  return numberOf(lexemeOf(negate(number)), originOf(expression), assumedOf(seen));
}

function reckon(operator: Arithmetic, a: Decimal, b: Decimal): Decimal {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return add(a, negate(b));
    case '*':
      return multiply(a, b);
    case '/':
      return divide(a, b);
    case '%':
      // Terraform leaves a number alone that is divided by nothing.
      return b.digits === 0n ? a : remainder(a, b);
  }
}

/** A number, also one that is written as a text. */
function numberIn(seen: Seen, written: Expression): Decimal | SeenUnknown {
  const origin = originOf(written);
  switch (seen.kind) {
    case 'unknown':
      return seen;
    case 'absent':
      return mistake('null where a number belongs', origin);
    case 'mapping':
    case 'sequence':
      return mistake(`a ${seen.kind === 'mapping' ? 'map' : 'list'} where a number belongs`, origin);
    case 'scalar': {
      const literal = literalOf(seen.text);
      if (literal === undefined) return open('made of something that is not known', seen.origin);
      const number = seen.type === 'boolean' ? undefined : decimalOf(literal);
      return number ?? mistake(`${seen.type === 'boolean' ? literal : JSON.stringify(literal)} where a number belongs`, origin);
    }
  }
}
