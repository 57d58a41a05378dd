import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/source.js';
import { renderJson, renderJsonEntry } from './json-render.js';
import { blankEnd, elementsOf, eolOf, indentOf, jsonStyleAt, lineEnd, yamlStyleAt } from './layout.js';
import { type Collection, collectionsAround } from './path.js';
import type { Plain } from './plain.js';
import type { Node, ScalarNode } from './tree.js';
import { skipGap } from './yaml-gap.js';
import { renderFlow, renderFlowEntry, renderScalar } from './yaml-render.js';
import { losesAnchor, valueStart } from './yaml-span.js';

/** Edits between brackets and braces: all of JSON, and flow collections of YAML. */

/** Adds an element behind the last one; `key` for mappings. */
export function addToFlow(node: Collection, key: string | undefined, value: Plain): TextEdit | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const spans = spansOf(node);
  if (!spans) return undefined;
  const last = spans.at(-1);
  if (!last) return fillEmpty(node, key, value);
  const element = renderElement(node, key, value, indentOf(text, last.start));
  const separated = /[\n\r]/.test(text.slice(spans.at(-2)?.end ?? node.start, last.start));
  if (!separated) return mapped.edit(last.end, last.end, (node.doc.syntax === 'json' ? jsonStyleAt(node).comma : ', ') + element);
  const broken = eolOf(text) + indentOf(text, last.start);
  const rest = text.slice(last.end, lineEnd(text, last.end));
  const [, comma = '', comment = ''] = /^([ \t]*,)?([ \t]*#.*|[ \t]*)$/.exec(rest) ?? [];
  if (!comma && !comment.trim()) return mapped.edit(last.end, last.end, `,${broken}${element}`);
  return mapped.edit(last.end, last.end + rest.length, `${comma || ','}${comment}${broken}${element}${comma && ','}`);
}

/** Removes an element with its comma. */
export function removeFromFlow(node: Collection, index: number): TextEdit | undefined {
  const { mapped } = node.doc;
  const spans = spansOf(node);
  const own = spans?.[index];
  if (!spans || !own) return undefined;
  const [before, after] = [spans[index - 1], spans[index + 1]];
  let span: Span = { start: node.start + 1, end: node.end - 1 };
  if (after) span = { start: own.start, end: after.start };
  else if (before) span = { start: before.end, end: own.end };
  const gaps = mapped.text.slice(span.start, own.start) + mapped.text.slice(own.end, span.end);
  return gaps.includes('#') ? undefined : mapped.edit(span.start, span.end, '');
}

/** Replaces a value that stands between brackets. */
export function replaceInFlow(node: Node, value: Plain): TextEdit | undefined {
  const { mapped, syntax } = node.doc;
  if (syntax === 'json') return mapped.edit(node.start, node.end, renderInFlow(node, value));
  const start = valueStart(node);
  if (start === undefined || losesAnchor(mapped.text, start, node.end)) return undefined;
  if (start < node.end) {
    // Right behind a plain key's colon only a bracket may stand.
    const glued = mapped.text[start - 1] === ':' && keyOf(node)?.style === 'plain';
    return mapped.edit(start, node.end, (glued ? ' ' : '') + renderInFlow(node, value));
  }
  return /:\s*$/.test(mapped.text.slice(0, start)) ? mapped.edit(start, blankEnd(mapped.text, start), ` ${renderInFlow(node, value)}`) : undefined;
}

/** A value in brackets' syntax, for the place where `node` stands. */
export function renderInFlow(node: Node, value: Plain): string {
  const { doc } = node;
  if (doc.syntax !== 'json') {
    if (node.kind === 'scalar' && typeof value !== 'object') return renderScalar(value, yamlStyleAt(node), true, node.style);
    return renderFlow(value, yamlStyleAt(node), true, quotesKeys(node));
  }
  const around = collectionsAround(node).at(-1) ?? (node.kind === 'mapping' || node.kind === 'sequence' ? node : undefined);
  const style = around ? jsonStyleAt(around) : { colon: ': ', comma: ', ', unit: undefined, eol: '\n' };
  return renderJson(value, style, indentOf(doc.mapped.text, node.start));
}

function fillEmpty(node: Collection, key: string | undefined, value: Plain): TextEdit | undefined {
  const { mapped, syntax } = node.doc;
  const [start, end] = [node.start + 1, node.end - 1];
  if (mapped.text.slice(start, end).trim() !== '') return undefined;
  const style = jsonStyleAt(node);
  if (syntax !== 'json' || style.unit === undefined) return mapped.edit(start, end, renderElement(node, key, value, ''));
  const indent = indentOf(mapped.text, node.start);
  return mapped.edit(start, end, `${style.eol}${indent}${style.unit}${renderElement(node, key, value, indent + style.unit)}${style.eol}${indent}`);
}

function renderElement(node: Collection, key: string | undefined, value: Plain, indent: string): string {
  if (node.doc.syntax === 'json') {
    const style = jsonStyleAt(node);
    return key === undefined ? renderJson(value, style, indent) : renderJsonEntry(key, value, style, indent);
  }
  const style = yamlStyleAt(node);
  return key === undefined ? renderFlow(value, style, true, quotesKeys(node)) : renderFlowEntry(key, value, style, quotesKeys(node));
}

function keyOf(node: Node): ScalarNode | undefined {
  const parent = collectionsAround(node).at(-1);
  return parent?.kind === 'mapping' ? parent.entries.find((entry) => entry.value === node)?.key : undefined;
}

/** JSON inside YAML keeps its quoted keys. */
function quotesKeys(node: Node): boolean {
  const around = node.kind === 'mapping' ? node : collectionsAround(node).findLast((collection) => collection.kind === 'mapping' && collection.flow);
  if (around?.kind !== 'mapping' || !around.flow) return false;
  const keys = elementsOf(around);
  return keys.length > 0 && keys.every((key) => key.kind === 'scalar' && key.style === 'double');
}

/** Where the elements stand, with their tags and anchors; undefined when something else stands between them (a merge key, say). */
function spansOf(node: Collection): readonly Span[] | undefined {
  const { text } = node.doc.mapped;
  if (!'[{'.includes(text[node.start] as string)) return undefined;
  const spans: Span[] = [];
  let at = node.start + 1;
  const elements: readonly (readonly [Node, Node])[] =
    node.kind === 'sequence' ? node.items.map((item) => [item, item]) : node.entries.filter((entry) => !entry.merged).map(({ key, value }) => [key, value]);
  for (const [head, tail] of elements) {
    const start = skipGap(text, at, true);
    const alias = aliasEnd(text, head === tail ? start : skipGap(text, skipColon(text, head.end)));
    const end = alias ?? tail.end;
    const headHere = alias !== undefined && head === tail ? start : head.start;
    if (headHere < start || end > node.end || !/^(?:[&!]\S*\s+|\?\s+)*$/.test(text.slice(start, headHere))) return undefined;
    if (alias === undefined && tail.start < at) return undefined;
    spans.push({ start, end });
    at = end;
  }
  return skipGap(text, at, true) === node.end - 1 ? spans : undefined;
}

function skipColon(text: string, offset: number): number {
  const at = skipGap(text, offset);
  return text[at] === ':' ? at + 1 : offset;
}

const ALIAS = /\*[^\s,[\]{}]+/y;

function aliasEnd(text: string, at: number): number | undefined {
  ALIAS.lastIndex = at;
  return ALIAS.test(text) ? ALIAS.lastIndex : undefined;
}
