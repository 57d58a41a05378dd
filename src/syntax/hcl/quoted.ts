import type { Mapped } from '../../text/mapped.js';
import type { Cursor } from './cursor.js';
import type { LiteralText } from './literal-text.js';
import { doubled, isSign, joins, startsSequence } from './sequence.js';
import { keepsTrims } from './trim.js';

interface Unit {
  readonly start: number;
  readonly end: number;
  /** The character that it stands for. */
  readonly code: number;
}

const SIMPLE: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x22, 0x22],
  [0x5c, 0x5c],
]);

/** The decoded text of a quoted string, with the way back. */
export function decodeQuoted(part: LiteralText): Mapped {
  const [from, to] = part.lines as [number, number];
  if (!part.escaped || from === to) return part.in.copy(from, to, part);
  const source = part.in.text;
  const out = part.in.decode(part);
  let plain = from;
  for (let at = from; at < to; ) {
    const unit = escapeAt(source, at);
    at = unit ? unit.end : at + 1;
    if (!unit) continue;
    if (unit.start > plain) out.copy(plain, unit.start);
    // Of `$${` the brace stands for itself; both are one piece, so that no edit comes between.
    out.put(unit.end - unit.start === 3 ? `${source[unit.start]}{` : String.fromCodePoint(unit.code), unit.start, unit.end);
    plain = unit.end;
  }
  if (plain < to) out.copy(plain, to);
  return out.done();
}

/** The decoded text alone. */
export function decodeQuotedText(source: string, start: number, end: number): string {
  let out = '';
  for (const unit of quotedUnits(source, start, end)) {
    out += unit.end - unit.start === 3 ? `${source[unit.start]}{` : unit.end - unit.start === 1 ? source[unit.start] : String.fromCodePoint(unit.code);
  }
  return out;
}

/** Characters and escapes one by one. An escape that is none stands for its backslash. */
export function* quotedUnits(text: string, start: number, end: number): Generator<Unit> {
  for (let at = start; at < end; ) {
    const unit: Unit = escapeAt(text, at) ?? { start: at, end: at + 1, code: text.charCodeAt(at) };
    yield unit;
    at = unit.end;
  }
}

/** The escape that begins here; undefined where none does. */
function escapeAt(text: string, at: number): Unit | undefined {
  const code = text.charCodeAt(at);
  if (code === 0x5c) return escape(text, at);
  const isDoubled = (code === 0x24 || code === 0x25) && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 0x7b;
  return isDoubled ? { start: at, end: at + 3, code } : undefined;
}

function escape(text: string, at: number): Unit | undefined {
  const letter = text.charCodeAt(at + 1);
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return { start: at, end: at + 2, code: simple };
  if (letter !== 0x75 && letter !== 0x55) return undefined;
  const end = at + (letter === 0x75 ? 6 : 10);
  const digits = text.slice(at + 2, end);
  if (digits.length !== end - at - 2 || !/^[\da-fA-F]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : { start: at, end, code };
}

/** Reports what is no escape in the text that stands here. */
export function checkEscapes(c: Cursor): void {
  for (let at = c.start; at < c.end; ) {
    if (c.text.charCodeAt(at) !== 0x5c) {
      at++;
      continue;
    }
    const unit = escape(c.text, at);
    if (!unit || unit.end > c.end) {
      const letter = c.text.slice(at, Math.min(at + 2, c.end));
      const help =
        letter === '\\u' || letter === '\\U'
          ? 'Four hexadecimal digits follow \\u, eight \\U, and they must name a character.'
          : 'A backslash stands before one of n r t " \\, or before u or U and digits; a backslash itself is written twice.';
      c.report(`\`${letter}\` is no escape here.`, help, at, at + letter.length);
    }
    at = unit?.end ?? at + 2;
  }
}

/** Writes a text into a quoted string, in which any text can be written, if need be with `\\u`. */
export function encodeQuoted(
  part: Pick<LiteralText, 'in' | 'end' | 'text' | 'trimsStart' | 'trimsEnd'>,
  text: string,
  before: string,
  after: string,
): string | undefined {
  const followed = startsSequence(part.in.text, part.end);
  if (text === '' && joins(before, text, after, followed)) return undefined;
  const old = part.text.text;
  if (!keepsTrims(part, old, before + text + after)) return undefined;
  const brace = text.startsWith('{') && isSign(before.slice(-1));
  const sign = after === '' && followed && isSign(text.slice(-1));
  const middle = text.slice(brace ? 1 : 0, sign ? -1 : undefined);
  return (brace ? unicode('{') : '') + escaped(doubled(middle, sign ? '' : after)) + (sign ? unicode(text.slice(-1)) : '');
}

function escaped(text: string): string {
  return text.replaceAll(/["\\\u0000-\u001f\u007f]/g, (sign) => NAMED.get(sign) ?? unicode(sign));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function unicode(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
