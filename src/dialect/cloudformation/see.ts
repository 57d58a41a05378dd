/** What a node of a template is in a world: intrinsic functions evaluated, conditions decided, the rest as written. */

import type { Node, ScalarNode } from '../../syntax/tree.js';
import { plainType } from '../../syntax/tree.js';
import type { Hole, Mapped } from '../../text/mapped.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { callOf } from './call.js';
import { intrinsic } from './intrinsic.js';
import { originOf } from './origin.js';
import { scalarOf, under } from '../seen.js';
import { unknownAt } from './seen.js';
import type { Scope } from './template.js';
import { loopText, withDynamicReferences } from './text.js';
import { WrittenMapping, WrittenSequence } from './written.js';

/** Functions inside functions are bounded, so that a template which refers to itself, or to one part a million times, ends. */
const MAX_DEPTH = 100;
const MAX_STEPS = 20_000;
let depth = 0;
let steps = 0;

/** The evaluator that every template is given; see `Template.see`. */
export function evaluate(node: Node, scope: Scope, world: World, header?: Node): Seen {
  if (depth === 0) steps = 0;
  if (depth >= MAX_DEPTH) return unknownAt(node, 'nested too deeply to be followed');
  if (++steps > MAX_STEPS) return unknownAt(node, 'made of too many parts to be followed');
  // Most are single values, in which nothing is to be followed.
  if (node.kind === 'scalar' && node.tag === undefined) return seeScalar(node, scope);
  depth++;
  try {
    return seeNode(node, scope, world, header);
  } finally {
    depth--;
  }
}

function seeNode(node: Node, scope: Scope, world: World, header: Node | undefined): Seen {
  const call = node.kind === 'hole' ? undefined : callOf(node);
  if (call) {
    const seen = intrinsic(call, node, scope, world);
    return header && (seen.kind === 'mapping' || seen.kind === 'sequence') ? under(seen, originOf(header)) : seen;
  }
  switch (node.kind) {
    case 'hole':
      return seeHole(node, node.hole);
    case 'scalar':
      return seeScalar(node, scope);
    case 'mapping':
      return new WrittenMapping(node, scope, world, header);
    case 'sequence':
      return new WrittenSequence(node, scope, world, header);
  }
}

/** A template inside a text (a StackSet's body) may have holes: what the outer template put there. */
function seeHole(node: Node, hole: Hole): Seen {
  const { kind, reason } = hole as Hole & { readonly kind?: string; readonly reason?: string };
  if (kind === 'symbol') return scalarOf(node.doc.mapped.slice(node.start, node.end), originOf(node));
  return unknownAt(node, reason ?? `made of ${hole.says}, which is known only after deployment`);
}

function seeScalar(node: ScalarNode, scope: Scope): Seen {
  const type = plainType(node);
  if (type === 'null') return { kind: 'absent', origin: originOf(node) };
  const written = scope.loop.size === 0 ? node.doc.textOf(node) : loopText(node, scope);
  const text: Mapped = written.text.includes('{') ? withDynamicReferences(written) : written;
  return { kind: 'scalar', type, text, origin: originOf(node) };
}
