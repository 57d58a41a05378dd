import type { Hole, Mapped } from '../text/mapped.js';

/** Something unresolved but named: the name or ARN of a declared resource, an account id, a region. Equal to itself and to nothing else by assumption. */
export interface Symbol extends Hole {
  readonly kind: 'symbol';
  /** The same key, the same thing; unique across the scan. */
  readonly key: string;
  /** The declaration that it names, if it names one. */
  readonly of?: object;
  readonly attribute: string;
  /** What it must look like (a CloudFormation-generated bucket name, twelve digits), if that is known. */
  readonly known?: string;
}

/** A part of a text that cannot be known. */
export interface UnknownPart extends Hole {
  readonly kind: 'unknown';
  readonly reason: string;
}

export type Part = string | Symbol | UnknownPart;

/** The parts of a text, holes typed. Every hole in a value's text is a symbol or an unknown part. */
export function partsOf(text: Mapped): readonly Part[] {
  return text.parts() as readonly Part[];
}

/** The text with every symbol whose text is known written out; undefined when something else is a hole. */
export function literalOf(text: Mapped): string | undefined {
  let out = '';
  for (const part of partsOf(text)) {
    if (typeof part === 'string') out += part;
    else if (part.kind === 'symbol' && part.known !== undefined) out += part.known;
    else return undefined;
  }
  return out;
}

/** Whether two texts are the same: yes and no are certain, symbols equal only themselves, all else is unknown. */
export function sameText(a: Mapped, b: Mapped): 'yes' | 'no' | 'unknown' {
  const [left, right] = [literalOf(a), literalOf(b)];
  if (left !== undefined && right !== undefined) return left === right ? 'yes' : 'no';
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  const equal = ours.length === theirs.length && ours.every((part, index) => samePart(part, theirs[index]));
  return equal ? 'yes' : 'unknown';
}

function samePart(a: Part, b: Part | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined) return a === b;
  return a.kind === 'symbol' && b.kind === 'symbol' && a.key === b.key;
}
