/** Documents of a language of their own (policies) that stand in a file as text: seen as if they stood there as a tree. */

import { parseJson } from '../syntax/json.js';
import type { Document, Entry, MappingNode, Node, SequenceNode } from '../syntax/tree.js';
import { plainType } from '../syntax/tree.js';
import type { Hole } from '../text/mapped.js';
import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence, SeenUnknown } from '../truth/seen.js';
import { literalOf, partsOf, whyOpen } from '../truth/symbol.js';
import type { Part } from '../truth/symbol.js';

/**
 * A text that holds JSON as the tree that it holds, every place that of the outermost file. Where something unresolved
 * stands in the text, the tree has a symbol or an unknown part. Everything else is returned as it is.
 */
export function seeDocument(seen: Seen): Seen {
  if (seen.kind === 'unknown') return elsewhere(seen);
  if (seen.kind !== 'scalar') return seen;
  if (seen.encodes) return seen.encodes;
  const { text, origin } = seen;
  const parts = partsOf(text);
  // Nothing but a reference: the whole document stands elsewhere.
  if (parts.length > 0 && parts.every((part) => typeof part !== 'string' || part.trim() === '')) return { kind: 'unknown', reason: whyOpen(text), origin };
  const document = parseJson(text);
  const problem = document.problems.find(({ id }) => id === 'unreadable-input');
  if (!problem && document.root?.kind === 'mapping' && seen.head) return new ReadMapping(document.root, seen.head, seen.assumed);
  if (!problem && document.root) return seeNode(document.root, seen.assumed);
  const reason = `a text that is no JSON${problem ? ` (${problem.message.replace(/\.$/, '')})` : ''}`;
  return {
    kind: 'unknown',
    reason,
    ...(literalOf(text) === undefined ? {} : { broken: true as const }),
    origin: problem ? { locus: { kind: 'span', mapped: Mapped.of(problem.place.source), start: problem.place.start, end: problem.place.end } } : origin,
  };
}

/** What is wrong where a text is made is no fault of the policy, of which nothing is seen. */
function elsewhere({ broken: _broken, ...seen }: SeenUnknown): SeenUnknown {
  return seen;
}

function seeNode(node: Node, assumed: string | undefined): Seen {
  switch (node.kind) {
    case 'hole':
      return seeHole(node, node.hole, assumed);
    case 'scalar': {
      const type = plainType(node);
      if (type === 'null') return { kind: 'absent', origin: originOf(node) };
      return { kind: 'scalar', type, text: node.doc.textOf(node), origin: originOf(node), ...(assumed === undefined ? {} : { assumed }) };
    }
    case 'mapping':
      return new ReadMapping(node, originOf(node), assumed);
    case 'sequence':
      return new ReadSequence(node, originOf(node), assumed);
  }
}

/** A symbol where a value stands is that value; of an unknown part there is no telling what it holds. */
function seeHole(node: Node, hole: Hole, assumed: string | undefined): Seen {
  const part = hole as Exclude<Part, string>;
  if (part.kind === 'unknown') return unknownAt(node, part.reason);
  return {
    kind: 'scalar',
    type: 'string',
    text: node.doc.mapped.slice(node.start, node.end),
    origin: originOf(node),
    ...(assumed === undefined ? {} : { assumed }),
  };
}

class ReadMapping implements SeenMapping {
  readonly kind = 'mapping';
  readonly open: string | undefined;
  readonly #named: readonly { readonly name: string; readonly entry: Entry }[];

  constructor(
    node: MappingNode,
    readonly origin: Origin,
    private readonly assumed: string | undefined,
  ) {
    const keys = node.entries.map((entry) => ({ entry, ...nameOf(entry, node.doc) }));
    this.open = keys.find(({ open }) => open !== undefined)?.open;
    const last = new Map(keys.filter(({ open }) => open === undefined).map(({ name, entry }) => [name, entry]));
    this.#named = [...last].map(([name, entry]) => ({ name, entry }));
  }

  entries(): readonly SeenEntry[] {
    return this.#named.map(({ name, entry }) => ({ name, key: originOf(entry.key), value: this.#at(entry) })).filter(({ value }) => value.kind !== 'absent');
  }

  get(name: string): Seen {
    const found = this.#named.find((one) => one.name === name);
    if (found) return this.#at(found.entry);
    return this.open === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'unknown', reason: this.open, origin: this.origin };
  }

  /** A block is known by its key; a single value stands where it is written. */
  #at({ key, value }: Entry): Seen {
    if (value.kind === 'mapping') return new ReadMapping(value, originOf(key), this.assumed);
    if (value.kind === 'sequence') return new ReadSequence(value, originOf(key), this.assumed);
    const seen = seeNode(value, this.assumed);
    return seen.kind === 'absent' ? { kind: 'absent', origin: this.origin } : seen;
  }
}

class ReadSequence implements SeenSequence {
  readonly kind = 'sequence';
  readonly #items: readonly Seen[];

  constructor(
    node: SequenceNode,
    readonly origin: Origin,
    assumed: string | undefined,
  ) {
    this.#items = node.items.map((item) => seeNode(item, assumed)).filter((item) => item.kind !== 'absent');
  }

  items(): readonly Seen[] {
    return this.#items;
  }
}

/** A name that is partly unresolved is named as it is written; one that is wholly so could be any name. */
function nameOf({ key }: Entry, doc: Document): { readonly name: string; readonly open?: string } {
  const text = key.style === 'plain' ? doc.mapped.slice(key.start, key.end) : doc.textOf(key);
  const literal = literalOf(text);
  if (literal !== undefined) return { name: literal };
  const known = partsOf(text).some((part) => typeof part === 'string');
  return known ? { name: text.says } : { name: text.says, open: `named by something that is ${whyOpen(text)}` };
}

/** A collection over several lines stands at its opening bracket. */
function originOf(node: Node): Origin {
  const { doc, start, end } = node;
  const single = node.kind === 'scalar' || node.kind === 'hole';
  const whole = single || (end - start <= 200 && !/[\n\r]/.test(doc.mapped.text.slice(start, end)));
  const locus = { kind: 'span', mapped: doc.mapped, start, end: whole ? end : start + 1 } as const;
  const via = single ? doc.mapped.via(start, end) : [];
  return via.length > 0 ? { locus, via } : { locus };
}

function unknownAt(node: Node, reason: string): SeenUnknown {
  return { kind: 'unknown', reason, origin: originOf(node) };
}
