/** What a node of a template is in a world: intrinsic functions evaluated, conditions decided, the rest as written. */

import type { Entry, Node, ScalarNode } from '../../syntax/tree.js';
import { plainType } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenScalar, SeenSequence, SeenUnknown } from '../../truth/seen.js';
import { literalOf } from '../../truth/symbol.js';
import type { UnknownPart } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { conditionHolds } from './condition.js';
import { intrinsic } from './intrinsic.js';
import { loopName, unrollEntries } from './loop.js';
import type { Scope } from './template.js';
import { callOf, entriesOf, originOf } from './template.js';

/** Nesting of intrinsics inside intrinsics is bounded: a template that refers to itself in a circle ends here. */
const MAX_DEPTH = 200;
let depth = 0;

export function see(node: Node, scope: Scope, world: World): Seen {
  if (depth >= MAX_DEPTH) return unknownAt(node, 'nested too deeply to be followed');
  depth++;
  try {
    return seeNode(node, scope, world);
  } finally {
    depth--;
  }
}

function seeNode(node: Node, scope: Scope, world: World): Seen {
  if (node.kind === 'hole') {
    const hole = node.hole as { readonly says: string; readonly reason?: string };
    return unknownAt(node, hole.reason ?? `made of ${hole.says}, which is known only after deployment`);
  }
  const call = callOf(node);
  if (call) return intrinsic(call, node, scope, world);
  switch (node.kind) {
    case 'scalar':
      return seeScalar(node, scope);
    case 'mapping':
      return new WrittenMapping(node, scope, world, originOf(node));
    case 'sequence':
      return new WrittenSequence(node, scope, world, originOf(node));
  }
}

function seeScalar(node: ScalarNode, scope: Scope): Seen {
  const type = plainType(node);
  if (type === 'null') return { kind: 'absent', origin: originOf(node) };
  return { kind: 'scalar', type, text: withDynamicReferences(loopText(node, scope)), origin: originOf(node) };
}

/** The text of a scalar, loop variables filled in. */
export function loopText(node: ScalarNode, scope: Scope): Mapped {
  const text = lazyText(node);
  if (scope.loop.size === 0 || !/[$&]\{/.test(node.value)) return text;
  const decoder = text.decode((part) => part);
  let at = 0;
  for (const match of node.value.matchAll(/[$&]\{([^}]+)\}/g)) {
    const value = loopName(match[1] ?? '', match[0].startsWith('&'), scope.loop);
    if (value === undefined) continue;
    decoder.copy(at, match.index).put(value, match.index, match.index + match[0].length);
    at = match.index + match[0].length;
  }
  return decoder.copy(at, node.value.length).done();
}

function lazyText(node: ScalarNode): Mapped {
  return node.doc.textOf(node);
}

/** `{{resolve:ssm:…}}` is filled in at deployment. */
function withDynamicReferences(text: Mapped): Mapped {
  if (!text.text.includes('{{resolve:')) return text;
  const decoder = text.decode((part) => part);
  let at = 0;
  for (const match of text.text.matchAll(/\{\{resolve:[^}]*\}\}/g)) {
    const hole: UnknownPart = { kind: 'unknown', says: match[0], reason: `filled in at deployment (${match[0]})` };
    decoder.copy(at, match.index).hole(hole, match.index, match.index + match[0].length);
    at = match.index + match[0].length;
  }
  return decoder.copy(at, text.text.length).done();
}

class WrittenMapping implements SeenMapping {
  readonly kind = 'mapping';
  #entries: readonly Entry[] | undefined;
  #open: string | undefined;

  constructor(
    private readonly node: Node,
    private readonly scope: Scope,
    private readonly world: World,
    readonly origin: Origin,
  ) {}

  withOrigin(origin: Origin): SeenMapping {
    return new WrittenMapping(this.node, this.scope, this.world, origin);
  }

  get open(): string | undefined {
    this.#unrolled();
    return this.#open;
  }

  entries(): readonly SeenEntry[] {
    return this.#unrolled()
      .map((entry) => ({ name: entry.key.value, key: originOf(entry.key), value: this.#at(entry) }))
      .filter((entry) => entry.value.kind !== 'absent');
  }

  get(name: string): Seen {
    const entry = this.#unrolled().find((one) => one.key.value === name);
    if (!entry) return this.#open ? { kind: 'unknown', reason: this.#open, origin: this.origin } : { kind: 'absent', origin: this.origin };
    return this.#at(entry);
  }

  /** A block is known by its key; a single value stands where it is written. */
  #at(entry: Entry): Seen {
    const seen = see(entry.value, this.scopeOf(entry), this.world);
    if (seen.kind === 'absent') return { kind: 'absent', origin: this.origin };
    return under(seen, originOf(entry.key));
  }

  private scopeOf(entry: Entry): Scope {
    return (entry as Entry & { readonly scope?: Scope }).scope ?? this.scope;
  }

  #unrolled(): readonly Entry[] {
    if (!this.#entries) {
      const { entries, open } = unrollEntries(entriesOf(this.node), this.scope, this.world);
      this.#entries = entries;
      this.#open = open;
    }
    return this.#entries;
  }
}

class WrittenSequence implements SeenSequence {
  readonly kind = 'sequence';
  #items: readonly Seen[] | undefined;
  #open: string | undefined;

  constructor(
    private readonly node: Node,
    private readonly scope: Scope,
    private readonly world: World,
    readonly origin: Origin,
  ) {}

  withOrigin(origin: Origin): SeenSequence {
    return new WrittenSequence(this.node, this.scope, this.world, origin);
  }

  get open(): string | undefined {
    this.items();
    return this.#open;
  }

  items(): readonly Seen[] {
    this.#items ??= (this.node.kind === 'sequence' ? this.node.items : []).map((item) => see(item, this.scope, this.world)).filter((item) => item.kind !== 'absent');
    return this.#items;
  }
}

/** The same collection, placed at its header. */
export function under(seen: Seen, header: Origin): Seen {
  if (seen.kind !== 'mapping' && seen.kind !== 'sequence') return seen;
  return 'withOrigin' in seen ? (seen as WrittenMapping | WrittenSequence).withOrigin(header) : { ...seen, origin: header };
}

export function unknownAt(node: Node, reason: string): SeenUnknown {
  return { kind: 'unknown', reason, origin: originOf(node) };
}

export function scalarOf(text: Mapped, origin: Origin, assumed?: string): SeenScalar {
  return { kind: 'scalar', type: 'string', text, origin, ...(assumed === undefined ? {} : { assumed }) };
}

/** What is seen, as a part of a text. */
export function asText(seen: Seen, says: string): Mapped {
  switch (seen.kind) {
    case 'scalar':
      return seen.text;
    case 'absent':
      return Mapped.literal('');
    case 'unknown':
      return Mapped.hole({ kind: 'unknown', says, reason: seen.reason } as UnknownPart);
    case 'mapping':
    case 'sequence':
      return Mapped.hole({ kind: 'unknown', says, reason: 'a list or mapping where a text belongs' } as UnknownPart);
  }
}

export function literalSeen(seen: Seen): string | undefined {
  return seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
}

export { conditionHolds };
