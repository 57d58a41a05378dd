/** Several changes of one object or list of JSON, in the style found. */

import { appendItem, insertEntry, replaceValue } from '../../../syntax/edit.js';
import { JSON_STYLE, renderJson, renderJsonEntry } from '../../../syntax/json-render.js';
import { hasLines, indentOf, jsonStyleAt } from '../../../syntax/layout.js';
import type { Collection } from '../../../syntax/path.js';
import { collectionsAround } from '../../../syntax/path.js';
import type { Plain } from '../../../syntax/plain.js';
import type { Node } from '../../../syntax/tree.js';
import type { Span } from '../../../text/source.js';
import type { TextEdit } from '../../../text/edit.js';

/** An item of a list, or an entry under its key. */
export interface Element {
  readonly key?: string;
  readonly value: Plain;
}

/**
 * What is added takes the place of what is removed; the rest of it stands behind the last one.
 * @param removed by index @returns undefined where a key is there already, or more than once
 */
export function changeElements(node: Collection, removed: readonly number[], added: readonly Element[]): readonly TextEdit[] | undefined {
  const spans = spansOf(node);
  if (spans.length === 0) return added.length === 0 ? [] : given(replaceValue(node, whole(node, added)));
  const edits: (TextEdit | undefined)[] = [];
  const gone: number[] = [];
  let used = 0;
  for (const index of [...removed].sort((a, b) => a - b)) {
    const next = added[used];
    const span = spans[index];
    if (!next || !span) gone.push(index);
    else {
      edits.push(replaced(node, span, next));
      used++;
    }
  }
  const rest = added.slice(used);
  if (rest.length > 0) edits.push(appended(node, rest));
  edits.push(...cut(node, spans, gone));
  return all(edits);
}

function given(edit: TextEdit | undefined): readonly TextEdit[] | undefined {
  return edit && [edit];
}

function spansOf(node: Collection): readonly Span[] {
  return node.kind === 'sequence' ? node.items : node.entries.map(({ key, value }) => ({ start: key.start, end: value.end }));
}

function whole(node: Collection, elements: readonly Element[]): Plain {
  return node.kind === 'sequence' ? elements.map(({ value }) => value) : Object.fromEntries(elements.map(({ key, value }) => [key ?? '', value]));
}

function replaced(node: Collection, { start, end }: Span, { key, value }: Element): TextEdit | undefined {
  const { mapped } = node.doc;
  if (key !== undefined && hasKey(node, key)) return undefined;
  const style = jsonStyleAt(node);
  const indent = indentOf(mapped.text, start);
  return mapped.edit(start, end, key === undefined ? renderJson(value, style, indent) : renderJsonEntry(key, value, style, indent));
}

function hasKey(node: Collection, key: string): boolean {
  return node.kind === 'mapping' && node.entries.some((entry) => entry.key.value === key);
}

/** Insertions at one place are one. */
function appended(node: Collection, elements: readonly Element[]): TextEdit | undefined {
  const all = elements.map(({ key, value }) => (node.kind === 'sequence' ? appendItem(node, value) : insertEntry(node, key ?? '', value)));
  const [first] = all;
  if (!first || !all.every((edit) => edit?.start === first.start && edit.end === first.end)) return undefined;
  const adds = first.start === first.end && node.kind === 'mapping' ? { adds: elements.map(({ key }) => key ?? '') } : {};
  return { ...first, text: all.map((edit) => edit?.text).join(''), ...adds };
}

/** Neighbours go at once, with the commas that they had: up to the next one that stays, else behind the one before. */
function cut(node: Collection, spans: readonly Span[], gone: readonly number[]): readonly (TextEdit | undefined)[] {
  const { mapped } = node.doc;
  if (gone.length === spans.length) return [mapped.edit(node.start + 1, node.end - 1, '')];
  return runsOf(gone).map(([first, last]) => {
    const [own, before, next] = [spans[first], spans[first - 1], spans[last + 1]];
    const end = spans[last]?.end;
    if (!own || end === undefined) return undefined;
    return next ? mapped.edit(own.start, next.start, '') : mapped.edit(before?.end ?? node.start + 1, end, '');
  });
}

function runsOf(indexes: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** A single value and others as a list: what stands there keeps its spelling, and moves with its lines. */
export function listAround(node: Node, others: readonly Plain[]): readonly TextEdit[] | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const around = node.kind === 'mapping' || node.kind === 'sequence' ? node : collectionsAround(node).at(-1);
  const style = around && jsonStyleAt(around);
  const edit = (start: number, end: number, written: string): TextEdit | undefined => mapped.edit(start, end, written);
  if (node.kind !== 'mapping' || !hasLines(node) || style?.unit === undefined) {
    const rendered = others.map((other) => `${style?.comma ?? ', '}${renderJson(other, { ...(style ?? JSON_STYLE), unit: undefined })}`);
    return all([edit(node.start, node.start, '['), edit(node.end, node.end, `${rendered.join('')}]`)]);
  }
  const outer = indentOf(text, node.start);
  const inner = outer + style.unit;
  const moved = [...text.slice(node.start, node.end).matchAll(/\n(?=[^\r\n])/g)].map(({ index }) => node.start + index + 1);
  return all([
    edit(node.start, node.start, `[${style.eol}${inner}`),
    ...moved.map((at) => edit(at, at, style.unit ?? '')),
    edit(node.end, node.end, `${others.map((other) => `,${style.eol}${inner}${renderJson(other, style, inner)}`).join('')}${style.eol}${outer}]`),
  ]);
}

function all(edits: readonly (TextEdit | undefined)[]): readonly TextEdit[] | undefined {
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}
