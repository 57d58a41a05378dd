import type { Entry, MappingNode, Node, SequenceNode } from './tree.js';

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

/** The last of several children that begins no later than an offset; right where they stand in order, which all but aliases and merged entries do. */
function lastBefore(children: readonly (Node | Entry)[], offset: number): number {
  let low = 0;
  let high = children.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const child = children[middle];
    if (child && ('kind' in child ? child.start : child.key.start) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** An alias shares a node that stands elsewhere: only children inside the parent's own text are followed. */
function childAround(parent: Collection, node: Node): Node | undefined {
  const holds = (child: Node) =>
    child === node || (child.start <= node.start && child.end >= node.end && child.start >= parent.start && child.end <= parent.end);
  const children = parent.kind === 'sequence' ? parent.items : parent.entries;
  const guess = children[lastBefore(children, node.start)];
  const guessed = guess && ('kind' in guess ? guess : guess.merged ? undefined : guess.value);
  if (guessed && holds(guessed)) return guessed;
  if (parent.kind === 'sequence') return parent.items.find(holds);
  return parent.entries.find((entry) => !entry.merged && holds(entry.value))?.value;
}
