/** What a variable's validation leaves of it: `contains(["dev", "prod"], var.env)`. */

import type { Block, Expression } from '../../syntax/hcl/tree.js';
import type { Seen } from '../../truth/seen.js';
import { spell } from './atom.js';
import { attributeOf, blocksOf } from './directory.js';

/** More values than this are not tried one by one. */
const MAX_ALLOWED = 16;

/** All values that a variable may have, spelled as questions name them; undefined where its validation does not list them. */
export function allowedBy(variable: Block, name: string, see: (expression: Expression) => Seen): readonly string[] | undefined {
  for (const validation of blocksOf(variable.body, 'validation')) {
    const condition = attributeOf(validation, 'condition')?.value;
    const values = condition && listed(condition, name);
    if (!values) continue;
    const spelled = values.map((value) => spell(see(value)));
    if (spelled.length <= MAX_ALLOWED && spelled.every((one) => one !== undefined)) return spelled;
  }
  return undefined;
}

function listed(condition: Expression, name: string): readonly Expression[] | undefined {
  switch (condition.kind) {
    case 'parentheses':
      return listed(condition.inner, name);
    case 'call': {
      const [list, value] = condition.args;
      if (condition.name !== 'contains' || list?.kind !== 'tuple' || !value || !isVariable(value, name)) return undefined;
      return list.items;
    }
    case 'binary': {
      const { operator, left, right } = condition;
      if (operator === '==') return isVariable(left, name) ? [right] : isVariable(right, name) ? [left] : undefined;
      const [one, other] = [listed(left, name), listed(right, name)];
      // Both must hold: each alone says what is left. One of two: together they do.
      if (operator === '&&') return one ?? other;
      return operator === '||' && one && other ? [...one, ...other] : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether nothing but twelve digits is taken: `can(regex("^[0-9]{12}$", var.account))`, or the same by way of `length(regexall(…)) > 0`. */
export function isAccount(variable: Block, name: string): boolean {
  return blocksOf(variable.body, 'validation').some((validation) => {
    const condition = attributeOf(validation, 'condition')?.value;
    return condition !== undefined && demandsAccount(condition, name);
  });
}

const ACCOUNT_ID = /^\^\(?(?:\[0-9\]|\\d)\{12\}\)?\$$/;

function demandsAccount(condition: Expression, name: string): boolean {
  switch (condition.kind) {
    case 'parentheses':
      return demandsAccount(condition.inner, name);
    case 'binary': {
      const { operator, left, right } = condition;
      if (operator === '&&') return demandsAccount(left, name) || demandsAccount(right, name);
      return operator === '>' && right.kind === 'number' && right.lexeme === '0' && demandsAccount(left, name);
    }
    case 'call': {
      const [first, second] = condition.args;
      if (!first) return false;
      if (condition.name === 'can' || condition.name === 'length') return demandsAccount(first, name);
      const pattern = first.kind === 'template' && first.parts.length === 1 ? first.parts[0] : undefined;
      const text = pattern?.kind === 'text' ? pattern.text.text : '';
      return /^regex(?:all)?$/.test(condition.name) && second !== undefined && isVariable(second, name) && ACCOUNT_ID.test(text);
    }
    default:
      return false;
  }
}

function isVariable(expression: Expression, name: string): boolean {
  return expression.kind === 'access' && expression.name === name && expression.of.kind === 'reference' && expression.of.name === 'var';
}
