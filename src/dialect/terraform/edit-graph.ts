/** Which blocks and locals of a module are made of which others: what refers to itself by a detour Terraform refuses. */

import type { Block, Body, Item } from '../../syntax/hcl/tree.js';
import { isMadeOf as leadsTo } from '../reach.js';
import type { Graph } from '../reach.js';
import { namesIn } from './edit-uses.js';

/** What each is directly made of, by address: `aws_s3_bucket.logs`, `data.aws_iam_policy_document.logs`, `local.policy`, `module.logs`. */
const graphs = new WeakMap<readonly Body[], Graph>();

/** Whether one is made of another, or is it. */
export function isMadeOf(address: string, other: (address: string) => boolean, bodies: readonly Body[]): boolean {
  return leadsTo(address, other, graphOf(bodies));
}

function graphOf(bodies: readonly Body[]): Graph {
  let graph = graphs.get(bodies);
  if (!graph) graphs.set(bodies, (graph = made(bodies)));
  return graph;
}

function made(bodies: readonly Body[]): Graph {
  const graph = new Map<string, Set<string>>();
  const put = (address: string, item: Item): void => {
    const own = graph.get(address) ?? new Set();
    graph.set(address, own);
    for (const name of referredIn(item)) own.add(name);
  };
  for (const item of bodies.flatMap((body) => body.items)) {
    if (item.kind !== 'block') continue;
    if (item.type.text === 'locals') for (const local of item.body.items) put(`local.${nameOf(local)}`, local);
    else put(addressOf(item), item);
  }
  return graph;
}

function nameOf(item: Item): string {
  return item.kind === 'attribute' ? item.name.text : item.type.text;
}

/** As expressions of its module name it. */
export function addressOf({ type, labels }: Block): string {
  const names = labels.map(({ text }) => text);
  return (type.text === 'resource' ? names : [type.text, ...names]).join('.');
}

function referredIn(item: Item): readonly string[] {
  if (item.kind === 'block') return item.body.items.flatMap(referredIn);
  return namesIn(item.value).map((names) => names.slice(0, names[0] === 'data' ? 3 : 2).join('.'));
}
