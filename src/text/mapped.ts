import type { TextEdit } from './edit.js';
import type { Origin } from './origin.js';
import { Joined, NOWHERE, Several, Sole, copyOf, indexAt, inner, near, placeIn, replaced, same } from './piece.js';
import type { Encode, Encoder, Hole, Piece, Pieces } from './piece.js';
import type { Place, Source } from './source.js';

export { Several } from './piece.js';
export type { Encode, Encoder, Hole, Piece } from './piece.js';

/** What stands in `text` where a hole is; the text may hold this character by itself too, so ask `holeAt`. */
export const HOLE = '\uFFFC';

/**
 * A text put together from pieces of others, in the end of files: unescaped, dedented, joined, with holes.
 * Each layer knows the next one out; a place is looked up that way, and an edit goes that way and is escaped again at every step.
 */
export class Mapped {
  declare readonly kind: 'mapped';

  /**
   * Most texts are a copy of a part of another one, and there are very many of them: their piece is made where somebody needs it, and
   * nothing is kept here that only texts of several pieces need.
   * @param from what this is a copy of, else its pieces; only a `Decoder` should need to make them
   * @param start where the copy begins
   * @param encode its way back
   */
  constructor(
    readonly text: string,
    private readonly from: Mapped | Source | Pieces,
    private readonly start = 0,
    private readonly encode: Encode | Encoder = same,
  ) {}

  /** A part of a file as it stands. */
  static of(source: Source, start = 0, end: number = source.text.length): Mapped {
    const whole = start === 0 && end === source.text.length;
    const text = whole ? source.text : source.text.slice(start, end);
    return new Mapped(text, source, start);
  }

  /** A text that stands for `place` as a whole, or for no place at all (given on the command line, say). */
  static literal(text: string, place?: Place): Mapped {
    return new Mapped(text, place || text.includes(HOLE) ? Sole.for(text.length, place, undefined) : NOWHERE);
  }

  /** A text of somebody else: for the user all of it stands at `place`, where it is asked for. */
  static foreign(text: Mapped, place: Place): Mapped {
    const { length } = text.text;
    const { source, start, end } = place;
    return new Mapped(text.text, new Several([{ at: 0, length, outer: source, start, end, exact: false, encode: undefined, hole: undefined, within: text }]));
  }

  static hole(hole: Hole, place?: Place): Mapped {
    return new Mapped(HOLE, Sole.for(1, place, hole));
  }

  /** A text or a hole that stands for a part of another text as a whole, and cannot be changed there. */
  static instead(text: string, outer: Mapped, start: number, end: number, via?: readonly Origin[], hole?: Hole): Mapped {
    return new Mapped(text, new Sole(text.length, outer, start, end, hole, via));
  }

  static join(parts: readonly Mapped[]): Mapped {
    if (parts.length === 1 && parts[0]) return parts[0];
    let text = '';
    const pieces = parts.map((part) => {
      const at = text.length;
      text += part.text;
      return part.joined(at);
    });
    return new Mapped(text, new Several(pieces));
  }

  /** The file this text is the whole of, if it is one. */
  get whole(): Source | undefined {
    const { from } = this;
    return from.kind === 'source' && from.text.length === this.text.length ? from : undefined;
  }

  // Not one with a `#`: every text would keep a mark that it has one.
  private get pieces(): readonly Piece[] {
    const { from, text, start, encode } = this;
    return from.kind === 'pieces' ? from.all : [copyOf(from, start, start + text.length, 0, encode)];
  }

  /** The text if nothing in it is a hole. */
  get literal(): string | undefined {
    return !this.text.includes(HOLE) || this.parts().every((part) => typeof part === 'string') ? this.text : undefined;
  }

  /** Strings and holes in order; no empty strings, no two strings in a row. */
  parts(): readonly (string | Hole)[] {
    // Most texts are known whole, or are one hole.
    if (!this.text.includes(HOLE) || this.whole) return this.text === '' ? [] : [this.text];
    const { from } = this;
    return from.kind === 'pieces' ? (from.parts ??= this.partsWithHoles()) : this.partsWithHoles();
  }

  private partsWithHoles(): readonly (string | Hole)[] {
    const sole = this.text === HOLE ? this.holeAt(0) : undefined;
    if (sole) return [sole];
    const out: (string | Hole)[] = [];
    this.collect(0, this.text.length, out);
    return out;
  }

  /** The hole that is all of it, where there is one. */
  get sole(): Hole | undefined {
    return this.text === HOLE ? this.holeAt(0) : undefined;
  }

  /** The text for people, holes as the user wrote them. */
  get says(): string {
    return this.parts()
      .map((part) => (typeof part === 'string' ? part : part.says))
      .join('');
  }

