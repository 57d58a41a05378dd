/** Where expressions stand, for people: whole if that is short, else their first line or what begins them. */

import type { Expression } from '../../syntax/hcl/tree.js';
import type { Origin, Part } from '../../text/origin.js';
import { PartSpot, SpanSpot } from '../../text/origin.js';

/** What stands on one line is shown whole up to this length. */
const SHORT = 200;

export function originOf(part: Part): Origin {
  return new PartSpot(part);
}

/** A single value by its first line, a collection by its first key or item: nothing is ever a whole block. */
export function originOfExpression(expression: Expression): Origin {
  const { in: mapped, start, end } = expression;
  const length = firstLine(mapped.text, start, end);
  if (length === -1 && end - start <= SHORT) return originOf(expression);
  if (expression.kind === 'object') {
    const first = expression.entries[0];
    return first ? originOf(first.key) : new SpanSpot(mapped, start, start + 1);
  }
  if (expression.kind === 'tuple') {
    const first = expression.items[0];
    return first ? originOfExpression(first) : new SpanSpot(mapped, start, start + 1);
  }
  return new SpanSpot(mapped, start, length === -1 ? end : start + length);
}

/** How long the first of several lines is; -1 where there is only one. */
function firstLine(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at - start;
  }
  return -1;
}

/** The source text of an expression on one line. */
export function writtenAs({ in: mapped, start, end }: Part): string {
  // One blank is as it is: most expressions stay the text that they are.
  return mapped.text.slice(start, end).replace(/\s\s+|[^\S ]/g, ' ');
}

/** The same for people. */
export function shortly(part: Part): string {
  return shortened(writtenAs(part));
}

const LONGEST = 80;
const CLOSING: Readonly<Record<string, string | undefined>> = { '(': ')', '[': ']', '{': '}' };

/** Cut between two words, in no quotes, and with what is open closed again: `lookup(var.settings, "name", ...)`. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const open: string[] = [];
  let quoted = false;
  let short: string | undefined;
  for (let at = 0; at < LONGEST; at++) {
    const char = text[at] as string;
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    const closing = CLOSING[char];
    if (closing !== undefined) open.unshift(closing);
    else if (char === open[0]) open.shift();
    else if (char === ' ') short = `${text.slice(0, at)} ...${open.join('')}`;
  }
  return short ?? `${text.slice(0, LONGEST - 3)}...`;
}
