/** What stands between the parts of a text: white space, comments, line breaks. */

import { eolOf, indentOf, lineEnd, lineStart } from '../layout.js';
import type { HclStyle } from './format.js';
import { FMT_STYLE } from './format.js';

/** Behind white space, line breaks and comments. */
export function skipGap(text: string, offset: number): number {
  const gap = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  gap.lastIndex = offset;
  return offset + (gap.exec(text)?.[0].length ?? 0);
}

/** Behind the comma that follows an element, if one does. */
export function behindComma(text: string, offset: number): number | undefined {
  const at = skipGap(text, offset);
  return text[at] === ',' ? at + 1 : undefined;
}

/** The end of a line of which nothing but a comment is left; undefined when something follows or the comment goes on. */
export function restOfLine(text: string, offset: number): number | undefined {
  const end = lineEnd(text, offset);
  return end === offset || /^[ \t]*(?:(?:#|\/\/).*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)?$/.test(text.slice(offset, end)) ? end : undefined;
}

/** Whether nothing but white space stands before it on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** Indentation and line breaks around an offset; `inner` begins a line one level deeper, if one does. */
export function styleAround(text: string, outer: number, inner: number | undefined): HclStyle {
  const eol = eolOf(text);
  const base = indentOf(text, lineStart(text, outer) + indentLength(text, outer));
  const deeper = inner !== undefined && beginsLine(text, inner) ? indentOf(text, inner) : '';
  const unit = deeper.length > base.length && deeper.startsWith(base) ? deeper.slice(base.length) : (/\n([ \t]+)\S/.exec(text)?.[1] ?? '  ');
  return { ...FMT_STYLE, eol, unit };
}

/** The white space at the beginning of the line that holds an offset. */
export function lineIndent(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineStart(text, offset) + indentLength(text, offset));
}

function indentLength(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), lineEnd(text, offset)))?.[0].length ?? 0;
}

/** The whole lines of something that has its lines for itself, with the blank lines that would be left over; undefined when it shares them. */
export function wholeLines(text: string, start: number, end: number): { readonly start: number; readonly end: number } | undefined {
  const rest = restOfLine(text, end);
  if (rest === undefined || !beginsLine(text, start)) return undefined;
  let from = lineStart(text, start);
  let to = behindBreak(text, rest);
  const above = from === 0 || /[{[(][ \t]*\r?\n$/.test(text.slice(0, from)) || isBlankBefore(text, from);
  if (above) while (to < text.length && isBlank(text, to)) to = behindBreak(text, lineEnd(text, to));
  // Before a closing bracket or the end no blank line is left.
  if (/^[ \t]*(?:[}\])]|$)/.test(text.slice(to, lineEnd(text, to) + 1).trimEnd() || '')) while (isBlankBefore(text, from)) from = lineStart(text, from - 1);
  return { start: from, end: to };
}

function isBlank(text: string, at: number): boolean {
  return text.slice(at, lineEnd(text, at)).trim() === '';
}

function isBlankBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const start = lineStart(text, text.startsWith('\r\n', at - 2) ? at - 2 : at - 1);
  return text.slice(start, at).trim() === '';
}

function behindBreak(text: string, at: number): number {
  if (at >= text.length) return at;
  return at + (text.startsWith('\r\n', at) ? 2 : 1);
}
