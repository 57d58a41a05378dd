import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Diagnostic } from '../text/diagnostic.js';
import { HOLE, type Hole } from '../text/mapped.js';
import { reportDuplicates } from './duplicate.js';
import { problem } from './problem.js';
import type { Document, Entry, MappingNode, Node, ScalarNode, ScalarStyle, SequenceNode } from './tree.js';
import { CommentFinder, afterClose, blockEnd, blockHeader, skipGap } from './yaml-gap.js';
import { type Merge, mergeInto } from './yaml-merge.js';
import { tagOf } from './yaml-tag.js';

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>;
type AliasEvent = Extract<Event, { type: typeof EVENT_ID.ALIAS }>;
type Growing<T> = { -readonly [K in keyof T]: T[K] };

interface Frame {
  readonly node: Growing<MappingNode> | Growing<SequenceNode>;
  readonly entries: Entry[];
  readonly items: Node[];
  /** A flow mapping without braces: `[a: b]`. */
  readonly pair: boolean;
  readonly anchor: string | undefined;
  /** How many values it holds, those of aliases too. */
  size: number;
  key: ScalarNode | undefined;
  merges: Merge[] | undefined;
}

const STYLES: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};
const NONE: readonly never[] = [];
const OPEN = 'open';
const KEEP = 3;

/** So many values may stand for others. CloudFormation takes templates of 1 MB, which hold fewer. */
const MOST_ALIASED = 250_000;

/** The tree of the first document that holds something, and where comments start. */
export function buildYaml(
  doc: Document,
  events: readonly Event[],
  problems: Diagnostic[],
): { readonly root: Node | undefined; readonly comments: readonly number[] } {
  return new Builder(doc, problems).build(events);
}

class Builder {
  readonly #text: string;
  readonly #comments: CommentFinder;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, { readonly node: Node; readonly size: number } | typeof OPEN>();
  #aliased = 0;
  readonly #merged = { count: 0 };
  #root: Node | undefined;
  /** The end of the last token of the current document: gaps are searched from here. */
  #cursor = 0;

  constructor(
    private readonly doc: Document,
    private readonly problems: Diagnostic[],
  ) {
    this.#text = doc.mapped.text;
    this.#comments = new CommentFinder(this.#text);
  }

  build(events: readonly Event[]): { root: Node | undefined; comments: readonly number[] } {
    let extra = false;
    for (let index = 0; index < events.length; index++) {
      const event = events[index] as Event;
      if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) this.#comments.scalar(event.valueStart, event.valueEnd);
      if (this.#root && this.#frames.length === 0) {
        if (!extra && event.type === EVENT_ID.DOCUMENT) extra = this.#secondDocument(events[index + 1]);
        continue;
      }
      switch (event.type) {
        case EVENT_ID.SCALAR:
          this.#scalar(event);
          break;
        case EVENT_ID.MAPPING:
        case EVENT_ID.SEQUENCE:
          this.#open(event, events[index + 1]);
          break;
        case EVENT_ID.ALIAS:
          this.#alias(event);
          break;
        case EVENT_ID.POP:
          this.#close();
          break;
        case EVENT_ID.DOCUMENT:
          this.#anchors.clear();
      }
    }
    return { root: this.#root, comments: this.#comments.done() };
  }

