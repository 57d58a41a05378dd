/** The contents of files as git keeps them. */

import { type Git, leftOut } from './git.js';

/** So much is read at once: starting git takes longer than reading a file. */
const MOST_AT_ONCE = 16 * 1024 * 1024;

export class Objects {
  readonly #sizes = new Map<string, number>();
  /** What was read last, with what is likely to be asked for next. */
  #window: ReadonlyMap<string, Uint8Array> = new Map();
  readonly #next = new Map<string, string>();

  constructor(private readonly git: Git) {}

  /** Says in which order they will be asked for. */
  expect(ids: readonly string[]): void {
    this.#measure(ids);
    for (const [index, next] of ids.slice(1).entries()) if (!this.#next.has(ids[index] ?? '')) this.#next.set(ids[index] ?? '', next);
  }

  /** In bytes. */
  size(id: string): number {
    this.#measure([id]);
    return this.#sizes.get(id) ?? 0;
  }

  read(id: string): Uint8Array {
    const before = this.#window.get(id);
    if (before) return before;
    const wanted = new Set([id]);
    let room = MOST_AT_ONCE - this.size(id);
    let next = this.#next.get(id);
    while (next !== undefined && !wanted.has(next) && this.size(next) < room) {
      room -= this.size(next);
      wanted.add(next);
      next = this.#next.get(next);
    }
    this.#window = this.#contents([...wanted]);
    return this.#window.get(id) ?? new Uint8Array();
  }

  #measure(ids: readonly string[]): void {
    const fresh = [...new Set(ids)].filter((id) => !this.#sizes.has(id));
    if (fresh.length === 0) return;
    const lines = this.git.tell(['cat-file', '--batch-check'], lined(fresh)).toString().split('\n');
    for (const [index, id] of fresh.entries()) this.#sizes.set(id, sizeIn(lines[index] ?? ''));
  }

  #contents(ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
    const all = this.git.tell(['cat-file', '--batch'], lined(ids));
    const contents = new Map<string, Uint8Array>();
    let at = 0;
    for (const id of ids) {
      const start = all.indexOf(10, at) + 1;
      const size = sizeIn(all.toString('latin1', at, start).trimEnd());
      contents.set(id, all.subarray(start, start + size));
      at = start + size + 1;
    }
    return contents;
  }
}

function lined(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

/** `<id> blob <size>`, or `<id> missing`. */
function sizeIn(header: string): number {
  const size = / blob (\d+)$/.exec(header)?.[1];
  if (size === undefined) throw leftOut();
  return Number(size);
}
