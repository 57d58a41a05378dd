/** Rough edits of values: what stands behind `=`, items of tuples, entries of objects. */

import { lineEnd } from '../layout.js';
import type { Plain, PlainObject } from '../plain.js';
import { isFilled } from '../plain.js';
import type { Rough } from './edit.js';
import { beginsLine, behindComma, lineIndent, restOfLine, styleAround, wholeLines } from './edit-gap.js';
import type { HclStyle } from './format.js';
import { onOneLine, plainEntries, plainExpression, plainKey } from './format.js';
import type { Expression, ObjectEntry, ObjectExpression, Tuple } from './tree.js';

/** The elements that are to be added; an entry of an object on one line is written flat. */
type Render = (style: HclStyle, indent: string, flat: boolean) => readonly string[];

type Collection = Tuple | ObjectExpression;
type Element = Expression | ObjectEntry;

/** The key of an entry, where its text says all of it. */
export function keyOf({ key, literalKey }: ObjectEntry): string | undefined {
  if (literalKey !== undefined || key.kind !== 'template') return literalKey;
  const parts = key.parts.map((part) => (part.kind === 'text' ? part.text.text : undefined));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** Puts a value in the place of an expression. */
export function replaceExpression(expression: Expression, value: Plain): Rough {
  const { text } = expression.in;
  const style = styleIn(expression, expression);
  const flat = isFlat(expression) || /^[ \t]*(?:\}|,[ \t]*[^\s#/])/.test(text.slice(expression.end, lineEnd(text, expression.end)));
  const written = flat ? onOneLine(value, style.separator) : plainExpression(value, style, lineIndent(text, expression.start));
  return { in: expression.in, start: expression.start, end: expression.end, text: written };
}

export function appendItem(tuple: Tuple, value: Plain): readonly Rough[] | undefined {
  const last = tuple.items.at(-1);
  return append(
    tuple,
    (style, indent, flat) => [flat && last && isFlat(last) ? onOneLine(value, style.separator) : plainExpression(value, style, indent)],
    isFilled(value),
  );
}

/** Adds entries behind the last one; undefined when one of the keys is there already. */
export function insertEntries(object: ObjectExpression, entries: PlainObject): readonly Rough[] | undefined {
  const taken = new Set(object.entries.map(keyOf));
  // A key that is computed may be any.
  if (taken.has(undefined) || Object.keys(entries).some((key) => taken.has(key))) return undefined;
  return append(object, (style, indent, flat) => (flat ? flatEntries(entries, style) : plainEntries(entries, style, indent)), true);
}

export function removeItem(tuple: Tuple, index: number): readonly Rough[] | undefined {
  return removeElement(tuple, index);
}

/** Removes the one entry of that key. */
export function removeEntry(object: ObjectExpression, key: string): readonly Rough[] | undefined {
  const index = object.entries.findIndex((entry) => keyOf(entry) === key);
  if (index < 0 || object.entries.findLastIndex((entry) => keyOf(entry) === key) !== index) return undefined;
  return removeElement(object, index);
}

function flatEntries(entries: PlainObject, { separator }: HclStyle): readonly string[] {
  return Object.entries(entries).map(([key, value]) => `${plainKey(key)} ${separator} ${onOneLine(value, separator)}`);
}

function isCollection(expression: Expression): expression is Collection {
  return expression.kind === 'tuple' || expression.kind === 'object';
}

/** What holds something on one line. */
function isFlat(expression: Expression): boolean {
  return isCollection(expression) && elementsOf(expression).length > 0 && !expression.in.text.slice(expression.start, expression.end).includes('\n');
}

function elementsOf(node: Collection): readonly Element[] {
  return node.kind === 'tuple' ? node.items : node.entries;
}

/** How data is written in `node`: as its entries are, else those of what is told to be `near`. */
function styleIn(node: Expression, near: Expression): HclStyle {
  const { text } = node.in;
  const first = isCollection(near) ? elementsOf(near)[0] : undefined;
  const style = styleAround(text, node.start, first?.start);
  if (near.kind !== 'object' || near.entries.length === 0)
    return near.kind === 'tuple' && near.items[0] ? { ...styleIn(near.items[0], near.items[0]), unit: style.unit } : style;
  const last = near.entries.at(-1) as ObjectEntry;
  return { ...style, separator: (near.entries[0] as ObjectEntry).separator, comma: behindComma(text, last.end) !== undefined };
}

function append(node: Collection, render: Render, long: boolean): readonly Rough[] | undefined {
  const { text } = node.in;
  const elements = elementsOf(node);
  const last = elements.at(-1);
  if (!last) return fill(node, render, long);
  const before = elements.at(-2)?.end ?? node.start;
  return text.slice(before, last.start).includes('\n') ? appendBelow(node, last, render) : appendBeside(node, last, render);
}

/** On the line of the last element. */
function appendBeside(node: Collection, { start, end }: Element, render: Render): readonly Rough[] | undefined {
  const { text } = node.in;
  const added = render({ ...styleIn(node, node), comma: false }, lineIndent(text, start), true).join(', ');
  const comma = behindComma(text, end);
  if (comma !== undefined) return [{ in: node.in, start: comma, end: comma, text: ` ${added},` }];
  // The mark that ends a heredoc has its line for itself.
  return text[end] === '\n' ? undefined : [{ in: node.in, start: end, end, text: `, ${added}` }];
}

/** On lines of its own, behind the comment of the last element. */
function appendBelow(node: Collection, last: Element, render: Render): readonly Rough[] | undefined {
  const { text } = node.in;
  const style = styleIn(node, node);
  const indent = lineIndent(text, last.start);
  const comma = behindComma(text, last.end);
  const commas = node.kind === 'tuple' || node.entries.some(({ end }) => behindComma(text, end) !== undefined);
  const rendered = render({ ...style, comma: false }, indent, false);
  const added = rendered.map((line, index) => style.eol + indent + line + (commas && (comma !== undefined || index < rendered.length - 1) ? ',' : '')).join('');
  const at = restOfLine(text, comma ?? last.end) ?? comma ?? last.end;
  const below: Rough = { in: node.in, start: at, end: at, text: added };
  if (comma !== undefined || !commas) return [below];
  return /<<-?\w+[^\n]*\n[\s\S]*$/.test(text.slice(last.start, last.end)) ? undefined : [{ in: node.in, start: last.end, end: last.end, text: ',' }, below];
}

function fill(node: Collection, render: Render, long: boolean): readonly Rough[] | undefined {
  const { text } = node.in;
  const [start, end] = [node.start + 1, node.end - 1];
  if (text.slice(start, end).trim() !== '') return undefined;
  const style = styleAround(text, node.start, undefined);
  const outer = lineIndent(text, node.start);
  const indent = outer + style.unit;
  if (!long) return [{ in: node.in, start, end, text: render(style, outer, true).join(', ') }];
  const comma = node.kind === 'tuple' ? ',' : '';
  const lines = render(style, indent, false).map((line) => `${style.eol}${indent}${line}${comma}`);
  return [{ in: node.in, start, end, text: `${lines.join('')}${style.eol}${outer}` }];
}

function removeElement(node: Collection, index: number): readonly Rough[] | undefined {
  const { text } = node.in;
  const elements = elementsOf(node);
  const own = elements[index];
  if (!own) return undefined;
  const cut = (start: number, end: number): Rough => ({ in: node.in, start, end, text: '' });
  const [before, after] = [elements[index - 1], elements[index + 1]];
  const [open, close] = [node.start + 1, node.end - 1];
  const comma = behindComma(text, own.end);
  if (!before && !after) {
    const around = text.slice(open, own.start) + text.slice(comma ?? own.end, close);
    if (around.trim() === '') return [cut(open, close)];
  }
  const lines = beginsLine(text, own.start) ? wholeLines(text, own.start, comma ?? own.end) : undefined;
  if (lines) {
    const trailing = before && !after && comma === undefined ? behindComma(text, before.end) : undefined;
    return [...(trailing === undefined ? [] : [cut(trailing - 1, trailing)]), cut(lines.start, lines.end)];
  }
  const [start, end] = after ? [own.start, after.start] : before ? [before.end, comma ?? own.end] : [open, close];
  const gaps = text.slice(start, own.start) + text.slice(own.end, end);
  return /#|\/[/*]/.test(gaps) ? undefined : [cut(start, end)];
}

/** Puts an entry of another key in the place of one. */
export function replaceEntry(object: ObjectExpression, key: string, other: string, value: Plain): Rough | undefined {
  const entry = object.entries.findLast((entry) => keyOf(entry) === key);
  if (!entry) return undefined;
  const style = { ...styleIn(object, object), comma: false };
  const flat = !object.in.text.slice(object.start, object.end).includes('\n');
  const [line] = flat ? flatEntries({ [other]: value }, style) : plainEntries({ [other]: value }, style, lineIndent(object.in.text, entry.start));
  return { in: object.in, start: entry.start, end: entry.end, text: line ?? '' };
}
