/** What a suppression says, whether it stands in a comment or in metadata. */

import type { AnyDocument } from '../syntax/any.js';
import { placeIn } from '../syntax/problem.js';
import type { Place } from '../text/source.js';
import { suggest } from '../text/suggest.js';

/** What is silenced: the declaration around, what follows, or the whole file. */
export type Reach = 'declaration' | 'next' | 'file';

/** A word with its place. */
export interface Word {
  readonly text: string;
  readonly place: Place;
}

export interface Suppression {
  readonly reach: Reach;
  /** The word with which it begins: where faults of the whole are shown. */
  readonly head: Word;
  /** As written: they may be former ids, or no ids at all. */
  readonly rules: readonly Word[];
  readonly reason: string;
  /** A date, YYYY-MM-DD. */
  readonly until?: Word;
  readonly owner?: string;
}

/** What is wrong with a suppression, and where. */
export interface Fault {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
}

/** A suppression as it was read; with a fault that leaves its meaning open it has no effect. */
export interface Read {
  readonly suppression?: Suppression;
  readonly faults: readonly Fault[];
}

export const form = 's3lint-disable RULE[, RULE] [until=YYYY-MM-DD] [owner=NAME] -- reason';

/** One suppression is not worth more findings than that. */
export const MAX_FAULTS = 10;

const attributes = ['until', 'owner'];

export function wordIn(doc: AnyDocument, text: string, start: number): Word {
  return { text, place: placeIn(doc.mapped, start, start + text.length) };
}

/** A text of the user in a sentence: short, on one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}

export function noRule({ place }: Word): Fault {
  return { message: 'This suppression names no rule.', help: `Name what it silences: ${form}.`, place };
}

export function noReason({ place }: Word, help: string): Fault {
  return { message: 'This suppression gives no reason.', help, place };
}

/** What is wrong with a value of `until`. */
export function dateFault(value: Word): Fault | undefined {
  if (isDate(value.text)) return undefined;
  return {
    message: value.text === '' ? '"until" gives no date.' : `${quote(value.text)} is no date.`,
    help: 'Write the last day on which the suppression counts as YYYY-MM-DD.',
    place: value.place,
  };
}

export function unknownAttribute(name: Word, known: readonly string[] = attributes): Fault {
  const meant = suggest(name.text, known);
  return {
    message: `A suppression has no ${quote(name.text)}.`,
    help: meant === undefined ? `It may have ${known.map((one) => `"${one}"`).join(', ')}.` : `Did you mean "${meant}"?`,
    place: name.place,
  };
}

/** Whether there is such a day. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
