/** Small pieces of what is seen, and texts made of them. */

import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import type { LaterText, Seen, SeenAbsent, SeenMapping, SeenScalar, SeenSequence, SeenUnknown } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import type { UnknownPart } from '../truth/symbol.js';

export function scalarOf(text: Mapped, origin: Origin, assumed?: string): SeenScalar {
  return assumed === undefined ? { kind: 'scalar', type: 'string', text, origin } : { kind: 'scalar', type: 'string', text, origin, assumed };
}

/** A list that hangs on something supposed, such as a parameter's default, even where it has no items to say so. */
interface SupposedSequence extends SeenSequence {
  readonly assumed?: string;
}

export function sequenceOf(items: readonly Seen[], origin: Origin, open?: string, assumed?: string): SupposedSequence {
  return { kind: 'sequence', origin, items: () => items, ...(open === undefined ? {} : { open }), ...(assumed === undefined ? {} : { assumed }) };
}

/** What hangs on something supposed, or may. */
export type Supposing = Seen | { readonly assumed: string | undefined };

/** What had to be supposed for something to be seen like this. */
export function assumedOf(...seen: readonly (Supposing | undefined)[]): string | undefined {
  let only: string | undefined;
  let all: Set<string> | undefined;
  for (let at = 0; at < seen.length; at++) {
    const assumed = (seen[at] as { readonly assumed?: string } | undefined)?.assumed;
    if (typeof assumed !== 'string') continue;
    if (only === undefined) only = assumed;
    else if (assumed !== only) (all ??= new Set([only])).add(assumed);
  }
  return all ? [...all].join(', ') : only;
}

/** The same, with one more thing supposed. */
export function supposing(seen: Seen, assumed: string | undefined): Seen {
  if (assumed === undefined) return seen;
  if (seen.kind === 'scalar') return { ...seen, assumed: [...new Set([...(seen.assumed ? [seen.assumed] : []), assumed])].join(', ') };
  if (seen.kind === 'sequence') {
    const items = seen.items().map((item) => supposing(item, assumed));
    return sequenceOf(items, seen.origin, seen.open, assumed);
  }
  return seen;
}

/** What is seen, as a part of a text. */
export function asText(seen: Seen, says: string): Mapped {
  switch (seen.kind) {
    case 'scalar':
      return seen.text;
    case 'absent':
      return Mapped.literal('');
    case 'unknown':
      return seen.text ?? unknownText(says, seen.reason);
    case 'mapping':
    case 'sequence':
      return unknownText(says, `a ${seen.kind === 'mapping' ? 'mapping' : 'list'} where a text belongs`);
  }
}

export function unknownText(says: string, reason: string): Mapped {
  return Mapped.hole({ kind: 'unknown', says, reason } as UnknownPart);
}

export function literalSeen(seen: Seen): string | undefined {
  return seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
}

/** Collections that can be placed elsewhere without being read. */
interface Movable {
  withOrigin(origin: Origin): SeenMapping | SeenSequence;
}

/** The same collection, placed at its header; anything else stays where it stands. */
export function under(seen: Seen, header: Origin): Seen {
  return seen.kind === 'mapping' || seen.kind === 'sequence' ? placed(seen, header) : seen;
}

/** The same, placed where it is used, with the place from which it was fetched. */
export function fetched(seen: Seen, used: Origin, from: Origin): Seen {
  const via = from.via ? [from, ...from.via] : [from];
  return placed(seen, isBare(used) ? { locus: used.locus, via } : { ...used, via });
}

/** Nothing is told of a place but where it is and the way there, as of nearly every one: a copy of unlike objects is slow to make. */
export function isBare(origin: Origin, besides?: string): boolean {
  // A spot is its own locus.
  if ((origin as unknown) === origin.locus) return true;
  for (const name in origin) if (name !== 'locus' && name !== 'via' && name !== besides) return false;
  return true;
}

function placed(seen: Seen, origin: Origin): Seen {
  if (seen.kind === 'mapping' || seen.kind === 'sequence') {
    if ('withOrigin' in seen) return seen.origin === origin ? seen : (seen as Seen & Movable).withOrigin(origin);
    return seen.kind === 'mapping'
      ? { kind: 'mapping', origin, entries: () => seen.entries(), get: (name) => seen.get(name), open: seen.open }
      : sequenceOf(seen.items(), origin, seen.open, assumedOf(seen));
  }
  return moved(seen, origin);
}

/** What is not known, and may have an identity of its own. */
export function unknownLater(later: LaterText, reason: string, origin: Origin): SeenUnknown {
  return {
    kind: 'unknown',
    reason,
    origin,
    later,
    get text() {
      return later.text as Mapped;
    },
  };
}

/** The same at another place, of what is no collection. */
export function moved(
  seen: SeenScalar | SeenAbsent | SeenUnknown,
  origin: Origin,
  assumed: string | undefined = (seen as { readonly assumed?: string }).assumed,
): Seen {
  // Of nearly all nothing more is told; objects of one shape are cheap to make.
  if (seen.kind === 'scalar' && !seen.encodes && !seen.plain && !seen.head) {
    const { type, text } = seen;
    return assumed === undefined ? { kind: 'scalar', type, text, origin } : { kind: 'scalar', type, text, origin, assumed };
  }
  if (seen.kind === 'unknown' && !seen.broken && !seen.plain && assumed === undefined) {
    const { reason, later } = seen;
    if (later) return unknownLater(later, reason, origin);
    const { text } = seen;
    return text ? { kind: 'unknown', reason, origin, text } : { kind: 'unknown', reason, origin };
  }
  return { ...seen, origin, ...(assumed === undefined ? {} : { assumed }) } as Seen;
}
