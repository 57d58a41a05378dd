import type { TextEdit } from '../text/edit.js';
import { addToFlow, renderInFlow } from './edit-flow.js';
import { behindColon, blankEnd, columnOf, eolOf, lineEnd, lineStart, nextLine, yamlStyleAt } from './layout.js';
import { type Collection, collectionsAround } from './path.js';
import { type Plain, type PlainObject, isFilled, isList } from './plain.js';
import type { MappingNode, Node } from './tree.js';
import { skipGap } from './yaml-gap.js';
import { type YamlStyle, renderBehindKey, renderEntries, renderEntry, renderItem, renderItems, renderLiteral, renderScalar } from './yaml-render.js';
import { blockSpans, losesAnchor, valueStart } from './yaml-span.js';

/** Edits in block YAML, where lines and indentation carry the structure. */

/** Adds an element behind the last one, before comments and blank lines that follow it; `key` for mappings. */
export function addToBlock(node: Collection, key: string | undefined, value: Plain): TextEdit | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const column = columnOf(text, node.start);
  const style = styleAt(node, column);
  const element = ' '.repeat(column) + (key === undefined ? `- ${renderItem(value, column, style)}` : renderEntry(key, value, column, style));
  if (endsWithLine(text, node)) return mapped.edit(node.end, node.end, element + style.eol);
  const end = lineEnd(text, node.end);
  return isComment(text.slice(node.end, end)) ? mapped.edit(end, end, style.eol + element) : undefined;
}

/** `{}` and `[]` that stand in a block become a block, where nothing is lost by it. */
export function addToEmpty(node: Collection, key: string | undefined, value: Plain): TextEdit | undefined {
  const filled = key === undefined ? [value] : { [key]: value };
  const block = node.tag === undefined && node.end - node.start === 2 ? replaceInBlock(node, filled) : undefined;
  return block ?? addToFlow(node, key, value);
}

/** Replaces a value that stands in a block, or is one. */
export function replaceInBlock(node: Node, value: Plain): TextEdit | undefined {
  const { text } = node.doc.mapped;
  const start = valueStart(node);
  if (start === undefined || losesAnchor(text, start, node.end)) return undefined;
  const parent = collectionsAround(node).at(-1);
  return parent?.kind === 'mapping' ? replaceBehindKey(node, parent, start, value) : replaceInPlace(node, parent, start, value);
}

/** Removes the lines of an entry or item; the last one of a collection leaves empty brackets. */
export function removeFromBlock(node: Collection, index: number): TextEdit | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const spans = blockSpans(node);
  const own = spans?.[index];
  if (!spans || !own || losesAnchor(text, own.start, own.end)) return undefined;
  if (spans.length === 1) return replaceInBlock(node, node.kind === 'mapping' ? {} : []);
  const whole = endsWithLine(text, own);
  const tail = whole ? own.end : lineEnd(text, own.end);
  if (!isComment(text.slice(own.end, tail))) return undefined;
  const line = lineStart(text, own.start);
  if (text.slice(line, own.start).trim() === '') {
    const past = whole ? own.end : nextLine(text, tail);
    return whole || past > tail ? mapped.edit(line, past, '') : mapped.edit(line - breakBefore(text, line), tail, '');
  }
  // The first entry of a mapping that begins behind a dash: the second one takes its place.
  const next = spans[index + 1];
  if (index > 0 || !next || text.slice(tail, next.start).includes('#')) return undefined;
  return mapped.edit(own.start, next.start, '');
}

/** Behind a colon: a block goes on the lines below, anything else on the line of the key. A comment there stays there. */
function replaceBehindKey(node: Node, parent: MappingNode, start: number, value: Plain): TextEdit | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const entry = parent.entries.find((own) => own.value === node && !own.merged);
  const colon = entry && entry.key.end <= node.start ? behindColon(node.doc, entry.key.end) : undefined;
  if (colon === undefined || colon > start) return undefined;
  const found = /^((?:[ \t]+&[^\s,[\]{}]+)?)([ \t]*|[ \t]+#[^\n\r]*)([\n\r][ \t\n\r]*)?$/.exec(text.slice(colon, start));
  if (!found) return undefined;
  const [, anchor = '', gap = '', below] = found;
  const from = colon + anchor.length;
  const style = styleAt(node, columnOf(text, parent.start));
  const closing = endsWithLine(text, node) ? style.eol : '';
  const flow = keepsBrackets(node);
  if (below === undefined && (!isFilled(value) || flow)) {
    const written = flow ? renderInFlow(node, value) : renderLike(node, value, style);
    return start < node.end ? mapped.edit(start, node.end, written + closing) : mapped.edit(start, blankEnd(text, start), ` ${written}`);
  }
  const written =
    isFilled(value) && !flow
      ? renderBehindKey(value, columnOf(text, parent.start), style)
      : ` ${flow ? renderInFlow(node, value) : renderLike(node, value, style)}`;
  if (below !== undefined) return mapped.edit(from, node.end, withComment(written, gap) + closing);
  const tail = closing ? '' : text.slice(node.end, lineEnd(text, node.end));
  return isComment(tail) ? mapped.edit(from, node.end + tail.length, withComment(written, headerComment(node) || tail) + closing) : undefined;
}

