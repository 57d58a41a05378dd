import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { MappingNode, Node, ScalarNode, SequenceNode } from '../../src/syntax/tree.js';

/** How two trees of one text differ, in words: kinds, values, tags and spans. */
export function differences(node: Node, other: unknown, text: string): readonly string[] {
  if (isAlias(other) || other === null) return [];
  if (isScalar(other) && node.kind === 'scalar') return scalar(node, other, text);
  const range = rangeOf(other);
  // The other parser counts the comments and blank lines that follow a block.
  const tail = text.slice(node.end, range[1]).replace(/^[ \t]*#.*$/gm, '');
  const spans = node.start === range[0] && node.end <= range[1] && tail.trim() === '' ? [] : [`${node.kind} at ${node.start}: spans differ`];
  if (isMap(other) && node.kind === 'mapping') return [...spans, ...mapping(node, other.items, text)];
  if (isSeq(other) && node.kind === 'sequence') return [...spans, ...sequence(node, other.items, text)];
  return [`${node.kind} at ${node.start} is something else`];
}

function scalar(node: ScalarNode, other: { value: unknown; source?: string; tag?: string }, text: string): readonly string[] {
  const [start, end] = rangeOf(other);
  const block = node.style === 'literal' || node.style === 'folded';
  const found: string[] = [];
  if (node.value !== (node.style === 'plain' ? other.source : other.value)) found.push(`value of ${node.value}`);
  if (node.tag !== (other.tag?.startsWith('!') ? other.tag : undefined)) found.push(`tag of ${node.value}`);
  // A value that was left out stands anywhere between its colon and what follows.
  if (node.start !== start && (node.start < node.end || text.slice(node.start, start).trim() !== '')) found.push(`start of ${node.value}`);
  // Blank lines behind a block text belong to it over there.
  if (node.end !== end && !(block && text.slice(node.end, end).trim() === '') && node.start < node.end) found.push(`end of ${node.value}`);
  return found;
}

function mapping(node: MappingNode, pairs: readonly { key: unknown; value: unknown }[], text: string): readonly string[] {
  const own = node.entries.filter((entry) => !entry.merged);
  const others = pairs.filter((pair) => !isScalar(pair.key) || pair.key.value !== '<<');
  if (own.length !== others.length) return [`${own.length} entries, not ${others.length}`];
  return own.flatMap((entry, index) => differences(entry.key, others[index]?.key, text).concat(differences(entry.value, others[index]?.value, text)));
}

function sequence(node: SequenceNode, items: readonly unknown[], text: string): readonly string[] {
  if (node.items.length !== items.length) return [`${node.items.length} items, not ${items.length}`];
  return node.items.flatMap((item, index) => differences(item, items[index], text));
}

function rangeOf(node: unknown): readonly [number, number] {
  const { range } = node as { range?: readonly number[] };
  return [range?.[0] ?? -1, range?.[1] ?? -1];
}

/** Where the comments of a token tree start. */
export function commentStarts(token: unknown): readonly number[] {
  if (Array.isArray(token)) return token.flatMap(commentStarts);
  if (typeof token !== 'object' || token === null) return [];
  const { type, offset } = token as { type?: string; offset?: number };
  const own = type === 'comment' && offset !== undefined ? [offset] : [];
  return own.concat(...Object.entries(token).map(([key, part]) => (key === 'parent' ? [] : commentStarts(part))));
}

/** What is wrong with the places of a tree: a span outside the text, or a scalar whose text is not its value. */
export function unsound(nodes: readonly { readonly node: Node }[], text: string): readonly string[] {
  return nodes.flatMap(({ node }) => {
    if (node.start > node.end || node.end > text.length) return [`span ${node.start} to ${node.end}`];
    if (node.kind !== 'scalar') return [];
    const read = node.doc.textOf(node);
    const place = read.place(0, read.text.length);
    if (read.text !== node.value) return [`text of ${JSON.stringify(node.value)} is ${JSON.stringify(read.text)}`];
    return place && place.start >= node.start && place.end <= Math.max(node.end, place.start) ? [] : [`place of ${JSON.stringify(node.value)}`];
  });
}
