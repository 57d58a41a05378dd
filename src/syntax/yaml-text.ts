import type { Encode, Mapped } from '../text/mapped.js';
import { insideFlow } from './path.js';
import { type ScalarNode, isVerbatim, plainTypeOf } from './tree.js';
import { blockText } from './yaml-block.js';
import { escapeDouble, escapeSingle, mayBePlain } from './yaml-write.js';

/** The text of a YAML scalar with the way back into its file, in the style in which it is written. */
export function yamlText(mapped: Mapped, scalar: ScalarNode): Mapped {
  const { start, end } = scalar;
  switch (scalar.style) {
    case 'plain':
      return readLines(mapped, scalar, start, end, plainEncode(scalar));
    case 'single':
      return readLines(mapped, scalar, start + 1, end - 1, quotedEncode(scalar, escapeSingle));
    case 'double':
      return readLines(mapped, scalar, start + 1, end - 1, quotedEncode(scalar, escapeDouble));
    default:
      return blockText(mapped, scalar);
  }
}

/** Copies line by line, folds line breaks and undoes escapes. Space around a line break is part of the break. */
function readLines(mapped: Mapped, scalar: ScalarNode, start: number, end: number, encode: Encode): Mapped {
  if (isVerbatim(scalar)) return mapped.copy(start, end, encode);
  const { text } = mapped;
  const { style } = scalar;
  const out = mapped.decode(encode);
  let from = start;
  /** The end of what is not space, since `from`. */
  let solid = start;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) {
      if (solid > from) out.copy(from, solid);
      const fold = foldFrom(text, at, end);
      out.put(fold.breaks === 1 ? ' ' : '\n'.repeat(fold.breaks - 1), Math.max(from, solid), fold.end);
      at = from = solid = fold.end;
    } else if (code === 0x27 && style === 'single') {
      if (at > from) out.copy(from, at);
      out.put("'", at, at + 2);
      at = from = solid = at + 2;
    } else if (code === 0x5c && style === 'double') {
      if (at > from) out.copy(from, at);
      const escape = readEscape(text, at, end);
      out.put(escape.text, at, escape.end);
      at = from = solid = escape.end;
    } else {
      at++;
      if (code !== 0x20 && code !== 0x09) solid = at;
    }
  }
  if (from < end || from === start) out.copy(from, end);
  return out.done();
}

function foldFrom(text: string, from: number, end: number): { readonly breaks: number; readonly end: number } {
  let breaks = 0;
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) breaks++;
    else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) break;
  }
  return { breaks, end: at };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ 0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' }),
  ...Object.entries({ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029' }),
]);
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(text: string, at: number, end: number): { readonly text: string; readonly end: number } {
  const letter = text[at + 1] as string;
  if (letter === '\n' || letter === '\r') return { text: '', end: foldFrom(text, at + 1, end).end };
  const digits = DIGITS[letter];
  if (digits === undefined) return { text: ESCAPES.get(letter) ?? '', end: at + 2 };
  const past = at + 2 + digits;
  return { text: fromCode(Number.parseInt(text.slice(at + 2, past), 16) | 0), end: past };
}

/** Codes past the last letter are taken as js-yaml takes them, so that both read one text. */
function fromCode(code: number): string {
  if (code <= 0xffff) return String.fromCharCode(code);
  return String.fromCharCode(((code - 0x10000) >> 10) + 0xd800, ((code - 0x10000) & 0x3ff) + 0xdc00);
}

function plainEncode(scalar: ScalarNode): Encode {
  return (text, before, after) => {
    const all = before + text + after;
    if (/[\n\r]/.test(text) || !keepsFolds(scalar, text, before, after) || !mayBePlain(all.replaceAll('\n', ' '), insideFlow(scalar))) return undefined;
    const retyped = scalar.tag === undefined && plainTypeOf(scalar.value) !== plainTypeOf(all);
    return retyped ? undefined : text;
  };
}

function quotedEncode(scalar: ScalarNode, escape: (text: string) => string | undefined): Encode {
  return (text, before, after) => (keepsFolds(scalar, text, before, after) ? escape(text) : undefined);
}

/** Next to a folded line break, space would be lost; so over several lines nothing may begin or end with space, or vanish beside it. */
function keepsFolds(scalar: ScalarNode, text: string, before: string, after: string): boolean {
  const written = scalar.doc.mapped.text.slice(scalar.start, scalar.end);
  if (!/[\n\r]/.test(written)) return true;
  if (text === '') return /\S$/.test(before) && /^\S/.test(after);
  return !/^\s|\s$/.test(text);
}