  holeAt(offset: number): Hole | undefined {
    if (this.text[offset] !== HOLE) return undefined;
    const { from } = this;
    if (from.kind !== 'pieces') return from.kind === 'mapped' ? from.holeAt(this.start + offset) : undefined;
    const own = from.holding(offset);
    if (!own || own.hole) return own?.hole;
    return own.exact && own.outer?.kind === 'mapped' ? own.outer.holeAt(own.start + offset - own.at) : undefined;
  }

  /** Where a span of this text stands in a file of somebody else; undefined where it does not. */
  within(start: number, end: number): { readonly mapped: Mapped; readonly start: number; readonly end: number } | undefined {
    const { from } = this;
    if (from.kind === 'source') return undefined;
    const { pieces } = this;
    const own = pieces[indexAt(pieces, start)];
    if (!own) return undefined;
    const last = Math.min(end, own.at + own.length);
    if (own.within) return { mapped: own.within, start: start - own.at, end: last - own.at };
    if (own.outer?.kind !== 'mapped') return undefined;
    return own.exact ? own.outer.within(inner(own, start), inner(own, last)) : own.outer.within(own.start, own.end);
  }

  /** Where the values come from that are used in a span of this text. */
  via(start: number, end: number): readonly Origin[] {
    if (!this.hasVia) return [];
    const touched = this.pieces.filter((own) => own.at < end && own.at + own.length > start);
    return touched.flatMap((own) => {
      if (own.via || own.outer?.kind !== 'mapped') return own.via ?? [];
      return own.exact ? own.outer.via(inner(own, Math.max(start, own.at)), inner(own, Math.min(end, own.at + own.length))) : own.outer.via(own.start, own.end);
    });
  }

  /** Most texts are written where they stand. */
  get hasVia(): boolean {
    const { from } = this;
    return from.kind !== 'source' && from.hasVia;
  }

  slice(start: number, end: number): Mapped {
    if (start === 0 && end === this.text.length) return this;
    const text = this.text.slice(start, end);
    const { from } = this;
    if (from.kind !== 'pieces' && this.encode === same) return new Mapped(text, from, this.start + start);
    const own = this.copied(start, end);
    return new Mapped(text, own.outer as Mapped | Source, own.start);
  }

  /** A part of this text as it stands, with a way back of its own. */
  copy(start: number, end: number, encode: Encode | Encoder): Mapped {
    return new Mapped(this.text.slice(start, end), this, start, encode);
  }

  /** Where a span of this text stands in the outermost file; undefined when none of this text came from a file. */
  place(start: number, end: number): Place | undefined {
    const { from: copied } = this;
    if (copied.kind !== 'pieces') {
      const { length } = this.text;
      if (copied.kind === 'source' && copied.text.length === length) return { source: copied, start, end };
      const from = this.start + Math.min(Math.max(start, 0), length);
      const found = placeIn(copied, from, Math.max(from, this.start + Math.min(Math.max(end, 0), length)));
      if (found) return found;
    }
    const { pieces } = this;
    const first = indexAt(pieces, start);
    const last = end > start && pieces.length > 1 ? indexAt(pieces, end - 1) : first;
    const head = pieces[first];
    const tail = pieces[last];
    if (!head || !tail) return undefined;
    const from = inner(head, start);
    if (head.outer === tail.outer && head.outer && (head === tail || !(head.apart || tail.apart))) {
      const to = end > start && !tail.exact ? tail.end : inner(tail, end);
      const found = placeIn(head.outer, from, Math.max(from, to));
      if (found) return found;
    }
    const begin = near(pieces, first, start, last);
    const finish = end > start ? placeIn(tail.outer, tail.start, tail.exact ? inner(tail, end) : tail.end) : undefined;
    if (!begin || finish?.source !== begin.source) return begin;
    return { source: begin.source, start: begin.start, end: Math.max(begin.end, finish.end) };
  }

  /**
   * The edit of the outermost file that replaces a span of this text; undefined when the span crosses a hole,
   * comes from several places, cuts an escape, or the new text cannot be written there.
   */
  edit(start: number, end: number, text: string): TextEdit | undefined {
    if (this.whole) return { source: this.whole, start, end, text };
    if (cutsLetter(this.text, start) || cutsLetter(this.text, end)) return undefined;
    const before = this.text.slice(0, start);
    const after = this.text.slice(end);
    const { pieces } = this;
    if (end > start) {
      const touched = pieces.filter((own) => own.at < end && own.at + own.length > start);
      return replaced(touched, start, end, text, before, after);
    }
    // An insertion between two pieces can belong to either: to the later one, unless nothing may be written there.
    const around = pieces.filter((own) => own.at <= start && own.at + own.length >= start);
    for (const own of around.reverse()) {
      const found = replaced([own], start, start, text, before, after);
      if (found) return found;
    }
    return undefined;
  }

  /** Starts a text that is decoded from this one. `encode` is the way back for one layer. */
  decode(encode: Encode | Encoder): Decoder {
    return new Decoder(this, encode);
  }

