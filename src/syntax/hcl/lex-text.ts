/** Where the longer tokens end. */

import { PLAIN, PLAIN_LINE, SPACES, isSpace, runEnd } from './character.js';
import { ESCAPED_TEXT, TEXT, type Tokens } from './token.js';

/** Where the number that begins with the digit at `start` ends. It may still be none, such as `1.2.3`. */
export function numberEnd(text: string, start: number): number {
  let end = start + 1;
  for (let at = end; ; ) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) end = ++at;
    else if (code === 0x2e) at++;
    else if (code === 0x65 || code === 0x45) {
      const sign = text.charCodeAt(at + 1);
      const digit = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
      if (!isDigit(text.charCodeAt(digit))) return end;
      end = at = digit + 1;
    } else return end;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Adds the literal text of a quoted string and tells where it ends: before the closing quote, a sequence, a line break, or the end. */
export function quotedText(tokens: Tokens, text: string, start: number): number {
  const { length } = text;
  let own = TEXT;
  let at = start;
  for (;;) {
    at = runEnd(PLAIN, text, at);
    if (at >= length) break;
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x0a || code === 0x0d) break;
    if (code === 0x5c) {
      own = ESCAPED_TEXT;
      const escaped = text.charCodeAt(at + 1);
      at += escaped === 0x0a || escaped === 0x0d || at + 1 === length ? 1 : 2;
    } else if (code === 0x24 || code === 0x25) {
      const next = text.charCodeAt(at + 1);
      if (next === 0x7b) break;
      if (next === code && text.charCodeAt(at + 2) === 0x7b) {
        own = ESCAPED_TEXT;
        at += 3;
      } else at++;
    } else at++;
  }
  if (at > start) tokens.add(own, start, at);
  return at;
}

/**
 * Adds literal text outside of quotes and tells where it ends: behind a line break, or before a sequence or the end, and in a heredoc
 * before a carriage return that belongs to no line break.
 */
export function lineText(tokens: Tokens, text: string, start: number, heredoc: boolean): number {
  const { length } = text;
  let own = TEXT;
  let at = start;
  for (;;) {
    at = runEnd(PLAIN_LINE, text, at);
    if (at >= length) break;
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      at++;
      break;
    }
    if (code === 0x24 || code === 0x25) {
      const next = text.charCodeAt(at + 1);
      if (next === 0x7b) break;
      if (next === code && text.charCodeAt(at + 2) === 0x7b) {
        own = ESCAPED_TEXT;
        at += 3;
      } else at++;
    } else if (code === 0x0d && heredoc && text.charCodeAt(at + 1) !== 0x0a) break;
    else at++;
  }
  if (at > start) tokens.add(own, start, at);
  return at;
}

export interface Closing {
  /** The closing word. */
  readonly start: number;
  readonly end: number;
  /** The line break behind it. */
  readonly newline: number;
}

/** The line at `start` if it closes a heredoc: nothing but the closing word, then a line break. */
export function heredocClosing(text: string, start: number, marker: string): Closing | undefined {
  let at = runEnd(SPACES, text, start);
  for (let code = text.charCodeAt(at); code !== 0x0a && isSpace(code); code = text.charCodeAt(at)) at++;
  if (!text.startsWith(marker, at)) return undefined;
  const end = at + marker.length;
  at = end;
  for (let code = text.charCodeAt(at); code !== 0x0a; code = text.charCodeAt(at)) {
    if (!isSpace(code)) return undefined;
    at++;
  }
  return { start: end - marker.length, end, newline: text.charCodeAt(at - 1) === 0x0d ? at - 1 : at };
}
