/** Files of a module, or parts of them, that could not be read: there may be blocks of which nothing is known. */

import type { Block, Item } from '../../syntax/hcl/tree.js';
import type { ModuleText } from './directory.js';

export interface Lost {
  readonly path: string;
  /** Only a part of it could not be read. */
  readonly partly: boolean;
}

/** What breaks a block and nothing else costs that block only, which knows it. */
export function lostIn(texts: readonly ModuleText[]): readonly Lost[] {
  return texts.flatMap(({ path, body, unread }): readonly Lost[] => {
    if (unread) return [{ path, partly: false }];
    return body.broken || body.items.some(swallows) ? [{ path, partly: true }] : [];
  });
}

/** Whether a block has taken in others: one that is never closed, or that holds what stands by itself. */
function swallows(item: Item): boolean {
  if (item.kind === 'attribute' || item.data) return false;
  const unclosed = item.body.broken === true && item.body.end === item.end;
  return unclosed || item.body.items.some((inner) => inner.kind === 'block' && standsAlone(inner));
}

function standsAlone({ type, labels }: Block): boolean {
  return (type.text === 'resource' && labels.length === 2) || (type.text === 'module' && labels.length === 1);
}
