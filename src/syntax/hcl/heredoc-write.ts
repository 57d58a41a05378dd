import type { LiteralText } from './literal-text.js';
import { doubled, joins, startsSequence } from './sequence.js';
import { keepsTrims } from './trim.js';

/**
 * Writes a text into literal text that has no quotes around it, line for line. Such text has no escapes but `$${` and `%%{`,
 * so some texts cannot be written; and what `~` trims or `<<-` dedents must come out as it was meant.
 * @param part what is edited; `part.text` is its text before
 */
export function encodeLines(part: LiteralText, text: string, before: string, after: string): string | undefined {
  const { style, marker } = part.around;
  const { text: source } = part.in;
  const followed = startsSequence(source, part.end);
  const old = part.text.text;
  const full = before + text + after;
  if (joins(before, text, after, followed) || !keepsTrims(part, old, full)) return undefined;
  if (style === 'bare') return doubled(text, after);
  const eol = source.charCodeAt(source.indexOf('\n', part.start) - 1) === 0x0d ? '\r\n' : '\n';
  const written = doubled(text, after).replaceAll(/(?<!\r)\n/g, eol);
  if (strayReturn(full)) return undefined;
  const opens = source.charCodeAt(part.start - 1) === 0x0a;
  if (!followed && !full.endsWith('\n') && !(full === '' && opens)) return undefined;
  if (full.split('\n').some((line) => line.trim() === marker)) return undefined;
  return style === 'heredoc' ? written : indented(part, { text: written, before, after, old, followed, opens: opens && part.dedented });
}

/** A carriage return that belongs to no line break cannot be written. */
function strayReturn(text: string): boolean {
  return /\r(?!\n)/.test(text);
}

interface Change {
  /** As it would stand without an indentation. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** The whole text before the change. */
  readonly old: string;
  /** An interpolation or a directive stands behind the whole text. */
  readonly followed: boolean;
  /** The whole text begins where a line does. */
  readonly opens: boolean;
}

/** Gives new lines the indentation of the others; undefined where the lines would then be dedented otherwise than before. */
function indented(part: LiteralText, change: Change): string | undefined {
  const { text, before, after, old, followed, opens } = change;
  const { indent = '' } = part.around;
  const holdsIt = part.around.indent === undefined || holdsMargin(old, opens, followed);
  if (holdsIt && !holdsMargin(before + text + after, opens, followed)) return undefined;
  // With nothing else in its line the indentation would be trimmed too, and then count as none.
  if (part.trimsEnd && lastLine(before + text + after) === '' && lastLine(old) !== '') return undefined;
  const wasBlank = blankAt(old, before.length, followed);
  const isBlank = blankAt(before + text + after, before.length, followed);
  const atLineStart = before === '' ? opens : before.endsWith('\n');
  const inFirstLine = before.lastIndexOf('\n') === -1 && !opens;
  if (wasBlank !== isBlank && !inFirstLine && !(wasBlank && atLineStart)) return undefined;
  const [first = '', ...others] = text.split('\n');
  const head = wasBlank && !isBlank && atLineStart ? indent + first : first;
  const rest = others.map((line, index) => {
    const whole = index === others.length - 1 ? line + after : `${line}\n`;
    return blankAt(whole, 0, followed) || (whole === '' && !followed) ? line : indent + line;
  });
  return [head, ...rest].join('\n');
}

/** The line around an offset is nothing but space up to its line break. */
function blankAt(text: string, offset: number, followed: boolean): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  if (end === -1) return !followed && text.slice(start) === '';
  return text.slice(start, end).trim() === '';
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** Some line begins without space, so that the others cannot be dedented further. */
function holdsMargin(text: string, opens: boolean, followed: boolean): boolean {
  const lines = text.split('\n');
  return lines.some((line, index) => {
    if (index === 0 && !opens) return false;
    return index === lines.length - 1 ? followed && !/^\s/.test(line) : /^\S/.test(line);
  });
}
