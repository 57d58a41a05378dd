/** The id of the account that a module is deployed to, as the module says it: by a data source, which is added where there is none. */

import { attributeOf } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import { raw } from '../../syntax/hcl/format.js';
import type { Block, Body } from '../../syntax/hcl/tree.js';
import { blocksOfSort } from './edit-blocks.js';

const TYPE = 'aws_caller_identity';

export interface AccountName {
  /** `data.aws_caller_identity.current.account_id` */
  readonly reference: string;
  /** What must be written for it. */
  readonly missing?: NewBlock;
}

/** @param provider the configuration that is asked, where that is not the one without an alias: `aws.west` */
export function accountIn(bodies: readonly Body[], provider?: string): AccountName {
  const all = blocksOfSort(bodies, 'data', TYPE);
  const known = all.find(({ body }) => providerIn(body) === provider && !['count', 'for_each'].some((name) => attributeOf(body, name)));
  const taken = new Set(all.map(({ labels }) => labels[1]?.text));
  const label = known?.labels[1]?.text ?? [provider?.split('.')[1] ?? 'current', 'own'].find((name) => !taken.has(name)) ?? 'its';
  const reference = `data.${TYPE}.${label}.account_id`;
  const head = provider === undefined ? {} : { provider: raw(provider) };
  return known ? { reference } : { reference, missing: { type: 'data', labels: [TYPE, label], head, content: {}, isBlock: () => false } };
}

/** The provider that a block names, as references to it are written. */
export function providerIn(body: Body): string | undefined {
  const provider = attributeOf(body, 'provider')?.value;
  return provider && provider.in.text.slice(provider.start, provider.end).replace(/^"(.*)"$/, '$1');
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
