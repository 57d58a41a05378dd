/** Lines, columns and indentation of a text that is to be edited. */

import type { JsonStyle } from './json-render.js';
import { type Collection, collectionsAround } from './path.js';
import type { Document, Entry, MappingNode, Node } from './tree.js';
import { skipGap } from './yaml-gap.js';
import type { YamlStyle } from './yaml-render.js';

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : at;
}

/** The end of a line without its break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Where the line after this one starts; the end of the text if there is none. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The white space at the beginning of the line that holds an offset. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

export function eolOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Where each element of a collection begins: its keys, or its items. Elements that stand elsewhere (aliases, merges) are left out. */
export function elementsOf(node: Collection): readonly Node[] {
  let found = kept.get(node);
  if (!found) {
    found = findElements(node);
    kept.set(node, found);
  }
  return found;
}

/** A large mapping is asked again for every edit in it. */
const kept = new WeakMap<Collection, readonly Node[]>();

function findElements(node: Collection): readonly Node[] {
  const elements: readonly Node[] = node.kind === 'sequence' ? node.items : node.entries.filter((entry) => !entry.merged).map((entry) => entry.key);
  return elements.filter((element) => element.start >= node.start && element.end <= node.end);
}

/** Whether a bracketed collection gives its elements lines of their own. */
export function hasLines(node: Collection): boolean {
  const first = elementsOf(node)[0];
  return first !== undefined && /[\n\r]/.test(node.doc.mapped.text.slice(node.start, first.start));
}

/** How JSON is spaced around `node`. An empty collection takes the layout of what it stands in. */
export function jsonStyleAt(node: Collection): JsonStyle {
  const { text } = node.doc.mapped;
  const around = [node, ...[...collectionsAround(node)].reverse()];
  const model = around.find((collection) => elementsOf(collection).length > 0);
  const lines = model !== undefined && (hasLines(model) || holdsLines(model));
  const gap = colonGap(around) ?? (/[\n\r]/.test(text) ? ': ' : ':');
  const comma = around.map(commaGap).find((found) => found !== undefined) ?? (gap === ':' ? ',' : ', ');
  return { colon: gap, comma, unit: lines ? unitText(around) : undefined, eol: eolOf(text) };
}

/** Whether a list has items with lines of their own, though the first of them begins on its line: `[{`. */
function holdsLines(node: Collection): boolean {
  return node.kind === 'sequence' && node.items.some((item) => (item.kind === 'mapping' || item.kind === 'sequence') && hasLines(item));
}

function colonGap(around: readonly Collection[]): string | undefined {
  const model = around.find((collection): collection is MappingNode => collection.kind === 'mapping' && collection.entries.length > 0);
  const entry = model?.entries[0];
  if (!entry) return undefined;
  const gap = entry.key.doc.mapped.text.slice(entry.key.end, entry.value.start);
  return /^ *: *$/.test(gap) ? gap : undefined;
}

function commaGap(node: Collection): string | undefined {
  const second = elementsOf(node)[1];
  if (!second || hasLines(node)) return undefined;
  return /, *$/.exec(node.doc.mapped.text.slice(node.start, second.start))?.[0];
}

/** One level of indentation, from the nearest collection that shows it. */
function unitText(around: readonly Collection[]): string {
  for (const node of around) {
    const first = elementsOf(node)[0];
    if (!first || !hasLines(node)) continue;
    const { text } = node.doc.mapped;
    const [outer, inner] = [indentOf(text, node.start), indentOf(text, first.start)];
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

/** How block YAML is laid out around `node`: what its children show, else what the document shows. */
export function yamlStyleAt(node: Node): YamlStyle {
  const { doc } = node;
  const near: readonly Node[] = [node, ...[...collectionsAround(node)].reverse()];
  const first = (kind: 'mapping' | 'sequence'): number | undefined => {
    for (const at of near) {
      const found = at.kind === 'mapping' ? childDepth(at, kind) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const whole = habitsOf(doc);
  const unit = first('mapping') ?? whole.unit() ?? 2;
  return { unit, dash: first('sequence') ?? whole.dash() ?? unit, eol: whole.eol, quote: whole.quote, literals: true };
}

/** What a whole document shows of its writer's habits; looked for once, however many edits ask. */
interface Habits {
  readonly unit: () => number | undefined;
  readonly dash: () => number | undefined;
  readonly eol: string;
  readonly quote: 'double' | 'single';
}

const habits = new WeakMap<Document, Habits>();

function habitsOf(doc: Document): Habits {
  let found = habits.get(doc);
  if (!found) {
    const { text } = doc.mapped;
    const once = (kind: 'mapping' | 'sequence'): (() => number | undefined) => {
      let looked: { readonly depth: number | undefined } | undefined;
      return () => (looked ??= { depth: deepFind(doc.root, (mapping) => childDepth(mapping, kind)) }).depth;
    };
    const quote = /(?:^|[:\-,[{]\s+)(["'])/m.exec(text)?.[1] === '"' ? 'double' : 'single';
    found = { unit: once('mapping'), dash: once('sequence'), eol: eolOf(text), quote };
    habits.set(doc, found);
  }
  return found;
}

/** By how many columns a block stands deeper than its key. */
function childDepth(mapping: MappingNode, kind: 'mapping' | 'sequence'): number | undefined {
  if (mapping.flow) return undefined;
  const { text } = mapping.doc.mapped;
  for (const { key, value, merged } of mapping.entries) {
    if (merged || value.kind !== kind || value.flow || value.start < key.end || value.end > mapping.end) continue;
    const depth = columnOf(text, value.start) - columnOf(text, key.start);
    if (depth >= (kind === 'mapping' ? 1 : 0)) return depth;
  }
  return undefined;
}

function deepFind(root: Node | undefined, measure: (mapping: MappingNode) => number | undefined): number | undefined {
  const pending = root ? [root] : [];
  const known = new Set<Node>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (known.has(node)) continue;
    known.add(node);
    const found = node.kind === 'mapping' ? measure(node) : undefined;
    if (found !== undefined) return found;
    if (node.kind === 'mapping') for (let index = node.entries.length; index-- > 0; ) pending.push((node.entries[index] as Entry).value);
    else if (node.kind === 'sequence') for (let index = node.items.length; index-- > 0; ) pending.push(node.items[index] as Node);
  }
  return undefined;
}

/** The end of the space in which a left-out value would stand. */
export function blankEnd(text: string, start: number): number {
  return start + (/^[ \t]*(?=[,}\]\n\r]|$)/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0);
}

/** The offset behind the colon of an entry; undefined when the key stands elsewhere or has no colon of its own. */
export function behindColon(doc: Document, keyEnd: number): number | undefined {
  const { text } = doc.mapped;
  const at = skipGap(text, keyEnd);
  return text[at] === ':' ? at + 1 : undefined;
}
