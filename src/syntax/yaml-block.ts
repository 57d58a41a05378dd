import type { Decoder, Encode, Mapped } from '../text/mapped.js';
import type { ScalarNode } from './tree.js';
import { isPrintable } from './yaml-write.js';

interface Line {
  /** Where the content starts: behind the indentation, or where the line ends before that. */
  readonly start: number;
  readonly end: number;
  readonly blank: boolean;
  /** Content that begins with space: folding leaves the line breaks around it alone. */
  readonly deeper: boolean;
  /** Spaces that a blank line lacks to the indentation. */
  readonly lacks: number;
}

interface Header {
  readonly chomp: '' | '+' | '-';
  /** The indentation is given as a number, not taken from the first line. */
  readonly explicit: boolean;
  /** Where the first line of the content starts. */
  readonly end: number;
  readonly eol: string;
}

/** The text of a literal or folded block. The line break between two lines and the indentation behind it are one piece. */
export function blockText(mapped: Mapped, scalar: ScalarNode): Mapped {
  const header = readHeader(mapped.text, scalar);
  const lines = readLines(mapped.text, header.end, scalar.end, scalar.indent);
  const last = lines.findLastIndex((line) => !line.blank);
  const content = lines.slice(0, last + 1);
  const encode = scalar.style === 'literal' ? literalEncode(scalar, header) : foldedEncode(scalar, header);
  const out = mapped.decode(encode);
  if (scalar.style === 'literal') copyLiteral(out, content, encode);
  else copyFolded(out, content);
  const own = last >= 0 ? 1 : 0;
  const breaks = { '': own, '-': 0, '+': own + lines.length - content.length }[header.chomp];
  const end = content.at(-1)?.end ?? scalar.end;
  return out.fixed('\n'.repeat(breaks), end, header.chomp === '+' ? scalar.end : end).done();
}

function readHeader(text: string, scalar: ScalarNode): Header {
  const signs = /^[\d+-]*/.exec(text.slice(scalar.start + 1, scalar.start + 4))?.[0] ?? '';
  const chomp = signs.includes('+') ? '+' : signs.includes('-') ? '-' : '';
  let at = scalar.start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  const eol = text.startsWith('\r\n', at) ? '\r\n' : (text[at] ?? '\n');
  return { chomp, explicit: /\d/.test(signs), end: Math.min(text.length, at + eol.length), eol };
}

function readLines(text: string, start: number, end: number, indent: number | undefined): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    let stop = at;
    while (stop < end && text[stop] !== '\n' && text[stop] !== '\r') stop++;
    let from = at;
    while (from < stop && from - at < (indent ?? stop) && text[from] === ' ') from++;
    const blank = indent === undefined || from >= stop;
    lines.push({ start: from, end: stop, blank, deeper: !blank && /[ \t]/.test(text[from] as string), lacks: (indent ?? 0) - (from - at) });
    at = stop + (text.startsWith('\r\n', stop) ? 2 : 1);
  }
  return lines;
}

function copyLiteral(out: Decoder, lines: readonly Line[], encode: Encode): void {
  for (const [index, line] of lines.entries()) {
    if (!line.blank) out.copy(line.start, line.end);
    const next = lines[index + 1];
    if (next) out.put('\n', line.end, next.start, line.blank && line.lacks > 0 ? padded(encode, line.lacks) : encode);
  }
}

function copyFolded(out: Decoder, lines: readonly Line[]): void {
  let end: number | undefined;
  let blanks = 0;
  let deeper = false;
  for (const line of lines) {
    if (line.blank) {
      blanks++;
      continue;
    }
    const wasDeeper = deeper;
    deeper = line.deeper;
    let separator = '\n'.repeat(blanks);
    if (deeper ? end !== undefined : wasDeeper) separator += '\n';
    else if (end !== undefined && blanks === 0) separator = ' ';
    if (separator) out.put(separator, end ?? (lines[0] as Line).start, line.start);
    out.copy(line.start, line.end);
    end = line.end;
    blanks = 0;
  }
}

/** Whoever writes on a blank line that is not indented far enough indents it first. */
function padded(encode: Encode, lacks: number): Encode {
  return (text, before, after) => {
    const written = encode(text, before, after);
    return written ? ' '.repeat(lacks) + written : written;
  };
}

function literalEncode(scalar: ScalarNode, header: Header): Encode {
  return (text, before, after) => {
    const all = before + text + after;
    if (!scalar.indent || text.includes('\r') || !isPrintable(text) || !keepsEnd(all, header) || !keepsIndent(all, header)) return undefined;
    const indent = ' '.repeat(scalar.indent);
    return text.replace(/\n(\n*)/g, (_, more: string) => header.eol.repeat(1 + more.length) + indent);
  };
}

/** Only within lines: what a line break means in a folded block hangs on the lines around it. */
function foldedEncode(scalar: ScalarNode, header: Header): Encode {
  return (text, before, after) => {
    const all = before + text + after;
    const old = scalar.value.slice(before.length, scalar.value.length - after.length);
    if (!scalar.indent || /[\n\r]/.test(text + old) || !isPrintable(text) || !keepsEnd(all, header) || !keepsIndent(all, header)) return undefined;
    const atLineStart = before === '' || before.endsWith('\n');
    if (/^\s|\s$/.test(text) || (atLineStart && /^[ \t]/.test(old + after))) return undefined;
    if (text === '' && !(/\S$/.test(before) && /^\S/.test(after))) return undefined;
    return text;
  };
}

/** The chomping sign decides how many line breaks the end has; an edit may not ask for another number. */
function keepsEnd(all: string, header: Header): boolean {
  if (header.chomp === '+') return /[^\n]/.test(all);
  const body = header.chomp === '-' ? all : all.slice(0, -1);
  return body !== '' && !body.endsWith('\n') && (header.chomp === '-' || all.endsWith('\n'));
}

/** Unless the header gives it, the indentation is that of the first line that holds something. */
function keepsIndent(all: string, header: Header): boolean {
  return header.explicit || !/^\n*[ \t]/.test(all);
}
