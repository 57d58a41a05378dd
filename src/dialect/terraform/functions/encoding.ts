/** Texts as bytes in letters. */

import type { Seen } from '../../../truth/seen.js';
import { partsOf } from '../../../truth/symbol.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, text } from './given.js';
import { computed, inexact, refused, textual, undecided } from './result.js';
import { isPlain } from './text-parts.js';

/** A function that needs all of its texts. */
export function ofTexts(names: readonly string[], body: (texts: readonly string[], given: Given) => Seen): TerraformFunction {
  return define(
    names.map((name) => text(name)),
    (given) => {
      const literals = names.map((_, index) => given.literal(index));
      // Terraform keeps every text in the composed form of Unicode.
      return literals.includes(undefined)
        ? undecided(given)
        : body(
            (literals as readonly string[]).map((one) => one.normalize('NFC')),
            given,
          );
    },
  );
}

/** The bytes that standard base64 stands for; line breaks in it are passed over. Undefined for what is none. */
function bytesOf(encoded: string): Buffer | undefined {
  const plain = encoded.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const base64decode = ofTexts(['str'], ([encoded = ''], given) => {
  const bytes = bytesOf(encoded);
  const found = bytes && decoded(bytes, 'utf-8');
  return found === undefined ? refused('with a text that is no base64 of UTF-8', given) : computed(found, given);
});

/** IANA's names. Of the many that Terraform knows these are common; each side says what it cannot turn. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'latin1'],
  ['latin1', 'latin1'],
]);

const encodeBase64 = ofTexts(['str'], ([letters = ''], given) => computed(Buffer.from(letters, 'utf8').toString('base64'), given));

/** Scripts are judged by what they hold, not by how they are sent. */
const base64encode: TerraformFunction = (args, call) => {
  const made = encodeBase64(args, call);
  const [plain] = args;
  return plain && (made.kind === 'scalar' || (made.kind === 'unknown' && !made.broken)) ? { ...made, plain } : made;
};

const textencodebase64 = ofTexts(['string', 'encoding'], ([letters = '', name = ''], given) => {
  const encoding = ENCODINGS.get(name.toLowerCase());
  if (encoding === undefined) return inexact(`encoded as ${name}, which is not computed here`, given);
  if (encoding === 'latin1' && /[^\0-\xff]/.test(letters)) return refused(`with letters that ${name} does not have`, given);
  const bytes = Buffer.from(letters, encoding === 'utf-16be' ? 'utf16le' : (encoding as BufferEncoding));
  return computed((encoding === 'utf-16be' ? bytes.swap16() : bytes).toString('base64'), given);
});

const textdecodebase64 = ofTexts(['source', 'encoding'], ([encoded = '', name = ''], given) => {
  const encoding = ENCODINGS.get(name.toLowerCase());
  const bytes = bytesOf(encoded);
  if (!bytes) return refused('with a text that is no base64', given);
  if (encoding === undefined) return inexact(`decoded as ${name}, which is not computed here`, given);
  if (encoding === 'latin1') return computed(bytes.toString('latin1'), given);
  const found = decoded(bytes, encoding);
  return found === undefined ? inexact(`decoded from bytes that are no ${name}`, given) : computed(found, given);
});

/** Letters, digits and `-_.~` stand for themselves, a space is a plus. */
function escaped(letters: string): string {
  return encodeURIComponent(letters)
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

const urlencode = define([text('str')], (given) => {
  const seen = given.text(0);
  const parts = partsOf(seen);
  if (!parts.every((part) => typeof part === 'string' || isPlain(part))) return undecided(given);
  const decoder = seen.decode((written) => (escaped(written) === written ? written : undefined));
  let at = 0;
  for (const part of parts) {
    const end = at + (typeof part === 'string' ? part.length : 1);
    if (typeof part === 'string' && escaped(part) !== part) decoder.fixed(escaped(part), at, end);
    else decoder.copy(at, end);
    at = end;
  }
  return textual(at === 0 ? seen : decoder.done(), given);
});

export const ENCODINGS_OF_TEXT: Readonly<Record<string, TerraformFunction>> = {
  base64decode,
  base64encode,
  textdecodebase64,
  textencodebase64,
  urlencode,
};
