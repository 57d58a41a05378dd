/** Changes of the model in CloudFormation's words: the way is followed through the tree, and the syntax writes in the style it finds. */

import { editDocument, isName } from '../document-edit.js';
import type { Change } from '../../model/declaration.js';
import type { Field, Intent, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import { appendItem, insertEntry, removeEntry, removeItem, replaceValue } from '../../syntax/edit.js';
import type { Plain } from '../../syntax/plain.js';
import { isFilled, isList, isObject } from '../../syntax/plain.js';
import type { MappingNode, Node, SequenceNode } from '../../syntax/tree.js';
import { entryOf, plainType } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { World } from '../../truth/world.js';
import type { AnyWords, Choice, ListWords, Step, TypeWords, Way } from '../words.js';
import { spotAlong } from '../spot.js';
import type { Spot as Found } from '../spot.js';
import { choiceOf, longForm, waysOf } from '../words.js';
import { plainField } from '../write.js';
import type { Draft, Speaker } from '../write.js';
import { beginPolicy } from './edit-begin.js';
import { speak } from './edit-speak.js';
import { conditionHolds, nodeHolds } from './condition.js';
import { loopName } from './loop.js';
import { isShared } from './shared.js';
import type { Resource } from './template.js';
import { see, textOfScalar } from './template.js';
import { callOf } from './call.js';
import { attachmentTypes, subjectTypes } from './words/types.js';

/** A place in the tree: the deepest node that exists, how it is reached, and the steps that are missing from there. */
interface Position {
  readonly node: Node;
  readonly parent?: MappingNode | SequenceNode;
  readonly step?: Step;
  readonly missing: readonly Step[];
  /** The Ifs around the node, from the inside out. */
  readonly around?: readonly Around[];
}

interface Around {
  readonly whole: Node;
  /** The branch that was not taken. */
  readonly other: Node;
}

type Spot = Found<Position>;

export function writeChanges(resource: Resource, changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
  // One change of a loop's body changes every instance.
  if (resource.scope.loop.size > 0) return undefined;
  const edits: TextEdit[] = [];
  const inserts = new Map<Node, Draft>();
  for (const { slot, edit } of changes) {
    const begun = beginPolicy(resource, slot.path, edit, world);
    if (begun === 'refused') return undefined;
    if (begun) {
      edits.push(begun);
      continue;
    }
    const inside = documentIn(resource, slot.path, world);
    if (inside) {
      const made = editDocument(inside.node, inside.path, edit, {
        speak: (text) => speak(text, resource, world),
        settle: (node) => settle(node, resource, world),
        indexOf: (node, step) => indexOf(node, step, resource, world),
      });
      if (!made) return undefined;
      edits.push(...made);
      continue;
    }
    const spot = spotOf(resource, slot.path, world);
    if (!spot) return undefined;
    const { position } = spot;
    if (edit.kind === 'remove') {
      const removed = removal(position);
      if (!removed) return undefined;
      edits.push(removed);
      continue;
    }
    const item = edit.kind === 'add';
    const plain = inWords(item ? itemOf(spot) : spot, edit.value);
    const value = isName(plain) ? speak([plain], resource, world) : plain;
    if (value === undefined) return undefined;
    if (position.missing.length > 0) {
      if (!draft(inserts, position, item ? [value] : value)) return undefined;
      continue;
    }
    const made = item ? (position.node.kind === 'sequence' ? appendItem(position.node, value) : undefined) : rewrite(position, value);
    if (!made) return undefined;
    edits.push(made);
  }
  for (const [node, content] of inserts) {
    const made = insertAll(node, content);
    if (!made) return undefined;
    edits.push(...made);
  }
  return edits;
}

/** Collects what is missing below one node, so that two members of a missing block become one block. */
function draft(inserts: Map<Node, Draft>, { node, missing }: Position, value: Plain): boolean {
  if (node.kind === 'sequence' && typeof missing[0] === 'number' && missing[0] !== node.items.length) return false;
  const content = inserts.get(node) ?? {};
  inserts.set(node, content);
  const made = nested(missing, value);
  if (isList(made)) mergeItems(content, made);
  else merge(content, made as Draft);
  return true;
}

function nested(steps: readonly Step[], value: Plain): Plain {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const choice = choiceOf(step);
  if (choice) return [{ [choice.member]: choice.is, ...(nested(rest, value) as Draft) }];
  return typeof step === 'number' ? [nested(rest, value)] : { [step]: nested(rest, value) };
}

function merge(into: Draft, from: Draft): void {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key];
    if (before !== undefined && isList(before) && isList(value)) {
      const items: Draft = Object.fromEntries(Object.entries(before));
      mergeItems(items, value);
      into[key] = Object.values(items);
    } else if (before !== undefined && isObject(before) && isObject(value)) merge(before as Draft, value as Draft);
    else into[key] = value;
  }
}

