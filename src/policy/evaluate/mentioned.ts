/** Which condition keys the policies that judge a request ask for: others cannot matter, and a request need not tell them. */

import type { Policy } from '../policy.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { splitVariables } from '../variables.js';
import { pointOf } from './view.js';

export function mentionedKeys(situation: Situation, request: Request): ReadonlySet<string> {
  const { resourceControl = [], serviceControl = [], endpoint = [] } = situation.guardrails;
  const point = pointOf(situation, request);
  const policies = [situation.policy, point?.policy, ...resourceControl, ...serviceControl, ...endpoint];
  return new Set(policies.flatMap((policy) => (policy ? keysOf(policy) : [])));
}

/** Asked of the same policies for every request. */
const known = new WeakMap<Policy, readonly string[]>();

function keysOf(policy: Policy): readonly string[] {
  let keys = known.get(policy);
  if (!keys) known.set(policy, (keys = freshKeysOf(policy)));
  return keys;
}

function freshKeysOf({ statements }: Policy): readonly string[] {
  return statements.items.flatMap(({ resource, conditions }) => [
    ...conditions.items.map(({ key }) => key),
    ...[...(resource?.items.items ?? []), ...conditions.items.flatMap(({ values }) => values.items)].flatMap(({ term }) =>
      splitVariables(term).flatMap((part) => (part.kind === 'variable' ? [part.key] : [])),
    ),
  ]);
}
