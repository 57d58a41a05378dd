/** What is drawn: who reaches which buckets, with alike ones put together, so that a drawing of hundreds of buckets stays one that can be read. */

import type { MapData, MapEdge, MapKind, MapLink } from '../map-data.js';

export interface Wishes {
  readonly kinds: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly words: readonly string[];
  /** Buckets that nobody reaches and that lead nowhere, too. */
  readonly all: boolean;
  /** Ids of groups that the reader opened. */
  readonly opened: ReadonlySet<string>;
  /** So many buckets or groups of them at most. */
  readonly most: number;
}

export interface Caller {
  readonly id: string;
  readonly kind: MapKind;
  readonly label: string;
  /** How many it stands for. */
  readonly count: number;
}

export interface BucketNode {
  readonly id: string;
  readonly label: string;
  /** Places in the list of buckets. */
  readonly members: readonly number[];
  readonly away: boolean;
}

/** All that leads from one node to another. */
export interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly edges: readonly MapEdge[];
  /** Worst first, without doubt marks. */
  readonly rights: readonly string[];
  readonly certain: boolean;
}

export interface Arc {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: MapLink['kind'];
  readonly links: readonly MapLink[];
  readonly certain: boolean;
}

export interface Graph {
  readonly callers: readonly Caller[];
  readonly buckets: readonly BucketNode[];
  readonly ways: readonly Way[];
  readonly arcs: readonly Arc[];
  /** Buckets that would be drawn if there were room. */
  readonly left: number;
}

const KINDS: readonly MapKind[] = ['internet', 'account', 'condition', 'cdn', 'service', 'identity'];
const PLURALS: Readonly<Record<MapKind, string>> = {
  internet: 'from the internet',
  account: 'accounts',
  condition: 'conditions',
  cdn: 'distributions',
  service: 'services',
  identity: 'roles and users',
};
export const RIGHTS: readonly string[] = ['admin', 'write', 'read', 'list'];
/** More callers of a kind than this are one node until somebody opens it. */
const MOST_OF_KIND = 8;
const FEWEST_ALIKE = 3;

export function graphOf(data: MapData, wishes: Wishes): Graph {
  const fits = (...texts: readonly string[]): boolean => {
    const text = texts.join(' ').toLowerCase();
    return wishes.words.every((word) => text.includes(word));
  };
  const said = (index: number): string => `${data.buckets[index]?.name} ${data.buckets[index]?.address}`;
  const edges = data.edges.filter((edge) => wishes.kinds.has(edge.kind) && fits(edge.name, said(edge.to), edge.rights.join(' ')));
  const links = data.links.filter((link) => wishes.links.has(link.kind) && fits(said(link.from), said(link.to), link.kind));
  const { callers, callerOf } = callersOf(edges, wishes);
  const shown = new Set([...edges.map(({ to }) => to), ...links.flatMap(({ from, to }) => [from, to])]);
  if (wishes.all) for (const index of data.buckets.keys()) if (fits(said(index))) shown.add(index);
  const every = bucketNodes(data, [...shown], edges, links, callerOf, wishes);
  const rank = new Map(callers.map(({ id }, index) => [id, index]));
  const first = (node: BucketNode): number =>
    Math.min(...edges.filter(({ to }) => node.members.includes(to)).map((edge) => rank.get(callerOf(edge)) ?? 999), 999);
  const ordered = every
    .map((node) => ({ node, first: first(node) }))
    .sort((a, b) => a.first - b.first || (a.node.label < b.node.label ? -1 : 1))
    .map(({ node }) => node);
  const buckets = ordered.slice(0, wishes.most);
  const nodeOf = new Map(buckets.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const ways = waysOf(edges, callerOf, nodeOf);
  const used = new Set(ways.map(({ from }) => from));
  return {
    callers: callers.filter(({ id }) => used.has(id)),
    buckets,
    ways,
    arcs: arcsOf(links, nodeOf),
    left: ordered.slice(wishes.most).reduce((sum, { members }) => sum + members.length, 0),
  };
}

function callersOf(edges: readonly MapEdge[], { opened }: Wishes): { readonly callers: readonly Caller[]; readonly callerOf: (edge: MapEdge) => string } {
  const byKind = new Map<MapKind, Set<string>>();
  for (const { kind, name } of edges) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(name));
  const isOne = (kind: MapKind): boolean => (byKind.get(kind)?.size ?? 0) > MOST_OF_KIND && !opened.has(`kind ${kind}`);
  const callers = KINDS.flatMap((kind): readonly Caller[] => {
    const names = [...(byKind.get(kind) ?? [])];
    if (names.length === 0) return [];
    if (isOne(kind)) return [{ id: `kind ${kind}`, kind, label: `${names.length} ${PLURALS[kind]}`, count: names.length }];
    return names.map((name) => ({ id: `${kind} ${name}`, kind, label: name, count: 1 }));
  });
  return { callers, callerOf: ({ kind, name }) => (isOne(kind) ? `kind ${kind}` : `${kind} ${name}`) };
}

