import { visibleText } from './escape.js';

/** One character as it is drawn: what is printed, and how many columns that takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const TAB = 4;

/** The columns of a text that holds no control characters. */
export function columns(text: string): number {
  if (!/[^\0-\u02ff]/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  // Written here because making them takes time, and few reports need them.
  const wide =
    /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
  const narrow = /[\p{Mn}\p{Me}\u200c\u200d]/u;
  return wide.test(character) ? 2 : narrow.test(character) ? 0 : 1;
}

/**
 * A line of a file as it is drawn, one cell for each UTF-16 code unit, so that a column of the file is an index here.
 * Tabs reach to the next stop, control characters are spelled out, a byte order mark takes no room.
 */
export function cellsOf(line: string, atFileStart: boolean): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  const put = (text: string, width: number, units: number): void => {
    cells.push({ text, width });
    for (let more = 1; more < units; more++) cells.push({ text: '', width: 0 });
    at += width;
  };
  for (const character of line) {
    if (character >= ' ' && character <= '~') {
      put(character, 1, 1);
    } else if (character === '\t') {
      const width = TAB - (at % TAB);
      put(' '.repeat(width), width, 1);
    } else if (character === '\ufeff' && atFileStart && cells.length === 0) {
      put('', 0, 1);
    } else {
      const shown = visibleText(character);
      put(shown, columns(shown), character.length);
    }
  }
  return cells;
}

/** Breaks a text at spaces into lines of at most `width` columns. A longer word stands alone on its line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** At most `width` columns; what is cut off shows as the ellipsis. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (columns(text) <= width) return text;
  let out = '';
  let used = columns(ellipsis);
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    out += character;
  }
  return out + ellipsis;
}

/** Filled up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
