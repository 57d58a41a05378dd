/** Conditions: which of a template's branches are taken in a world. */

import type { Node } from '../../syntax/tree.js';
import type { World } from '../../truth/world.js';
import { opaque, parameterIs } from './atom.js';
import type { Call } from './call.js';
import { callOf } from './call.js';
import { loopName } from './loop.js';
import { assumedOf, literalSeen } from '../seen.js';
import type { Scope, Template } from './template.js';
import { see, textOfScalar } from './template.js';

/** Conditions on conditions are bounded. */
const MAX_DEEP = 200;

/** Whether a named condition holds. A name that the template does not declare, or that hangs on itself, is an open choice. */
export function conditionHolds(template: Template, name: string, world: World, within: readonly string[] = []): boolean {
  const memo = memoOf(template, world);
  const kept = memo.get(name);
  if (kept !== undefined) return kept;
  const condition = template.conditions.get(name);
  const circle = within.includes(name);
  if (!condition || circle || within.length >= MAX_DEEP)
    return world.decide(opaque(template, `condition ${name}`, `condition ${name}${circle ? ', which depends on itself' : ''}`));
  const holds = nodeHolds(condition.node, condition.scope, world, [...within, name]);
  memo.set(name, holds);
  return holds;
}

/** Whether a condition expression holds. */
export function nodeHolds(node: Node, scope: Scope, world: World, within: readonly string[] = []): boolean {
  const call = callOf(node);
  const named = namedCondition(node, call);
  if (named !== undefined) return conditionHolds(scope.template, loopName(named, scope.loop), world, within);
  const parts = call?.argument.kind === 'sequence' ? call.argument.items : [];
  const first = parts[0];
  const second = parts[1];
  switch (call?.name) {
    case 'And':
      return parts.every((part) => nodeHolds(part, scope, world, within));
    case 'Or':
      return parts.some((part) => nodeHolds(part, scope, world, within));
    case 'Not':
      if (first) return !nodeHolds(first, scope, world, within);
      break;
    case 'Equals':
      if (first && second) return equal(first, second, scope, world);
      break;
    case 'Contains':
      if (first?.kind === 'sequence' && second) return first.items.some((item) => equal(item, second, scope, world));
      break;
  }
  return world.decide(open(node, scope));
}

/** `!Condition X` or `{ Condition: X }`. */
function namedCondition(node: Node, call: Call | undefined): string | undefined {
  if (call?.name === 'Condition' && call.argument.kind === 'scalar') return call.argument.value;
  const entry = !call && node.kind === 'mapping' && node.entries.length === 1 ? node.entries[0] : undefined;
  return entry?.key.value === 'Condition' && entry.value.kind === 'scalar' ? entry.value.value : undefined;
}

/** One side of an Equals: a parameter that is still open, a text, or neither. */
type Operand =
  | { readonly kind: 'parameter'; readonly name: string; readonly template: Template }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly key: string; readonly says: string };

function equal(a: Node, b: Node, scope: Scope, world: World): boolean {
  const left = operandOf(a, scope, world);
  const right = operandOf(b, scope, world);
  if (left.kind === 'text' && right.kind === 'text') return left.text === right.text;
  if (left.kind === 'parameter' && right.kind === 'text') return world.decide(parameterIs(left.template, left.name, right.text));
  if (left.kind === 'text' && right.kind === 'parameter') return world.decide(parameterIs(right.template, right.name, left.text));
  const [one, other] = [keyOf(left), keyOf(right)];
  if (one === other) return true;
  return world.decide(opaque(scope.template, `${one} equals ${other}`, `${saysOf(left)} equals ${saysOf(right)}`));
}

function keyOf(operand: Operand): string {
  return operand.kind === 'parameter' ? `${operand.template.id}#${operand.name}` : operand.kind === 'text' ? JSON.stringify(operand.text) : operand.key;
}

function saysOf(operand: Operand): string {
  return operand.kind === 'parameter' ? operand.name : operand.kind === 'text' ? `"${operand.text}"` : operand.says;
}

function operandOf(node: Node, scope: Scope, world: World): Operand {
  const { template } = scope;
  const name = referenceOf(node, scope);
  const parameter = name === undefined ? undefined : template.parameters.get(name);
  if (name !== undefined && (parameter || name.startsWith('AWS::'))) {
    const given = template.given.get(name);
    const unread = parameter?.fromSsm ?? false;
    if (given?.kind === 'text' && !unread) return { kind: 'text', text: given.text };
    if (given?.kind === 'bound' && given.operand && !unread) return operandOf(given.operand.node, given.operand.scope, world);
    if (given?.kind !== 'bound' || unread) return { kind: 'parameter', name, template };
  }
  const seen = see(node, scope, world);
  const text = literalSeen(seen);
  // What is merely supposed (a default inside a Join) decides nothing: both ways are tried.
  if (text === undefined || assumedOf(seen) !== undefined)
    return { kind: 'open', key: `${template.id}#${sourceOf(node)}${loopKey(scope)}`, says: written(node) };
  return { kind: 'text', text: node.kind === 'scalar' && node.tag === undefined && scope.loop.size === 0 ? textOfScalar(node) : text };
}

/** The name behind `!Ref X`, and behind `!Sub ${X}`, which is the same. */
function referenceOf(node: Node, scope: Scope): string | undefined {
  const call = callOf(node);
  if (call?.argument.kind !== 'scalar') return undefined;
  const { value } = call.argument;
  const name = call.name === 'Ref' ? value : call.name === 'Sub' ? /^\$\{([\w:]+)\}$/.exec(value)?.[1] : undefined;
  return name === undefined || scope.loop.has(name) ? undefined : loopName(name, scope.loop);
}

function open(node: Node, scope: Scope): ReturnType<typeof opaque> {
  return opaque(scope.template, sourceOf(node) + loopKey(scope), written(node));
}

/** The same words mean another thing in every turn of a loop. */
function loopKey({ loop }: Scope): string {
  return loop.size === 0 ? '' : JSON.stringify([...loop]);
}

/** The source text of a node on one line. */
function sourceOf(node: Node): string {
  const text = node.doc.mapped.text.slice(node.start, node.end).replace(/\s+/g, ' ');
  return node.tag ? `${node.tag} ${text}` : text;
}

/** The same for people. */
function written(node: Node): string {
  const text = sourceOf(node);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function memoOf({ conditions }: Template, world: World): Map<string, boolean> {
  let memo = world.memo.get(conditions) as Map<string, boolean> | undefined;
  if (!memo) {
    memo = new Map();
    world.memo.set(conditions, memo);
  }
  return memo;
}