  /** A copy of a part as a piece of another text; a copy of a copy skips the one between. */
  private copied(start: number, end: number, at = 0): Piece {
    const { from } = this;
    if (from.kind !== 'pieces') return this.encode === same ? copyOf(from, this.start + start, this.start + end, at) : copyOf(this, start, end, at);
    const { only } = from;
    if (!only?.outer || !only.exact || only.encode !== same) return copyOf(this, start, end, at);
    return copyOf(only.outer, only.start + start, only.start + end, at);
  }

  /** All of it as a piece of another text. Of one that stands as a whole nothing else is needed; one that says nothing is used nowhere in it. */
  private joined(at: number): Piece {
    const { from, text } = this;
    if (!(from instanceof Sole) || text === '') return this.copied(0, text.length, at);
    return new Joined(at, from.length, from.outer, from.start, from.end, from.hole, from.via);
  }

  private collect(start: number, end: number, out: (string | Hole)[]): void {
    const { from: copied } = this;
    let hole = copied.kind === 'source' ? -1 : this.text.indexOf(HOLE, start);
    if (hole === -1 || hole >= end) return addText(out, this.text.slice(start, end));
    if (copied.kind !== 'pieces') return (copied as Mapped).collect(this.start + start, this.start + end, out);
    const { all } = copied;
    for (let index = Math.max(0, indexAt(all, start)); index < all.length; index++) {
      const own = all[index] as Piece;
      if (own.at >= end) return;
      const from = Math.max(start, own.at);
      const to = Math.min(end, own.at + own.length);
      if (hole !== -1 && hole < from) hole = this.text.indexOf(HOLE, from);
      if (own.hole) out.push(own.hole);
      // A copy of what is written is not looked up in what it is a copy of.
      else if (hole !== -1 && hole < to && own.exact && own.outer?.kind === 'mapped') own.outer.collect(inner(own, from), inner(own, to), out);
      else addText(out, this.text.slice(from, to));
    }
  }
}

// The same for all: it is read as fast there as in each of them.
Object.defineProperty(Mapped.prototype, 'kind', { value: 'mapped' });

/** Collects a decoded text in reading order. */
export class Decoder {
  #text = '';
  readonly #pieces: Piece[] = [];

  constructor(
    private readonly outer: Mapped,
    private readonly encode: Encode | Encoder,
  ) {}

  /** The outer text from `start` to `end` as it stands, holes included. An empty copy gives an empty text its place. */
  copy(start: number, end: number): this {
    if (end < start) return this;
    return this.#add(this.outer.text.slice(start, end), this.outer, start, end, true, this.encode);
  }

  /** `text` stands for the outer text from `start` to `end` as a whole: an escape, a folded line break. */
  put(text: string, start: number, end: number, encode: Encode | Encoder = this.encode): this {
    return this.#add(text, this.outer, start, end, false, encode);
  }

  /** Like `put`, for what no edit may touch. */
  fixed(text: string, start: number, end: number, via?: readonly Origin[]): this {
    return this.#add(text, this.outer, start, end, false, undefined, undefined, via);
  }

  /** A hole that stands for the outer text from `start` to `end`. */
  hole(hole: Hole, start: number, end: number, via?: readonly Origin[]): this {
    return this.#add(HOLE, this.outer, start, end, false, undefined, hole, via);
  }

  /** A text from elsewhere (a parameter's default, say) that keeps its own places and cannot be edited from here. */
  insert(part: Mapped): this {
    return this.#add(part.text, part, 0, part.text.length, true, undefined);
  }

  done(): Mapped {
    const text = this.#text;
    const pieces = this.#pieces;
    const [only] = pieces;
    // Most texts are a copy of one part, and known.
    if (only?.outer && only.exact && only.encode && pieces.length === 1 && !text.includes(HOLE)) return new Mapped(text, only.outer, only.start, only.encode);
    // A list that grew has room for many.
    return new Mapped(text, new Several(pieces.slice()));
  }

  #add(
    text: string,
    outer: Mapped,
    start: number,
    end: number,
    exact: boolean,
    encode: Encode | Encoder | undefined,
    hole?: Hole,
    via?: readonly Origin[],
  ): this {
    const at = this.#text.length;
    const { length } = text;
    // Not copied with one property more, which makes a shape of its own for each.
    this.#pieces.push(via ? { at, length, outer, start, end, exact, encode, hole, via } : { at, length, outer, start, end, exact, encode, hole });
    this.#text += text;
    return this;
  }
}

/** Between the two halves of a surrogate pair. */
function cutsLetter(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function addText(out: (string | Hole)[], text: string): void {
  if (text === '') return;
  const last = out[out.length - 1];
  if (typeof last === 'string') out[out.length - 1] = last + text;
  else out.push(text);
}
