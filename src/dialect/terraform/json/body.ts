/** Terraform's JSON syntax (`.tf.json`, what CDKTF writes) as the same tree that HCL's own syntax is read into. */

import type { Attribute, Block, Body, Item, Name } from '../../../syntax/hcl/tree.js';
import type { Document, Entry, MappingNode, Node, ScalarNode } from '../../../syntax/tree.js';
import { expressionOf, literally, named } from './expression.js';
import { kindAt } from './kinds.js';
import type { Kinds } from './kinds.js';

/** The body of a configuration file. */
export function bodyOfJson(document: Document): Body {
  const { root, mapped } = document;
  const broken = isBroken(document) || (root !== undefined && root.kind === 'scalar');
  return {
    kind: 'body',
    in: mapped,
    start: root?.start ?? 0,
    end: root?.end ?? 0,
    items: root ? objectsIn(root).flatMap((object) => object.entries.flatMap((entry) => (isComment(entry) ? [] : topLevel(entry)))) : [],
    ...(broken ? { broken } : {}),
    ...(root ? { data: root } : {}),
  };
}

/** How many labels stand before the body of a block. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  provider: 1,
  variable: 1,
  output: 1,
  module: 1,
  check: 1,
  locals: 0,
  terraform: 0,
};

function topLevel(entry: Entry): readonly Block[] {
  const { key } = entry;
  const count = Object.hasOwn(LABELS, key.value) ? (LABELS[key.value] as number) : 0;
  return labelled(entry, nameOf(key), [], count);
}

/** Names lead to bodies; on every step there may be a list of what stands there. */
function labelled({ key, value }: Entry, type: Name, labels: readonly ScalarNode[], left: number): readonly Block[] {
  if (left === 0) return blocksIn({ key, value }, type, labels);
  return objectsIn(value).flatMap((object) =>
    object.entries.flatMap((entry) => (isComment(entry) ? [] : labelled(entry, type, [...labels, entry.key], left - 1))),
  );
}

/** A block, or a list of them: a single one stands at its name, of several each at its own beginning. */
function blocksIn({ key, value }: Entry, type: Name, labels: readonly ScalarNode[], kinds: Kinds = kindAt(type.text, labels[0]?.value)): readonly Block[] {
  const objects = objectsIn(value);
  return objects.map((object): Block => {
    const alone = objects.length === 1;
    const start = alone ? key.start : object.start;
    return {
      kind: 'block',
      in: key.doc.mapped,
      start,
      end: alone ? Math.max(value.end, key.end) : object.end,
      type,
      labels: labels.map(nameOf),
      header: { start, end: alone ? key.end : object.start + 1 },
      body: {
        kind: 'body',
        in: key.doc.mapped,
        start: object.start,
        end: object.end,
        items: object.entries.flatMap((entry) => itemsOf(entry, kinds)),
        data: object,
        ...(isTorn(object) ? { broken: true } : {}),
      },
      data: object,
    };
  });
}

function itemsOf(entry: Entry, kinds: Kinds): readonly Item[] {
  const { key, value } = entry;
  if (isComment(entry)) return [];
  const kind = kinds(key.value);
  switch (kind.kind) {
    case 'block':
      return blocksIn(entry, nameOf(key), [], kind.inside);
    case 'dynamic':
      // By the type of the blocks that it makes, then what it makes them of.
      return objectsIn(value).flatMap((object) =>
        object.entries.flatMap((made) => (isComment(made) ? [] : dynamicBlocks(made, nameOf(key), kind.inside(made.key.value)))),
      );
    default:
      // A part of a list would be taken for all of it.
      return isTorn(value) ? [] : [attribute(key, value, kind.kind)];
  }
}

function dynamicBlocks(entry: Entry, type: Name, content: Kinds): readonly Block[] {
  const inside: Kinds = (name) => (name === 'content' ? { kind: 'block', inside: content } : { kind: name === 'iterator' ? 'name' : 'expression' });
  return blocksIn(entry, type, [entry.key], inside);
}

function attribute(key: ScalarNode, value: Node, kind: 'expression' | 'literal' | 'name'): Attribute {
  const read = kind === 'expression' ? expressionOf : kind === 'literal' ? literally : named;
  return { kind: 'attribute', in: key.doc.mapped, start: key.start, end: Math.max(key.end, value.end), name: nameOf(key), value: read(value) };
}

/** An object, or those in a list; null is none. */
function objectsIn(node: Node): readonly MappingNode[] {
  if (node.kind === 'mapping') return [node];
  return node.kind === 'sequence' ? node.items.flatMap(objectsIn) : [];
}

function isBroken({ problems }: Document): boolean {
  return problems.some(({ id }) => id === 'unreadable-input');
}

/** Whether reading ended inside of it. */
function isTorn(node: Node): boolean {
  if ((node.kind !== 'mapping' && node.kind !== 'sequence') || !isBroken(node.doc)) return false;
  const last = node.kind === 'mapping' ? node.entries.at(-1)?.value : node.items.at(-1);
  return !/[\]}]/.test(node.doc.mapped.text.slice(last?.end ?? node.start + 1, node.end));
}

function nameOf(key: ScalarNode): Name {
  return { in: key.doc.mapped, start: key.start, end: key.end, text: key.value };
}

function isComment({ key }: Entry): boolean {
  return key.value === '//';
}