/** Buckets that the same callers reach in the same way, and that lead to the same places, are one. */
function bucketNodes(
  data: MapData,
  shown: readonly number[],
  edges: readonly MapEdge[],
  links: readonly MapLink[],
  callerOf: (edge: MapEdge) => string,
  { opened }: Wishes,
): readonly BucketNode[] {
  const traits = new Map<number, Set<string>>(shown.map((index) => [index, new Set()]));
  for (const edge of edges) traits.get(edge.to)?.add(`${callerOf(edge)} ${edge.rights.join()}`);
  for (const { kind, from, to, certain } of links) {
    traits.get(from)?.add(`${kind} ${to} ${certain}`);
    // Where something arrives is a place of its own.
    if (from !== to) traits.get(to)?.add(`target ${to}`);
  }
  const groups = new Map<string, number[]>();
  for (const [index, own] of traits) {
    const key = [...own].sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const single = (index: number): BucketNode => {
    const { name, away } = data.buckets[index] as MapData['buckets'][number];
    return { id: `bucket ${index}`, label: name, members: [index], away: away === true };
  };
  return [...groups.values()].flatMap((members): readonly BucketNode[] => {
    const id = `alike ${members[0]} ${members.length}`;
    if (members.length < FEWEST_ALIKE || opened.has(id)) return members.map(single);
    return [{ id, label: `${data.buckets[members[0] ?? 0]?.name} and ${members.length - 1} alike`, members, away: false }];
  });
}

function waysOf(edges: readonly MapEdge[], callerOf: (edge: MapEdge) => string, nodeOf: ReadonlyMap<number, string>): readonly Way[] {
  const ways = new Map<string, { readonly from: string; readonly to: string; readonly edges: MapEdge[] }>();
  for (const edge of edges) {
    const to = nodeOf.get(edge.to);
    if (to === undefined) continue;
    const from = callerOf(edge);
    const id = `${from} > ${to}`;
    const way = ways.get(id) ?? { from, to, edges: [] };
    way.edges.push(edge);
    ways.set(id, way);
  }
  return [...ways].map(([id, way]) => {
    const all = new Set(way.edges.flatMap(({ rights }) => rights));
    return {
      id,
      ...way,
      rights: RIGHTS.filter((right) => all.has(right) || all.has(`${right}?`)),
      certain: way.edges.every(({ rights }) => rights.some((right) => !right.endsWith('?'))),
    };
  });
}

function arcsOf(links: readonly MapLink[], nodeOf: ReadonlyMap<number, string>): readonly Arc[] {
  const arcs = new Map<string, { readonly from: string; readonly to: string; readonly kind: MapLink['kind']; readonly links: MapLink[] }>();
  for (const link of links) {
    const from = nodeOf.get(link.from);
    const to = nodeOf.get(link.to);
    if (from === undefined || to === undefined) continue;
    const id = `${link.kind} ${from} > ${to}`;
    const arc = arcs.get(id) ?? { from, to, kind: link.kind, links: [] };
    arc.links.push(link);
    arcs.set(id, arc);
  }
  return [...arcs].map(([id, arc]) => ({ id, ...arc, certain: arc.links.every(({ certain }) => certain) }));
}
