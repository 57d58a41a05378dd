/** Credentials within base64, such as user data: who decodes it reads them, so all of it is one. */

import type { Span } from './source.js';

/** Lines of base64 in a row. Shorter ones are words, or hold no credential with its name. */
const block = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}(?:\r?\n[ \t]{0,200}[A-Za-z0-9+/]{4,}={0,2}(?=\s|$))*(?![A-Za-z0-9+/=])/g;
const line = /[A-Za-z0-9+/]{24,}={0,2}/g;

/**
 * Parts of a text that are base64 of a text with a credential in it.
 * @param holdsSecret whether a plain text holds one
 */
export function encodedSecrets(text: string, holdsSecret: (plain: string) => boolean): readonly Span[] {
  const holds = (encoded: string): boolean => {
    const plain = decoded(encoded.replace(/\s+/g, ''));
    return plain !== undefined && holdsSecret(plain);
  };
  return [...text.matchAll(block)].flatMap(({ 0: all, index }) => {
    if (holds(all)) return [{ start: index, end: index + all.length }];
    // What follows may be a word that only looks like one more line.
    const single = all.includes('\n') ? [...all.matchAll(line)].filter(({ 0: one }) => holds(one)) : [];
    return single.map((one) => ({ start: index + one.index, end: index + one.index + one[0].length }));
  });
}

/** Undefined for what is no base64 of a text. */
function decoded(encoded: string): string | undefined {
  if (encoded.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const text = bytes.toString();
  // The sign for what cannot be read; a text that holds it of its own accord comes back the same.
  return text.includes('\ufffd') && !Buffer.from(text).equals(bytes) ? undefined : text;
}
