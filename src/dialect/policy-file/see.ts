/** A policy file as it is seen: its tree as it stands, with gaps where something has to be filled in. */

import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from '../../syntax/tree.js';
import { plainType } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import { originOf } from '../cloudformation/origin.js';
import type { Gaps } from './placeholder.js';

/** AWS takes policies of some thousand characters. Aliases can make a short text into more parts than anybody could follow. */
const MAX_PARTS = 100_000;

/** Whether nobody could follow it. Half a policy is none: the whole is then not read, and that is an error. */
export function isEndless(root: MappingNode): boolean {
  return partsOf(root, new Map()) > MAX_PARTS;
}

export function see(root: MappingNode, gaps: Gaps): Seen {
  return new TreeMapping(root, gaps, false, originOf(root));
}

/** How many parts a tree has if its aliases are followed. */
function partsOf(node: Node, known: Map<Node, number>): number {
  if (node.kind === 'scalar' || node.kind === 'hole') return 1;
  let parts = known.get(node);
  if (parts === undefined) {
    const inside = node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value);
    parts = inside.reduce((sum, one) => sum + partsOf(one, known), 1);
    known.set(node, parts);
  }
  return parts;
}

/** @param resource whether the texts in it are ARNs of resources */
function seeNode(node: Node, gaps: Gaps, resource: boolean, header?: Origin): Seen {
  const origin = originOf(node);
  if (node.tag !== undefined && !node.tag.startsWith('!!')) return { kind: 'unknown', reason: `computed by ${node.tag}, which only a template does`, origin };
  switch (node.kind) {
    case 'hole':
      return { kind: 'unknown', reason: `made of ${node.hole.says}`, origin };
    case 'scalar':
      return seeScalar(node, gaps, resource, origin);
    case 'sequence':
      return new TreeSequence(node, gaps, resource, header ?? origin);
    case 'mapping': {
      const call = callIn(node);
      if (call !== undefined) return { kind: 'unknown', reason: `computed by ${call}, which only a template does`, origin };
      return new TreeMapping(node, gaps, resource, header ?? origin);
    }
  }
}

function seeScalar(node: ScalarNode, gaps: Gaps, resource: boolean, origin: Origin): Seen {
  const type = plainType(node);
  if (type === 'null') return { kind: 'absent', origin };
  return { kind: 'scalar', type, text: gaps.fill(node, resource), origin };
}

/** A function of CloudFormation, in a policy that a template includes. */
function callIn({ entries }: MappingNode): string | undefined {
  const [only, ...others] = entries;
  const name = only?.key.value ?? '';
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')) ? name : undefined;
}

const RESOURCES: ReadonlySet<string> = new Set(['Resource', 'NotResource']);

class TreeMapping implements SeenMapping {
  readonly kind = 'mapping';
  readonly #last: ReadonlyMap<string, Entry>;

  constructor(
    node: MappingNode,
    private readonly gaps: Gaps,
    private readonly resource: boolean,
    readonly origin: Origin,
  ) {
    const last = new Map<string, Entry>();
    for (const entry of node.entries) if (!entry.merged || !last.has(entry.key.value)) last.set(entry.key.value, entry);
    this.#last = last;
  }

  entries(): readonly SeenEntry[] {
    return [...this.#last].map(([name, entry]) => ({ name, key: originOf(entry.key), value: this.#at(entry) })).filter(({ value }) => value.kind !== 'absent');
  }

  get(name: string): Seen {
    const entry = this.#last.get(name);
    return entry ? this.#at(entry) : { kind: 'absent', origin: this.origin };
  }

  /** A block is known by its key; a single value stands where it is written. */
  #at({ key, value }: Entry): Seen {
    const seen = seeNode(value, this.gaps, this.resource || RESOURCES.has(key.value), originOf(key));
    return seen.kind === 'absent' ? { kind: 'absent', origin: this.origin } : seen;
  }
}

class TreeSequence implements SeenSequence {
  readonly kind = 'sequence';
  #items: readonly Seen[] | undefined;

  constructor(
    private readonly node: SequenceNode,
    private readonly gaps: Gaps,
    private readonly resource: boolean,
    readonly origin: Origin,
  ) {}

  items(): readonly Seen[] {
    this.#items ??= this.node.items.map((item) => seeNode(item, this.gaps, this.resource)).filter((item) => item.kind !== 'absent');
    return this.#items;
  }
}
