/** Where a text of any kind writes a value under a name: `name: value`, `"name": "value"`, `name = value`, `Name: x` beside `Value: y`. */

import { saysOf, tellingPart } from './secret-names.js';
import type { NameSays } from './secret-names.js';
import { LONGEST_VALUE } from './secret-values.js';
import type { Span } from './source.js';

/** A value under its name. */
export interface Written extends Span {
  readonly name: string;
}

const LONGEST_NAME = 128;
/** How far apart the two halves of a pair may stand. */
const NEAR = 400;

// Sticky, and used with `matchAt` alone, which sets where they begin.
const separator = /\\{0,4}["']?[ \t]{0,64}(?::|=>?)[ \t]{0,64}(?:![A-Za-z:]{1,32}[ \t]{1,8})?/y;
const hclBlock = /["']?[ \t]{0,8}\{/y;
const openingQuote = /\\{0,4}["']/y;
const nextLine = /[|>]?[-+0-9]{0,2}[ \t]{0,64}\r?\n\s{0,200}/y;

const defaultKey = /\b[Dd]efault\\{0,4}["']?[ \t]{0,64}[:=][ \t]{0,64}/;
const valueKey = /[Vv]alue\\{0,4}["']?[ \t]{0,64}[:=][ \t]{0,64}/;

/** Every value whose name tells that it is secret, in several readings where the layout leaves it open. */
export function valuesUnderTellingNames(text: string): readonly Written[] {
  const found: Written[] = [];
  const known = new Map<string, NameSays>();
  const runs = new Runs(text);
  let done = 0;
  for (const { index } of text.matchAll(tellingPart)) {
    if (index < done) continue;
    const { start, end } = nameAround(text, index);
    done = end;
    const name = text.slice(start, end);
    const says = known.get(name) ?? saysOf(name);
    known.set(name, says);
    if (says === 'nothing' || isInReference(text, start)) continue;
    const spans = valuesAt(text, end, runs);
    const others = spans.length === 0 && isNameOfPair(text, start) ? otherHalves(text, start, end, runs) : [];
    for (const span of [...spans, ...others]) found.push({ name, ...span });
  }
  return found;
}

/** What stands behind `Default`, where a parameter with a harmless name keeps what a telling one uses. */
export function defaults(text: string): readonly Written[] {
  const runs = new Runs(text);
  return [...text.matchAll(/\b[Dd]efault\b/g)].flatMap(({ index, 0: name }) => valuesAt(text, index + name.length, runs).map((span) => ({ name, ...span })));
}

/** What stands behind the `Default` of a parameter that says `NoEcho`: whatever it is, it is not to be shown. */
export function unechoed(text: string): readonly Span[] {
  const runs = new Runs(text);
  return [...text.matchAll(/\bNoEcho\\{0,4}["']?[ \t]{0,64}:[ \t]{0,64}\\{0,4}["']?(?:true|yes|on)\b/gi)].flatMap(({ index }) => {
    const from = Math.max(0, index - NEAR);
    const near = text.slice(from, index + NEAR);
    const { start, end } = mappingAround(near, index - from);
    return [...near.slice(start, end).matchAll(/\b[Dd]efault\b/g)].flatMap((own) => valuesAt(text, from + start + own.index + own[0].length, runs));
  });
}

/** About the mapping that a key stands in: what lies between two braces in one line, else the lines that are as deep. */
function mappingAround(text: string, at: number): Span {
  let start = text.lastIndexOf('\n', at) + 1;
  const brace = text.lastIndexOf('{', at);
  if (brace >= start) return { start: brace, end: nextOr('}', text, at) };
  const depth = depthAt(text, start);
  while (start > 0) {
    const before = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    if (depthAt(text, before) < depth) break;
    start = before;
  }
  let end = nextOr('\n', text, at);
  while (end < text.length && depthAt(text, end + 1) >= depth) end = nextOr('\n', text, end + 1);
  return { start, end };
}

function nextOr(mark: string, text: string, at: number): number {
  const next = text.indexOf(mark, at);
  return next === -1 ? text.length : next;
}

/** How far a line is indented. */
function depthAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
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

/** `arn:…:secret:prod/db` and `{{resolve:secretsmanager:prod/db:…}}` name a secret and hold none. */
function isInReference(text: string, start: number): boolean {
  return text[start - 1] === ':' && /(?:arn|\{\{resolve):[^\s"',]*$/.test(text.slice(Math.max(0, start - 160), start));
}

/** The values behind a name that ends here; a mapping gives what its `Default` says. */
function valuesAt(text: string, end: number, runs: Runs): readonly Span[] {
  const at = matchAt(separator, text, end);
  if (at !== undefined) return valueSpans(text, at, runs);
  // variable "db_password" { default = … }
  const block = matchAt(hclBlock, text, end);
  return block === undefined ? [] : defaultWithin(text, block, runs);
}

function valueSpans(text: string, at: number, runs: Runs): readonly Span[] {
  const quoted = matchAt(openingQuote, text, at);
  if (quoted !== undefined) return [quotedSpan(text, quoted, text.slice(at, quoted), runs)];
  switch (text[at]) {
    case '{':
      return defaultWithin(text, at + 1, runs);
    case undefined:
    case '\n':
    case '\r':
    case '|':
    case '>':
      return below(text, at, runs);
    default:
      return bareSpans(text, at, runs);
  }
}

/** A credential holds no space, so it ends with the run it stands in, or before what ends a value in one line with others. */
function bareSpans(text: string, start: number, runs: Runs): readonly Span[] {
  const run = text.slice(start, Math.min(runs.endOf(start), start + LONGEST_VALUE + 1));
  // A written line break ends it, and so does the quote of a text that this one stands in.
  const whole = endBefore(/\\[nrt"']/, run);
  const bare = endBefore(/[,}\])"'\\;]/, run);
  return [...new Set([whole, bare])]
    .filter((length) => length > 0 && length <= LONGEST_VALUE && run[length - 1] !== ':')
    .map((length) => ({ start, end: start + length }));
}

function endBefore(stop: RegExp, run: string): number {
  const at = run.search(stop);
  return at === -1 ? run.length : at;
}

/** Up to the quote that closes it, escaped as it was opened. */
function quotedSpan(text: string, start: number, quote: string, runs: Runs): Span {
  const mark = quote.at(-1);
  const depth = quote.length - 1;
  const limit = Math.min(runs.endOf(start), start + LONGEST_VALUE);
  let slashes = 0;
  for (let at = start; at < limit; at++) {
    if (text[at] === '\\') {
      slashes++;
      continue;
    }
    if (text[at] === mark) {
      if (mark === "'" && depth === 0 && text[at + 1] === "'") at++;
      else if (slashes <= depth) return { start, end: at - slashes };
    }
    slashes = 0;
  }
  return { start, end: limit };
}

/** On the next line: the value by itself, or a mapping with a default. */
function below(text: string, at: number, runs: Runs): readonly Span[] {
  const next = matchAt(nextLine, text, at);
  if (next === undefined) return [];
  const quoted = matchAt(openingQuote, text, next);
  const own = quoted === undefined ? bareSpans(text, next, runs) : [quotedSpan(text, quoted, text.slice(next, quoted), runs)];
  return [...own, ...defaultWithin(text, at, runs)];
}

/** `Default` of the mapping that begins here, as long as no other part of a template can have begun. */
function defaultWithin(text: string, at: number, runs: Runs): readonly Span[] {
  const near = text.slice(at, at + NEAR);
  const match = defaultKey.exec(near);
  if (!match || /\n[ \t]*\n|\bResources\b|\bvariable\b/.test(near.slice(0, match.index))) return [];
  const value = at + match.index + match[0].length;
  return text[value] === '{' || text[value] === '\n' ? [] : valueSpans(text, value, runs);
}

/** Whether a name stands as the value of `Name`, `Key` and their kind. */
function isNameOfPair(text: string, start: number): boolean {
  return /(?:[Nn]ame|[Kk]ey|\bId)\\{0,4}["']?\s*[:=]\s*\\{0,4}["']?$/.test(text.slice(Math.max(0, start - 48), start));
}

function otherHalves(text: string, start: number, end: number, runs: Runs): readonly Span[] {
  const next = valueKey.exec(text.slice(end, end + NEAR));
  const ahead = next ? valueSpans(text, end + next.index + next[0].length, runs) : [];
  const from = Math.max(0, start - NEAR);
  const before = [...text.slice(from, start).matchAll(new RegExp(valueKey, 'g'))].at(-1);
  const behind = before ? valueSpans(text, from + before.index + before[0].length, runs) : [];
  return [...ahead, ...behind];
}

/** Where a sticky pattern that matches at an offset ends. */
function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Ends of runs without white space; the last one is kept, so that many looks into one long run cost no more than one. */
class Runs {
  #from = 0;
  #to = 0;

  constructor(private readonly text: string) {}

  endOf(at: number): number {
    if (at >= this.#from && at < this.#to) return this.#to;
    let end = at;
    while (end < this.text.length && !isSpace(this.text.charCodeAt(end))) end++;
    [this.#from, this.#to] = [at, end];
    return end;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029;
}
