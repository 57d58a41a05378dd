/** Edits of a tree, written in the style found. Each gives undefined where it cannot be made without touching more than was asked. */

import type { TextEdit } from '../text/edit.js';
import { addToBlock, addToEmpty, removeFromBlock, replaceInBlock } from './edit-block.js';
import { addToFlow, removeFromFlow, replaceInFlow } from './edit-flow.js';
import { eolOf } from './layout.js';
import { insideFlow } from './path.js';
import type { Plain } from './plain.js';
import type { MappingNode, Node, SequenceNode } from './tree.js';

export type { Plain } from './plain.js';

/** Puts `value` in the place of a node, and of its tag. A text keeps its kind of quotes. */
export function replaceValue(node: Node, value: Plain): TextEdit | undefined {
  return node.doc.syntax === 'json' || insideFlow(node) ? replaceInFlow(node, value) : replaceInBlock(node, value);
}

/** Adds an entry behind the last one; undefined when the mapping has that key already. */
export function insertEntry(mapping: MappingNode, key: string, value: Plain): TextEdit | undefined {
  if (mapping.entries.some((entry) => !entry.merged && entry.key.value === key)) return undefined;
  return add(mapping, key, value);
}

/** Adds an entry behind another one, with a blank line between where the others have one. */
export function insertBehind(mapping: MappingNode, other: string, key: string, value: Plain): TextEdit | undefined {
  const { entries, doc } = mapping;
  const index = entries.findIndex((entry) => entry.key.value === other);
  const [own, next] = [entries[index], entries[index + 1]];
  if (!own || entries.some((entry) => entry.merged || entry.key.value === key)) return undefined;
  const { text } = doc.mapped;
  const end = !next ? mapping.end : mapping.flow ? next.key.start + 1 : own.value.end;
  const made = add({ ...mapping, entries: entries.slice(0, index + 1), end }, key, value);
  const [before, behind] = next ? [own, next] : [entries[index - 1], own];
  const eol = eolOf(text);
  if (!made || made.start !== made.end || !made.text.startsWith(eol)) return made;
  const apart = before && /\n[ \t]*\r?\n/.test(text.slice(before.value.end, behind.key.start)) ? eol : '';
  // On the next line, so that what is added to the other entry at the same time stands before it.
  const { source, start } = made;
  if (!source.text.startsWith(eol, start)) return { ...made, text: apart + made.text };
  return { source, start: start + eol.length, end: start + eol.length, text: apart + made.text.slice(eol.length) + eol };
}

/** Removes the one entry of that key, which must be the mapping's own. */
export function removeEntry(mapping: MappingNode, key: string): TextEdit | undefined {
  const own = mapping.entries.filter((entry) => !entry.merged);
  const index = own.findIndex((entry) => entry.key.value === key);
  if (index === -1 || own.findLastIndex((entry) => entry.key.value === key) !== index) return undefined;
  return mapping.flow ? removeFromFlow(mapping, index) : removeFromBlock(mapping, index);
}

export function appendItem(sequence: SequenceNode, value: Plain): TextEdit | undefined {
  return add(sequence, undefined, value);
}

export function removeItem(sequence: SequenceNode, index: number): TextEdit | undefined {
  return sequence.flow ? removeFromFlow(sequence, index) : removeFromBlock(sequence, index);
}

function add(node: MappingNode | SequenceNode, key: string | undefined, value: Plain): TextEdit | undefined {
  if (!node.flow) return addToBlock(node, key, value);
  const empty = node.kind === 'mapping' ? node.entries.length === 0 : node.items.length === 0;
  return empty && node.doc.syntax === 'yaml' && !insideFlow(node) ? addToEmpty(node, key, value) : addToFlow(node, key, value);
}
