/** A way of the model through the blocks and expressions of a resource, as far as they are written. */

import type { Shape } from '../../model/shape.js';
import { attributeOf, blocksOf } from '../../syntax/hcl/edit-body.js';
import type { Attribute, Block, Body, Expression, ObjectExpression, Tuple } from '../../syntax/hcl/tree.js';
import { keyOf } from '../../syntax/hcl/edit-collection.js';
import type { World } from '../../truth/world.js';
import { spotAlong } from '../spot.js';
import type { Spot as Found } from '../spot.js';
import type { Step, TypeWords } from '../words.js';
import { choiceOf } from '../words.js';
import type { Writable } from './edit.js';
import { settle, textIn } from './edit-settle.js';
import type { Placed } from './edit-settle.js';

/** What holds a value, so that it can be taken out. */
export type Holder =
  | { readonly kind: 'attribute'; readonly body: Body; readonly attribute: Attribute }
  | { readonly kind: 'entry'; readonly object: ObjectExpression; readonly key: string }
  | { readonly kind: 'item'; readonly tuple: Tuple; readonly index: number };

export type Here =
  | { readonly kind: 'body'; readonly body: Body; readonly around?: { readonly body: Body; readonly block: Block } }
  /** The list that the blocks of a type are. */
  | { readonly kind: 'blocks'; readonly body: Body; readonly type: string }
  | { readonly kind: 'value'; readonly placed: Placed; readonly holder?: Holder };

export interface Position {
  readonly here: Here;
  /** Names of blocks from the resource's body to the body that is here or holds it. */
  readonly names: readonly string[];
  readonly missing: readonly Step[];
}

export type Spot = Found<Position>;

/** Follows a model path through the words and the blocks at once. */
export function spotOf(target: Writable, shape: Shape, table: TypeWords<Shape>, path: readonly Step[], world: World): Spot | undefined {
  const start: Position = { here: { kind: 'body', body: target.block.body }, names: [], missing: [] };
  return spotAlong(start, shape, table, path, {
    follow: (from, steps) => follow(from, steps, target, world),
    // The one item that a block is by itself has no step of its own.
    isAlone: ({ alone = false }, step, position) => alone && step === 0 && position?.here.kind === 'body',
    // Items that are no blocks of their own are written by nobody but their list.
    isClosed: ({ entries, each, json }) => entries !== undefined || each !== undefined || json === true,
  });
}

function follow(from: Position, steps: readonly Step[], target: Writable, world: World): Position | undefined {
  let at: Position | undefined = from;
  for (const step of steps) {
    at = at.missing.length > 0 ? { ...at, missing: [...at.missing, step] } : stepInto(at, step, target, world);
    if (!at) return undefined;
  }
  return at;
}

function stepInto(at: Position, step: Step, target: Writable, world: World): Position | undefined {
  switch (at.here.kind) {
    case 'body':
      return typeof step === 'string' ? inBody(at, at.here.body, step, target) : undefined;
    case 'blocks':
      return blockAt(at, at.here.body, at.here.type, step);
    case 'value':
      return inValue(at, at.here.placed, step, target, world);
  }
}

function inBody(at: Position, body: Body, name: string, { scope }: Writable): Position | undefined {
  const attribute = attributeOf(body, name);
  if (attribute) return { ...at, here: { kind: 'value', placed: { expression: attribute.value, scope }, holder: { kind: 'attribute', body, attribute } } };
  if (blocksOf(body, name).length > 0 || generatedOf(body, name).length > 0) return { ...at, here: { kind: 'blocks', body, type: name } };
  return { ...at, missing: [name] };
}

function generatedOf(body: Body, type: string): readonly Block[] {
  return blocksOf(body, 'dynamic').filter(({ labels }) => labels[0]?.text === type);
}

function blockAt(at: Position, body: Body, type: string, step: Step): Position | undefined {
  const written = blocksOf(body, type);
  const generated = generatedOf(body, type);
  const names = [...at.names, type];
  const found = (block: Block): Position => ({ here: { kind: 'body', body: block.body, around: { body, block } }, names, missing: [] });
  if (typeof step === 'number') {
    const [loop, other] = generated;
    // What a loop makes is all alike where nothing else is told of its items.
    if (loop && !other && written.length === 0) {
      const [content] = blocksOf(loop.body, 'content');
      return content && { here: { kind: 'body', body: content.body }, names, missing: [] };
    }
    const sure = loop ? written.filter(({ start }) => start < loop.start) : written;
    const block = sure[step];
    if (block) return found(block);
    return generated.length === 0 && step === written.length ? { ...at, missing: [step] } : undefined;
  }
  const choice = choiceOf(step);
  if (!choice || generated.length > 0) return undefined;
  const named = written.map((block) => ({ block, name: textIn(attributeOf(block.body, choice.member)?.value)?.toLowerCase() }));
  if (named.some(({ name }) => name === undefined)) return undefined;
  const own = named.find(({ name }) => name === choice.is.toLowerCase());
  return own ? found(own.block) : { ...at, missing: [step] };
}

/** Lists and objects as attributes: what they hold is reached, if it is written here. */
function inValue(at: Position, placed: Placed, step: Step, { bodies, asArguments }: Writable, world: World): Position | undefined {
  const settled = settle(placed, bodies, world);
  if (!settled) return undefined;
  const { expression } = settled;
  const inside = (inner: Expression): Placed => ({ ...settled, expression: inner });
  if (expression.kind === 'tuple') {
    if (typeof step !== 'number') return undefined;
    const item = expression.items[step];
    if (item) return { ...at, here: { kind: 'value', placed: inside(item), holder: { kind: 'item', tuple: expression, index: step } } };
    return step === expression.items.length ? { ...at, here: { kind: 'value', placed: settled }, missing: [step] } : undefined;
  }
  // A module that takes one or a list of them finds the first in either.
  if (expression.kind === 'object' && step === 0 && asArguments) return at;
  if (expression.kind !== 'object' || typeof step !== 'string' || expression.entries.some((entry) => keyOf(entry) === undefined)) return undefined;
  const entry = expression.entries.findLast((entry) => keyOf(entry) === step);
  if (!entry) return { ...at, here: { kind: 'value', placed: settled }, missing: [step] };
  return { ...at, here: { kind: 'value', placed: inside(entry.value), holder: { kind: 'entry', object: expression, key: step } } };
}
