/** Blocks in the form of a plan: attributes by name, and under the name of a block type the list of such blocks. */

import type { Attribute, Block, Body, Item } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { assumedOf, under } from '../seen.js';
import { listOf } from './collection.js';
import { dynamicBlocks } from './dynamic.js';
import type { Made } from './dynamic.js';
import { evaluateAt, siteOf } from './evaluate.js';
import { originOf } from './origin.js';
import { headerOf } from './place.js';
import type { Scope } from './scope.js';
import type { Site } from './site.js';

/** What Terraform itself reads of a resource: no arguments of the thing that is made. */
const META_ATTRIBUTES = new Set(['count', 'for_each', 'provider', 'depends_on']);
const META_BLOCKS = new Set(['lifecycle', 'provisioner', 'connection', 'timeouts']);

/** Blocks that dynamic blocks make inside dynamic blocks are bounded by their number. */
const MAX_BLOCKS = 2000;
const TOO_MANY = `repeated so often that only the first ${MAX_BLOCKS} are read`;

/** A block as it stands; meta-arguments are left out. What is not there is absent at its header. */
export function seeBody(block: Block, scope: Scope, world: World): SeenMapping {
  return new BlockMapping(block.body, siteOf(scope, world), headerOf(block), topOf(block.body));
}

/** An attribute, or all blocks of a type. */
interface Group {
  readonly name: string;
  /** Which of them it is. */
  readonly index: number;
  readonly key: Origin;
  readonly of: Attribute | Block[];
  /** What stands in the first of the blocks. */
  first: Content | undefined;
}

/** Bodies with more than this are searched by a table; for each of the others one would cost more than it saves. */
const FEW = 16;

/** What stands in a body, in source order. */
class Content {
  constructor(
    readonly all: readonly Group[],
    private readonly table: ReadonlyMap<string, Group> | undefined,
  ) {}

  named(name: string): Group | undefined {
    const { all, table } = this;
    if (table) return table.get(name);
    for (let index = 0; index < all.length; index++) if (all[index]?.name === name) return all[index];
    return undefined;
  }
}

function among(all: readonly Group[], name: string): Group | undefined {
  for (let index = 0; index < all.length; index++) if (all[index]?.name === name) return all[index];
  return undefined;
}

class BlockMapping implements SeenMapping {
  /** The same for all, so that none of them has to keep it. */
  declare readonly kind: 'mapping';

  constructor(
    private readonly body: Body,
    private readonly site: Site,
    readonly origin: Origin,
    private readonly content: Content,
    /** What was looked at, in the place of its group; the same wherever the block is placed. */
    private readonly seen: (Seen | Group)[] = content.all.slice(),
  ) {}

  get open(): string | undefined {
    return this.body.broken ? 'not known: its block could not be read to its end' : undefined;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new BlockMapping(this.body, this.site, origin, this.content, this.seen);
  }

  entries(): readonly SeenEntry[] {
    const entries: SeenEntry[] = [];
    for (const group of this.content.all) {
      const value = this.#at(group);
      if (value.kind !== 'absent') entries.push({ name: group.name, key: group.key, value });
    }
    return entries;
  }

  get(name: string): Seen {
    const group = this.content.named(name);
    if (group) return this.#at(group);
    return this.open === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'unknown', reason: this.open, origin: this.origin };
  }

  #at(group: Group): Seen {
    const known = this.seen[group.index] as Seen | Group;
    if (known !== group) return known as Seen;
    return (this.seen[group.index] = 'kind' in group.of ? this.#attribute(group.of, group.key) : this.#blocks(group.of, group));
  }

  #attribute({ value }: Attribute, key: Origin): Seen {
    const seen = evaluateAt(value, this.site);
    switch (seen.kind) {
      case 'absent':
        return this.#absent(assumedOf(seen));
      case 'mapping':
      case 'sequence':
        return under(seen, seen.origin.via ? seen.origin : key);
      default:
        return seen;
    }
  }

  /** No block at all is nothing written. */
  #blocks(blocks: readonly Block[], group: Group): Seen {
    const only = blocks[0];
    if (only && blocks.length === 1 && only.type.text !== 'dynamic') {
      const header = headerOf(only);
      group.first ??= contentOf(only.body, false);
      return listOf([new BlockMapping(only.body, this.site, header, group.first)], header);
    }
    const { scope, world } = this.site;
    const items: Seen[] = [];
    const supposed: string[] = [];
    let more: Made['more'];
    for (const block of blocks) {
      if (block.type.text !== 'dynamic') items.push(this.#nested(block.body, this.site, headerOf(block)));
      else {
        const made = dynamicBlocks(block, scope, world, (body, inner, header) => this.#nested(body, siteOf(inner, world), header));
        items.push(...made.items);
        more ??= made.more;
        if (made.assumed !== undefined) supposed.push(made.assumed);
      }
      if (items.length > MAX_BLOCKS) {
        items.length = MAX_BLOCKS;
        more ??= { reason: TOO_MANY, origin: headerOf(block) };
      }
    }
    const [first] = blocks;
    if (!first || (items.length === 0 && !more)) return this.#absent(supposed.length > 0 ? [...new Set(supposed)].join(', ') : undefined);
    return listOf(items, more?.origin ?? headerOf(first), { open: more?.reason });
  }

  #absent(assumed: string | undefined): Seen {
    return assumed === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'absent', origin: this.origin, assumed };
  }

  #nested(body: Body, site: Site, header: Origin): SeenMapping {
    return new BlockMapping(body, site, header, nestedOf(body));
  }
}

Object.defineProperty(BlockMapping.prototype, 'kind', { value: 'mapping' });

/** What stands in a body is the same for all instances of its block, in all worlds. */
const tops = new WeakMap<Body, Content>();
const nested = new WeakMap<Body, Content>();

function topOf(body: Body): Content {
  let content = tops.get(body);
  if (!content) tops.set(body, (content = contentOf(body, true)));
  return content;
}

function nestedOf(body: Body): Content {
  let content = nested.get(body);
  if (!content) nested.set(body, (content = contentOf(body, false)));
  return content;
}

function contentOf({ items }: Body, top: boolean): Content {
  const all: Group[] = [];
  const table = items.length > FEW ? new Map<string, Group>() : undefined;
  for (const item of items) {
    const name = nameOf(item);
    if (top && (item.kind === 'attribute' ? META_ATTRIBUTES : META_BLOCKS).has(name)) continue;
    const before = table ? table.get(name) : among(all, name);
    if (before) {
      if (item.kind === 'block' && !('kind' in before.of)) before.of.push(item);
      continue;
    }
    const isBlock = item.kind === 'block';
    const group: Group = { name, index: all.length, key: isBlock ? headerOf(item) : originOf(item.name), of: isBlock ? [item] : item, first: undefined };
    all.push(group);
    table?.set(name, group);
  }
  // A list that grew has room for many.
  return new Content(all.slice(), table);
}

function nameOf(item: Item): string {
  if (item.kind === 'attribute') return item.name.text;
  return item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text;
}
