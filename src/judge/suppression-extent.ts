/** What stands around a comment, and what follows it. */

import type { Declaration } from '../model/declaration.js';
import { isTree } from '../syntax/any.js';
import type { AnyDocument } from '../syntax/any.js';
import { sourceOf } from '../syntax/tree.js';
import type { Comment, Entry, MappingNode, Node, SequenceNode } from '../syntax/tree.js';
import type { Place, Span } from '../text/source.js';
import { partStartingIn, topBlockAround } from './suppression-hcl.js';
import { Intervals } from './suppression-interval.js';

/** Declarations that stand in one piece of text: several when a loop or a stack used twice makes them of it. */
interface Extent extends Span {
  readonly declarations: readonly Declaration[];
}

/** What a suppression of what follows means: declarations, or else a stretch of text inside of one. */
export interface Following {
  readonly declarations: readonly Declaration[];
  readonly span?: Span;
}

/** The declarations of one file by place. */
export class Surroundings {
  readonly #extents: Intervals<Extent>;
  /** Calls that stand in this file, with all that they deploy. */
  readonly #calls: Intervals<Extent>;
  #code: ReadonlyMap<number, number> | undefined;

  /** @param declarations those that stand in the file of `doc`, or are deployed by a call in it */
  constructor(
    private readonly doc: AnyDocument,
    declarations: readonly Declaration[],
  ) {
    const path = sourceOf(doc)?.path;
    const here = (place: Place | undefined): place is Place => place !== undefined && (path === undefined || place.source.path === path);
    const { text } = doc.mapped;
    this.#extents = new Intervals(extentsOf(text, declarations, ({ extent }) => (here(extent) ? [extent] : [])));
    this.#calls = new Intervals(extentsOf(text, declarations, ({ calls = [] }) => calls.filter(here)));
  }

  /** The innermost declarations whose text holds an offset. */
  around(offset: number): readonly Declaration[] {
    return this.#extents.holding(offset)[0]?.declarations ?? [];
  }

  /** The innermost declarations that a comment belongs to: it stands in their text, behind it on the same line, or below it and still indented under them. */
  aroundComment({ start }: Comment): readonly Declaration[] {
    const inside = this.around(start);
    if (inside.length > 0) return inside;
    const called = this.#calls.holding(start)[0];
    if (called) return called.declarations;
    const before = this.#extents.lastUntil(start);
    if (!before) return [];
    const { text } = this.doc.mapped;
    if (lineEnd(text, before.end) > start) return before.declarations;
    const under = this.doc.syntax === 'yaml' && columnOf(text, start) > columnOf(text, before.start) && this.#skipGap(before.end) > start;
    return under ? before.declarations : [];
  }

  /** A block that declares nothing by itself, but in which findings may stand: locals, a policy document, a variable's default. */
  blockAround({ start }: Comment): Span | undefined {
    return isTree(this.doc) ? undefined : topBlockAround(this.doc, start);
  }

  /** What the next line that is more than a comment begins; undefined when there is none. */
  following(comment: Comment): Following | undefined {
    const { text } = this.doc.mapped;
    const start = this.#skipGap(comment.end);
    if (start >= text.length) return undefined;
    const end = lineEnd(text, start);
    const begun = this.#extents.starting(start, end);
    const declarations = (begun.length > 0 ? begun : this.#calls.starting(start, end)).flatMap((extent) => extent.declarations);
    if (declarations.length > 0) return { declarations };
    const { doc } = this;
    const node = isTree(doc) ? startingIn(doc.root, { start, end }) : partStartingIn(doc, { start, end });
    // A section that holds whole declarations is not silenced by a line above it.
    const holdsMore = node !== undefined && this.#extents.countUntil(node.end) > this.#extents.countUntil(start);
    return { declarations: this.around(start), span: { start, end: holdsMore || !node ? end : Math.max(end, node.end) } };
  }

  /** The offset of the next character that is neither space nor comment. */
  #skipGap(from: number): number {
    this.#code ??= codeAfter(this.doc);
    const at = skipSpace(this.doc.mapped.text, from);
    return this.#code.get(at) ?? at;
  }
}

/** For each comment what follows it and the comments next to it. */
function codeAfter(doc: AnyDocument): ReadonlyMap<number, number> {
  const code = new Map<number, number>();
  for (const { start, end } of [...doc.comments()].reverse()) {
    const at = skipSpace(doc.mapped.text, end);
    code.set(start, code.get(at) ?? at);
  }
  return code;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}

function extentsOf(text: string, declarations: readonly Declaration[], placesOf: (declaration: Declaration) => readonly Place[]): readonly Extent[] {
  const extents = new Map<string, Extent & { readonly declarations: Declaration[] }>();
  for (const declaration of declarations) {
    for (const { start, ...place } of placesOf(declaration)) {
      // An alias shares a text that stands elsewhere: of its own the declaration has this line.
      const end = place.end > start ? place.end : lineEnd(text, start);
      const extent = extents.get(`${start}:${end}`) ?? { start, end, declarations: [] };
      extent.declarations.push(declaration);
      extents.set(`${start}:${end}`, extent);
    }
  }
  return [...extents.values()];
}

/** The outermost entry or item that starts in a span. */
function startingIn(root: Node | undefined, span: Span): Span | undefined {
  let node = root;
  while (node && (node.kind === 'mapping' || node.kind === 'sequence')) {
    const near: Element | undefined = node.kind === 'mapping' ? entryNear(node, span) : itemNear(node, span);
    if (!near || near.start >= span.start) return near;
    node = near.value;
  }
  return undefined;
}

interface Element extends Span {
  readonly value: Node;
}

/** The first entry that starts in the span, else the one that holds its start. Keys stand in order, so nobody looks at all of them. */
function entryNear({ entries, start, end }: MappingNode, span: Span): Element | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle] as Entry;
    // Merged entries come last; they stand elsewhere.
    if (!entry.merged && entry.key.start < span.start) low = middle + 1;
    else high = middle;
  }
  const next = entries[low];
  const entry = next && !next.merged && next.key.start < span.end ? next : entries[low - 1];
  if (!entry) return undefined;
  const { key, value } = entry;
  const own = value.start >= start && value.end <= end && value.end > key.end;
  const element = { start: key.start, end: own ? value.end : key.end, value };
  return element.end > span.start ? element : undefined;
}

function itemNear({ items, start, end }: SequenceNode, span: Span): Element | undefined {
  let around: Node | undefined;
  for (const item of items) {
    // What an alias means stands elsewhere.
    if (item.start < start || item.end > end) continue;
    if (item.start >= span.start) {
      if (item.start < span.end) return { start: item.start, end: item.end, value: item };
      break;
    }
    if (item.end > span.start) around = item;
  }
  return around && { start: around.start, end: around.end, value: around };
}

function columnOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return offset - start;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
