/** Blocks in the form of a plan: attributes by name, and under the name of a block type the list of such blocks. */

import type { Attribute, Block, Body } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { assumedOf, under } from '../seen.js';
import { listOf } from './collection.js';
import { dynamicBlocks } from './dynamic.js';
import type { Made } from './dynamic.js';
import { evaluate } from './evaluate.js';
import { originOf } from './origin.js';
import { headerOf } from './place.js';
import type { Scope } from './scope.js';

/** What Terraform itself reads of a resource: no arguments of the thing that is made. */
const META_ATTRIBUTES = new Set(['count', 'for_each', 'provider', 'depends_on']);
const META_BLOCKS = new Set(['lifecycle', 'provisioner', 'connection', 'timeouts']);

/** Blocks that dynamic blocks make inside dynamic blocks are bounded by their number. */
const MAX_BLOCKS = 2000;
const TOO_MANY = `repeated so often that only the first ${MAX_BLOCKS} are read`;

/** A block as it stands; meta-arguments are left out. What is not there is absent at its header. */
export function seeBody(block: Block, scope: Scope, world: World): SeenMapping {
  return new BlockMapping(block.body, scope, world, headerOf(block), contentOf(block.body, true), []);
}

/** An attribute, or all blocks of a type. */
interface Group {
  readonly name: string;
  /** Which of them it is. */
  readonly index: number;
  readonly key: Origin;
  readonly of: Attribute | Block[];
}

/** Bodies with more than this are searched by a table; for each of the others one would cost more than it saves. */
const FEW = 16;

/** What stands in a body, in source order. */
class Content {
  readonly all: Group[] = [];
  #table: Map<string, Group> | undefined;

  add(name: string, key: Origin, of: Group['of']): void {
    const group: Group = { name, index: this.all.length, key, of };
    this.all.push(group);
    if (this.#table) this.#table.set(name, group);
    else if (this.all.length > FEW) this.#table = new Map(this.all.map((one) => [one.name, one]));
  }

  named(name: string): Group | undefined {
    if (this.#table) return this.#table.get(name);
    const { all } = this;
    for (let index = 0; index < all.length; index++) if (all[index]?.name === name) return all[index];
    return undefined;
  }
}

class BlockMapping implements SeenMapping {
  readonly kind = 'mapping';

  constructor(
    private readonly body: Body,
    private readonly scope: Scope,
    private readonly world: World,
    readonly origin: Origin,
    private readonly content: Content,
    /** What was looked at, by the index of its group; the same wherever the block is placed. */
    private readonly seen: (Seen | undefined)[],
  ) {}

  get open(): string | undefined {
    return this.body.broken ? 'not known: its block could not be read to its end' : undefined;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new BlockMapping(this.body, this.scope, this.world, origin, this.content, this.seen);
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
    return (this.seen[group.index] ??= 'kind' in group.of ? this.#attribute(group.of, group.key) : this.#blocks(group.of));
  }

  #attribute({ value }: Attribute, key: Origin): Seen {
    const seen = evaluate(value, this.scope, this.world);
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
  #blocks(blocks: readonly Block[]): Seen {
    const only = blocks[0];
    if (only && blocks.length === 1 && only.type.text !== 'dynamic') {
      const header = headerOf(only);
      return listOf([this.#nested(only.body, this.scope, header)], header);
    }
    const items: Seen[] = [];
    const supposed: string[] = [];
    let more: Made['more'];
    for (const block of blocks) {
      if (block.type.text !== 'dynamic') items.push(this.#nested(block.body, this.scope, headerOf(block)));
      else {
        const made = dynamicBlocks(block, this.scope, this.world, (body, scope, header) => this.#nested(body, scope, header));
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

  #nested(body: Body, scope: Scope, header: Origin): SeenMapping {
    return new BlockMapping(body, scope, this.world, header, contentOf(body, false), []);
  }
}

/** What stands in a body is the same for all instances of its block, in all worlds. */
const tops = new WeakMap<Body, Content>();
const nested = new WeakMap<Body, Content>();

function contentOf(body: Body, top: boolean): Content {
  const known = top ? tops : nested;
  let content = known.get(body);
  if (!content) known.set(body, (content = contentIn(body, top)));
  return content;
}

function contentIn({ items }: Body, top: boolean): Content {
  const content = new Content();
  for (const item of items) {
    if (item.kind === 'attribute') {
      const name = item.name.text;
      if (!(top && META_ATTRIBUTES.has(name)) && !content.named(name)) content.add(name, originOf(item.name), item);
      continue;
    }
    const name = item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text;
    if (top && META_BLOCKS.has(name)) continue;
    const before = content.named(name)?.of;
    if (!before) content.add(name, headerOf(item), [item]);
    else if (!('kind' in before)) before.push(item);
  }
  return content;
}
