/** Where a text of any kind writes a value under a telling name: `name: value`, `"name": "value"`, `name = value`, `Name: x` beside `Value: y`. */

import { tellingPart } from './secret-names.js';
import type { Span } from './source.js';

/** A value under its name. */
export interface Written extends Span {
  readonly name: string;
}

const LONGEST_NAME = 128;
const LONGEST_VALUE = 1024;
/** How far apart the two halves of a pair may stand. */
const NEAR = 400;

/** Every value whose name holds a telling part, in several readings where the layout leaves it open. */
export function valuesUnderTellingNames(text: string): readonly Written[] {
  const found: Written[] = [];
  let done = 0;
  for (const { index } of text.matchAll(tellingPart)) {
    if (index < done) continue;
    const { start, end } = nameAround(text, index);
    done = end;
    if (isInArn(text, start)) continue;
    const name = text.slice(start, end);
    const spans = valuesAt(text, end);
    if (spans.length > 0) found.push(...spans.map((span) => ({ name, ...span })));
    else if (isNameOfPair(text, start)) found.push(...otherHalves(text, start, end).map((span) => ({ name, ...span })));
  }
  return found;
}

/** What stands behind `Default`, where a parameter with a harmless name keeps what a telling one uses. */
export function defaults(text: string): readonly Written[] {
  const found: Written[] = [];
  for (const { index, 0: name } of text.matchAll(/\b[Dd]efault\b/g)) {
    for (const span of valuesAt(text, index + name.length)) found.push({ name, ...span });
  }
  return found;
}

function nameAround(text: string, index: number): Span {
  let [start, end] = [index, index];
  while (start > 0 && index - start < LONGEST_NAME && isNameChar(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - index < LONGEST_NAME && isNameChar(text.charCodeAt(end))) end++;
  return { start, end };
}

/** Letters, digits, `_`, `-`, `.`. */
function isNameChar(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45 || code === 46;
}

/** `arn:…:secret:prod/db` names a secret and holds none. */
function isInArn(text: string, start: number): boolean {
  return text[start - 1] === ':' && /arn:[\w:/${}.*-]*$/.test(text.slice(Math.max(0, start - 160), start));
}

/** The values behind a name that ends here; a mapping gives what its `Default` says. */
function valuesAt(text: string, end: number): readonly Span[] {
  const separator = /\\{0,4}["']?[ \t]{0,64}(?::|=>?)[ \t]{0,64}(?:![A-Za-z:]{1,32}[ \t]{1,8})?/y;
  separator.lastIndex = end;
  if (separator.exec(text)) return valueSpans(text, separator.lastIndex);
  // A block of HCL: variable "db_password" { default = … }
  const block = /["']?[ \t]{0,8}\{/y;
  block.lastIndex = end;
  return block.exec(text) ? defaultWithin(text, block.lastIndex) : [];
}

function valueSpans(text: string, at: number): readonly Span[] {
  const opening = /\\{0,4}(["'])/y;
  opening.lastIndex = at;
  const quote = opening.exec(text);
  if (quote) return [quotedSpan(text, opening.lastIndex, quote[0])];
  const limit = Math.min(text.length, at + LONGEST_VALUE);
  const first = text[at];
  if (first === '{') return defaultWithin(text, at + 1);
  if (first === undefined || first === '\n' || first === '\r' || first === '|' || first === '>') return below(text, at, limit);
  const line = restOfLine(text, at, limit);
  const bare = text.slice(line.start, line.end).search(/[,}\])"'\\]|;$|[ \t]#/);
  return bare > 0 ? [line, { start: line.start, end: line.start + bare }] : [line];
}

/** Up to the quote that closes it, escaped as it was opened. */
function quotedSpan(text: string, start: number, quote: string): Span {
  const mark = quote.at(-1) as string;
  const slashes = quote.length - 1;
  const limit = Math.min(text.length, start + LONGEST_VALUE);
  let before = 0;
  for (let at = start; at < limit; at++) {
    if (text[at] === '\\') before++;
    else {
      if (text[at] === mark) {
        if (mark === "'" && slashes === 0 && text[at + 1] === "'") at++;
        else if (before <= slashes) return { start, end: at - before };
      }
      before = 0;
    }
  }
  return restOfLine(text, start, limit);
}

function restOfLine(text: string, start: number, limit: number): Span {
  let end = start;
  while (end < limit && text[end] !== '\n') end++;
  const comment = text.slice(start, end).search(/[ \t]#/);
  if (comment !== -1) end = start + comment;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** On the next line: the value by itself, or a mapping with a default. */
function below(text: string, at: number, limit: number): readonly Span[] {
  const gap = /[|>]?[-+0-9]{0,2}[ \t]*\r?\n\s{0,200}/y;
  gap.lastIndex = at;
  if (!gap.exec(text)) return [];
  const line = restOfLine(text, gap.lastIndex, limit);
  const [first, last] = [text[line.start], text[line.end - 1]];
  const bare = (first === '"' || first === "'") && last === first ? { start: line.start + 1, end: line.end - 1 } : line;
  return [bare, ...defaultWithin(text, at)];
}

/** `Default` of the mapping that begins here, as long as no other mapping of templates can have begun. */
function defaultWithin(text: string, at: number): readonly Span[] {
  const near = text.slice(at, at + NEAR);
  const match = /\b[Dd]efault\b/.exec(near);
  if (!match || /\n[ \t]*\n|\bResources\b|\bvariable\b/.test(near.slice(0, match.index))) return [];
  const separator = /["']?[ \t]*[:=][ \t]*/y;
  separator.lastIndex = at + match.index + match[0].length;
  if (!separator.exec(text)) return [];
  const next = text[separator.lastIndex];
  return next === '{' || next === undefined || next === '\n' ? [] : valueSpans(text, separator.lastIndex);
}

/** Whether a name stands as the value of `Name`, `Key` and their kind. */
function isNameOfPair(text: string, start: number): boolean {
  return /(?:[Nn]ame|[Kk]ey|\bId)\\{0,4}["']?\s*[:=]\s*\\{0,4}["']?$/.test(text.slice(Math.max(0, start - 48), start));
}

function otherHalves(text: string, start: number, end: number): readonly Span[] {
  const next = /[Vv]alue\\{0,4}["']?[ \t]*[:=][ \t]*/.exec(text.slice(end, end + NEAR));
  const ahead = next ? valueSpans(text, end + next.index + next[0].length) : [];
  const from = Math.max(0, start - NEAR);
  const before = [...text.slice(from, start).matchAll(/[Vv]alue\\{0,4}["']?[ \t]*[:=][ \t]*/g)].at(-1);
  const behind = before ? valueSpans(text, from + before.index + before[0].length) : [];
  return [...ahead, ...behind];
}
