/** Blocks in the form of a plan: attributes by name, and under the name of a block type the list of such blocks. */

import { PlainString } from '../../syntax/hcl/literal-text.js';
import type { Attribute, Block, Body, Expression, Item } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import { ChoiceNeeded, needed } from '../../truth/world.js';
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
import { visit } from './visits.js';

/** What Terraform itself reads of a resource: no arguments of the thing that is made. */
const META_ATTRIBUTES = new Set(['count', 'for_each', 'provider', 'depends_on']);
const META_BLOCKS = new Set(['lifecycle', 'provisioner', 'connection', 'timeouts']);

/** Blocks that dynamic blocks make inside dynamic blocks are bounded by their number. */
const MAX_BLOCKS = 2000;
const TOO_MANY = `repeated so often that only the first ${MAX_BLOCKS} are read`;

/** A block as it stands; meta-arguments are left out. What is not there is absent at its header. */
export function seeBody(block: Block, scope: Scope, world: World): SeenMapping {
  return new BlockMapping(siteIn(scope, world), headerOf(block), topOf(block.body));
}

/** The same for all blocks of a module in which nothing repeats. */
function siteIn(scope: Scope, world: World): Site {
  if (scope.instance !== '') return siteOf(scope, world);
  let site = world.memo.get(scope) as Site | undefined;
  if (!site) world.memo.set(scope, (site = siteOf(scope, world)));
  return site;
}

/** An attribute, or all blocks of a type. */
type Member = Attribute | Group;

class Group {
  declare readonly kind: 'group';
  /** What stands in the first of the blocks. */
  first: Content | undefined = undefined;

  constructor(
    readonly type: string,
    readonly blocks: Block[],
  ) {}
}

Object.defineProperty(Group.prototype, 'kind', { value: 'group' });

/** It names nothing else, so that it is the same wherever it is looked at. */
function saysItself(value: Expression): boolean {
  return value.kind === 'number' || value.kind === 'word' || value instanceof PlainString;
}

/** What was found out of what stands there, or the choice that was missing; what stands there where nobody looked. */
type Found = Seen | ChoiceNeeded | Member;

function nameOf(member: Member): string {
  return member.kind === 'attribute' ? member.name.text : member.type;
}

function keyOf(member: Member): Origin {
  return member.kind === 'attribute' ? originOf(member.name) : headerOf(member.blocks[0] as Block);
}

/** Bodies with more than this are searched by a table; for each of the others one would cost more than it saves. */
const FEW = 16;

/** Instead of what was found out, as long as only one block has a body. */
const ONE_BLOCK: (Seen | undefined)[] = [];

/** What stands in a body, in source order. */
class Content {
  /** Of a body that several blocks have, what says by itself what it is: it is the same in all of them, and in all worlds. */
  #written: (Seen | undefined)[] | undefined;

  constructor(
    readonly body: Body,
    readonly all: readonly Member[],
    private readonly table: ReadonlyMap<string, number> | undefined,
  ) {}

  /** For one more block, in which nothing was looked at. */
  begin(): Found[] {
    if (this.#written === ONE_BLOCK) this.#written = this.all.map(() => undefined);
    this.#written ??= ONE_BLOCK;
    return this.all.slice();
  }

  /** @param see where nobody did so yet */
  written(index: number, see: () => Seen): Seen {
    const known = this.#written;
    if (!known || known === ONE_BLOCK) return see();
    const found = known[index] ?? see();
    // What is null stands at the header of its block.
    if (found.kind === 'scalar') known[index] = found;
    return found;
  }

  /** Which of them has this name; -1 where none has. */
  indexOf(name: string): number {
    return this.table ? (this.table.get(name) ?? -1) : indexAmong(this.all, name);
  }
}

function indexAmong(all: readonly Member[], name: string): number {
  for (let index = 0; index < all.length; index++) if (nameOf(all[index] as Member) === name) return index;
  return -1;
}

/** There are very many blocks: none keeps what all of them have, and a method with a `#` would leave a mark in each. */
class BlockMapping implements SeenMapping {
  declare readonly kind: 'mapping';

  constructor(
    private readonly site: Site,
    readonly origin: Origin,
    private readonly content: Content,
    /** What was looked at, in the place of what stands there; the same wherever the block is placed. */
    private readonly seen: Found[] = content.begin(),
  ) {}

  get open(): string | undefined {
    return this.content.body.broken ? 'not known: its block could not be read to its end' : undefined;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new BlockMapping(this.site, origin, this.content, this.seen);
  }

