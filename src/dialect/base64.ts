/** Texts that are sent as base64 are judged by what they stand for. */

import type { Seen } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import { scalarOf } from './seen.js';

/** Shorter ones may as well be words. */
const LEAST = 16;

/** What a text is the base64 of, standing where the text stands; the same where it is none. */
export function decoded(seen: Seen): Seen {
  if ((seen.kind === 'scalar' || seen.kind === 'unknown') && seen.plain) return seen.plain;
  const literal = seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
  const plain = literal === undefined ? undefined : plainOf(literal);
  if (seen.kind !== 'scalar' || plain === undefined) return seen;
  const { text, origin, assumed } = seen;
  return scalarOf(
    text
      .decode(() => undefined)
      .fixed(plain, 0, text.text.length)
      .done(),
    origin,
    assumed,
  );
}

/** The text that base64 stands for; undefined where it is none, or stands for no text. */
function plainOf(encoded: string): string | undefined {
  const whole = encoded.replace(/\s/g, '');
  if (whole.length < LEAST || whole.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(whole)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(whole, 'base64'));
    return isReadable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** No control characters but those of white space. */
function isReadable(text: string): boolean {
  return [...text].every((one) => one >= ' ' || one === '\t' || one === '\n' || one === '\r');
}
