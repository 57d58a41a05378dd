/** The drawing: callers on the left, buckets on the right, what buckets send to each other as arcs beside them. */

import { drawn } from './dom.js';
import type { Caller, Graph } from './map-graph.js';

const ROW = 38;
const HEIGHT = 28;
const TOP = 34;
const CALLER = 230;
const BUCKET = 250;
const ARCS = 150;
const NARROWEST = 780;

export interface Drawing {
  readonly svg: SVGSVGElement;
  /** What can be pointed at, in the order in which the keyboard walks it, by the id of the thing. */
  readonly spots: ReadonlyMap<string, SVGGElement>;
}

const ICONS: Readonly<Record<Caller['kind'], string>> = { internet: '◎', account: '◇', condition: '▽', cdn: '△', service: '□', identity: '○' };

export function draw(graph: Graph, room: number): Drawing {
  const width = Math.max(NARROWEST, room);
  const rows = Math.max(graph.callers.length, graph.buckets.length, 1);
  const height = TOP + rows * ROW + 10;
  const bucketX = width - ARCS - BUCKET;
  const middles = new Map<string, number>();
  spread(graph.callers, rows, middles);
  spread(graph.buckets, rows, middles);
  const at = (id: string): number => middles.get(id) ?? 0;

  const spots = new Map<string, SVGGElement>();
  const lines = drawn('g', { class: 'lines' });
  const nodes = drawn('g', { class: 'nodes' });
  const spot = (id: string, className: string, says: string, layer: SVGGElement, ...parts: readonly SVGElement[]): void => {
    const group = drawn('g', { class: className, role: 'button', tabindex: -1, 'aria-label': says, 'data-id': id }, ...parts);
    spots.set(id, group);
    layer.append(group);
  };

  for (const caller of graph.callers) {
    const count = caller.count > 1 ? ' collapsed' : '';
    spot(
      caller.id,
      `node caller ${caller.kind}${count}`,
      caller.count > 1 ? `${caller.label}, press Enter to open` : caller.label,
      nodes,
      ...box(8, at(caller.id), CALLER, `${ICONS[caller.kind]}  ${caller.label}`, caller.count > 1),
    );
    for (const way of graph.ways.filter(({ from }) => from === caller.id)) {
      const [from, to] = [at(way.from), at(way.to)];
      const middle = (8 + CALLER + bucketX) / 2;
      const path = `M${8 + CALLER} ${from}C${middle} ${from} ${middle} ${to} ${bucketX} ${to}`;
      const names = graph.buckets.find(({ id }) => id === way.to)?.label ?? '';
      const says = `${caller.label} ${way.rights.length === 0 ? 'is pointed at' : way.certain ? `can ${way.rights.join(', ')} in` : `may, undecided, ${way.rights.join(', ')} in`} ${names}`;
      spot(
        way.id,
        `way by-${caller.kind} ${way.rights[0] ?? 'origin'}${way.certain || way.rights.length === 0 ? '' : ' undecided'}`,
        says,
        lines,
        drawn('path', { class: 'hit', d: path }),
        drawn('path', { class: 'line', d: path }),
      );
    }
  }
  for (const bucket of graph.buckets) {
    const many = bucket.members.length > 1;
    spot(
      bucket.id,
      `node bucket${many ? ' collapsed' : ''}${bucket.away ? ' away' : ''}`,
      many ? `${bucket.label}, press Enter to open` : `bucket ${bucket.label}`,
      nodes,
      ...box(bucketX, at(bucket.id), BUCKET, bucket.label, many),
    );
  }
  for (const [index, arc] of graph.arcs.entries()) {
    const path = arcPath(bucketX + BUCKET, at(arc.from), at(arc.to), index);
    const says = `${labelOf(graph, arc.from)} ${arc.links[0]?.says ?? ''} ${labelOf(graph, arc.to)}`;
    spot(
      arc.id,
      `arc ${arc.kind}${arc.certain ? '' : ' undecided'}`,
      says,
      lines,
      drawn('path', { class: 'hit', d: path }),
      drawn('path', { class: 'line', d: path, 'marker-end': 'url(#tip)' }),
    );
  }
  const titles = [
    drawn('text', { class: 'title', x: 8, y: 16 }, 'Who'),
    drawn('text', { class: 'title', x: bucketX, y: 16 }, 'Buckets'),
    ...(graph.arcs.length > 0 ? [drawn('text', { class: 'title', x: bucketX + BUCKET + 14, y: 16 }, 'Between buckets')] : []),
  ];
  const tip = drawn(
    'marker',
    { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' },
    drawn('path', { class: 'tip', d: 'M0 0L8 4L0 8z' }),
  );
  const svg = drawn(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Map of who reaches which bucket' },
    drawn('defs', {}, tip),
    ...titles,
    lines,
    nodes,
  );
  return { svg, spots };
}

/** The shorter side stands in the middle of the longer one. */
function spread(things: readonly { readonly id: string }[], rows: number, into: Map<string, number>): void {
  const room = things.length > 0 ? Math.min(rows / things.length, 2.2) : 1;
  const start = (rows - room * things.length) / 2;
  for (const [index, { id }] of things.entries()) into.set(id, TOP + (start + (index + 0.5) * room) * ROW);
}

/** As much of a label as there is room for. */
function fitting(label: string, room: number): string {
  pen ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!pen) return label;
  pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const letters = [...label];
  let most = letters.length;
  while (most > 1 && pen.measureText(`${letters.slice(0, most).join('')}${most < letters.length ? '…' : ''}`).width > room) most--;
  return most < letters.length ? `${letters.slice(0, most).join('')}…` : label;
}

let pen: CanvasRenderingContext2D | undefined;

function box(x: number, middle: number, width: number, label: string, many: boolean): readonly SVGElement[] {
  const short = fitting(label, width - (many ? 40 : 20));
  const y = middle - HEIGHT / 2;
  return [
    drawn('title', {}, label),
    ...(many ? [drawn('rect', { class: 'behind', x: x + 4, y: y + 4, width, height: HEIGHT, rx: 6 })] : []),
    drawn('rect', { x, y, width, height: HEIGHT, rx: 6 }),
    drawn('text', { x: x + 11, y: middle + 4.5 }, short),
    ...(many ? [drawn('text', { class: 'plus', x: x + width - 18, y: middle + 5 }, '+')] : []),
  ];
}

function arcPath(x: number, from: number, to: number, index: number): string {
  if (from === to) return `M${x} ${from - 6}C${x + 40} ${from - 22} ${x + 40} ${from + 22} ${x + 2} ${from + 6}`;
  const out = Math.min(ARCS - 24, 30 + Math.abs(to - from) / 5) + (index % 3) * 6;
  return `M${x} ${from}C${x + out} ${from} ${x + out} ${to} ${x + 3} ${to}`;
}

export function labelOf(graph: Graph, id: string): string {
  return [...graph.callers, ...graph.buckets].find((node) => node.id === id)?.label ?? '';
}
