/** What the statements of one policy do to a request. */

import { all, any, no, not, unknown } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { Cause, GrantRef } from '../question.js';
import type { Policy, Statement } from '../policy.js';
import type { Ruled } from './ruled.js';
import { ruled } from './ruled.js';
import { about } from './statement.js';
import type { Bound } from './statement.js';
import type { View } from './view.js';

/** Its Allows, each by itself. */
export function allowsOf(policy: Policy, view: View, refOf: (index: number) => GrantRef): readonly Ruled[] {
  return effects(policy, view, 'Allow', 'allows it', refOf);
}

export function deniesOf(policy: Policy, view: View, of = 'the policy'): readonly Ruled[] {
  return effects(policy, view, 'Deny', 'denies it', undefined, of);
}

function effects(policy: Policy, view: View, effect: 'Allow' | 'Deny', does: string, refOf?: (index: number) => GrantRef, of = 'the policy'): readonly Ruled[] {
  const { items, open } = policy.statements;
  const meant = items.filter((statement) => statement.effect.kind !== 'known' || statement.effect.value === effect);
  const out = meant.map((statement) =>
    ruled(
      () => all(statement.effect.is(effect), () => about(statement, view)),
      `${nameOf(statement)} of ${of} ${does}`,
      statement.origin,
      refOf?.(statement.index),
    ),
  );
  return open ? [...out, ruled(() => hidden(policy), `a statement that cannot be seen ${does}`, policy.statements.origin)] : out;
}

/** Whether a policy around the bucket stops the request. One without any Allow stands beside a full access that nobody writes down. */
export function blocks(policies: readonly Policy[], viewOf: (policy: Policy) => View, bound: Bound): Answer {
  const matching = (effect: 'Allow' | 'Deny'): Answer =>
    any(
      no(),
      ...policies.flatMap((policy) => [
        ...policy.statements.items.map((statement) => all(statement.effect.is(effect), () => about(statement, viewOf(policy), bound))),
        ...(policy.statements.open ? [hidden(policy)] : []),
      ]),
    );
  const lists = policies.some((policy) => policy.statements.items.some(({ effect }) => effect.is('Allow').truth !== 'no'));
  return any(matching('Deny'), lists ? not(matching('Allow')) : no());
}

function hidden({ statements }: Policy): Answer {
  return unknown({ says: `there may be statements that cannot be seen: ${statements.open?.reason ?? ''}`, origin: statements.origin });
}

function nameOf({ sid, index }: Statement): Cause['says'] {
  return sid.kind === 'known' ? `statement ${sid.value}` : `statement ${index + 1}`;
}
