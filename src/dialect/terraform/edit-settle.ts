/** Where a value is written that stands behind a name or a condition. */

import type { Attribute, Block, Body, Expression } from '../../syntax/hcl/tree.js';
import { keyOf } from '../../syntax/hcl/edit-collection.js';
import type { World } from '../../truth/world.js';
import { attributesOf } from './directory.js';
import { usesOf } from './edit-uses.js';
import { holds } from './evaluate.js';
import type { Scope } from './scope.js';

/** An expression and what names mean in it. */
export interface Placed {
  readonly expression: Expression;
  readonly scope: Scope;
}

/**
 * The branch that this world takes, the local that is used here and nowhere else. What is told by a function, a variable or another
 * resource is given as it is: it can be taken away, but not written.
 */
export function settle(placed: Placed, bodies: readonly Body[], world: World): Placed | undefined {
  let at = placed;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = onward(at, bodies, world);
    if (next === at || !next) return next;
    at = next;
  }
  return undefined;
}

const MAX_STEPS = 50;

function onward(at: Placed, bodies: readonly Body[], world: World): Placed | undefined {
  const { expression, scope } = at;
  switch (expression.kind) {
    case 'parentheses':
      return { expression: expression.inner, scope };
    case 'template': {
      const [only, more] = expression.parts;
      return only?.kind === 'interpolation' && !more ? { expression: only.expression, scope } : at;
    }
    case 'conditional': {
      const truth = holds(expression.condition, scope, world);
      return typeof truth === 'boolean' ? { expression: truth ? expression.then : expression.otherwise, scope } : undefined;
    }
    case 'access': {
      if (expression.of.kind !== 'reference' || expression.of.name !== 'local' || scope.names.has('local')) return at;
      const name = expression.name.text;
      const local = usesOf(`local.${name}`, bodies) === 1 ? localOf(name, bodies) : undefined;
      return local && { expression: local.value, scope: { module: scope.module, names: new Map(), instance: '' } };
    }
    default:
      return at;
  }
}

/** A local that is written once. */
function localOf(name: string, bodies: readonly Body[]): Attribute | undefined {
  const found = blocksIn(bodies, 'locals')
    .flatMap((block) => attributesOf(block.body))
    .filter((attribute) => attribute.name.text === name);
  return found.length === 1 ? found[0] : undefined;
}

export function blocksIn(bodies: readonly Body[], type: string): readonly Block[] {
  return bodies.flatMap((body) => body.items.filter((item): item is Block => item.kind === 'block' && item.type.text === type));
}

/** Something whose text says all of it, so that another may take its place. */
export function isLiteral(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'word':
      return true;
    case 'template':
      return expression.parts.every(({ kind }) => kind === 'text');
    case 'tuple':
      return expression.items.every(isLiteral);
    case 'object':
      return expression.entries.every((entry) => keyOf(entry) !== undefined && isLiteral(entry.value));
    default:
      return false;
  }
}

export function textIn(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template' || !isLiteral(expression)) return undefined;
  return expression.parts.map((part) => (part.kind === 'text' ? part.text.text : '')).join('');
}