  #scalar(event: ScalarEvent): void {
    const { doc } = this;
    const style = STYLES[event.style];
    let start = event.valueStart;
    let end = event.valueEnd;
    if (start < 0) {
      start = end = this.#emptyAt(event);
      if (this.#frames.length === 0 && event.tagStart < 0 && event.anchorStart < 0) return;
    } else if (style === 'single' || style === 'double') {
      start--;
      end++;
    } else if (style !== 'plain') {
      start = blockHeader(this.#text, Math.max(this.#cursor, event.tagEnd, event.anchorEnd));
      if (event.chomping !== KEEP) end = blockEnd(this.#text, event.valueStart, event.valueEnd, event.indent);
    }
    this.#cursor = end;
    const tag = event.tagStart < 0 ? undefined : tagOf(this.#text.slice(event.tagStart, event.tagEnd), style === 'plain' ? 'plain' : 'text');
    const hole = style === 'plain' && end === start + 1 && this.#wantsValue() ? this.#hole(start) : undefined;
    if (hole) return this.#add({ kind: 'hole', doc, start, end, tag, hole }, event);
    const value = getScalarValue(this.#text, event);
    if (style === 'plain') {
      if (value.length === 12 && tag === undefined) this.#checkAccountId(value, start, end);
      this.#add({ kind: 'scalar', doc, start, end, tag, style, value }, event);
    } else if (event.indent >= 0) this.#add({ kind: 'scalar', doc, start, end, tag, style, value, indent: event.indent }, event);
    else this.#add({ kind: 'scalar', doc, start, end, tag, style, value }, event);
  }

  #open(event: CollectionEvent, next: Event | undefined): void {
    const { doc } = this;
    const { start } = event;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const tag = event.tagStart < 0 ? undefined : tagOf(this.#text.slice(event.tagStart, event.tagEnd), 'collection');
    const anchor = event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, OPEN);
    this.#cursor = start;
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      const node: SequenceNode = { kind: 'sequence', doc, start, end: start, tag, flow, items };
      this.#frames.push({ node, entries: NONE as unknown as Entry[], items, pair: false, anchor, size: 1, key: undefined, merges: undefined });
      if (flow) this.#cursor++;
      return;
    }
    const pair = flow && (this.#text[start] !== '{' || (next?.type === EVENT_ID.MAPPING && next.start === start));
    const entries: Entry[] = [];
    const node: MappingNode = { kind: 'mapping', doc, start, end: start, tag, flow, entries };
    this.#frames.push({ node, entries, items: NONE as unknown as Node[], pair, anchor, size: 1, key: undefined, merges: undefined });
    if (flow && !pair) this.#cursor++;
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    const { node, entries } = frame;
    if (node.flow && !frame.pair) this.#cursor = afterClose(this.#text, this.#cursor, node.kind === 'mapping' ? '}' : ']');
    node.end = this.#cursor;
    if (entries.length > 1) reportDuplicates(this.doc.mapped, entries, this.problems);
    if (frame.merges) mergeInto(entries, frame.merges, this.#merged, this.doc.mapped, this.problems);
    if (frame.anchor !== undefined) this.#anchors.set(frame.anchor, { node, size: frame.size });
    this.#place(node, frame.size);
  }

  #alias(event: AliasEvent): void {
    const start = event.anchorStart - 1;
    const end = event.anchorEnd;
    this.#cursor = end;
    const says = this.#text.slice(start, end);
    const target = this.#anchors.get(says.slice(1));
    if (target === undefined || target === OPEN) {
      const [message, help] =
        target === OPEN
          ? [`The alias \`${says}\` stands inside the value that it names.`, 'A value cannot hold itself: write out what is meant.']
          : [
              `The alias \`${says}\` names no anchor above it.`,
              `Write the anchor \`&${says.slice(1)}\` before the value that is meant, above this line; a text that starts with * needs quotes.`,
            ];
      this.problems.push(problem(this.doc.mapped, 'unreadable-input', start, end, message, help));
      return this.#unread(start, end, message);
    }
    const before = this.#aliased;
    // What is merged has a bound of its own.
    if (!this.#isMerged()) this.#aliased += target.size;
    if (this.#aliased <= MOST_ALIASED) return this.#place(target.node, target.size);
    if (before <= MOST_ALIASED) {
      const message = `With the alias \`${says}\`, aliases stand for more than ${MOST_ALIASED} values.`;
      const help = 'Nothing that further aliases stand for is read: write out what is meant.';
      this.problems.push(problem(this.doc.mapped, 'unreadable-input', start, end, message, help));
    }
    this.#unread(start, end, `what the alias \`${says}\` stands for, where aliases stand for too much`);
  }

  #unread(start: number, end: number, reason: string): void {
    const hole: UnknownHole = { kind: 'unknown', says: this.#text.slice(start, end), reason };
    this.#place({ kind: 'hole', doc: this.doc, start, end, tag: undefined, hole });
  }

  #add(node: Node, event: ScalarEvent): void {
    if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), { node, size: 1 });
    this.#place(node);
  }

  #place(node: Node, size = 1): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame) frame.size += size;
    if (!frame) this.#root = node;
    else if (frame.node.kind === 'sequence') frame.items.push(node);
    else if (!frame.key) frame.key = node.kind === 'scalar' ? node : this.#strangeKey(node);
    else {
      const { key } = frame;
      frame.key = undefined;
      if (isMergeKey(key)) (frame.merges ??= []).push({ key, value: node });
      else frame.entries.push({ key, value: node });
    }
  }

  #isMerged(): boolean {
    const key = this.#frames[this.#frames.length - 1]?.key;
    return key !== undefined && isMergeKey(key);
  }

