/** The files of a commit, and where paths in it lead. Paths are from its top, with forward slashes; the top is the empty path. */

import type { Git } from './git.js';
import type { Objects } from './objects.js';

export type Led =
  | { readonly kind: 'file'; readonly path: string; readonly id: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'missing' }
  /** A link leads out of the tree. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'circle' };

interface Entry {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly id: string;
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

export class Tree {
  /** Every file and every link, in git's order. */
  readonly paths: readonly string[];
  readonly #entries = new Map<string, Entry>();
  readonly #folders = new Map<string, string[]>([['', []]]);
  readonly #targets = new Map<string, string>();

  constructor(
    commit: string,
    git: Git,
    private readonly objects: Objects,
  ) {
    for (const line of git.tell(['ls-tree', '-r', '-z', '--full-tree', commit]).toString().split('\0')) {
      const [, mode = '', id, path] = /^(\d+) \w+ ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
      if (id === undefined || path === undefined) continue;
      this.#entries.set(path, { kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file', id });
      this.#enlist(path);
    }
    this.paths = [...this.#entries].flatMap(([path, { kind }]) => (kind === 'submodule' ? [] : [path]));
    objects.expect([...this.#entries.values()].flatMap(({ kind, id }) => (kind === 'link' ? [id] : [])));
  }

  /** Names in a folder, folders with a slash at the end; undefined where there is none. */
  names(folder: string): readonly string[] | undefined {
    return this.#folders.get(folder);
  }

  /** Follows links, as the system would that has the files on disk. */
  lead(path: string): Led {
    const ahead = path.split('/');
    const behind: string[] = [];
    for (let links = 0; ; ) {
      const step = ahead.shift();
      if (step === undefined) break;
      if (step === '' || step === '.') continue;
      if (step === '..') {
        if (behind.pop() === undefined) return { kind: 'outside' };
        continue;
      }
      behind.push(step);
      const entry = this.#entries.get(behind.join('/'));
      if (entry?.kind !== 'link') continue;
      if (++links > MOST_LINKS) return { kind: 'circle' };
      const target = this.#targetOf(entry.id);
      if (/^(?:\/|[A-Za-z]:)/.test(target)) return { kind: 'outside' };
      behind.pop();
      ahead.unshift(...target.split('/'));
    }
    const real = behind.join('/');
    const entry = this.#entries.get(real);
    if (entry?.kind === 'file') return { kind: 'file', path: real, id: entry.id };
    return this.#folders.has(real) ? { kind: 'folder', path: real } : { kind: 'missing' };
  }

  #targetOf(id: string): string {
    const target = this.#targets.get(id) ?? Buffer.from(this.objects.read(id)).toString();
    this.#targets.set(id, target);
    return target;
  }

  #enlist(path: string): void {
    const cut = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(cut, 0));
    const name = path.slice(cut + 1);
    const names = this.#folders.get(folder);
    if (names) {
      names.push(name);
      return;
    }
    this.#folders.set(folder, [name]);
    this.#enlistFolder(folder);
  }

  #enlistFolder(path: string): void {
    const cut = path.lastIndexOf('/');
    const parent = path.slice(0, Math.max(cut, 0));
    const name = `${path.slice(cut + 1)}/`;
    const names = this.#folders.get(parent);
    if (names) names.push(name);
    else {
      this.#folders.set(parent, [name]);
      this.#enlistFolder(parent);
    }
  }
}
