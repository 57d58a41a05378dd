/** What an output of a stack is. */

import { valueOf } from '../../syntax/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { conditionHolds } from './condition.js';
import { loopName } from './loop.js';
import { unknownAt } from './seen.js';
import type { ScopedNode } from './template.js';
import { scalarAt, see } from './template.js';

export function seeOutput({ node, scope }: ScopedNode, name: string, world: World): Seen {
  const value = valueOf(node, 'Value');
  if (!value) return unknownAt(node, `the output ${name}, which has no value`);
  const condition = scalarAt(node, 'Condition');
  if (condition !== undefined && !conditionHolds(scope.template, loopName(condition, scope.loop), world))
    return unknownAt(value, `the output ${name}, which the stack then does not have`);
  return see(value, scope, world);
}
