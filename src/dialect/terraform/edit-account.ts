/** The id of the account that a module is deployed to, as the module says it: by a data source, which is added where there is none. */

import { attributeOf } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import type { Block, Body } from '../../syntax/hcl/tree.js';
import { blocksOfSort } from './edit-blocks.js';

const TYPE = 'aws_caller_identity';

export interface AccountName {
  /** `data.aws_caller_identity.current.account_id` */
  readonly reference: string;
  /** What must be written for it. */
  readonly missing?: NewBlock;
}

export function accountIn(bodies: readonly Body[]): AccountName {
  const all = blocksOfSort(bodies, 'data', TYPE);
  const plain = all.find(({ body }) => !['provider', 'count', 'for_each'].some((name) => attributeOf(body, name)));
  const taken = new Set(all.map(({ labels }) => labels[1]?.text));
  const label = plain?.labels[1]?.text ?? (taken.has('current') ? 'own' : 'current');
  const reference = `data.${TYPE}.${label}.account_id`;
  return plain ? { reference } : { reference, missing: { type: 'data', labels: [TYPE, label], head: {}, content: {}, isBlock: () => false } };
}

/** Behind which block of a module data sources are added: the same for all fixes, so that none is added twice. */
export function endOf(bodies: readonly Body[]): Block | undefined {
  const blocks = bodies.map(({ items }) => items.filter((item) => item.kind === 'block'));
  const isOf =
    (...types: readonly string[]) =>
    (block: Block): boolean =>
      types.includes(block.type.text);
  return blocks.flat().findLast(isOf('data')) ?? blocks.find((all) => all.some(isOf('resource')))?.at(-1);
}
