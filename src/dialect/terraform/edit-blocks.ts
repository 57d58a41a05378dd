/** The outermost blocks of a module by type and first label, looked up once for all fixes. */

import type { Block, Body } from '../../syntax/hcl/tree.js';

interface Index {
  readonly byType: ReadonlyMap<string, readonly Block[]>;
  /** Resources and data sources by `resource aws_s3_bucket`. */
  readonly byLabel: ReadonlyMap<string, readonly Block[]>;
}

const indexes = new WeakMap<readonly Body[], Index>();

export function blocksIn(bodies: readonly Body[], type: string): readonly Block[] {
  return indexOf(bodies).byType.get(type) ?? [];
}

/** @param type `resource`, `data` @param label of which sort */
export function blocksOfSort(bodies: readonly Body[], type: string, label: string): readonly Block[] {
  return indexOf(bodies).byLabel.get(`${type} ${label}`) ?? [];
}

function indexOf(bodies: readonly Body[]): Index {
  let index = indexes.get(bodies);
  if (!index) {
    const blocks = bodies.flatMap((body) => body.items.filter((item): item is Block => item.kind === 'block'));
    index = { byType: grouped(blocks, ({ type }) => type.text), byLabel: grouped(blocks, ({ type, labels }) => `${type.text} ${labels[0]?.text ?? ''}`) };
    indexes.set(bodies, index);
  }
  return index;
}

function grouped(blocks: readonly Block[], by: (block: Block) => string): ReadonlyMap<string, readonly Block[]> {
  const out = new Map<string, Block[]>();
  for (const block of blocks) {
    const known = out.get(by(block));
    if (known) known.push(block);
    else out.set(by(block), [block]);
  }
  return out;
}