/** Items by index: what belongs to one item joins it, what says otherwise of the same member is another. */
function mergeItems(into: Draft, items: readonly Plain[]): void {
  for (const item of items) {
    const same =
      isObject(item) &&
      Object.values(into).find(
        (one) => isObject(one) && Object.entries(item).every(([key, value]) => isFilled(value) || one[key] === undefined || one[key] === value),
      );
    if (same) merge(same as Draft, item as Draft);
    else into[String(Object.keys(into).length)] = item;
  }
}

function insertAll(node: Node, content: Draft): readonly TextEdit[] | undefined {
  if (node.kind === 'scalar') {
    const made = replaceValue(node, content);
    return made && [made];
  }
  if (node.kind === 'sequence') {
    const items = Object.values(content);
    if (node.items.length > 0) return together(items, (item) => appendItem(node, item));
    const made = replaceValue(node, items);
    return made && [made];
  }
  if (node.kind !== 'mapping') return undefined;
  if (node.entries.length === 0) {
    const made = replaceValue(node, content);
    return made && [made];
  }
  return together(Object.entries(content), ([key, value]) => insertEntry(node, key, value));
}

/** Several insertions behind the same last entry are one insertion. */
function together<T>(parts: readonly T[], write: (part: T) => TextEdit | undefined): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const part of parts) {
    const made = write(part);
    if (!made) return undefined;
    const before = edits.at(-1);
    if (before && before.start === made.start && before.end === made.end) edits[edits.length - 1] = { ...before, text: before.text + made.text };
    else edits.push(made);
  }
  return edits;
}

function removal({ parent, step, missing }: Position): TextEdit | undefined {
  if (missing.length > 0 || !parent || step === undefined) return undefined;
  return parent.kind === 'mapping' ? removeEntry(parent, String(step)) : removeItem(parent, Number(step));
}

function itemOf(spot: Spot): { readonly field: Field; readonly words: AnyWords } | undefined {
  if (spot.field.kind !== 'list') return undefined;
  return { field: spot.field.of, words: longForm(((spot.words as ListWords).of ?? '') as AnyWords | Way) as AnyWords };
}

/** A fix says what it knows: computed values and references have no place in it. */
const speaker: Speaker = {
  computed: () => {
    throw new Error('a fix cannot write a computed value');
  },
  refers: (to) => ({ Ref: to }),
};

function inWords(at: { readonly field: Field; readonly words: AnyWords } | undefined, value: Intent): Plain | undefined {
  if (!at) return undefined;
  const { value: plain, left } = plainField(at.field, at.words, value, speaker);
  return left.length > 0 ? undefined : plain;
}

/** A path that leads into a document: where that begins, and the rest of the way. */
function documentIn(resource: Resource, path: readonly Step[], world: World): { readonly node: Node; readonly path: readonly Step[] } | undefined {
  const begin = path.indexOf('document') + 1;
  if (begin === 0 || begin === path.length) return undefined;
  const spot = spotOf(resource, path.slice(0, begin), world);
  return spot?.field.kind === 'document' && spot.position.missing.length === 0 ? { node: spot.position.node, path: path.slice(begin) } : undefined;
}

/** Follows a model path through the words and the tree at once. */
function spotOf(resource: Resource, path: readonly Step[], world: World): Spot | undefined {
  const type = subjectTypes.get(resource.type);
  const attachment = attachmentTypes.get(resource.type);
  const shape: Shape = shapeOf(type?.subject ?? attachment?.attaches ?? 'bucket');
  const table = (attachment ? { [attachment.facet]: attachment.words } : (type?.words ?? {})) as TypeWords<Shape>;
  return spotAlong(follow({ node: resource.node, missing: [] }, ['Properties'], resource, world), shape, table, path, {
    follow: (from, steps) => follow(from, steps, resource, world),
    // A declaration that is its list's one item has no list to go through.
    isAlone: ({ at }, step, position) => step === 0 && position?.missing.length === 0 && position.node.kind === 'mapping' && waysOf(at).includes(''),
  });
}

