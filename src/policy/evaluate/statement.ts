/** Whether a statement is about a request. */

import { all, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import { every } from '../../truth/value.js';
import type { Statement } from '../policy.js';
import { holds } from './condition.js';
import { coversAction, coversResource } from './element.js';
import { namesCaller } from './principal.js';
import type { View } from './view.js';

/** Policies of a resource say whom they are about; policies of an organization are about everybody under them. */
export type Bound = 'to a resource' | 'to everybody';

export function about(statement: Statement, view: View, bound: Bound = 'to a resource'): Answer {
  const { principal, action, resource, conditions } = statement;
  return all(
    action ? coversAction(action, view) : missing(statement, 'Action'),
    () => (resource ? coversResource(resource, view) : missing(statement, 'Resource')),
    () =>
      principal
        ? namesCaller(principal, view, statement.effect.is('Allow').truth !== 'yes')
        : bound === 'to everybody'
          ? yes()
          : missing(statement, 'Principal'),
    () => every(conditions, (condition) => holds(condition, view)),
  );
}

/** AWS takes no such statement, so nothing says what it would do. */
function missing({ origin }: Statement, element: string): Answer {
  return unknown({ says: `the statement has no ${element}`, origin });
}
