import type { MappingNode, Node, SequenceNode } from './tree.js';

export type Collection = MappingNode | SequenceNode;

/** The collections in whose text a node stands, outermost first; the node itself is not among them. */
export function collectionsAround(node: Node): readonly Collection[] {
  const path: Collection[] = [];
  let at = node.doc.root;
  while (at && at !== node && (at.kind === 'mapping' || at.kind === 'sequence')) {
    path.push(at);
    at = childAround(at, node);
  }
  return path;
}

/** Whether a node stands between brackets or braces, where commas and brackets mean something. */
export function insideFlow(node: Node): boolean {
  return collectionsAround(node).some((collection) => collection.flow);
}

/** An alias shares a node that stands elsewhere: only children inside the parent's own text are followed. */
function childAround(parent: Collection, node: Node): Node | undefined {
  const holds = (child: Node) =>
    child === node || (child.start <= node.start && child.end >= node.end && child.start >= parent.start && child.end <= parent.end);
  if (parent.kind === 'sequence') return parent.items.find(holds);
  return parent.entries.find((entry) => !entry.merged && holds(entry.value))?.value;
}
