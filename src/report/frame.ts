import type { Place } from '../text/source.js';
import { type Cell, cellsOf, columns, wrap } from './cells.js';
import { visibleText } from './escape.js';

/** A line of a frame. Code has a number; marks and their labels have none. */
export interface FrameLine {
  readonly kind: 'code' | 'mark';
  readonly number?: number;
  readonly text: string;
}

export interface FrameLook {
  /** Columns for the text right of the gutter. */
  readonly width: number;
  readonly ellipsis: string;
}

const CONTEXT_LINES = 2;
/** What of a very long line is looked at, in code units on each side of the place. */
const REACH = 500;

/** The line of a place with its marks and a label, and what stands just above it. Secrets stay hidden. */
export function frameOf(place: Place, label: string, look: FrameLook): readonly FrameLine[] {
  const { source } = place;
  if (source.text.length === 0) return [];
  const start = source.position(place.start);
  const end = source.position(Math.max(place.start, place.end));
  const line = lineAround(place, start.line, look);
  const from = start.column - 1 - line.skipped;
  const to = end.line === start.line ? end.column - 1 - line.skipped : line.cells.length;
  const view = viewOf(line.cells, from, to, look, line.skipped > 0);
  const more = end.line > start.line && place.end > source.lineSpan(start.line).end + 1 ? `(to line ${end.column === 1 ? end.line - 1 : end.line})` : '';
  const context = view.shifted ? [] : contextOf(place, start.line, look);
  const says = [visibleText(label), more].filter((part) => part !== '').join(' ');
  return [...context, { kind: 'code', number: start.line, text: view.text }, ...marksOf(view, says, look)];
}

function lineAround(place: Place, number: number, look: FrameLook): { readonly cells: readonly Cell[]; readonly skipped: number } {
  const { source } = place;
  const span = source.lineSpan(number);
  const reach = Math.max(REACH, look.width);
  let from = Math.max(span.start, Math.min(place.start, span.end) - reach);
  if (from > span.start && isLowSurrogate(source.text, from)) from--;
  let to = Math.min(span.end, place.start + reach);
  if (to < span.end && isLowSurrogate(source.text, to)) to--;
  return { cells: cellsOf(source.visible(from, to), from === 0), skipped: from - span.start };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

interface View {
  readonly text: string;
  readonly shifted: boolean;
  /** Column of the first mark, and how many there are. */
  readonly at: number;
  readonly length: number;
}

/** The part of a line that fits, with the marked part in it. */
function viewOf(cells: readonly Cell[], from: number, to: number, look: FrameLook, cutBefore: boolean): View {
  const before = widthOf(cells, 0, from);
  const marked = Math.max(1, widthOf(cells, from, to));
  const room = look.width - columns(look.ellipsis);
  const fits = !cutBefore && before + Math.min(marked, 20) <= room;
  let first = 0;
  if (!fits) {
    let left = Math.floor(look.width / 3);
    first = from;
    while (first > 0 && left - (cells[first - 1]?.width ?? 0) >= 0) left -= cells[--first]?.width ?? 0;
  }
  const shifted = first > 0 || cutBefore;
  let text = shifted ? look.ellipsis : '';
  let used = columns(text);
  const at = used + widthOf(cells, first, from);
  const whole = used + widthOf(cells, first, cells.length) <= look.width;
  for (let index = first; index < cells.length; index++) {
    const cell = cells[index];
    if (!cell) break;
    if (!whole && used + cell.width > room) {
      text += look.ellipsis;
      used += columns(look.ellipsis);
      break;
    }
    text += cell.text;
    used += cell.width;
  }
  return { text, shifted, at, length: Math.max(1, Math.min(marked, used - at)) };
}

function widthOf(cells: readonly Cell[], from: number, to: number): number {
  let width = 0;
  for (let at = Math.max(0, from); at < Math.min(to, cells.length); at++) width += cells[at]?.width ?? 0;
  return width;
}

/** Marks with the label behind them, or below them where there is too little room. */
function marksOf(view: View, label: string, look: FrameLook): readonly FrameLine[] {
  const marks = ' '.repeat(view.at) + '^'.repeat(view.length);
  if (label === '') return [{ kind: 'mark', text: marks }];
  const room = look.width - view.at - view.length - 1;
  if (columns(label) <= room) return [{ kind: 'mark', text: `${marks} ${label}` }];
  if (room >= 40) {
    const [first = '', ...rest] = wrap(label, room);
    const indent = ' '.repeat(view.at + view.length + 1);
    return [{ kind: 'mark', text: `${marks} ${first}` }, ...rest.map((text): FrameLine => ({ kind: 'mark', text: indent + text }))];
  }
  const indent = Math.max(0, Math.min(view.at, look.width - Math.max(50, Math.floor(look.width / 2))));
  return [{ kind: 'mark', text: marks }, ...wrap(label, look.width - indent).map((text): FrameLine => ({ kind: 'mark', text: ' '.repeat(indent) + text }))];
}

function contextOf(place: Place, line: number, look: FrameLook): readonly FrameLine[] {
  const lines: FrameLine[] = [];
  for (let number = Math.max(1, line - CONTEXT_LINES); number < line; number++) {
    const span = place.source.lineSpan(number);
    const cells = cellsOf(place.source.visible(span.start, Math.min(span.end, span.start + Math.max(REACH, look.width))), number === 1);
    const { text } = viewOf(cells, 0, 0, look, false);
    if (lines.length > 0 || text.trim() !== '') lines.push({ kind: 'code', number, text: text.trimEnd() });
  }
  return lines;
}
