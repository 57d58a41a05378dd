/** What two sides of a bucket have different, and what could not be held against each other. */

import { NOT_ASKED } from '../../dialect/api/unanswered.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { Value } from '../../truth/value.js';
import type { Witness } from '../../truth/witness.js';

/** A value, or what there is to say of several in a few words. */
export type Said = string | number | boolean;

export interface Difference {
  /** In the words of the model: `versioning.status`. */
  readonly path: string;
  /** As the text has it; missing: it says nothing. */
  readonly declared?: Said;
  /** As it is live; missing: not configured. */
  readonly live?: Said;
  /** What follows: "live allows more". */
  readonly means?: string;
  /** A request that only one of the sides allows. */
  readonly witness?: Witness;
  /** In the text, or where it would stand. */
  readonly at: Origin;
  readonly liveAt: Origin;
}

/** What could not be held against each other. */
export interface Gap {
  readonly path: string;
  /** Whose side is not known. */
  readonly side: 'declared' | 'live';
  readonly reason: string;
}

export interface Compared {
  readonly differences: readonly Difference[];
  readonly gaps: readonly Gap[];
}

/** What the two sides are of. */
export interface Differing {
  /** A text of the declared side, as far as its deployment tells it. */
  readonly settled: (value: Value<string>) => Value<string>;
  readonly settledDocument: (document: Seen) => Seen;
  /** Whether an item that is only live may be there without anybody's doing: a tag of AWS itself, or of whoever deploys the text. */
  readonly passesBy: (path: string, item: unknown) => boolean;
}

export const SAME: Compared = { differences: [], gaps: [] };

export function both(all: readonly Compared[]): Compared {
  return { differences: all.flatMap(({ differences }) => differences), gaps: all.flatMap(({ gaps }) => gaps) };
}

export function gap(path: string, side: Gap['side'], reason: string): Compared {
  return { differences: [], gaps: [{ path, side, reason }] };
}

/** What a text does not speak of, and no scan asks for, is no part of the comparison. */
export function liveGap(path: string, reason: string, isSilent: boolean): Compared {
  return isSilent && reason.includes(NOT_ASKED) ? SAME : gap(path, 'live', reason);
}

/** What a side says, or does where it says nothing. */
export function plain(value: Value<unknown>): unknown {
  return value.kind === 'known' ? value.value : value.kind === 'absent' ? value.fallback : undefined;
}
