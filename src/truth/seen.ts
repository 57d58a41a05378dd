import type { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';

/**
 * A part of a configuration as it is seen in one world: intrinsics evaluated, choices made, nothing named yet.
 * Every dialect shows its files this way; one reader turns it into the model.
 */
export type Seen = SeenScalar | SeenMapping | SeenSequence | SeenAbsent | SeenUnknown;

export interface SeenScalar {
  readonly kind: 'scalar';
  readonly type: 'string' | 'number' | 'boolean';
  /** May have holes (symbols, unknown parts). */
  readonly text: Mapped;
  readonly origin: Origin;
  /** "default of parameter Mode" */
  readonly assumed?: string;
  /** What it is the JSON of, where a function made it of that (`jsonencode`, a policy document): read this, not the text. */
  readonly encodes?: Seen;
  /** What it is the base64 of, where a function made it of that: a script is judged by this. */
  readonly plain?: Seen;
  /** Where a document in it stands as a whole, where that is told: what begins the text. */
  readonly head?: Origin;
}

export interface SeenMapping {
  readonly kind: 'mapping';
  readonly origin: Origin;
  /** Entries in source order. A name that stands twice counts with its last value. */
  entries(): readonly SeenEntry[];
  /** Absent when no such entry; unknown when there may be one that cannot be seen. */
  get(name: string): Seen;
  /** There may be entries that cannot be seen, and why. */
  readonly open?: string | undefined;
}

export interface SeenEntry {
  readonly name: string;
  readonly key: Origin;
  readonly value: Seen;
}

export interface SeenSequence {
  readonly kind: 'sequence';
  readonly origin: Origin;
  items(): readonly Seen[];
  /** There may be items that cannot be seen, and why. */
  readonly open?: string | undefined;
}

export interface SeenAbsent {
  readonly kind: 'absent';
  /** The header of the block in which it would stand. */
  readonly origin: Origin;
  /** What had to be supposed for it to be left out: "default of variable versioning_enabled". */
  readonly assumed?: string;
  /** A list that is written and comes out empty, and so is left out: it stands where the list does. */
  readonly emptied?: true;
}

export interface LaterText {
  readonly text: Mapped | undefined;
}

export interface SeenUnknown {
  readonly kind: 'unknown';
  /** "set by parameter Mode, which has no default" */
  readonly reason: string;
  /** All of it is written, and it is nothing that can be read: that is a mistake, not a gap. */
  readonly broken?: true;
  readonly origin: Origin;
  /** What it would be in a text, where it has an identity of its own: equal to itself wherever it stands. */
  readonly text?: Mapped;
  /** That text before anybody asked for it, where to find out whether there is one takes a look at much else. */
  readonly later?: LaterText;
  /** What it is the base64 of, of which a part is not known. */
  readonly plain?: Seen;
}
