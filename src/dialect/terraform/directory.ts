/** A directory as Terraform reads it: the blocks of all its files together, override files laid over the others. */

import { posix } from 'node:path';
import { withItems } from '../../syntax/hcl/lean.js';
import type { Attribute, Block, Body, Item } from '../../syntax/hcl/tree.js';
import { lostIn } from './lost.js';
import type { Lost } from './lost.js';

/** One file of a module. */
export interface ModuleText {
  readonly path: string;
  readonly body: Body;
  /** Nothing of it could be read. */
  readonly unread?: true;
}

/** What a module declares, by name and in source order; of a name that is declared twice the first counts, as the second is a mistake. */
export interface Directory {
  readonly path: string;
  readonly bodies: readonly Body[];
  /** What of its files could not be read, as far as there may be blocks in it. */
  readonly lost: readonly Lost[];
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Attribute>;
  /** `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs` */
  readonly resources: ReadonlyMap<string, Block>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly outputs: ReadonlyMap<string, Block>;
  /** `aws`, `aws.west` */
  readonly providers: ReadonlyMap<string, Block>;
}

/** @param texts in the order of their names */
export function readDirectory(path: string, texts: readonly ModuleText[]): Directory {
  const known = read.get(texts);
  if (known) return known;
  const directory = {
    path,
    bodies: texts.flatMap(({ body, unread }) => (unread ? [] : [body])),
    lost: lostIn(texts),
    variables: new Map<string, Block>(),
    locals: new Map<string, Attribute>(),
    resources: new Map<string, Block>(),
    calls: new Map<string, Block>(),
    outputs: new Map<string, Block>(),
    providers: new Map<string, Block>(),
  };
  const tableOf = ({ type, labels }: Block): readonly [Map<string, Block>, string] | undefined => {
    const [first, second] = [labels[0]?.text, labels[1]?.text];
    if (first === undefined) return undefined;
    switch (type.text) {
      case 'variable':
        return [directory.variables, first];
      case 'output':
        return [directory.outputs, first];
      case 'module':
        return [directory.calls, first];
      case 'resource':
        return second === undefined ? undefined : [directory.resources, `${first}.${second}`];
      case 'data':
        return second === undefined ? undefined : [directory.resources, `data.${first}.${second}`];
      default:
        return undefined;
    }
  };
  const declare = (item: Item, over: boolean): void => {
    if (item.kind === 'attribute') return;
    if (item.type.text === 'locals') {
      for (const local of attributesOf(item.body)) if (over || !directory.locals.has(local.name.text)) directory.locals.set(local.name.text, local);
      return;
    }
    const [table, name] = item.type.text === 'provider' ? [directory.providers, providerName(item)] : (tableOf(item) ?? []);
    if (!table || name === undefined) return;
    const before = table.get(name);
    if (!before) table.set(name, item);
    else if (over) table.set(name, laidOver(before, item));
  };
  for (const over of [false, true]) {
    for (const text of texts) if (isOverride(text.path) === over) for (const item of text.body.items) declare(item, over);
  }
  read.set(texts, directory);
  return directory;
}

/** The same texts are asked for by whoever looks for roots, and by every root that calls them. */
const read = new WeakMap<readonly ModuleText[], Directory>();

export function attributesOf(body: Body): readonly Attribute[] {
  return body.items.filter((item) => item.kind === 'attribute');
}

/** Asked of every block again and again, so that it goes without an iterator. */
export function attributeOf({ body: { items } }: Block, name: string): Attribute | undefined {
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    if (item.kind === 'attribute' && item.name.text === name) return item;
  }
  return undefined;
}

export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item): item is Block => item.kind === 'block' && item.type.text === type);
}

/** `override.tf`, `bucket_override.tf` */
function isOverride(path: string): boolean {
  return path.includes('override') && /^(?:.*_)?override\.(?:tf|tofu|tf\.json|tofu\.json)$/.test(posix.basename(path));
}

function providerName(block: Block): string | undefined {
  const name = block.labels[0]?.text;
  const alias = attributeOf(block, 'alias')?.value;
  const part = alias?.kind === 'template' && alias.parts.length === 1 ? alias.parts[0] : undefined;
  return part?.kind === 'text' && name !== undefined ? `${name}.${part.text.text}` : name;
}

/** Attributes take the place of those of their name, blocks that of all blocks of their type. */
function laidOver(base: Block, over: Block): Block {
  const names = new Set(over.body.items.map(nameOf));
  const kept = base.body.items.filter((item) => !names.has(nameOf(item)) || isAdded(item));
  return withItems(base, [...kept, ...over.body.items]);
}

/** A dynamic block is one of the type that it makes. */
function nameOf(item: Item): string {
  if (item.kind === 'attribute') return item.name.text;
  return item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text;
}

/** The arguments of these are laid over each other one by one; nothing of them is read. */
function isAdded(item: Item): boolean {
  return item.kind === 'block' && (item.type.text === 'lifecycle' || item.type.text === 'validation');
}
