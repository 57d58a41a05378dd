/** Indentation and columns as `terraform fmt` sets them; the spaces between two signs of a line are left as they are. */

import type { Line } from './format-lines.js';
import { linesOf } from './format-lines.js';

/** Lines indented by the brackets that are open; `text` begins outside of all of them. */
export function indented(text: string): string {
  const open: number[] = [];
  let out = '';
  for (const line of linesOf(text)) {
    if (line.first === line.end) {
      out += text.slice(line.end, line.next);
      continue;
    }
    if (line.net < 0) close(open, -line.net);
    out += '  '.repeat(open.length) + text.slice(line.first, line.next);
    if (line.net > 0) open.push(line.net);
  }
  return out;
}

/** Several brackets that one line opens are one level, which ends when all of them are closed. */
function close(open: number[], closed: number): void {
  let left = closed;
  while (left > 0 && open.length > 0) {
    const last = open[open.length - 1] as number;
    if (left < last) {
      open[open.length - 1] = last - left;
      return;
    }
    left -= last;
    open.pop();
  }
}

/** How deep in brackets each line stands: 0 for those that begin outside of all. */
export function depthsOf(lines: readonly Line[]): readonly number[] {
  const open: number[] = [];
  return lines.map(({ net }) => {
    const before = open.length;
    if (net < 0) close(open, -net);
    if (net > 0) open.push(net);
    return before;
  });
}

/** The text of each line with `=` and comments in the columns of their neighbours. */
export function aligned(text: string): readonly string[] {
  const lines = linesOf(text);
  const leads = lines.map((line) => text.slice(line.start, line.assign ?? line.comment ?? line.end).trimEnd());
  const assigned = columns(lines, leads, ({ assign }) => assign);
  const heads = lines.map((line, index) => {
    // A value that goes on below has no column.
    if (line.assign === undefined && line.equals !== undefined)
      return `${text.slice(line.start, line.equals).trimEnd()} ${text.slice(line.equals, line.comment ?? line.end).trimEnd()}`;
    if (line.assign === undefined) return leads[index] as string;
    return `${assigned[index]}${text.slice(line.assign, line.comment ?? line.end).trimEnd()}`;
  });
  const commented = columns(lines, heads, ({ comment }) => comment);
  return lines.map((line, index) => {
    const head = line.comment === undefined ? (heads[index] as string) : `${commented[index]}${text.slice(line.comment, line.end)}`;
    return head + text.slice(line.end, line.next);
  });
}

/** Each head, filled up to one column behind the longest of those around it that go on as well. */
function columns(lines: readonly Line[], heads: readonly string[], goesOn: (line: Line) => number | undefined): readonly string[] {
  const out: string[] = [];
  let index = 0;
  while (index < lines.length) {
    let end = index;
    while (end < lines.length && goesOn(lines[end] as Line) !== undefined) end++;
    if (end === index) out.push(heads[index++] as string);
    const width = Math.max(0, ...heads.slice(index, end).map(widthOf));
    for (; index < end; index++) out.push((heads[index] as string) + ' '.repeat(width - widthOf(heads[index] as string) + 1));
  }
  return out;
}

/** Made when it is needed: that takes longer than a small file. */
let graphemes: Intl.Segmenter | undefined;

function widthOf(text: string): number {
  if (/^[\x20-\x7e\t]*$/.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return [...graphemes.segment(text)].length;
}
