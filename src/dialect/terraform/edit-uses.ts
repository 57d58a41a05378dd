/** How often the locals and data sources of a module are used. */

import type { Body, Expression } from '../../syntax/hcl/tree.js';
import { freeNames } from './free.js';

const counted = new WeakMap<readonly Body[], ReadonlyMap<string, number>>();

/** @param name `local.policy`, `data.aws_iam_policy_document.logs` */
export function usesOf(name: string, bodies: readonly Body[]): number {
  let uses = counted.get(bodies);
  if (!uses) {
    uses = count(bodies);
    counted.set(bodies, uses);
  }
  return uses.get(name) ?? 0;
}

function count(bodies: readonly Body[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const pending = bodies.flatMap((body) => body.items);
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (item.kind === 'block') pending.push(...item.body.items);
    else countIn(item.value, uses);
  }
  return uses;
}

function countIn(expression: Expression, uses: Map<string, number>): void {
  for (const names of namesIn(expression)) {
    const length = names[0] === 'local' ? 2 : names[0] === 'data' ? 3 : 0;
    const name = names.slice(0, length).join('.');
    if (length > 0) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
}

/** All that an expression refers to, each up to its first key; what stands in the keys too. */
export function namesIn(expression: Expression): readonly (readonly string[])[] {
  return freeNames(expression, new Set()).flatMap((found) => {
    const { names, keys } = pathOf(found);
    return [names, ...keys.flatMap(namesIn)];
  });
}

/** The names of a traversal up to its first key, and all its keys. */
export function pathOf(expression: Expression): { readonly names: readonly string[]; readonly keys: readonly Expression[] } {
  const names: string[] = [];
  const keys: Expression[] = [];
  let at: Expression = expression;
  while (at.kind === 'access' || at.kind === 'index') {
    if (at.kind === 'access') names.unshift(at.name);
    else {
      keys.push(at.key);
      names.length = 0;
    }
    at = at.of;
  }
  if (at.kind === 'reference') names.unshift(at.name);
  return { names, keys };
}
