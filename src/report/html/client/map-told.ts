/** What stands beside the map: all that is known of what the reader points at. */

import type { MapData, MapEdge, MapLink } from '../map-data.js';
import { made } from './dom.js';
import type { Arc, BucketNode, Caller, Graph, Way } from './map-graph.js';

const MOST = 25;

export function toldOfCaller(caller: Caller, graph: Graph, data: MapData): readonly Node[] {
  const edges = graph.ways.filter(({ from }) => from === caller.id).flatMap((way) => way.edges);
  return [made('h3', '', caller.label), made('p', 'quiet', `reaches ${countOf(new Set(edges.map(({ to }) => to)).size, 'bucket')}`), ...edgesTold(edges, data)];
}

export function toldOfWay({ edges }: Way, data: MapData): readonly Node[] {
  return edgesTold(edges, data);
}

export function toldOfArc({ links }: Arc, data: MapData): readonly Node[] {
  return [listed(links.map((link) => linkTold(link, data)))];
}

/** @param find called when the reader wants the findings about a bucket */
export function toldOfBucket(bucket: BucketNode, graph: Graph, data: MapData, find: (text: string) => void): readonly Node[] {
  const [index, ...more] = bucket.members;
  const own = index === undefined ? undefined : data.buckets[index];
  if (!own) return [];
  if (more.length > 0) {
    const names = bucket.members.map((member) => data.buckets[member]?.name ?? '');
    return [
      made('h3', '', `${bucket.members.length} buckets alike`),
      made('p', 'quiet', 'The same callers reach them in the same way, and they lead to the same places.'),
      listed(names),
    ];
  }
  const edges = graph.ways.filter(({ to }) => to === bucket.id).flatMap((way) => way.edges.filter(({ to }) => to === index));
  const links = graph.arcs.flatMap((arc) => arc.links.filter(({ from, to }) => from === index || to === index));
  const button = made('button', 'plain', 'Findings about it');
  button.type = 'button';
  button.addEventListener('click', () => find(own.address));
  return [
    made('h3', '', own.name),
    ...(own.address === own.name ? [] : [made('p', 'quiet mono', own.address)]),
    ...(own.away ? [made('p', 'quiet', 'It is not in this scan itself.')] : []),
    made('p', '', button),
    ...(edges.length === 0 ? [made('p', 'quiet', 'Nobody in the map reaches it.')] : edgesTold(edges, data)),
    ...(links.length === 0 ? [] : [listed(links.map((link) => linkTold(link, data)))]),
  ];
}

function edgesTold(edges: readonly MapEdge[], data: MapData): readonly Node[] {
  const more = edges.length - MOST;
  return [...edges.slice(0, MOST).map((edge) => edgeTold(edge, data)), ...(more > 0 ? [made('p', 'quiet', `and ${more} more`)] : [])];
}

function edgeTold({ name, to, rights, because, witness, command, via, when }: MapEdge, data: MapData): Node {
  const article = made('article', 'edge');
  article.append(made('h4', '', `${name} → ${data.buckets[to]?.name ?? ''}`));
  const chips = rights.map((right) =>
    made('span', `chip ${right.replace('?', '')}${right.endsWith('?') ? ' undecided' : ''}`, right.endsWith('?') ? `${right.slice(0, -1)}: undecided` : right),
  );
  article.append(made('p', 'chips', ...(chips.length > 0 ? chips : ['pointed at, nothing granted'])));
  const list = made('dl');
  const say = (term: string, ...what: readonly (Node | string)[]): void => list.append(made('dt', '', term), made('dd', '', ...what));
  if (via !== undefined) say('through', made('code', '', via));
  if (when !== undefined) say('when', when);
  if (because.length > 0) say('because', listed(because));
  if (witness !== undefined) say(rights.every((right) => right.endsWith('?')) ? 'if so' : 'proof', witness);
  if (command !== undefined) say('try', made('code', 'command', command));
  article.append(list);
  return article;
}

function linkTold({ from, to, says, certain }: MapLink, { buckets }: MapData): string {
  return `${buckets[from]?.name ?? ''} ${says} ${buckets[to]?.name ?? ''}${certain ? '' : ' (undecided)'}`;
}

function listed(texts: readonly string[]): HTMLUListElement {
  const more = texts.length - MOST;
  return made('ul', '', ...texts.slice(0, MOST).map((text) => made('li', '', text)), ...(more > 0 ? [made('li', 'quiet', `and ${more} more`)] : []));
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
