/**
 * Edits of HCL in the style found. What is to be written is first put down roughly; `finish` then sets indentation and columns
 * as `terraform fmt` would, wherever they were so before, and gives the edits of the file.
 */

import type { Mapped } from '../../text/mapped.js';
import type { TextEdit } from '../../text/edit.js';
import { aligned, depthsOf, indented } from './format-align.js';
import type { Line } from './format-lines.js';
import { linesOf } from './format-lines.js';

/** A change before columns are set: the span is replaced by the text. */
export interface Rough {
  readonly in: Mapped;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All edits that the changes amount to; undefined when they get in each other's way or cannot be written. Insertions at one offset follow each other. */
export function finish(roughs: readonly Rough[]): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const mapped of new Set(roughs.map((rough) => rough.in))) {
    const made = finishText(
      mapped,
      roughs.filter((rough) => rough.in === mapped),
    );
    if (!made) return undefined;
    edits.push(...made);
  }
  return edits;
}

function finishText(mapped: Mapped, roughs: readonly Rough[]): readonly TextEdit[] | undefined {
  const sorted = merged(roughs);
  if (!sorted) return undefined;
  const edits: TextEdit[] = [];
  for (const cluster of clustersOf(layoutOf(mapped), sorted)) {
    const { start, end, text } = laidOut(mapped, cluster);
    if (start === end && text === '') continue;
    const edit = mapped.edit(start, end, text);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** In order, several insertions at one offset as one. */
function merged(roughs: readonly Rough[]): readonly Rough[] | undefined {
  const order = roughs.map((one, index) => ({ one, index })).sort((a, b) => a.one.start - b.one.start || a.one.end - b.one.end || a.index - b.index);
  const out: Rough[] = [];
  for (const { one } of order) {
    const before = out.at(-1);
    if (before && before.start === one.start && before.end === one.end && one.end === one.start)
      out[out.length - 1] = { ...before, text: before.text + one.text };
    else if (before && one.start < before.end) return undefined;
    else out.push(one);
  }
  return out;
}

/** How the lines of a text stand before any change. */
interface Layout {
  readonly lines: readonly Line[];
  readonly depths: readonly number[];
}

const layouts = new WeakMap<Mapped, Layout>();

function layoutOf(mapped: Mapped): Layout {
  let found = layouts.get(mapped);
  if (!found) {
    const lines = linesOf(mapped.text);
    found = { lines, depths: depthsOf(lines) };
    layouts.set(mapped, found);
  }
  return found;
}

/** Changes that share lines, or lines whose columns hang together; `first` and `last` are the lines that may move. */
interface Cluster {
  readonly roughs: readonly Rough[];
  readonly first: number;
  readonly last: number;
}

function clustersOf({ lines }: Layout, roughs: readonly Rough[]): readonly Cluster[] {
  const out: Cluster[] = [];
  for (const rough of roughs) {
    const [first, last] = group(lines, lineAt(lines, rough.start), lineAt(lines, rough.end));
    const before = out.at(-1);
    if (before && first <= before.last + 1) out[out.length - 1] = { ...before, roughs: [...before.roughs, rough], last: Math.max(last, before.last) };
    else out.push({ roughs: [rough], first, last });
  }
  return out;
}

function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as Line).next > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines from `first` to `last` with those above and below that stand in the same columns. */
function group(lines: readonly Line[], first: number, last: number): readonly [number, number] {
  const hangs = (line: Line | undefined): boolean => line !== undefined && (line.assign !== undefined || line.comment !== undefined);
  let [from, to] = [first, last];
  while (hangs(lines[from - 1])) from--;
  while (hangs(lines[to + 1])) to++;
  return [from, to];
}

function laidOut(mapped: Mapped, { roughs, first, last }: Cluster): { readonly start: number; readonly end: number; readonly text: string } {
  const { lines, depths } = layoutOf(mapped);
  // Outside of all brackets a blank line ends what must be laid out together.
  const isBorder = (index: number): boolean => {
    const line = lines[index];
    return line === undefined || (depths[index] === 0 && line.first === line.end);
  };
  // So does the brace that closes a block, with nothing beside it.
  const endsBlock = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.end - line.first === 1 && mapped.text[line.first] === '}' && depths[index] !== 0 && (depths[index + 1] ?? 0) === 0;
  };
  let [top, bottom] = [first, last];
  while (top > 0 && !isBorder(top - 1) && !endsBlock(top - 1)) top--;
  while (bottom < lines.length - 1 && !isBorder(bottom + 1) && !endsBlock(bottom)) bottom++;
  const start = lines[top]?.start ?? 0;
  const end = lines[bottom]?.next ?? 0;
  const before = mapped.text.slice(start, end);
  const rough = applied(mapped.text, roughs, start, end);
  const text = indented(before) === before ? indented(rough) : rough;
  const [oldLines, newLines] = [linesOf(before), linesOf(text)];
  const written = newLines.map((line) => text.slice(line.start, line.next));
  const columns = aligned(before);
  const inColumns = oldLines.slice(first - top, last - top + 1).every((line, index) => columns[first - top + index] === before.slice(line.start, line.next));
  if (inColumns) {
    const fresh = aligned(text);
    const behind = bottom - last;
    for (let index = first - top; index < written.length - behind; index++) written[index] = fresh[index] as string;
  }
  return trimmed(before, written.join(''), start);
}

function applied(text: string, roughs: readonly Rough[], start: number, end: number): string {
  let out = '';
  let at = start;
  for (const rough of roughs) {
    out += text.slice(at, rough.start) + rough.text;
    at = rough.end;
  }
  return out + text.slice(at, end);
}

/** What differs, from the first sign to the last. */
function trimmed(before: string, after: string, offset: number): { readonly start: number; readonly end: number; readonly text: string } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // A letter of two units stays whole.
  if (head > 0 && /[\ud800-\udbff]/.test(before[head - 1] as string)) head--;
  if (tail > 0 && /[\udc00-\udfff]/.test(before[before.length - tail] as string)) tail--;
  return { start: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail) };
}
