/** Whether a policy lets an AWS service in, as far as its Allows go. */

import { all, no } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Seen } from '../truth/seen.js';
import { some } from '../truth/value.js';
import { coversAction } from './data/actions.js';
import { parsePolicy } from './parse.js';
import type { Elements, Principal, Principals } from './policy.js';

/**
 * Whether a statement lets one of some services do an action. Conditions only narrow a grant: who is let in under
 * conditions is let in.
 * @param services service principals, `logging.s3.amazonaws.com`
 */
export function letsService(document: Seen, services: readonly string[], action: string): Answer {
  return some(parsePolicy(document, 'bucket').statements, ({ effect, principal, action: actions }) =>
    all(
      effect.is('Allow'),
      () => names(principal, services),
      () => covers(actions, action),
    ),
  );
}

/** Naming everybody, or everybody but some, is no sign that a service writes here. */
function names(principals: Principals | undefined, services: readonly string[]): Answer {
  if (!principals || principals.not) return no();
  return some(principals.items, (principal) => (mayBeService(principal) ? principal.element.value.isOneOf(services) : no()));
}

function mayBeService({ form, written }: Principal): boolean {
  return form === 'service' || (form === 'unknown' && !['AWS', 'CanonicalUser', 'Federated'].includes(written));
}

function covers(actions: Elements | undefined, action: string): Answer {
  if (!actions || actions.not) return no();
  return some(actions.items, ({ value }) => value.satisfies(`an action that covers ${action}`, (pattern) => coversAction(pattern, action)));
}
