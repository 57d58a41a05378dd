import { HOLE } from '../text/mapped.js';
import type { Hole, Mapped } from '../text/mapped.js';

/** Something unresolved but named: the name or ARN of a declared resource, an account id, a region. Equal to itself and to nothing else by assumption. */
export interface Symbol extends Hole {
  readonly kind: 'symbol';
  /** The same key, the same thing; unique across the scan. */
  readonly key: string;
  /** The declaration that it names, if it names one. */
  readonly of?: object;
  readonly attribute: string;
  /** Its text, if that is known. */
  readonly known?: string;
  /** What it is made of, where that is known: the ARN of a bucket is a beginning and the bucket's name. */
  readonly parts?: readonly Part[];
  /** What any text of it looks like. Missing: anything. */
  readonly looks?: Looks;
  /** A name that is made up when the thing is made: no other such name, and no text that somebody writes, is the same. */
  readonly unique?: true;
  /** It names something that is declared elsewhere: nothing of this text is meant by it. */
  readonly elsewhere?: true;
  /** The module in which it is called so, where that is not the root: `module.data.` */
  readonly within?: string;
  /** Of an account or an ARN: what of AWS itself it belongs to. */
  readonly ofAws?: string;
  /** Why its text cannot be told. Missing: it is known only after deployment. */
  readonly reason?: string;
}

/** What is known of the form of an unresolved text. */
export type Looks =
  | 'bucketName'
  /** A part of the name of a bucket, maybe none of it. */
  | 'bucketNamePart'
  | 'account'
  | 'organization'
  | 'region'
  | 'partition'
  | 'arn'
  | 'name'
  | 'anything';

/** A part of a text that cannot be known. */
export interface UnknownPart extends Hole {
  readonly kind: 'unknown';
  readonly reason: string;
  /** The same key, the same text, whatever it is: one parameter, wherever it is used. */
  readonly key?: string;
  /** What any text of it looks like. Missing: anything. */
  readonly looks?: Looks;
  /** It is one text for certain, no list of several. */
  readonly single?: true;
  /** Under which name it is kept elsewhere, where that is told: that of an SSM parameter, unless another is given. */
  readonly keptAs?: string;
  /** It was looked at before it was taken away: how long it was, and as what it was recognised if it was a credential. */
  readonly masked?: { readonly length: number; readonly detector?: string };
}

export type Part = string | Symbol | UnknownPart;

/** The parts of a text, holes typed. Every hole in a value's text is a symbol or an unknown part. */
export function partsOf(text: Mapped): readonly Part[] {
  return text.parts() as readonly Part[];
}

/** The same hole, of which is known what it looks like. Its key and what it says may be made when somebody reads them, which `{ ...hole }` leaves out. */
export function holeLooking<T extends Symbol | UnknownPart>(hole: T, looks: Looks): T {
  const { key, says } = hole;
  return { ...hole, ...(key === undefined ? {} : { key }), says, looks };
}

/** Whether something that cannot be told is one text for certain: a part that is, or several that make one. */
export function isOneText(text: Mapped): boolean {
  const [only, ...more] = partsOf(text);
  return more.length > 0 || typeof only !== 'object' || (only.kind === 'unknown' && only.single === true);
}

/** The text with every symbol whose text is known written out; undefined when something else is a hole. */
export function literalOf(text: Mapped): string | undefined {
  if (!text.text.includes(HOLE)) return text.text;
  let out = '';
  const parts = text.parts() as readonly Part[];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as Part;
    if (typeof part === 'string') out += part;
    else if (part.kind === 'symbol' && part.known !== undefined) out += part.known;
    else return undefined;
  }
  return out;
}

/**
 * A text's identity: equal for texts that are certainly the same, although parts of them are not known; undefined when
 * a part has no identity of its own.
 */
export function identityOf(text: Mapped): string | undefined {
  let out = '';
  for (const part of spelledOut(text)) {
    if (typeof part === 'string') out += part;
    else if (part.key === undefined) return undefined;
    else out += `\u0000${encodeURIComponent(part.key)}\u0000`;
  }
  return out;
}

/**
 * Whether two texts are the same: yes and no are certain. Parts with the same key are equal, and what is left between
 * equal beginnings and ends must differ in its written characters to be a no.
 */
export function sameText(a: Mapped, b: Mapped): 'yes' | 'no' | 'unknown' {
  const [ours, theirs] = [spelledOut(a), spelledOut(b)];
  if (ours.length <= 1 && theirs.length <= 1) return sameWhole(ours[0], theirs[0]);
  // Most texts are told apart by how they begin or end.
  if (beginDifferently(ours[0], theirs[0]) || endDifferently(ours.at(-1), theirs.at(-1))) return 'no';
  const [left, right] = [ours.flatMap(characters), theirs.flatMap(characters)];
  const shorter = Math.min(left.length, right.length);
  let begin = 0;
  while (begin < shorter && samePart(left[begin], right[begin])) begin++;
  let end = 0;
  while (begin + end < shorter && samePart(left.at(-1 - end), right.at(-1 - end))) end++;
  const [ourRest, theirRest] = [left.slice(begin, left.length - end), right.slice(begin, right.length - end)];
  if (ourRest.length === 0 && theirRest.length === 0) return 'yes';
  if (ourRest.length === 0 || theirRest.length === 0) return [...ourRest, ...theirRest].some(isWritten) ? 'no' : 'unknown';
  const differ = (x: Part | undefined, y: Part | undefined): boolean => isWritten(x) && isWritten(y);
  return differ(ourRest[0], theirRest[0]) || differ(ourRest.at(-1), theirRest.at(-1)) ? 'no' : 'unknown';
}

/** The same, of texts of which each is nothing, or written, or one hole. */
function sameWhole(a: Part | undefined, b: Part | undefined): 'yes' | 'no' | 'unknown' {
  if (typeof a === 'object' || typeof b === 'object') return samePart(a, b) ? 'yes' : 'unknown';
  return a === b ? 'yes' : 'no';
}

/** Why a text is not known, from the first hole in it. */
export function whyOpen(text: Mapped): string {
  const parts = partsOf(text);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as Part;
    if (typeof part === 'string') continue;
    if (part.kind === 'unknown' || part.known === undefined) return whyHole(part);
  }
  return 'not to be known';
}

/** Why a part of a text is not known. */
export function whyHole(part: Symbol | UnknownPart): string {
  return part.reason ?? `made of ${part.says}, which is known only after deployment`;
}

/** Parts with known symbols written out. */
function spelledOut(text: Mapped): readonly Part[] {
  return partsOf(text).map((part) => (typeof part !== 'string' && part.kind === 'symbol' && part.known !== undefined ? part.known : part));
}

/** Written characters one by one, a hole whole. */
function characters(part: Part): readonly Part[] {
  return typeof part === 'string' ? [...part] : [part];
}

function beginDifferently(a: Part | undefined, b: Part | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && !a.startsWith(b) && !b.startsWith(a);
}

function endDifferently(a: Part | undefined, b: Part | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && !a.endsWith(b) && !b.endsWith(a);
}

function isWritten(part: Part | undefined): boolean {
  return typeof part === 'string';
}

function samePart(a: Part | undefined, b: Part | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b;
  return a.key !== undefined && a.key === b.key;
}
