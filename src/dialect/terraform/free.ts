/** The names in an expression that mean something from outside of it. */

import type { AttributeAccess, Expression, IndexAccess, Reference, TemplatePart } from '../../syntax/hcl/tree.js';

/** The longest traversals whose beginning is not bound, in source order. */
export function freeNames(expression: Expression, bound: ReadonlySet<string>): readonly (Reference | AttributeAccess | IndexAccess)[] {
  const walk = (one: Expression): readonly (Reference | AttributeAccess | IndexAccess)[] => freeNames(one, bound);
  switch (expression.kind) {
    case 'number':
    case 'word':
    case 'data':
      return [];
    case 'reference':
      return bound.has(expression.name) ? [] : [expression];
    case 'access':
    case 'index': {
      const keys = keysOf(expression);
      const root = rootOf(expression);
      const inKeys = keys.flatMap(walk);
      if (root.kind !== 'reference') return [...walk(root), ...inKeys];
      // With a bound name in a key it is another thing in every turn: its beginning stands for it.
      const fixed = keys.every((key) => mentionsOnlyFree(key, bound));
      return bound.has(root.name) ? inKeys : fixed ? [expression] : [...walk(expression.of), ...inKeys];
    }
    case 'splat':
      return [...walk(expression.of), ...freeNames(expression.each, new Set([...bound, '*']))];
    case 'call':
      return expression.args.flatMap(walk);
    case 'unary':
      return walk(expression.operand);
    case 'binary':
      return [...walk(expression.left), ...walk(expression.right)];
    case 'conditional':
      return [...walk(expression.condition), ...walk(expression.then), ...walk(expression.otherwise)];
    case 'tuple':
      return expression.items.flatMap(walk);
    case 'object':
      return expression.entries.flatMap((entry) => [...(entry.literalKey === undefined ? walk(entry.key) : []), ...walk(entry.value)]);
    case 'parentheses':
      return walk(expression.inner);
    case 'for-tuple':
    case 'for-object': {
      const inner = new Set([...bound, expression.valueName.text, ...(expression.keyName ? [expression.keyName.text] : [])]);
      const parts = [expression.kind === 'for-object' ? expression.key : undefined, expression.value, expression.condition];
      return [...walk(expression.collection), ...parts.flatMap((part) => (part ? freeNames(part, inner) : []))];
    }
    case 'template':
      return expression.parts.flatMap((part) => inPart(part, bound));
  }
}

function inPart(part: TemplatePart, bound: ReadonlySet<string>): readonly (Reference | AttributeAccess | IndexAccess)[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return freeNames(part.expression, bound);
    case 'if':
      return [...freeNames(part.condition, bound), ...[...part.then, ...part.otherwise].flatMap((one) => inPart(one, bound))];
    case 'for': {
      const inner = new Set([...bound, part.valueName.text, ...(part.keyName ? [part.keyName.text] : [])]);
      return [...freeNames(part.collection, bound), ...part.parts.flatMap((one) => inPart(one, inner))];
    }
  }
}

function rootOf(expression: Expression): Expression {
  return expression.kind === 'access' || expression.kind === 'index' ? rootOf(expression.of) : expression;
}

function keysOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'access') return keysOf(expression.of);
  return expression.kind === 'index' ? [...keysOf(expression.of), expression.key] : [];
}

function mentionsOnlyFree(expression: Expression, bound: ReadonlySet<string>): boolean {
  const all = freeNames(expression, new Set());
  return all.length === freeNames(expression, bound).length && all.every((one) => !bound.has(nameAtRoot(one)));
}

function nameAtRoot(expression: Expression): string {
  const root = rootOf(expression);
  return root.kind === 'reference' ? root.name : '';
}
