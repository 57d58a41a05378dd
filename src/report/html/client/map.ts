/** The map, as the reader wants it: what is drawn, what is pointed at, what is kept. */

import type { MapData } from '../map-data.js';
import { every, made, one } from './dom.js';
import { type Drawing, draw } from './map-draw.js';
import { type Graph, graphOf } from './map-graph.js';
import { toldOfArc, toldOfBucket, toldOfCaller, toldOfWay } from './map-told.js';
import { choose, readState } from './state.js';

const MOST = 60;

/** @returns what draws it, once it is in view */
export function startMap(): () => void {
  const place = one('#map-place');
  const told = one('#map-told');
  const form = one<HTMLFormElement>('#map-wishes');
  const data = JSON.parse(one('#map-data')?.textContent || 'null') as MapData | null;
  if (!place || !told || !form || !data) return () => undefined;
  return new BucketMap(place, told, form, data).drawOnce;
}

class BucketMap {
  #opened = new Set<string>();
  #most = MOST;
  #graph: Graph = { callers: [], buckets: [], ways: [], arcs: [], left: 0 };
  #drawing: Drawing | undefined;
  #kept: string | undefined;
  #isDrawn = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly told: HTMLElement,
    private readonly form: HTMLFormElement,
    private readonly data: MapData,
  ) {
    this.#restore();
    form.addEventListener('input', () => {
      this.#keepWishes();
      this.#draw();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    one('#map-close')?.addEventListener('click', () => {
      this.#opened = new Set();
      this.#most = MOST;
      this.#draw();
    });
    addEventListener('resize', () => {
      if (this.#isDrawn && this.place.clientWidth > 0) this.#draw();
    });
    place.addEventListener('keydown', (event) => this.#walk(event));
    for (const [name, act] of [
      ['pointerover', (id: string) => this.#pointAt(id)],
      ['focusin', (id: string) => this.#pointAt(id)],
      ['click', (id: string) => this.#act(id)],
    ] as const)
      place.addEventListener(name, ({ target }) => {
        const id = target instanceof Element ? target.closest<SVGGElement>('[data-id]')?.dataset['id'] : undefined;
        if (id !== undefined) act(id);
      });
    place.addEventListener('pointerleave', () => this.#pointAt(this.#kept));
  }

  /** Its width is known only in view. */
  readonly drawOnce = (): void => {
    if (!this.#isDrawn) this.#draw();
  };

  #draw(focus?: string): void {
    this.#isDrawn = true;
    const ticked = (name: string): ReadonlySet<string> =>
      new Set(every<HTMLInputElement>(`input[name=${name}]`, this.form).flatMap(({ checked, value }) => (checked ? [value] : [])));
    const words = (one<HTMLInputElement>('input[type=search]', this.form)?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    this.#graph = graphOf(this.data, {
      kinds: ticked('map-kind'),
      links: ticked('map-link'),
      words,
      all: ticked('map-all').size > 0,
      opened: this.#opened,
      most: this.#most,
    });
    this.#drawing = draw(this.#graph, this.place.clientWidth);
    this.place.replaceChildren(this.#drawing.svg, ...this.#rest());
    const { spots } = this.#drawing;
    const first = [...spots.values()][0];
    first?.setAttribute('tabindex', '0');
    const says = one('#map-shown');
    const drawn = this.#graph.buckets.reduce((sum, { members }) => sum + members.length, 0);
    if (says) says.textContent = `${drawn} of ${this.data.buckets.length} buckets drawn`;
    if (this.#kept !== undefined && !spots.has(this.#kept)) this.#kept = undefined;
    const wanted = focus === undefined ? undefined : spots.get(focus);
    if (wanted) this.#focus(wanted);
    else this.#pointAt(this.#kept);
  }

  #rest(): readonly Node[] {
    const { left, buckets } = this.#graph;
    if (buckets.length === 0) return [made('p', 'quiet', 'Nothing to draw: no bucket here is reached from outside, and none leads to another.')];
    if (left === 0) return [];
    const button = made('button', 'plain', `Draw ${left} more`);
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#most += 200;
      this.#draw();
    });
    return [made('p', '', button)];
  }

  #act(id: string): void {
    if (id.startsWith('kind ') && !id.includes(' > ')) return this.#open(id);
    if (id.startsWith('alike ')) return this.#open(id);
    this.#kept = this.#kept === id ? undefined : id;
    this.#pointAt(id);
  }

  #open(id: string): void {
    this.#opened.add(id);
    const members = this.#graph.buckets.find((node) => node.id === id)?.members;
    const kind = id.slice('kind '.length);
    const next = members ? `bucket ${members[0]}` : `${kind} ${this.data.edges.find((edge) => edge.kind === kind)?.name ?? ''}`;
    this.#draw(next);
  }

  #pointAt(id: string | undefined): void {
    const { spots } = this.#drawing ?? {};
    if (!spots) return;
    const near = id === undefined ? undefined : this.#near(id);
    for (const [own, spot] of spots) {
      spot.classList.toggle('off', near !== undefined && !near.has(own));
      spot.classList.toggle('on', own === id);
      spot.classList.toggle('kept', own === this.#kept);
    }
    this.told.replaceChildren(...(id === undefined ? [made('p', 'quiet', this.told.dataset['empty'] ?? '')] : this.#toldOf(id)));
  }

  /** What belongs to it: its ends, or all that leads there and away. */
  #near(id: string): ReadonlySet<string> {
    const near = new Set([id]);
    for (const line of [...this.#graph.ways, ...this.#graph.arcs]) {
      if (line.id !== id && line.from !== id && line.to !== id) continue;
      for (const own of [line.id, line.from, line.to]) near.add(own);
    }
    return near;
  }

  #toldOf(id: string): readonly Node[] {
    const { callers, buckets, ways, arcs } = this.#graph;
    const caller = callers.find((one) => one.id === id);
    if (caller) return toldOfCaller(caller, this.#graph, this.data);
    const way = ways.find((one) => one.id === id);
    if (way) return toldOfWay(way, this.data);
    const arc = arcs.find((one) => one.id === id);
    if (arc) return toldOfArc(arc, this.data);
    const bucket = buckets.find((one) => one.id === id);
    return bucket ? toldOfBucket(bucket, this.#graph, this.data, findings) : [];
  }

  /** Arrows walk all that is drawn, left and right from node to node; Enter keeps or opens; Escape lets go. */
  #walk(event: KeyboardEvent): void {
    const spots = [...(this.#drawing?.spots.values() ?? [])];
    const now = spots.findIndex((spot) => spot === document.activeElement);
    if (now < 0) return;
    const isNode = (spot: Element): boolean => spot.classList.contains('node');
    const next = (): SVGGElement | undefined => {
      switch (event.key) {
        case 'ArrowDown':
          return spots[now + 1];
        case 'ArrowUp':
          return spots[now - 1];
        case 'ArrowRight':
          return spots.slice(now + 1).find(isNode);
        case 'ArrowLeft':
          return spots.slice(0, now).findLast(isNode);
        case 'Home':
          return spots[0];
        case 'End':
          return spots.at(-1);
        default:
          return undefined;
      }
    };
    const target = next();
    if (target) {
      event.preventDefault();
      this.#focus(target);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#act(spots[now]?.dataset['id'] ?? '');
    } else if (event.key === 'Escape') {
      this.#kept = undefined;
      this.#pointAt(undefined);
    }
  }

  #focus(spot: SVGGElement): void {
    for (const other of this.#drawing?.spots.values() ?? []) other.setAttribute('tabindex', other === spot ? '0' : '-1');
    spot.focus();
  }

  #keepWishes(): void {
    for (const name of ['map-kind', 'map-link', 'map-all']) {
      const changed = every<HTMLInputElement>(`input[name=${name}]`, this.form).filter((box) => box.checked !== box.defaultChecked);
      choose(name, changed.map(({ value }) => value).join(','));
    }
    choose('map', one<HTMLInputElement>('input[type=search]', this.form)?.value ?? '');
  }

  #restore(): void {
    const { chosen } = readState();
    for (const box of every<HTMLInputElement>('input[type=checkbox]', this.form)) {
      const changed = (chosen.get(box.name) ?? '').split(',').includes(box.value);
      box.checked = box.defaultChecked !== changed;
    }
    const search = one<HTMLInputElement>('input[type=search]', this.form);
    if (search) search.value = chosen.get('map') ?? '';
  }
}

function findings(text: string): void {
  location.hash = `#findings?${new URLSearchParams({ q: text }).toString()}`;
}
