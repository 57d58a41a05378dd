/** Files of a module, or parts of them, that could not be read: there may be blocks of which nothing is known. */

import type { Item } from '../../syntax/hcl/tree.js';
import type { ModuleText } from './directory.js';

export interface Lost {
  readonly path: string;
  /** Only a part of it could not be read. */
  readonly partly: boolean;
}

/** @param place of what may be declared in it */
export function whyLost({ path, partly }: Lost, place = ''): string {
  return `${partly ? `a part of ${path}` : `${path}${place}`} could not be read`;
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
  return unclosed || item.body.items.some(standsAlone);
}

function standsAlone(item: Item): boolean {
  if (item.kind === 'attribute') return false;
  const { type, labels } = item;
  return (labels.length === 2 && type.text === 'resource') || (labels.length === 1 && type.text === 'module');
}
