/** A situation as it would be with another policy, or with a statement that says something else. */

import { Known } from '../../truth/value.js';
import type { Element, Elements, Policy, Principals, Statement } from '../policy.js';
import type { Situation } from '../situation.js';

export type StatementElement = { readonly element: 'principal' | 'action' | 'resource' } | { readonly element: 'condition'; readonly at: number };

/** The elements of a statement, those that are written. */
export function elementsOf({ principal, action, resource, conditions }: Statement): readonly StatementElement[] {
  return [
    ...(principal ? [{ element: 'principal' } as const] : []),
    ...(action ? [{ element: 'action' } as const] : []),
    ...(resource ? [{ element: 'resource' } as const] : []),
    ...conditions.items.map((_, at) => ({ element: 'condition', at }) as const),
  ];
}

/** The same statement with elements that say everything. */
export function widened(statement: Statement, elements: readonly StatementElement[]): Statement {
  const has = (name: StatementElement['element']): boolean => elements.some(({ element }) => element === name);
  const dropped = new Set(elements.flatMap((one) => (one.element === 'condition' ? [one.at] : [])));
  const { conditions, origin } = statement;
  return {
    ...statement,
    principal: has('principal') ? everybody(origin) : statement.principal,
    action: has('action') ? everything(origin) : statement.action,
    resource: has('resource') ? everything(origin) : statement.resource,
    conditions: { ...conditions, items: conditions.items.filter((_, at) => !dropped.has(at)) },
  };
}

function star(origin: Statement['origin']): Element {
  return { term: ['*'], value: new Known('*', origin), origin };
}

function everything(origin: Statement['origin']): Elements {
  return { not: false, items: { items: [star(origin)], origin }, origin };
}

function everybody(origin: Statement['origin']): Principals {
  return { not: false, items: { items: [{ form: 'everybody', element: star(origin), written: '*' }], origin }, origin };
}

function withPolicy(situation: Situation, policy: Policy | undefined): Situation {
  return { ...situation, policy };
}

export function withStatements(situation: Situation, change: (statements: readonly Statement[]) => readonly Statement[]): Situation {
  const { policy } = situation;
  if (!policy) return situation;
  return withPolicy(situation, { ...policy, statements: { ...policy.statements, items: change(policy.statements.items) } });
}

/** Nothing but one policy decides. */
export function alone(situation: Situation, policy: Policy | undefined): Situation {
  const { acl } = situation;
  return { ...situation, policy, acl: { items: [], origin: acl.origin }, points: { items: [], origin: situation.points.origin }, guardrails: {} };
}

/** Nothing but one statement decides, and it allows. */
export function asOnlyAllow(situation: Situation, statement: Statement): Situation {
  const { policy } = situation;
  if (!policy) return situation;
  const allow: Statement = { ...statement, effect: new Known<'Allow' | 'Deny'>('Allow', statement.effect.origin) };
  return alone(situation, { ...policy, statements: { items: [allow], origin: policy.statements.origin } });
}
