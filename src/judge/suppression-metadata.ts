/** Suppressions in metadata: `{ disable: [{ rule | rules, reason, until?, owner? }] }`. */

import type { Entry, MappingNode, Node } from '../syntax/tree.js';
import { entryOf, plainType, placeOf } from '../syntax/tree.js';
import { placeIn } from '../syntax/problem.js';
import type { Place } from '../text/source.js';
import { dateFault, noReason, noRule, unknownAttribute } from './suppression.js';
import type { Fault, Read, Reach, Word } from './suppression.js';

const SHAPE = 'disable: [{ rule: RULE, reason: why }]';
const KEYS = ['rule', 'rules', 'reason', 'until', 'owner'];

/** @param node what metadata says to s3lint */
export function readMetadata(node: Node, reach: Reach): readonly Read[] {
  if (node.kind !== 'mapping') return [faulty({ message: 'Metadata for s3lint is a mapping.', help: `Write ${SHAPE}.`, place: headOf(node) })];
  const reads: Read[] = node.entries.filter(({ key }) => key.value !== 'disable').map(({ key }) => faulty(unknownAttribute(wordOf(key), ['disable'])));
  const list = entryOf(node, 'disable');
  if (!list) return reads.length > 0 ? reads : [faulty({ message: 'Metadata for s3lint says nothing.', help: `Write ${SHAPE}.`, place: headOf(node) })];
  if (list.value.kind !== 'sequence')
    return [...reads, faulty({ message: '"disable" is a list.', help: `Write ${SHAPE}.`, place: placeOf(list.key) ?? headOf(list.value) })];
  return [...reads, ...list.value.items.map((item) => readItem(item, reach))];
}

/** @param more what such an item may have besides */
export function readItem(item: Node, reach: Reach, more: readonly string[] = []): Read {
  if (item.kind !== 'mapping')
    return faulty({ message: 'Every item of "disable" is a mapping.', help: 'Write { rule: RULE, reason: why }.', place: headOf(item) });
  const keys = [...KEYS, ...more];
  const faults: Fault[] = item.entries.filter(({ key }) => !keys.includes(key.value)).map(({ key }) => unknownAttribute(wordOf(key), keys));
  const rules = [...rulesAt(entryOf(item, 'rule'), faults), ...listAt(entryOf(item, 'rules'), faults)];
  const reason = textAt(item, 'reason', faults);
  const until = textAt(item, 'until', faults);
  const owner = textAt(item, 'owner', faults);
  const head: Word = rules[0] ?? { text: '', place: headOf(item) };
  if (rules.length === 0 && faults.length === 0) faults.push(noRule(head));
  if (!entryOf(item, 'reason')) faults.push(noReason(head, 'Add `reason` and say why it is right here.'));
  else if (reason?.text === '') faults.push(noReason(reason, 'Say why it is right here.'));
  const wrongDate = until && dateFault(until);
  if (wrongDate) faults.push(wrongDate);
  if (faults.length > 0 || !reason) return { faults };
  return { suppression: { reach, head, rules, reason: reason.text, ...(until ? { until } : {}), ...(owner ? { owner: owner.text } : {}) }, faults };
}

function listAt(entry: Entry | undefined, faults: Fault[]): readonly Word[] {
  if (!entry) return [];
  if (entry.value.kind === 'sequence') return entry.value.items.flatMap((item) => rulesIn(item, faults));
  faults.push({ message: '"rules" is a list.', help: 'Write rules: [RULE, RULE], or rule: RULE for one.', place: placeOf(entry.key) ?? headOf(entry.value) });
  return [];
}

function rulesAt(entry: Entry | undefined, faults: Fault[]): readonly Word[] {
  if (entry?.value.kind !== 'sequence') return entry ? rulesIn(entry.value, faults) : [];
  faults.push({ message: '"rule" is one rule.', help: 'Write rules: [RULE, RULE] for several.', place: placeOf(entry.key) ?? headOf(entry.value) });
  return [];
}

function rulesIn(node: Node, faults: Fault[]): readonly Word[] {
  const word = textOf(node);
  if (word) return [word];
  faults.push({ message: 'A rule is named by its id, as text.', help: 'Write the id itself; nothing is computed here.', place: headOf(node) });
  return [];
}

/** The text under a key; what stands there and is no text is a fault. */
function textAt(item: MappingNode, name: string, faults: Fault[]): Word | undefined {
  const entry = entryOf(item, name);
  if (!entry) return undefined;
  const word = textOf(entry.value);
  if (!word) faults.push({ message: `"${name}" is a text.`, help: 'Write the text itself; nothing is computed here.', place: headOf(entry.value) });
  return word;
}

/** A tag means a function, and whoever writes `null` has said nothing. */
function textOf(node: Node): Word | undefined {
  if (node.kind !== 'scalar' || (node.tag !== undefined && !node.tag.startsWith('!!')) || plainType(node) === 'null') return undefined;
  return { text: node.value.trim(), place: headOf(node) };
}

function wordOf(node: Entry['key']): Word {
  return { text: node.value, place: headOf(node) };
}

/** The narrowest place that shows a node: of a collection its first key or item. */
function headOf(node: Node): Place {
  const first = node.kind === 'mapping' ? node.entries[0]?.key : node.kind === 'sequence' ? node.items[0] : undefined;
  if (first && first.start >= node.start && first.end <= node.end) return headOf(first);
  return placeIn(node.doc.mapped, node.start, node.end);
}

function faulty(fault: Fault): Read {
  return { faults: [fault] };
}
