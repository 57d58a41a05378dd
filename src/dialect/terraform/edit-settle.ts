/** Where a value is written that stands behind a name or a condition. */

import { keyOf } from '../../syntax/hcl/edit-collection.js';
import type { Attribute, Body, Expression } from '../../syntax/hcl/tree.js';
import type { Plain } from '../../syntax/plain.js';
import { unlessOpen } from '../../truth/explore.js';
import { plainWorld } from '../../truth/world.js';
import type { World } from '../../truth/world.js';
import { attributesOf } from './directory.js';
import { blocksIn } from './edit-blocks.js';
import { isMadeOf } from './edit-graph.js';
import { namesIn, usesOf } from './edit-uses.js';
import { holds } from './evaluate.js';
import { plainScope } from './scope.js';
import type { Scope } from './scope.js';

/** An expression and what names mean in it. */
export interface Placed {
  readonly expression: Expression;
  readonly scope: Scope;
  /** All files of its module, where that is not the resource's own but one that calls it. */
  readonly bodies?: readonly Body[];
}

/** What is left of an expression when names and choices are followed. */
export interface Settled extends Placed {
  /** What stands around it, from the inside out. */
  readonly around: readonly Around[];
}

interface Around {
  readonly whole: Expression;
  /** Of a choice, the branch that was not taken. */
  readonly other?: Expression;
  /** Whoever sets a variable chose. */
  readonly isGiven?: boolean;
}

/**
 * The branch that this world takes, the local that is used here and nowhere else, the literal that a call gives. What is told by a
 * function, another variable or another resource is given as it is: it can be taken away, but not written.
 */
export function settle(placed: Placed, bodies: readonly Body[], world: World): Settled | undefined {
  let at: Settled = { ...placed, around: [] };
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = onward(at, at.bodies ?? bodies, world);
    if (next === at || !next) return next;
    at = next;
  }
  return undefined;
}

const MAX_STEPS = 50;

function onward(at: Settled, bodies: readonly Body[], world: World): Settled | undefined {
  const { expression, scope, around } = at;
  const into = (inner: Expression, choice: Omit<Around, 'whole'> = {}): Settled => ({
    ...at,
    expression: inner,
    around: [{ whole: expression, ...choice }, ...around],
  });
  switch (expression.kind) {
    case 'parentheses':
      return into(expression.inner);
    case 'template': {
      const [only, more] = expression.parts;
      return only?.kind === 'interpolation' && !more ? into(only.expression) : at;
    }
    case 'conditional': {
      const truth = holds(expression.condition, scope, world);
      if (typeof truth !== 'boolean') return undefined;
      const isGiven = isChosen(expression.condition, scope, bodies);
      return truth ? into(expression.then, { other: expression.otherwise, isGiven }) : into(expression.otherwise, { other: expression.then, isGiven });
    }
    case 'access': {
      if (expression.of.kind !== 'reference' || scope.names.has(expression.of.name)) return at;
      const name = expression.name;
      if (expression.of.name === 'var') return givenTo(name, scope, world) ?? at;
      if (expression.of.name !== 'local') return at;
      const local = usesOf(`local.${name}`, bodies) === 1 ? localOf(name, bodies) : undefined;
      return local && { ...at, expression: local.value, scope: plainScope(scope.module), around: [] };
    }
    default:
      return at;
  }
}

/** Whether somebody chooses by a variable: its value is known here, or it is one of a module that is called. */
function isChosen(condition: Expression, scope: Scope, bodies: readonly Body[]): boolean {
  const asks = namesIn(condition).some((names) => isMadeOf(names.slice(0, 2).join('.'), (one) => one.startsWith('var.'), bodies));
  const isCalled = scope.module.id !== scope.module.unitId;
  return asks && (isCalled || unlessOpen(() => typeof holds(condition, scope, plainWorld())) === 'boolean');
}

/** The literal by which the one call of a module sets a variable of it. */
function givenTo(name: string, scope: Scope, world: World): Settled | undefined {
  const given = scope.module.argument?.(name);
  const settled = given && settle(given, given.bodies, world);
  return settled && isLiteral(settled.expression) ? settled : undefined;
}

/** What a value takes the place of; undefined where that is left to whoever chose. A choice between it and itself is none, and goes. */
export function placeFor({ expression, around }: Settled, value: Plain): Expression | undefined {
  if (!says(expression, value) && around.some(({ isGiven }) => isGiven)) return undefined;
  let place = expression;
  let chosen = false;
  for (const { whole, other } of around) {
    if (other && !says(other, value)) break;
    chosen ||= other !== undefined;
    if (chosen) place = whole;
  }
  return place;
}

/** Whether an expression is a plain value and nothing else. */
function says(expression: Expression, value: Plain): boolean {
  switch (expression.kind) {
    case 'parentheses':
      return says(expression.inner, value);
    case 'word':
    case 'number':
      return typeof value !== 'object' && expression.in.text.slice(expression.start, expression.end) === String(value);
    case 'template':
      return typeof value === 'string' && textIn(expression) === value;
    default:
      return false;
  }
}

/** A local that is written once. */
function localOf(name: string, bodies: readonly Body[]): Attribute | undefined {
  const found = blocksIn(bodies, 'locals')
    .flatMap((block) => attributesOf(block.body))
    .filter((attribute) => attribute.name.text === name);
  return found.length === 1 ? found[0] : undefined;
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
