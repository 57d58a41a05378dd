/** Cutting a text at a delimiter, as far as it is known where that stands. */

import { Mapped } from '../../text/mapped.js';
import { partsOf } from '../../truth/symbol.js';
import type { Part } from '../../truth/symbol.js';
import type { BucketSign } from './symbols.js';

export interface Split {
  readonly pieces: readonly Mapped[];
  /** Why there may be more pieces than these. */
  readonly open?: string;
}

/** The pieces of a text. From the first part that may itself hold the delimiter, nothing is certain any more. */
export function splitText(text: Mapped, delimiter: string): Split {
  const { certain, why } = certainStart(written(text), delimiter);
  const pieces: Mapped[] = [];
  let at = 0;
  for (;;) {
    const next = delimiter === '' ? -1 : certain.text.indexOf(delimiter, at);
    if (next === -1) break;
    pieces.push(certain.slice(at, next));
    at = next + delimiter.length;
  }
  if (why !== undefined) return { pieces, open: why };
  pieces.push(certain.slice(at, certain.text.length));
  return { pieces };
}

/** Symbols whose text is known as that text; the ARN of a bucket as the parts of which it is made. */
function written(text: Mapped): Mapped {
  const parts = partsOf(text);
  if (!parts.some((part) => typeof part !== 'string' && part.kind === 'symbol' && (part.known !== undefined || part.attribute === 'Arn'))) return text;
  let at = 0;
  return Mapped.join(
    parts.map((part) => {
      const length = typeof part === 'string' ? part.length : 1;
      const place = text.place(at, at + length);
      const own = text.slice(at, at + length);
      at += length;
      if (typeof part === 'string' || part.kind === 'unknown') return own;
      if (part.known !== undefined) return Mapped.literal(part.known, place);
      const { arn } = part as Partial<BucketSign>;
      return arn ? Mapped.join([Mapped.literal(arn.before, place), Mapped.hole(arn.name, place)]) : own;
    }),
  );
}

function certainStart(text: Mapped, delimiter: string): { readonly certain: Mapped; readonly why?: string } {
  let at = 0;
  for (const part of partsOf(text)) {
    if (typeof part !== 'string' && mayHold(part, delimiter))
      return { certain: text.slice(0, at), why: `cut out of ${text.says}, which is known only after deployment` };
    at += typeof part === 'string' ? part.length : 1;
  }
  return { certain: text };
}

/** Regions, accounts and bucket names are made of small letters, digits, dots and dashes. */
function mayHold(part: Exclude<Part, string>, delimiter: string): boolean {
  if (part.kind === 'unknown') return true;
  const plain = ['AWS::Region', 'AWS::AccountId', 'AWS::Partition'].includes(part.attribute) || (part as Partial<BucketSign>).bucketName === true;
  return !plain || /^[a-z\d.-]*$/.test(delimiter);
}