/** Behind a dash, and at the root: the value begins where the old one began, and goes on below in the same column. */
function replaceInPlace(node: Node, parent: Collection | undefined, start: number, value: Plain): TextEdit | undefined {
  const { mapped } = node.doc;
  const { text } = mapped;
  const style = styleAt(node, parent ? columnOf(text, parent.start) : 0);
  const closing = endsWithLine(text, node) ? style.eol : '';
  const gap = start === node.end && parent ? ' ' : '';
  if (keepsBrackets(node)) return mapped.edit(start, node.end, renderInFlow(node, value));
  if (!isFilled(value)) return mapped.edit(start, node.end, gap + renderLike(node, value, style) + closing);
  const column = columnOf(text, start) + gap.length;
  if (/[^ -]/.test(text.slice(lineStart(text, start), start)) || (!parent && column > 0)) return undefined;
  const block = isList(value) ? renderItems(value, column, style) : renderEntries(value as PlainObject, column, style);
  const tail = closing ? '' : text.slice(node.end, lineEnd(text, node.end));
  if (!isComment(tail)) return undefined;
  const isBlock = (node.kind === 'mapping' || node.kind === 'sequence') && !node.flow;
  const end = isBlock ? node.end : node.end + tail.length;
  return mapped.edit(start, end, gap + withComment(block.slice(column), isBlock ? '' : headerComment(node) || tail) + closing);
}

/** The layout for what is written up to a node's end; a comment there that stands deeper than `column` would fall into a literal block. */
function styleAt(node: Node, column: number): YamlStyle {
  const { text } = node.doc.mapped;
  const rest = /^[ \t]*#|^(?:[ \t]*[\n\r])+([ \t]*)#/.exec(text.slice(node.end, skipGap(text, node.end)));
  const style = yamlStyleAt(node);
  return rest && (rest[1] === undefined || rest[1].length > column) ? { ...style, literals: false } : style;
}

/** A comment goes to the end of the first line, where no block can take it for its content. */
function withComment(written: string, comment: string): string {
  if (comment.trim() === '') return written;
  const end = lineEnd(written, 0);
  return written.slice(0, end) + comment + written.slice(end);
}

/** The comment behind the `|` or `>` of a block scalar. */
function headerComment(node: Node): string {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return '';
  const { text } = node.doc.mapped;
  return /[ \t]+#.*$/.exec(text.slice(node.start, lineEnd(text, node.start)))?.[0] ?? '';
}

/** A text keeps its kind of quotes, or stays a literal block if it has several lines. */
function renderLike(node: Node, value: Plain, style: YamlStyle): string {
  if (typeof value === 'object' && value !== null) return isList(value) ? '[]' : '{}';
  if (node.kind !== 'scalar') return renderScalar(value, style, false);
  const block = node.style === 'literal' || node.style === 'folded';
  const literal = block && typeof value === 'string' ? renderLiteral(value, node.indent ?? 0, eolOf(node.doc.mapped.text)) : undefined;
  return withComment(literal ?? renderScalar(value, style, false, node.style), headerComment(node));
}

function keepsBrackets(node: Node): boolean {
  return (node.kind === 'mapping' || node.kind === 'sequence') && node.flow && node.end - node.start > 2;
}

/** A block that keeps its blank lines ends where the next line starts. */
function endsWithLine(text: string, span: { readonly start: number; readonly end: number }): boolean {
  return span.end > lineEnd(text, span.start) && lineStart(text, span.end) === span.end;
}

function isComment(text: string): boolean {
  return /^(?:\s*|\s+#.*)$/.test(text);
}

function breakBefore(text: string, line: number): number {
  return text.slice(Math.max(0, line - 2), line) === '\r\n' ? 2 : Math.min(1, line);
}