function follow(from: Position, steps: readonly Step[], resource: Resource, world: World): Position | undefined {
  let at: Position | undefined = from;
  for (const step of steps) {
    at = at && further(at, step, resource, world);
    if (!at) return undefined;
  }
  const { node } = at;
  if (at.missing.length > 0) return isShared(node) ? undefined : at;
  const settled = settleIn(node, resource, world);
  if (!settled) return undefined;
  // To take a branch away is to write an If anew.
  return settled.node === node ? at : { ...settled, missing: [] };
}

function further(at: Position, step: Step, resource: Resource, world: World): Position | undefined {
  if (at.missing.length > 0) return { ...at, missing: [...at.missing, step] };
  const node = settle(at.node, resource, world);
  return node && stepInto(node, step, resource, world);
}

function stepInto(node: Node, step: Step, resource: Resource, world: World): Position | undefined {
  if (node.kind === 'mapping' && typeof step === 'string') {
    const entry = entryOf(node, step);
    if (entry) return entry.merged ? undefined : { node: entry.value, parent: node, step, missing: [] };
    // A loop or a macro may write it.
    return node.entries.some(({ key }) => key.value.startsWith('Fn::')) ? undefined : { node, missing: [step] };
  }
  if (node.kind === 'sequence') {
    const index = typeof step === 'number' ? indexOf(node, step, resource, world) : chosenFrom(node, step);
    if (index === undefined) return undefined;
    const item = node.items[index];
    return item ? { node: item, parent: node, step: index, missing: [] } : { node, missing: [step] };
  }
  return node.kind === 'scalar' && plainType(node) === 'null' ? { node, missing: [step] } : undefined;
}

/** Where an item of the model is written: items that this world leaves out are not counted there. */
function indexOf(node: SequenceNode, step: number, { scope }: Resource, world: World): number {
  let left = step;
  const found = node.items.findIndex((item) => see(item, scope, world).kind !== 'absent' && left-- === 0);
  return found < 0 ? node.items.length : found;
}

/** Where the item stands that is chosen by its name; behind the others where there is none. */
function chosenFrom(node: SequenceNode, step: string): number | undefined {
  const choice = choiceOf(step);
  if (!choice || node.items.some((item) => scalarOf(item, choice) === undefined)) return undefined;
  const index = node.items.findIndex((item) => scalarOf(item, choice)?.toLowerCase() === choice.is.toLowerCase());
  return index < 0 ? node.items.length : index;
}

/** The name by which an item can be chosen; undefined where it is not plainly written, so that the item may be any. */
function scalarOf(item: Node, { member }: Choice): string | undefined {
  const name = item.kind === 'mapping' && !callOf(item) ? entryOf(item, member)?.value : undefined;
  return name?.kind === 'scalar' && !callOf(name) ? name.value : undefined;
}

/** Goes into the branch of an If that this world takes; other functions have no place to write, and what others share is not written for one. */
function settle(node: Node, resource: Resource, world: World): Node | undefined {
  return settleIn(node, resource, world)?.node;
}

function settleIn(
  node: Node,
  resource: Resource,
  world: World,
  around: readonly Around[] = [],
): { readonly node: Node; readonly around: readonly Around[] } | undefined {
  if (isShared(node)) return undefined;
  const call = callOf(node);
  if (!call) return { node, around };
  if (call.name !== 'If' || call.argument.kind !== 'sequence') return undefined;
  const [condition, then, otherwise] = call.argument.items;
  if (!condition || !then || !otherwise) return undefined;
  const { scope } = resource;
  const holds =
    condition.kind === 'scalar' && condition.tag === undefined
      ? conditionHolds(scope.template, loopName(condition.value, scope.loop), world)
      : nodeHolds(condition, scope, world);
  const [taken, other] = holds ? [then, otherwise] : [otherwise, then];
  return settleIn(taken, resource, world, [{ whole: node, other }, ...around]);
}

/** Puts a value in the place of a node. An If between it and itself is none, and goes. */
function rewrite({ node, around = [] }: Position, value: Plain): TextEdit | undefined {
  let place = node;
  for (const { whole, other } of around) {
    if (isFilled(value) || other.kind !== 'scalar' || callOf(other) || isShared(other) || textOfScalar(other) !== String(value)) break;
    place = whole;
  }
  return replaceValue(place, value);
}
