/** Statements that say the same: what is not resolved in both is then no difference between them. */

import type { Condition, Elements, Policy, Principals, Statement } from '../policy.js';
import { keyOf } from '../term.js';
import type { Term } from '../term.js';

/** Statements of the one policy, sorted by whether the other says the same. */
export interface Compared {
  readonly common: readonly Statement[];
  readonly own: readonly Statement[];
}

export function compared(policy: Policy, other: Policy): Compared {
  const theirs = new Set(other.statements.items.map((one) => keyOfStatement(one, other)));
  const isCommon = (one: Statement): boolean => other.statements.items.includes(one) || theirs.has(keyOfStatement(one, policy) ?? '');
  const { items } = policy.statements;
  return { common: items.filter(isCommon), own: items.filter((one) => !isCommon(one)) };
}

/** Equal keys, equal statements; undefined where a part cannot be seen, so that it equals nothing but itself. */
function keyOfStatement({ effect, principal, action, resource, conditions }: Statement, { version }: Policy): string | undefined {
  if (effect.kind !== 'known' || conditions.open) return undefined;
  const parts = [
    effect.value,
    principal && keyOfPrincipals(principal),
    action && keyOfElements(action),
    resource && keyOfElements(resource),
    keyOfAll(conditions.items.map(keyOfCondition)),
  ];
  const written = [principal, action, resource, ...conditions.items];
  if (parts.some((part, at) => part === undefined && (at > 3 || written[at - 1] !== undefined))) return undefined;
  // `${…}` is a variable in documents of one version alone.
  const key = JSON.stringify(parts);
  return key.includes('${') ? `${version.is('2012-10-17').truth} ${key}` : key;
}

function keyOfPrincipals({ not, items }: Principals): string | undefined {
  return items.open
    ? undefined
    : keyOfAll(
        items.items.map(({ written, element }) => `${written} ${keyOf(element.term)}`),
        String(not),
      );
}

function keyOfElements({ not, items }: Elements): string | undefined {
  return items.open ? undefined : keyOfAll(keysOf(items.items), String(not));
}

function keyOfCondition({ operator, negated, ifExists, quantifier, key, values }: Condition): string | undefined {
  if (operator === 'unknown' || key === '?' || values.open) return undefined;
  return keyOfAll(keysOf(values.items), operator, String(negated), String(ifExists), quantifier, key);
}

function keysOf(elements: readonly { readonly term: Term }[]): readonly string[] {
  return elements.map(({ term }) => keyOf(term));
}

/** The order does not matter. */
function keyOfAll(keys: readonly (string | undefined)[], ...before: readonly string[]): string | undefined {
  return keys.includes(undefined) ? undefined : JSON.stringify([...before, ...[...keys].sort()]);
}
