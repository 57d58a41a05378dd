import type { TextEdit } from './edit.js';
import type { Origin } from './origin.js';
import { NOWHERE, border, copyOf, inner, placeIn, same, standIn } from './piece.js';
import type { Place, Source } from './source.js';

/**
 * Something that stands inside a text without being known as text: a symbol ("the name of bucket Logs")
 * or an unknown. Higher floors say what it is; here it only occupies one character.
 */
export interface Hole {
  /** How the user wrote it, such as `${Logs.Arn}`. */
  readonly says: string;
}

/**
 * Writes a text the way the next layer out needs it (escaped, indented); undefined when it cannot be written there.
 * `before` and `after` are what will stand around it in this layer, decoded.
 */
export type Encode = (text: string, before: string, after: string) => string | undefined;

/** `length` characters from `at` stand for `start`…`end` of the next layer out, in the end a file. */
export interface Piece {
  readonly at: number;
  readonly length: number;
  readonly outer: Mapped | Source | undefined;
  readonly start: number;
  readonly end: number;
  /** Character by character the same, so that an offset inside has a place of its own. */
  readonly exact: boolean;
  /** The way back through this layer; undefined where nothing may be changed. */
  readonly encode: Encode | undefined;
  readonly hole: Hole | undefined;
  /** Where its value comes from, when it is only used here. */
  readonly via?: readonly Origin[];
  /** The text that it stands for in a file of somebody else: an offset in it has its own place there. */
  readonly within?: Mapped;
  /** Nothing on the way out is used from elsewhere, so that nobody has to look. */
  readonly direct?: true;
}

/** What stands in `text` where a hole is; the text may hold this character by itself too, so ask `holeAt`. */
export const HOLE = '\uFFFC';

/**
 * A text put together from pieces of others, in the end of files: unescaped, dedented, joined, with holes.
 * Each layer knows the next one out; a place is looked up that way, and an edit goes that way and is escaped again at every step.
 */
export class Mapped {
  readonly kind = 'mapped';

