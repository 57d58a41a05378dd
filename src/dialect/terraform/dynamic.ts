/** `dynamic` blocks: a block of a type for everything in a collection. */

import type { Block, Body } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { carry, mappingOf } from './collection.js';
import { attributeOf } from './directory.js';
import { evaluate } from './evaluate.js';
import { turnsOf } from './loop.js';
import { originOf } from './origin.js';
import { headerOf } from './place.js';
import { inside } from './scope.js';
import type { Scope } from './scope.js';

export interface Made {
  readonly items: readonly Seen[];
  /** There may be others: why, and what decides it. */
  readonly more?: { readonly reason: string; readonly origin: Origin };
  /** What had to be supposed for these to be all. */
  readonly assumed?: string;
}

/** @param see what the content of the block is with these names */
export function dynamicBlocks(block: Block, scope: Scope, world: World, see: (body: Body, scope: Scope, header: Origin) => Seen): Made {
  const content = block.body.items.find((item): item is Block => item.kind === 'block' && item.type.text === 'content');
  const each = attributeOf(block, 'for_each');
  const header = headerOf(block);
  if (!content || !each) return { items: [], more: { reason: `made by a dynamic block without ${each ? 'content' : 'for_each'}`, origin: header } };
  const collection = evaluate(each.value, scope, world);
  const origin = originOf(each.value);
  const turns = turnsOf(collection, origin);
  if (turns.kind === 'unknown') return { items: [], more: { reason: turns.reason, origin } };
  const iterator = attributeOf(block, 'iterator')?.value;
  const name = iterator?.kind === 'reference' ? iterator.name : (block.labels[0]?.text ?? '');
  const items = turns.all.map((turn) => {
    const bound = mappingOf(
      [
        { name: 'key', key: turn.key.origin, see: () => turn.key },
        { name: 'value', key: turn.key.origin, see: () => turn.value },
      ],
      origin,
    );
    const inner = inside(scope, [[name, bound]]);
    return carry(see(content.body, inner, header), turns.assumed);
  });
  const { open: reason, assumed } = turns;
  return { items, ...(reason === undefined ? {} : { more: { reason, origin } }), ...(assumed === undefined ? {} : { assumed }) };
}