  entries(): readonly SeenEntry[] {
    const { all } = this.content;
    const entries: SeenEntry[] = [];
    for (let index = 0; index < all.length; index++) {
      const member = all[index] as Member;
      const value = this.at(index);
      if (value.kind !== 'absent') entries.push({ name: nameOf(member), key: keyOf(member), value });
    }
    return entries;
  }

  get(name: string): Seen {
    const index = this.content.indexOf(name);
    if (index >= 0) return this.at(index);
    return this.open === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'unknown', reason: this.open, origin: this.origin };
  }

  private at(index: number): Seen {
    const member = this.content.all[index] as Member;
    const known = this.seen[index] as Found;
    if (known instanceof ChoiceNeeded) throw known;
    if (known !== member) return known as Seen;
    try {
      return (this.seen[index] = this.look(index, member));
    } catch (thrown) {
      this.seen[index] = needed(thrown, this.site.world) ?? member;
      throw thrown;
    }
  }

  private look(index: number, member: Member): Seen {
    if (member.kind !== 'attribute') return this.blocks(member);
    return saysItself(member.value) ? this.content.written(index, () => this.attribute(member)) : this.attribute(member);
  }

  private attribute({ name, value }: Attribute): Seen {
    const seen = evaluateAt(value, this.site);
    switch (seen.kind) {
      case 'absent':
        return this.absent(assumedOf(seen));
      case 'mapping':
      case 'sequence':
        return under(seen, seen.origin.via ? seen.origin : originOf(name));
      default:
        return seen;
    }
  }

  /** No block at all is nothing written. */
  private blocks(group: Group): Seen {
    const { blocks } = group;
    const only = blocks[0];
    if (only && blocks.length === 1 && only.type.text !== 'dynamic') {
      group.first ??= contentOf(only.body, false);
      return new SoleBlock(new BlockMapping(this.site, headerOf(only), group.first));
    }
    const { scope, world } = this.site;
    const items: Seen[] = [];
    const supposed: string[] = [];
    let more: Made['more'];
    for (const block of blocks) {
      if (block.type.text !== 'dynamic') items.push(this.nested(block.body, this.site, headerOf(block)));
      else {
        const made = dynamicBlocks(block, scope, world, (body, inner, header) => this.nested(body, siteOf(inner, world), header));
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
    if (!first || (items.length === 0 && !more)) return this.absent(supposed.length > 0 ? [...new Set(supposed)].join(', ') : undefined);
    return listOf(items, more?.origin ?? headerOf(first), { open: more?.reason });
  }

  private absent(assumed: string | undefined): Seen {
    return assumed === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'absent', origin: this.origin, assumed };
  }

  private nested(body: Body, site: Site, header: Origin): SeenMapping {
    return new BlockMapping(site, header, nestedOf(body));
  }
}

Object.defineProperty(BlockMapping.prototype, 'kind', { value: 'mapping' });

/** The list of the only block of its type, as nearly every block is. */
class SoleBlock implements SeenSequence {
  declare readonly kind: 'sequence';

  constructor(private readonly block: BlockMapping) {}

  get origin(): Origin {
    return this.block.origin;
  }

  withOrigin(origin: Origin): SeenSequence {
    return listOf([this.block], origin);
  }

  items(): readonly Seen[] {
    visit(1);
    return [this.block];
  }
}

Object.defineProperty(SoleBlock.prototype, 'kind', { value: 'sequence' });

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

function contentOf(body: Body, top: boolean): Content {
  const all: Member[] = [];
  let blocks = 0;
  const table = body.items.length > FEW ? new Map<string, number>() : undefined;
  for (const item of body.items) {
    const name = itemName(item);
    if (top && (item.kind === 'attribute' ? META_ATTRIBUTES : META_BLOCKS).has(name)) continue;
    const index = table ? (table.get(name) ?? -1) : indexAmong(all, name);
    const before = all[index];
    if (before) {
      if (item.kind === 'block' && before.kind === 'group') before.blocks.push(item);
      continue;
    }
    table?.set(name, all.length);
    if (item.kind === 'block') blocks++;
    all.push(item.kind === 'block' ? new Group(name, [item]) : item);
  }
  // A list that grew has room for many. Most bodies hold nothing but attributes, which they have in a list already.
  const isAsWritten = blocks === 0 && all.length === body.items.length;
  return new Content(body, isAsWritten ? (body.items as readonly Attribute[]) : all.slice(), table);
}

function itemName(item: Item): string {
  if (item.kind === 'attribute') return item.name.text;
  return item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text;
}
