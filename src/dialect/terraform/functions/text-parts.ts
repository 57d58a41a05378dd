/** Letters as Terraform counts them, spaces as it trims them, and what is known of the form of parts that are not known. */

import { Mapped } from '../../../text/mapped.js';
import type { Place } from '../../../text/source.js';
import { partsOf } from '../../../truth/symbol.js';
import type { Part } from '../../../truth/symbol.js';

/** What people call letters: one emoji of several code points is one. */
export function graphemes(text: string): readonly string[] {
  if (/^[\0-\x7f]*$/.test(text) && !text.includes('\r\n')) return [...text];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Made when a text needs it: it takes longer to make than all else here. */
let segmenter: Intl.Segmenter | undefined;

/** Unicode's spaces. */
export const SPACES = '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

/**
 * Whether a part that is not known may hold one of these characters. Names of buckets, accounts, organizations, regions and partitions are
 * made of small letters, digits, dots and dashes.
 */
export function mayHold(part: Exclude<Part, string>, characters: string): boolean {
  return !isPlain(part) || /[a-z\d.-]/.test(characters);
}

export function isPlain({ looks }: Exclude<Part, string>): boolean {
  return looks !== undefined && PLAIN.has(looks);
}

const PLAIN: ReadonlySet<string> = new Set(['bucketName', 'bucketNamePart', 'account', 'organization', 'region', 'partition']);

/** What AWS gives is there once it is deployed: an id, and whatever has a form. */
export function mayBeEmpty(part: Exclude<Part, string>): boolean {
  if (part.kind === 'symbol' && part.attribute === 'id') return false;
  return part.looks === undefined || part.looks === 'anything' || part.looks === 'bucketNamePart';
}

/** Whether a text has a letter for certain. What a variable is for does not keep its writer from leaving it empty. */
export function isNeverEmpty(text: Mapped): boolean {
  return partsOf(text).some((part) => {
    if (typeof part === 'string') return part !== '';
    if (part.kind === 'unknown') return false;
    return part.known === undefined ? !mayBeEmpty(part) : part.known !== '';
  });
}

/** Whether a part that is not known may begin or end in one of these characters. AWS puts no spaces around what it gives. */
export function mayTouch(part: Exclude<Part, string>, characters: string): boolean {
  return mayHold(part, characters) && !(characters === SPACES && part.kind === 'symbol' && GIVEN.test(part.attribute));
}

const GIVEN = /(?:^|_)(?:id|arn)$/;

/** A text with names written out where they are known, and ARNs as the parts of which they are made. */
export function writtenOut(text: Mapped): Mapped {
  const parts = partsOf(text);
  if (!parts.some((part) => typeof part !== 'string' && part.kind === 'symbol' && (part.known !== undefined || part.parts))) return text;
  let at = 0;
  return Mapped.join(
    parts.map((part) => {
      const start = at;
      at += typeof part === 'string' ? part.length : 1;
      return typeof part === 'string' || part.kind === 'unknown' ? text.slice(start, at) : spelledOut(part, text.place(start, at), 0);
    }),
  );
}

function spelledOut(part: Part, place: Place | undefined, depth: number): Mapped {
  if (typeof part === 'string') return Mapped.literal(part, place);
  if (part.kind === 'unknown' || depth > 10) return Mapped.hole(part, place);
  if (part.known !== undefined) return Mapped.literal(part.known, place);
  return part.parts ? Mapped.join(part.parts.map((one) => spelledOut(one, place, depth + 1))) : Mapped.hole(part, place);
}
