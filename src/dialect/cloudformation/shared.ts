/** Nodes that stand in a text once and count in several places, by aliases or merge keys: a change of one is a change of all. */

import type { Document, MappingNode, Node } from '../../syntax/tree.js';

export function isShared(node: Node): boolean {
  // JSON has no names for its parts.
  return node.doc.syntax === 'yaml' && sharedOf(node.doc).has(node);
}

const known = new WeakMap<Document, ReadonlySet<Node>>();

function sharedOf(doc: Document): ReadonlySet<Node> {
  let shared = known.get(doc);
  if (!shared) {
    shared = mayShare(doc) ? find(doc.root) : new Set();
    known.set(doc, shared);
  }
  return shared;
}

/** An alias needs an anchor, and those are rare: not every text is worth a walk through its tree. */
function mayShare({ syntax, mapped: { text } }: Document): boolean {
  return syntax === 'yaml' && text.includes('*') && /(?:^|[\s,[{:-])&[^\s&]/.test(text);
}

function find(root: Node | undefined): ReadonlySet<Node> {
  const shared = new Set<Node>();
  const met = new Set<Node>();
  const mappings: MappingNode[] = [];
  const pending = root ? [root] : [];
  const merged = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (met.has(node)) {
      shared.add(node);
      continue;
    }
    met.add(node);
    if (node.kind === 'sequence') pending.push(...node.items);
    if (node.kind !== 'mapping') continue;
    mappings.push(node);
    for (const entry of node.entries) {
      pending.push(entry.value);
      if (entry.merged) merged.add(entry.key);
    }
  }
  // What is merged elsewhere hands on also what is added to it.
  for (const mapping of mappings) if (mapping.entries.some((entry) => !entry.merged && merged.has(entry.key))) shared.add(mapping);
  return shared;
}
