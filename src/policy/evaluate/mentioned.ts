/** Which condition keys the policies that judge a request ask for: others cannot matter, and a request need not tell them. */

import type { Policy } from '../policy.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import type { Term } from '../term.js';
import { hasVariables, splitVariables } from '../variables.js';
import { pointOf } from './view.js';

export function mentionedKeys(situation: Situation, request: Request): ReadonlySet<string> {
  const { resourceControl = [], serviceControl = [], endpoint = [] } = situation.guardrails;
  const point = pointOf(situation, request);
  const keys = new Set<string>();
  for (const policy of [situation.policy, point?.policy, ...resourceControl, ...serviceControl, ...endpoint])
    if (policy) for (const key of keysOf(policy)) keys.add(key);
  return keys;
}

/** Asked of the same policies for every request. */
const known = new WeakMap<Policy, readonly string[]>();

function keysOf(policy: Policy): readonly string[] {
  let keys = known.get(policy);
  if (!keys) known.set(policy, (keys = freshKeysOf(policy)));
  return keys;
}

function freshKeysOf({ statements }: Policy): readonly string[] {
  const keys: string[] = [];
  const add = ({ term }: { readonly term: Term }): void => {
    if (hasVariables(term)) for (const part of splitVariables(term)) if (part.kind === 'variable') keys.push(part.key);
  };
  for (const { resource, conditions } of statements.items) {
    for (const { key } of conditions.items) keys.push(key);
    resource?.items.items.forEach(add);
    for (const { values } of conditions.items) values.items.forEach(add);
  }
  return keys;
}
