/** What cannot be seen, at the place of a node. */

import type { Node } from '../../syntax/tree.js';
import type { SeenUnknown } from '../../truth/seen.js';
import { originOf } from './origin.js';

export function unknownAt(node: Node, reason: string): SeenUnknown {
  return { kind: 'unknown', reason, origin: originOf(node) };
}
