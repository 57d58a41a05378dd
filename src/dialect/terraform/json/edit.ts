/** Changes of the model in Terraform's JSON syntax: the way is followed through the same blocks, and JSON writes in the style it finds. */

import type { Change } from '../../../model/declaration.js';
import { appendItem, insertEntry, removeEntry, replaceValue } from '../../../syntax/edit.js';
import { callIn, rawOf } from '../../../syntax/hcl/format.js';
import type { Block, Body } from '../../../syntax/hcl/tree.js';
import type { Plain, PlainObject } from '../../../syntax/plain.js';
import { isList, isObject } from '../../../syntax/plain.js';
import type { MappingNode, Node } from '../../../syntax/tree.js';
import { valueOf } from '../../../syntax/tree.js';
import type { TextEdit } from '../../../text/edit.js';
import type { World } from '../../../truth/world.js';
import type { Draft } from '../../write.js';
import { inWords, isLastWord, itemOf, missingSplit, wordsOf } from '../edit.js';
import type { Writable } from '../edit.js';
import type { Work } from '../edit-document.js';
import { merge, nested } from '../edit-draft.js';
import { Pending } from '../edit-pending.js';
import { isLiteral } from '../edit-settle.js';
import { bindingOf, freeName } from '../edit-split.js';
import type { Split } from '../edit-split.js';
import { spotOf } from '../edit-spot.js';

/** What is added, by the object that it is added to. */
type Inserts = Map<MappingNode, Draft>;

export function writeJson(target: Writable, changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
  const work: Work = { target, world, pending: new Pending() };
  const inserts: Inserts = new Map();
  const splits = new Map<string, { readonly split: Split; readonly body: Draft }>();
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const missing = missingSplit(change.slot.path, change.edit, work);
    if (missing === 'refused') return undefined;
    if (missing) {
      const known = splits.get(missing.split.type) ?? { split: missing.split, body: {} };
      splits.set(missing.split.type, known);
      merge(known.body, missing.body);
      continue;
    }
    const made = written(change, work, inserts);
    if (!made) return undefined;
    edits.push(...made);
  }
  // What the module lacks besides is a block of its own.
  if (work.pending.isInNeed) return undefined;
  for (const { split, body } of splits.values()) if (!added(split, body, target, inserts)) return undefined;
  for (const [node, content] of inserts) {
    const made = insertAll(node, content);
    if (!made) return undefined;
    edits.push(...made);
  }
  return edits;
}

/** What changes where something stands; what is to be inserted is collected. */
function written({ slot, edit }: Change, { target, world }: Work, inserts: Inserts): readonly TextEdit[] | undefined {
  // Policies are texts in texts here.
  if (slot.path.includes('document')) return undefined;
  const { shape, table } = wordsOf(target.type, String(slot.path[0]));
  const spot = spotOf(target, shape, table, slot.path, world);
  if (!spot) return undefined;
  const { here, missing } = spot.position;
  const one = (made: TextEdit | undefined): readonly TextEdit[] | undefined => made && [made];
  const holder = here.kind === 'value' && here.holder?.kind === 'attribute' ? here.holder : undefined;
  const around = holder && objectOf(holder.body, target.block);
  if (edit.kind === 'remove') {
    if (!holder || !around || missing.length > 0 || !isLiteral(holder.attribute.value)) return undefined;
    const whole = holder.body === target.block.body && isLastWord(target, holder.attribute.name.text);
    return one(whole ? withoutResource(target) : removeEntry(around, holder.attribute.name.text));
  }
  const item = edit.kind === 'add';
  const value = inWords(item ? itemOf(spot) : spot, edit.value);
  if (value === undefined) return undefined;
  if (here.kind === 'body' && missing.length > 0) {
    const object = objectOf(here.body, target.block);
    return object && insert(inserts, object, nested(missing, item ? [value] : value) as Draft) ? [] : undefined;
  }
  if (here.kind === 'blocks' && item && missing.length === 0) {
    const list = valueOf(objectOf(here.body, target.block), here.type);
    return list?.kind === 'sequence' ? one(appendItem(list, inJson(value))) : undefined;
  }
  if (!holder || !around || missing.length > 0 || item || !isLiteral(holder.attribute.value)) return undefined;
  const node = valueOf(around, holder.attribute.name.text);
  return node && one(replaceValue(node, inJson(value)));
}

/** Takes a resource out, and its type with the last of them. */
function withoutResource({ block, bodies }: Writable): TextEdit | undefined {
  const [type, name] = block.labels.map(({ text }) => text);
  const resources = valueOf(bodies.find(({ items }) => items.includes(block))?.data, 'resource');
  const ofType = resources && type !== undefined ? valueOf(resources, type) : undefined;
  if (resources?.kind !== 'mapping' || ofType?.kind !== 'mapping' || type === undefined || name === undefined) return undefined;
  return ofType.entries.length > 1 ? removeEntry(ofType, name) : removeEntry(resources, type);
}

/** The object that a body is read of. */
function objectOf(body: Body, { body: own, data }: Block): MappingNode | undefined {
  if (body === own) return data?.kind === 'mapping' ? data : undefined;
  for (const item of own.items) {
    const found = item.kind === 'block' ? objectOf(body, item) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A resource beside the others of its type, else behind the other types. */
function added({ type, target: by }: Split, body: Draft, target: Writable, inserts: Inserts): boolean {
  const file = target.bodies.find(({ items }) => items.includes(target.block))?.data;
  const resources = valueOf(file, 'resource');
  if (resources?.kind !== 'mapping') return false;
  const name = freeName(type, target.block.labels[1]?.text ?? 'this', target.bodies);
  const content = bindingOf(target, by);
  merge(content, body);
  const same: Node | undefined = valueOf(resources, type);
  if (same) return same.kind === 'mapping' && insert(inserts, same, { [name]: content });
  return insert(inserts, resources, { [type]: { [name]: content } });
}

function insert(inserts: Inserts, node: MappingNode, content: Draft): boolean {
  const known = inserts.get(node) ?? {};
  inserts.set(node, known);
  merge(known, content);
  return true;
}

/** Several insertions behind the same last entry are one. */
function insertAll(node: MappingNode, content: Draft): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  if (node.entries.length === 0) {
    const made = replaceValue(node, inJson(content));
    return made && [made];
  }
  for (const [key, value] of Object.entries(content)) {
    const made = insertEntry(node, key, inJson(value, key));
    if (!made) return undefined;
    const before = edits.at(-1);
    if (before && before.start === made.start && before.end === made.end) edits[edits.length - 1] = { ...before, text: before.text + made.text };
    else edits.push(made);
  }
  return edits;
}

/** Expressions as texts; a list of one block as that block. */
function inJson(value: Plain, key?: string): Plain {
  const expression = rawOf(value);
  if (expression !== undefined) return key === 'provider' ? expression : templateOf(expression);
  const call = callIn(value);
  if (call) return call.name === 'jsonencode' ? JSON.stringify(inJson(call.argument), undefined, 2) : null;
  if (typeof value === 'string') return value.replace(/[$%](?=\{)/g, '$&$&');
  if (isList(value)) return value.map((item) => inJson(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value as PlainObject).map(([name, inner]) => [name, inJson(inner, name)]));
}

function templateOf(expression: string): string {
  return /^"[^"\\]*"$/.test(expression) ? expression.slice(1, -1) : `\${${expression}}`;
}
