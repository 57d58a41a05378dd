import type { Mapped } from './mapped.js';
import type { Place, Source, Span } from './source.js';

/** Finds many JSON pointers in one pass over a text that was never made a tree (plan, state, snapshot). */
export interface Locator {
  readonly source: Source;
  locate(pointers: readonly string[]): ReadonlyMap<string, Span>;
}

/** Where something stands: a span of a tree's text, or a JSON pointer that is looked up when somebody asks. */
export type Locus =
  | { readonly kind: 'span'; readonly mapped: Mapped; readonly start: number; readonly end: number }
  | { readonly kind: 'pointer'; readonly in: Locator; readonly pointer: string };

/** Where a value comes from, and what its writer calls it. */
export interface Origin {
  readonly locus: Locus;
  /** The name in the words of the file: `VersioningConfiguration.Status`. */
  readonly label?: string;
  /** Places on the way from there to here: the parameter that was referenced, the module call. */
  readonly via?: readonly Origin[];
  /** Among places on the way: the value does not come from here, it is used here. */
  readonly use?: true;
  /** Among places on the way: this decides that something is not there which would say it ("aws_s3_bucket_versioning.logs"). */
  readonly leavesOut?: string;
  /** Among places on the way: what is told of it here ("live it is Suspended"). */
  readonly told?: string;
  /** Among places on the way: it stands here itself, in a file of somebody else. */
  readonly inside?: true;
}

/**
 * Where something stands, of which nothing else is told. It is its own locus, because there are very many of them. A copy by `...` has
 * the locus; the locus itself is not to be copied so.
 */
export abstract class Spot implements Origin {
  /** The same for all, so that none of them has to keep it. */
  declare readonly kind: 'span';
  readonly locus: Locus;
  abstract readonly mapped: Mapped;
  abstract readonly start: number;
  abstract readonly end: number;

  constructor() {
    this.locus = this;
  }
}

Object.defineProperty(Spot.prototype, 'kind', { value: 'span' });

/** A part of a text that knows where it is, as all nodes of a tree do. */
export interface Part {
  readonly in: Mapped;
  readonly start: number;
  readonly end: number;
}

/** Where a part stands: it tells that itself. */
export class PartSpot extends Spot {
  constructor(private readonly of: Part) {
    super();
  }

  get mapped(): Mapped {
    return this.of.in;
  }

  get start(): number {
    return this.of.start;
  }

  get end(): number {
    return this.of.end;
  }
}

/** Where no part of a tree stands by itself. */
export class SpanSpot extends Spot {
  constructor(
    readonly mapped: Mapped,
    readonly start: number,
    readonly end: number,
  ) {
    super();
  }
}

const ways = new WeakMap<Origin, readonly Origin[]>();
const NO_WAY: readonly Origin[] = [];

/** The places on the way from there to here; first where it stands itself, if that is in a file of somebody else. */
export function wayTo(origin: Origin): readonly Origin[] {
  // Nearly all stands where it is meant, in a file of the user's.
  if (!origin.via && (origin.locus.kind === 'pointer' || origin.locus.mapped.whole)) return NO_WAY;
  let found = ways.get(origin);
  if (!found) {
    const own = foreign(origin);
    found = [...(own ? [{ ...own, inside: true as const }] : []), ...(origin.via ?? []).map((via) => foreign(via) ?? via)];
    ways.set(origin, found);
  }
  return found;
}

function foreign({ locus, ...origin }: Origin): Origin | undefined {
  const within = locus.kind === 'span' ? locus.mapped.within(locus.start, locus.end) : undefined;
  return within && { ...origin, locus: { kind: 'span', ...within } };
}

/** The places of many origins, pointers of one file in a single pass. Origins that stand nowhere are missing. */
export function placeAll(origins: readonly Origin[]): ReadonlyMap<Origin, Place> {
  const places = new Map<Origin, Place>();
  const pending = new Map<Locator, Map<string, Origin[]>>();
  for (let at = 0; at < origins.length; at++) {
    const origin = origins[at] as Origin;
    if (places.has(origin)) continue;
    const { locus } = origin;
    if (locus.kind === 'span') {
      const place = locus.mapped.place(locus.start, locus.end);
      if (place) places.set(origin, place);
      continue;
    }
    const wanted = pending.get(locus.in) ?? new Map<string, Origin[]>();
    pending.set(locus.in, wanted);
    wanted.set(locus.pointer, [...(wanted.get(locus.pointer) ?? []), origin]);
  }
  for (const [locator, wanted] of pending) {
    for (const [pointer, span] of locator.locate([...wanted.keys()])) {
      for (const origin of wanted.get(pointer) ?? []) places.set(origin, { source: locator.source, ...span });
    }
  }
  return places;
}
