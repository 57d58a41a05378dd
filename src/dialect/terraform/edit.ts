/** Changes of the model in Terraform's words: the way is followed through the blocks, and the syntax writes in the style it finds. */

import type { Change, ModelEdit } from '../../model/declaration.js';
import type { Intent, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import { attributeOf, blocksOf as blocksIn } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import { raw } from '../../syntax/hcl/format.js';
import { withItems } from '../../syntax/hcl/lean.js';
import type { Block, Body, Expression } from '../../syntax/hcl/tree.js';
import type { Plain } from '../../syntax/plain.js';
import { isList, isObject } from '../../syntax/plain.js';
import type { TextEdit } from '../../text/edit.js';
import type { World } from '../../truth/world.js';
import type { AnyWords, ListWords, Step, TypeWords, Unsaid, Way } from '../words.js';
import { isName } from '../document-edit.js';
import { longForm, unsaid } from '../words.js';
import { plainField } from '../write.js';
import type { Draft, Speaker } from '../write.js';
import { beginsAt, begunWith } from './edit-begin.js';
import { editIn } from './edit-document.js';
import type { Work } from './edit-document.js';
import { merge, nested } from './edit-draft.js';
import { Pending } from './edit-pending.js';
import { outside } from './edit-reference.js';
import { isLiteral, placeFor, settle, textIn } from './edit-settle.js';
import type { Settled } from './edit-settle.js';
import { bindingOf, freeName, isRegionOpen, isTaken, says, splitFor } from './edit-split.js';
import type { Split } from './edit-split.js';
import { speak } from './edit-speak.js';
import { spotOf } from './edit-spot.js';
import type { Position, Spot } from './edit-spot.js';
import { pathOf } from './edit-uses.js';
import type { Scope } from './scope.js';
import { tablesOf } from './tables.js';
import { blocksOf } from './words/blocks.js';

/** A block of a module of the linted tree as it is written, and what must be known around it to write in it. */
export interface Writable {
  /** A `resource` or a `data` block. */
  readonly block: Block;
  /** `aws_s3_bucket` */
  readonly type: string;
  /** What names mean in this instance. */
  readonly scope: Scope;
  /** The account that it is deployed to, if that is known. */
  readonly account?: string | undefined;
  /** All files of its module: where its locals and data sources are, which names are taken, how often something is used. */
  readonly bodies: readonly Body[];
  /** Those of the modules that call it, the innermost first. */
  readonly callers?: readonly (readonly Body[])[];
  /** Of a module: the argument that, when it is true, adds a statement to the policy. */
  switchFor?(statement: { readonly [name: string]: unknown }): string | undefined;
  /** Of a module: values in the form of its arguments. @param facet whose list the value is an item of */
  asArguments?(value: Plain, facet?: string): Plain;
}

/** The text edits that make the changes; undefined when one of them cannot be made without guessing. */
export function writeChanges(target: Writable, changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
  const work: Work = { target, world, pending: new Pending() };
  const splits = new Map<string, { readonly split: Split; readonly body: Draft }>();
  for (const { slot, edit } of changes) {
    const by = newStatement(slot.path, edit, target);
    if (by !== undefined) {
      if (!switchedOn(by, work)) return undefined;
      continue;
    }
    const split = missingSplit(slot.path, edit, work);
    if (split === 'refused') return undefined;
    if (!split) {
      if (!change(slot.path, edit, work)) return undefined;
      continue;
    }
    const known = splits.get(split.split.type) ?? { split: split.split, body: {} };
    splits.set(split.split.type, known);
    merge(known.body, split.body);
  }
  const added = [...splits.values()].map(({ split, body }) => resourceOf(split, body, target));
  if (added.length > 0 && !work.pending.addBlocks(target.block, added)) return undefined;
  return work.pending.done();
}

function wordsOf(type: string, facet: string): { readonly shape: Shape; readonly table: TypeWords<Shape> } {
  const { subject, attachments } = tablesOf(type);
  const attachment = attachments.find((one) => one.facet === facet);
  const shape: Shape = shapeOf(attachment?.attaches ?? subject?.subject ?? 'bucket');
  return { shape, table: attachment ? ({ [facet]: attachment.words } as TypeWords<Shape>) : (subject?.words ?? {}) };
}

function change(path: readonly Step[], edit: ModelEdit, work: Work): boolean {
  const { target, world, pending } = work;
  const { shape, table } = wordsOf(target.type, String(path[0]));
  const begin = path.indexOf('document') + 1;
  if (begin > 0 && begin < path.length) {
    const spot = spotOf(target, shape, table, path.slice(0, begin), world);
    const { here, missing } = spot?.position ?? {};
    return spot?.field.kind === 'document' && here?.kind === 'value' && missing?.length === 0 && editIn(here.placed, path.slice(begin), edit, work);
  }
  const spot = spotOf(target, shape, table, path, world);
  if (!spot) return false;
  const { position } = spot;
  if (edit.kind === 'remove') return removed(position, work);
  const item = edit.kind === 'add';
  const plain = inWords(item ? itemOf(spot) : spot, edit.value);
  const value = isName(plain) ? speak([plain], outside(work)) : plain;
  if (value === undefined) return false;
  if (position.missing.length > 0) return inserted(position, item ? [value] : value, work);
  const { here, names } = position;
  if (here.kind === 'blocks') return item && pending.insert(here.body, { [here.type]: [value] }, blockNames(target.type, names));
  if (here.kind === 'body') return false;
  const settled = settle(here.placed, target.bodies, world);
  if (!settled) return false;
  if (item) return settled.expression.kind === 'tuple' && pending.append(settled.expression, target.asArguments?.(value, String(path[0])) ?? value);
  return replaced(settled, asBefore(value, edit.value, settled.expression), pending);
}

/** Where words stand, no truth value takes their place that would mean the same. */
function asBefore(value: Plain, wanted: Intent, before: Expression): Plain {
  const text = textIn(before);
  return typeof value === 'boolean' && typeof wanted === 'string' && text !== undefined && !/^(?:true|false)?$/.test(text) ? wanted : value;
}

/** What is to be true so that a statement is added to the policy. */
function newStatement(path: readonly Step[], edit: ModelEdit, { switchFor }: Writable): string | undefined {
  if (edit.kind !== 'add' || !switchFor || path.join('.') !== 'policy.document.Statement') return undefined;
  return typeof edit.value === 'object' && edit.value !== null ? switchFor(edit.value as { readonly [name: string]: unknown }) : undefined;
}

function switchedOn(name: string, { target: { block, bodies, scope }, world, pending }: Work): boolean {
  const attribute = attributeOf(block.body, name);
  if (!attribute) return pending.insert(block.body, { [name]: true }, () => false);
  const settled = settle({ expression: attribute.value, scope }, bodies, world);
  return settled !== undefined && replaced(settled, true, pending);
}

function replaced(settled: Settled, value: Plain, pending: Pending): boolean {
  const place = isLiteral(settled.expression) ? placeFor(settled, value) : undefined;
  return place !== undefined && pending.replace(place, value);
}

function blockNames(type: string, names: readonly string[]): (path: readonly string[]) => boolean {
  const isBlock = blocksOf(type);
  return (path) => isBlock([...names, ...path]);
}

function inserted({ here, names, missing }: Position, value: Plain, { target, world, pending }: Work): boolean {
  const made = nested(missing, value);
  switch (here.kind) {
    case 'body':
      return pending.insert(here.body, (target.asArguments?.(made) ?? made) as Draft, blockNames(target.type, names));
    case 'blocks':
      return pending.insert(here.body, { [here.type]: made }, blockNames(target.type, names));
    case 'value': {
      const settled = settle(here.placed, target.bodies, world);
      if (settled?.expression.kind === 'object' && isObject(made)) return pending.insertEntries(settled.expression, made as Draft);
      if (settled?.expression.kind !== 'tuple' || !isList(made)) return false;
      const tuple = settled.expression;
      return made.every((one) => pending.append(tuple, one));
    }
  }
}

function removed({ here, missing }: Position, work: Work): boolean {
  const { target, pending } = work;
  if (missing.length > 0) return false;
  if (here.kind === 'body') return here.around !== undefined && pending.remove(here.around.body, here.around.block);
  if (here.kind === 'blocks') return blocksIn(here.body, here.type).every((block) => pending.remove(here.body, block));
  const { holder, placed } = here;
  if (!holder || !isPlain(placed.expression)) return false;
  switch (holder.kind) {
    case 'attribute': {
      const whole = holder.body === target.block.body && isLastWord(target, holder.attribute.name.text);
      if (!whole) return pending.remove(holder.body, holder.attribute);
      const file = target.bodies.find((body) => body.items.includes(target.block));
      return file !== undefined && pending.remove(file, target.block);
    }
    case 'entry':
      return pending.removeEntry(holder.object, holder.key);
    case 'item':
      return pending.removeItem(holder.tuple, holder.index);
  }
}

/** A value that is the same whatever is given to the module: it may be taken away. */
function isPlain(expression: Expression): boolean {
  if (isLiteral(expression)) return true;
  if (expression.kind === 'template')
    return expression.parts.every((part) => part.kind === 'text' || (part.kind === 'interpolation' && isPlain(part.expression)));
  const root = pathOf(expression).names[0];
  return root !== undefined && !['var', 'local', 'each', 'count', 'module'].includes(root);
}

/** Terraform refuses aws_s3_bucket_acl without an ACL. */
function isLastWord({ type, block }: Writable, attribute: string): boolean {
  return type === 'aws_s3_bucket_acl' && attribute === 'acl' && blocksIn(block.body, 'access_control_policy').length === 0;
}

function itemOf(spot: Spot): Pick<Spot, 'field' | 'words'> | undefined {
  if (spot.field.kind !== 'list') return undefined;
  const { of, entries, each, json } = spot.words as ListWords;
  return entries || each !== undefined || json ? undefined : { field: spot.field.of, words: longForm((of ?? '') as AnyWords | Way) as AnyWords };
}

/** A fix says what it knows: computed values have no place in it. */
const speaker: Speaker = {
  computed: () => {
    throw new Error('a fix cannot write a computed value');
  },
  refers: (to) => raw(to),
};

function inWords(at: Pick<Spot, 'field' | 'words'> | undefined, value: Intent): Plain | undefined {
  if (!at) return undefined;
  const { value: plain, left } = plainField(at.field, at.words, value, speaker);
  return left.length > 0 ? undefined : inStyle(plain);
}

/** As people write it: words that Terraform says as true and false, and a filter that lets everything through without a prefix. */
function inStyle(value: Plain): Plain {
  if (value === 'true' || value === 'false') return value === 'true';
  if (isList(value)) return value.map(inStyle);
  if (!isObject(value) || Object.keys(value).length === 0) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === 'filter' && isEverything(inner) ? [{}] : inStyle(inner)]));
}

