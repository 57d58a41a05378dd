/** Trees with spans, the same shape for every syntax. This room knows text and places; it may not know AWS words. */

import type { Diagnostic } from '../text/diagnostic.js';
import type { Hole, Mapped } from '../text/mapped.js';
import type { Place, Source } from '../text/source.js';

export type Node = ScalarNode | MappingNode | SequenceNode | HoleNode;
export type SyntaxName = 'json' | 'yaml';

/** How a scalar is written. Plain scalars (JSON's numbers and words too) may be numbers, booleans or null; all others are strings. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface NodeBase {
  readonly doc: Document;
  /** Offsets into `doc.mapped.text`: the value with its quotes or brackets, without anchor and tag. */
  readonly start: number;
  readonly end: number;
  /** A local tag such as `!Ref`, with its exclamation mark; undefined in JSON. */
  readonly tag: string | undefined;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Decoded text (escapes undone, lines folded). What a plain scalar means is asked of `plainType`. */
  readonly value: string;
  /** The column at which the lines of a block scalar start; undefined for every other style and for a block without content. */
  readonly indent?: number;
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly flow: boolean;
  /** In source order. Merge keys (`<<`) are already applied: merged entries come last and never override. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
  /** The merge key that brought this entry here. */
  readonly merged?: ScalarNode;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

/** A hole of the text where a value was expected: an unknown subtree. */
export interface HoleNode extends NodeBase {
  readonly kind: 'hole';
  readonly hole: Hole;
}

export interface Comment {
  /** Without the comment sign and the spaces around. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One parsed text. */
export interface Document {
  readonly syntax: SyntaxName;
  readonly mapped: Mapped;
  /** Undefined when the text holds nothing (or nothing that could be parsed; then `problems` says why). */
  readonly root: Node | undefined;
  /** Syntax errors (`unreadable-input`) and `duplicate-key`, in source order. */
  readonly problems: readonly Diagnostic[];
  /** All comments in source order; found on demand. */
  comments(): readonly Comment[];
  /** The decoded text of a scalar with the way back to the file; holes of the text stay holes. */
  textOf(scalar: ScalarNode): Mapped;
}

/** The value under a key; of duplicate keys the last, as JSON.parse and CloudFormation take it. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'mapping') return undefined;
  if (node.entries.length > 16) return indexOf(node).get(key);
  let merged: Entry | undefined;
  for (let at = node.entries.length - 1; at >= 0; at--) {
    const entry = node.entries[at] as Entry;
    if (entry.key.value !== key) continue;
    if (!entry.merged) return entry;
    merged = entry;
  }
  return merged;
}

export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

const indexes = new WeakMap<MappingNode, Map<string, Entry>>();

function indexOf(node: MappingNode): Map<string, Entry> {
  let index = indexes.get(node);
  if (!index) {
    index = new Map();
    for (const entry of node.entries) {
      if (entry.merged && index.has(entry.key.value)) continue;
      index.set(entry.key.value, entry);
    }
    indexes.set(node, index);
  }
  return index;
}

/** Whether a scalar reads as it is written: every escape is longer than what it stands for, and a fold is another letter than its line break. */
export function isVerbatim({ style, value, start, end, doc }: ScalarNode): boolean {
  if (style === 'literal' || style === 'folded') return false;
  const quote = style === 'plain' ? 0 : 1;
  return value.length === end - start - 2 * quote && doc.mapped.text.startsWith(value, start + quote);
}

export type PlainType = 'string' | 'number' | 'boolean' | 'null';

/** What a scalar means in YAML 1.2's core schema, which is JSON's too. Quoted scalars and tagged ones are strings. */
export function plainType(node: ScalarNode): PlainType {
  if (node.style !== 'plain' || (node.tag !== undefined && !/^!!(?:bool|float|int|null)$/.test(node.tag))) return 'string';
  return plainTypeOf(node.value);
}

/** What a text would mean if it were written as a plain scalar. */
export function plainTypeOf(text: string): PlainType {
  return (text.length > LONGEST_WORD ? undefined : WORDS.get(text)) ?? (mayBeginNumber(text) && NUMBER.test(text) ? 'number' : 'string');
}

const WORDS: ReadonlyMap<string, PlainType> = new Map([
  ...['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((word) => [word, 'boolean'] as const),
  ...['null', 'Null', 'NULL', '~', ''].map((word) => [word, 'null'] as const),
]);
const LONGEST_WORD = 5;
const NUMBER = /^[-+]?(?:\d+|0o[0-7]+|0x[\da-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;

/** By its first letter, which tells of nearly every text that it is none. */
export function mayBeginNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
}

/** Where a node stands in its outermost file. */
export function placeOf(node: { readonly doc: Document; readonly start: number; readonly end: number }): Place | undefined {
  return node.doc.mapped.place(node.start, node.end);
}

/** The file of a document that is a whole file. */
export function sourceOf(doc: Pick<Document, 'mapped'>): Source | undefined {
  return doc.mapped.place(0, 0)?.source;
}
