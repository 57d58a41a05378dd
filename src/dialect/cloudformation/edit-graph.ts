/** Which resources of a template are made of which others: what depends on itself by a detour CloudFormation refuses. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { isMadeOf } from '../reach.js';
import type { Graph } from '../reach.js';
import { callOf } from './call.js';
import type { Resource, Template } from './template.js';

/** What each resource directly names, by logical id. */
const graphs = new WeakMap<Template, Graph>();

/** Whether a resource may name another one that it may not name yet: that one does not wait for it, and is there whenever it is. */
export function mayName(logicalId: string, { node, logicalId: own, scope: { template } }: Pick<Resource, 'scope' | 'node' | 'logicalId'>): boolean {
  const other = template.resources.get(logicalId);
  return other !== undefined && !isMadeOf(logicalId, (one) => one === own, graphOf(template)) && (isThere(other.node, node) || namesIn(node).has(logicalId));
}

function graphOf(template: Template): Graph {
  let graph = graphs.get(template);
  if (!graph) graphs.set(template, (graph = new Map([...template.resources].map(([logicalId, { node }]) => [logicalId, namesIn(node)]))));
  return graph;
}

/** Whether a resource is made wherever another one is. */
function isThere(node: Node, wherever: Node): boolean {
  const [own, other] = [node, wherever].map((one) => valueOf(one, 'Condition'));
  if (!own) return true;
  return own.kind === 'scalar' && other?.kind === 'scalar' && !callOf(own) && !callOf(other) && own.value === other.value;
}

/** The logical ids, and other names, that `Ref`, `GetAtt`, `Sub` and `DependsOn` of a resource hold. */
function namesIn(root: Node): ReadonlySet<string> {
  const names = new Set(textsIn(valueOf(root, 'DependsOn')));
  // What aliases repeat is looked at once: it is added where it is already.
  const nodes = new Set([root]);
  for (const node of nodes) {
    for (const name of called(node)) names.add(name);
    if (node.kind === 'sequence') for (const item of node.items) nodes.add(item);
    if (node.kind === 'mapping') for (const { value } of node.entries) nodes.add(value);
  }
  return names;
}

function called(node: Node): readonly string[] {
  const call = callOf(node);
  const [text = ''] = call ? textsIn(call.argument) : [];
  switch (call?.name) {
    case 'Ref':
      return [text];
    case 'GetAtt':
      return [text.replace(/\..*/, '')];
    case 'Sub':
      return [...text.matchAll(/\$\{([^!}.][^}.]*)/g)].map(([, name = '']) => name.trim());
    default:
      return [];
  }
}

/** A text, or the texts of a list. */
function textsIn(node: Node | undefined): readonly string[] {
  if (node?.kind === 'sequence') return node.items.flatMap(textsIn);
  return node?.kind === 'scalar' ? [node.value] : [];
}