function isEverything(filter: Plain): boolean {
  const [only, more] = isList(filter) ? filter : [];
  return only !== undefined && more === undefined && isObject(only) && Object.keys(only).join() === 'prefix' && only['prefix'] === '';
}

/**
 * The resource that would say what neither the declaration nor an attachment says, with the change in it; `refused` where such a
 * resource is written and not there in this world, or it is not known in which region it would be.
 */
function missingSplit(path: readonly Step[], edit: ModelEdit, work: Work): { readonly split: Split; readonly body: Draft } | 'refused' | undefined {
  const { target } = work;
  const { subject } = tablesOf(target.type);
  const facet = String(path[0]);
  const begun = beginsAt(path, edit);
  if (!subject || edit.kind === 'remove' || target.block.type.text !== 'resource' || (path.includes('document') && !begun)) return undefined;
  const split = splitFor(subject.subject, facet, target);
  if (!split || says(target.block, wordsIn(subject.words, facet), wordsIn(split.words, facet))) return undefined;
  const empty: Writable = { ...target, type: split.type, block: withItems(target.block, []) };
  const spot = spotOf(empty, shapeOf(subject.subject), split.words, begun ?? path, EMPTY_WORLD);
  const item = edit.kind === 'add' && !begun;
  const value = begun ? begunWith(edit, work) : spot && inWords(item ? itemOf(spot) : spot, edit.value);
  if (!spot || value === undefined) return undefined;
  return isTaken(split, target) || isRegionOpen(target) ? 'refused' : { split, body: nested(spot.position.missing, item ? [value] : value) as Draft };
}

function wordsIn(table: TypeWords<Shape>, facet: string): AnyWords | Way | Unsaid {
  return (table[facet] ?? unsaid) as AnyWords | Way | Unsaid;
}

/** Nothing is decided in a body that holds nothing. */
const EMPTY_WORLD: World = { decided: new Map(), memo: new Map(), decide: () => false };

function resourceOf({ type, target }: Split, body: Draft, of: Writable): NewBlock {
  const name = freeName(type, of.block.labels[1]?.text ?? 'this', of.bodies);
  const isBlock = blocksOf(type);
  const binding = bindingOf(of, target);
  const block: Omit<NewBlock, 'head' | 'content'> = { type: 'resource', labels: [type, name], isBlock };
  if (!Object.keys(binding).some((key) => isBlock([key]))) return { ...block, head: binding, content: body };
  merge(binding, body);
  return { ...block, head: {}, content: binding };
}