  /** @param pieces in the order of the text, without gaps; only a `Decoder` should need to make them */
  constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
    /** The file this text is the whole of, if it is one. */
    readonly whole?: Source,
  ) {}

  /** A part of a file as it stands. */
  static of(source: Source, start = 0, end: number = source.text.length): Mapped {
    const whole = start === 0 && end === source.text.length;
    const text = whole ? source.text : source.text.slice(start, end);
    return new Mapped(text, [copyOf(source, start, end)], whole ? source : undefined);
  }

  /** A text that stands for `place` as a whole, or for no place at all (given on the command line, say). */
  static literal(text: string, place?: Place): Mapped {
    return new Mapped(text, place || text.includes(HOLE) ? [standIn(text.length, place, undefined)] : NOWHERE);
  }

  /** A text of somebody else: for the user all of it stands at `place`, where it is asked for. */
  static foreign(text: Mapped, place: Place): Mapped {
    return new Mapped(text.text, [{ ...standIn(text.text.length, place, undefined), within: text }]);
  }

  static hole(hole: Hole, place?: Place): Mapped {
    return new Mapped(HOLE, [standIn(1, place, hole)]);
  }

  static join(parts: readonly Mapped[]): Mapped {
    if (parts.length === 1 && parts[0]) return parts[0];
    let text = '';
    const pieces = parts.map((part) => {
      const at = text.length;
      text += part.text;
      return part.#copy(0, part.text.length, at);
    });
    return new Mapped(text, pieces);
  }

  /** The text if nothing in it is a hole. */
  get literal(): string | undefined {
    return !this.text.includes(HOLE) || this.parts().every((part) => typeof part === 'string') ? this.text : undefined;
  }

  /** Strings and holes in order; no empty strings, no two strings in a row. */
  parts(): readonly (string | Hole)[] {
    // Most texts are known whole, or are one hole.
    if (this.whole || !this.text.includes(HOLE)) return this.text === '' ? [] : [this.text];
    return (this.#parts ??= this.#partsWithHoles());
  }

  /** Who reads a text with holes asks several times: what it says, whether it is known, what it begins with. */
  #parts: readonly (string | Hole)[] | undefined;

  #partsWithHoles(): readonly (string | Hole)[] {
    const sole = this.text === HOLE ? this.holeAt(0) : undefined;
    if (sole) return [sole];
    const out: (string | Hole)[] = [];
    this.#collect(0, this.text.length, out);
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
    if (this.whole || this.text[offset] !== HOLE) return undefined;
    const own = this.pieces[this.#indexAt(offset)];
    if (!own || own.hole) return own?.hole;
    return own.exact && own.outer?.kind === 'mapped' ? own.outer.holeAt(own.start + offset - own.at) : undefined;
  }

  /** Where a span of this text stands in a file of somebody else; undefined where it does not. */
  within(start: number, end: number): { readonly mapped: Mapped; readonly start: number; readonly end: number } | undefined {
    const own = this.whole ? undefined : this.pieces[this.#indexAt(start)];
    if (!own) return undefined;
    const last = Math.min(end, own.at + own.length);
    if (own.within) return { mapped: own.within, start: start - own.at, end: last - own.at };
    if (own.outer?.kind !== 'mapped') return undefined;
    return own.exact ? own.outer.within(inner(own, start), inner(own, last)) : own.outer.within(own.start, own.end);
  }

  /** Where the values come from that are used in a span of this text. */
  via(start: number, end: number): readonly Origin[] {
    if (!this.#hasVia) return [];
    const touched = this.pieces.filter((own) => own.at < end && own.at + own.length > start);
    return touched.flatMap(({ via, ...own }) => {
      if (via || own.outer?.kind !== 'mapped') return via ?? [];
      return own.exact ? own.outer.via(inner(own, Math.max(start, own.at)), inner(own, Math.min(end, own.at + own.length))) : own.outer.via(own.start, own.end);
    });
  }

  #via: boolean | undefined;

  /** Most texts are written where they stand. */
  get #hasVia(): boolean {
    this.#via ??= !this.whole && this.pieces.some((own) => !own.direct && (own.via !== undefined || (own.outer?.kind === 'mapped' && own.outer.#hasVia)));
    return this.#via;
  }

  slice(start: number, end: number): Mapped {
    if (start === 0 && end === this.text.length) return this;
    return new Mapped(this.text.slice(start, end), [this.#copy(start, end)]);
  }

  /** A part of this text as it stands, with a way back of its own. */
  copy(start: number, end: number, encode: Encode): Mapped {
    return new Mapped(this.text.slice(start, end), [{ at: 0, length: end - start, outer: this, start, end, exact: true, encode, hole: undefined }]);
  }

  /** Where a span of this text stands in the outermost file; undefined when none of this text came from a file. */
  place(start: number, end: number): Place | undefined {
    if (this.whole) return { source: this.whole, start, end };
    const first = this.#indexAt(start);
    const last = end > start && this.pieces.length > 1 ? this.#indexAt(end - 1) : first;
    const head = this.pieces[first];
    const tail = this.pieces[last];
    if (!head || !tail) return undefined;
    const from = inner(head, start);
    if (head.outer === tail.outer && head.outer) {
      const to = end > start && !tail.exact ? tail.end : inner(tail, end);
      const found = placeIn(head.outer, from, Math.max(from, to));
      if (found) return found;
    }
    const begin = this.#near(first, start, last);
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
    if (end > start) {
      const touched = this.pieces.filter((own) => own.at < end && own.at + own.length > start);
      return this.#replace(touched, start, end, text, before, after);
    }
    // An insertion between two pieces can belong to either: to the later one, unless nothing may be written there.
    const around = this.pieces.filter((own) => own.at <= start && own.at + own.length >= start);
    for (const own of around.reverse()) {
      const found = this.#replace([own], start, start, text, before, after);
      if (found) return found;
    }
    return undefined;
  }

  /** Starts a text that is decoded from this one. `encode` is the way back for one layer. */
  decode(encode: Encode): Decoder {
    return new Decoder(this, encode);
  }

  #replace(touched: readonly Piece[], start: number, end: number, text: string, before: string, after: string): TextEdit | undefined {
    const first = touched[0];
    const last = touched.at(-1);
    if (!first?.outer || !last) return undefined;
    for (const [index, own] of touched.entries()) {
      const next = touched[index + 1];
      if (own.hole || !own.encode || own.outer !== first.outer || (next && next.start !== own.end)) return undefined;
    }
    const from = border(first, start);
    const to = end > start ? border(last, end) : from;
    const written = first.encode?.(text, before, after);
    if (from === undefined || to === undefined || written === undefined) return undefined;
    if (first.outer.kind === 'source') return { source: first.outer, start: from, end: to, text: written };
    return first.outer.edit(from, to, written);
  }

  /** A copy of a part as a piece of another text; a copy of a copy skips the one between. */
  #copy(start: number, end: number, at = 0): Piece {
    const only = this.pieces.length === 1 ? this.pieces[0] : undefined;
    if (!only?.outer || !only.exact || only.encode !== same) return copyOf(this, start, end, at);
    return copyOf(only.outer, only.start + start, only.start + end, at);
  }

  #collect(start: number, end: number, out: (string | Hole)[]): void {
    let hole = this.whole ? -1 : this.text.indexOf(HOLE, start);
    if (hole === -1 || hole >= end) return addText(out, this.text.slice(start, end));
    for (let index = Math.max(0, this.#indexAt(start)); index < this.pieces.length; index++) {
      const own = this.pieces[index] as Piece;
      if (own.at >= end) return;
      const from = Math.max(start, own.at);
      const to = Math.min(end, own.at + own.length);
      if (hole !== -1 && hole < from) hole = this.text.indexOf(HOLE, from);
      if (own.hole) out.push(own.hole);
      // A copy of what is written is not looked up in what it is a copy of.
      else if (hole !== -1 && hole < to && own.exact && own.outer?.kind === 'mapped') own.outer.#collect(inner(own, from), inner(own, to), out);
      else addText(out, this.text.slice(from, to));
    }
  }

  /** The place of the piece itself, else of the nearest one that has a place. */
  #near(index: number, offset: number, last: number): Place | undefined {
    const own = this.pieces[index];
    const found = own && placeIn(own.outer, inner(own, offset), own.end);
    if (found) return found;
    const after = this.pieces.slice(index + 1);
    const candidates = [...after.slice(0, last - index), ...this.pieces.slice(0, index).reverse(), ...after.slice(last - index)];
    for (const other of candidates) {
      const place = placeIn(other.outer, other.start, other.end);
      if (place) return place;
    }
    return undefined;
  }

  /** The piece that holds an offset; at the end of the text the last one, -1 if there is none. */
  #indexAt(offset: number): number {
    if (this.pieces.length < 2) return this.pieces.length - 1;
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = this.pieces[middle] as Piece;
      if (offset >= own.at + own.length) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Collects a decoded text in reading order. */
export class Decoder {
  #text = '';
  readonly #pieces: Piece[] = [];

  constructor(
    private readonly outer: Mapped,
    private readonly encode: Encode,
  ) {}

  /** The outer text from `start` to `end` as it stands, holes included. An empty copy gives an empty text its place. */
  copy(start: number, end: number): this {
    if (end < start) return this;
    return this.#add(this.outer.text.slice(start, end), this.outer, start, end, true, this.encode);
  }

  /** `text` stands for the outer text from `start` to `end` as a whole: an escape, a folded line break. */
  put(text: string, start: number, end: number, encode: Encode = this.encode): this {
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
    // Most texts are one piece: a list that grew has room for many.
    return new Mapped(this.#text, this.#pieces.slice());
  }

  #add(text: string, outer: Mapped, start: number, end: number, exact: boolean, encode: Encode | undefined, hole?: Hole, via?: readonly Origin[]): this {
    const piece: Piece = { at: this.#text.length, length: text.length, outer, start, end, exact, encode, hole };
    this.#pieces.push(via ? { ...piece, via } : piece);
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
