import { type Entry, type Node, type ScalarNode, entryOf, plainType } from '../syntax/tree.js';

/** A tree as plain data, for the schema. */
export function plainOf(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'scalar':
      return scalarOf(node);
    case 'sequence':
      return node.items.map(plainOf);
    case 'mapping':
      return Object.fromEntries(node.entries.map((entry) => [entry.key.value, plainOf(entry.value)]));
    default:
      return null;
  }
}

/** The node that a JSON pointer leads to, and its entry if it stands under a key. */
export function at(root: Node | undefined, pointer: string): { readonly node?: Node; readonly entry?: Entry } {
  let node = root;
  let entry: Entry | undefined;
  for (const step of pointer.split('/').slice(1)) {
    entry = node?.kind === 'mapping' ? entryOf(node, step.replaceAll('~1', '/').replaceAll('~0', '~')) : undefined;
    node = node?.kind === 'sequence' ? node.items[Number(step)] : entry?.value;
  }
  return { ...(node && { node }), ...(entry && { entry }) };
}

function scalarOf(node: ScalarNode): unknown {
  switch (plainType(node)) {
    case 'boolean':
      return node.value.toLowerCase() === 'true';
    case 'null':
      return null;
    case 'number':
      // Twelve digits are an account id, whose leading zeros count.
      return /^\d{12}$/.test(node.value) ? node.value : Number(node.value);
    default:
      return node.value;
  }
}
