import type { Decoder, Mapped } from '../../text/mapped.js';
import { SPACES, isSpace, runEnd } from './character.js';
import type { LiteralText, Surroundings } from './literal-text.js';
import { startsSequence } from './sequence.js';
import type { FlatPart } from './template.js';

/** Takes away the indentation that all lines of `<<-` have in common. A line of nothing but space does not count and keeps its own. */
export function dedent(text: string, flat: readonly FlatPart[], around: Surroundings): void {
  let common = Number.POSITIVE_INFINITY;
  let fresh = true;
  const indented: { readonly lines: number[]; readonly index: number }[] = [];
  for (const part of flat) {
    if (part.kind !== 'text') {
      if (fresh) common = 0;
      fresh = false;
      continue;
    }
    part.dedented = fresh;
    const { lines } = part;
    for (let index = 0; index < lines.length; index += 2) {
      const from = lines[index] as number;
      const to = lines[index + 1] as number;
      const ends = to > from && text.charCodeAt(to - 1) === 0x0a;
      if (fresh) {
        const space = spaceEnd(text, from, to);
        if (space < to || !ends) {
          indented.push({ lines, index });
          if (space - from < common) {
            common = space - from;
            around.indent = text.slice(from, space);
          }
        }
      }
      fresh = ends;
    }
  }
  if (common === 0) around.indent = '';
  else for (const { lines, index } of indented) lines[index] = (lines[index] as number) + common;
}

function spaceEnd(text: string, from: number, to: number): number {
  let at = Math.min(runEnd(SPACES, text, from), to);
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The text of a heredoc or of a template without quotes, with the way back. */
export function decodeLines(part: LiteralText): Mapped {
  const { lines } = part;
  const out = part.in.decode(part);
  /** What is copied next begins here. */
  let from = lines[0] as number;
  for (let index = 0; index < lines.length; index += 2) {
    const to = lines[index + 1] as number;
    const next = lines[index + 2];
    if (next === to) continue;
    const line = next === undefined ? to : lineBreak(part.in.text, to);
    copy(out, part, from, line);
    // The line break and the indentation behind it are one piece, so that an edit can go over several lines.
    if (next !== undefined && line < to) out.put(part.in.text.slice(line, to), line, next);
    from = next ?? to;
  }
  return out.done();
}

/** Where the line break begins that ends at `end`; `end` if none does. */
function lineBreak(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== 0x0a) return end;
  return text.charCodeAt(end - 2) === 0x0d ? end - 2 : end - 1;
}

function copy(out: Decoder, part: LiteralText, from: number, to: number): void {
  const { text } = part.in;
  let plain = from;
  if (part.escaped) {
    for (let at = from; at < to; at++) {
      if (text[at] !== text[at + 1] || !startsSequence(text, at + 1)) continue;
      if (at > plain) out.copy(plain, at);
      plain = at + 3;
      out.put(text.slice(at + 1, plain), at, plain);
      at = plain - 1;
    }
  }
  if (plain < to || from === to) out.copy(plain, to);
}
