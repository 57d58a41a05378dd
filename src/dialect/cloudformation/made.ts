/** Nodes that a transform makes: they stand where that is written from which they are made, and nothing can be edited in them. */

import { parseJson } from '../../syntax/json.js';
import type { Entry, MappingNode, Node, ScalarNode } from '../../syntax/tree.js';
import { placeOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import { callOf } from './call.js';

/** Data with nodes of the template in it. */
export type Makings = string | Node | readonly Makings[] | { readonly [key: string]: Makings | undefined };

/** @param at the node of whose making this is */
export function make(value: Makings, at: Node): Node {
  if (typeof value === 'string') return makeScalar(value, at);
  if (isNode(value)) return value;
  const { doc, start, end } = at;
  if (isList(value)) return { kind: 'sequence', doc, start, end, tag: undefined, flow: true, items: value.map((item) => make(item, at)) };
  const entries = Object.entries(value).flatMap(([key, one]): readonly Entry[] =>
    one === undefined ? [] : [{ key: makeScalar(key, at), value: make(one, at) }],
  );
  return { kind: 'mapping', doc, start, end, tag: undefined, flow: true, entries };
}

export function makeScalar(text: string, at: Node): ScalarNode {
  return parseJson(Mapped.literal(JSON.stringify(text), placeOf(at))).root as ScalarNode;
}

/**
 * Lays a mapping over another one, as the SAM transform lays a resource over the globals: mappings are merged, lists
 * appended, and of anything else the upper counts.
 * @param by the key that brings the lower one here
 * @param behind the items of the lower one come last, so that the upper ones keep their places in the list
 */
export function laidOver(upper: Node | undefined, lower: Node, by: ScalarNode, behind = false): Node {
  if (!upper) return lower;
  if (callOf(upper) || callOf(lower)) return upper;
  if (upper.kind === 'sequence' && lower.kind === 'sequence')
    return { ...upper, items: behind ? [...upper.items, ...lower.items] : [...lower.items, ...upper.items] };
  if (upper.kind !== 'mapping' || lower.kind !== 'mapping') return upper;
  const own = new Set(upper.entries.map((entry) => entry.key.value));
  const below = new Map(lower.entries.map((entry) => [entry.key.value, entry.value]));
  const entries: Entry[] = upper.entries.map((entry) => {
    const under = below.get(entry.key.value);
    return under ? { ...entry, value: laidOver(entry.value, under, by, behind) } : entry;
  });
  for (const entry of lower.entries) if (!own.has(entry.key.value)) entries.push({ key: entry.key, value: entry.value, merged: by });
  return { ...upper, entries };
}

/** A mapping without some of its keys, and with others instead. */
export function changed(node: Node | undefined, at: Node, change: Readonly<Record<string, Makings | undefined>>): MappingNode {
  const made = make(change, at) as MappingNode;
  if (node?.kind !== 'mapping') return made;
  return { ...node, entries: [...node.entries.filter((entry) => !Object.hasOwn(change, entry.key.value)), ...made.entries] };
}

function isNode(value: Exclude<Makings, string>): value is Node {
  return 'doc' in value && 'kind' in value && typeof value.kind === 'string';
}

function isList(value: readonly Makings[] | { readonly [key: string]: Makings | undefined }): value is readonly Makings[] {
  return Array.isArray(value);
}