  #wantsValue(): boolean {
    const frame = this.#frames[this.#frames.length - 1];
    return !frame || frame.node.kind === 'sequence' || frame.key !== undefined;
  }

  #hole(offset: number): Hole | undefined {
    return this.#text[offset] === HOLE ? this.doc.mapped.holeAt(offset) : undefined;
  }

  /** Where a value stands that was left out: behind its tag, its dash or its colon. */
  #emptyAt(event: ScalarEvent): number {
    if (event.tagEnd >= 0 || event.anchorEnd >= 0) return Math.max(event.tagEnd, event.anchorEnd);
    const frame = this.#frames[this.#frames.length - 1];
    if (!frame) return this.#cursor;
    const at = skipGap(this.#text, this.#cursor, frame.node.flow);
    const seen = this.#text[at];
    if (frame.node.kind === 'sequence') return seen === '-' ? at + 1 : this.#cursor;
    if (!frame.key) return seen === '?' ? at + 1 : at;
    return seen === ':' ? at + 1 : this.#cursor;
  }

  #secondDocument(first: Event | undefined): boolean {
    if (!first || first.type === EVENT_ID.POP || (first.type === EVENT_ID.SCALAR && first.valueStart < 0)) return false;
    const start = 'start' in first ? first.start : 'valueStart' in first ? first.valueStart : 0;
    this.problems.push(
      problem(
        this.doc.mapped,
        'unreadable-input',
        start,
        Math.min(start + 1, this.#text.length),
        'A second document starts here; only the first one is read.',
        'Put each document into a file of its own.',
      ),
    );
    return true;
  }

  /** What is no text is taken by the first line of what is written. */
  #strangeKey(node: Node): ScalarNode {
    const { start } = node;
    const [line = ''] = /^[^\n\r]*/.exec(this.#text.slice(start, node.end)) ?? [];
    const end = start + line.trimEnd().length;
    if (node.kind !== 'hole') {
      this.problems.push(
        problem(
          this.doc.mapped,
          'unreadable-input',
          start,
          end,
          `A key is a text, but here it is a ${node.kind}.`,
          'Write a plain or quoted text as key; a text that starts with a bracket or brace needs quotes.',
        ),
      );
    }
    return { kind: 'scalar', doc: this.doc, start, end, tag: undefined, style: 'plain', value: line.trimEnd() };
  }

  #checkAccountId(value: string, start: number, end: number): void {
    if (!/^(?:0\d{11}|[0-7]{12})$/.test(value)) return;
    const taken = value.startsWith('0') ? 'a number, some for an octal one, and drop the leading zero' : 'a number';
    this.problems.push(
      problem(
        this.doc.mapped,
        'unquoted-account-id',
        start,
        end,
        `The account id ${value} stands without quotes; readers take it for ${taken}.`,
        `Write '${value}' in quotes.`,
      ),
    );
  }
}

function isMergeKey({ value, style, tag }: ScalarNode): boolean {
  return value === '<<' && style === 'plain' && (tag === undefined || tag === '!!merge');
}

interface UnknownHole extends Hole {
  readonly kind: 'unknown';
  readonly reason: string;
}
