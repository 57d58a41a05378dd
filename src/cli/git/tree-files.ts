/** The files of a commit as loading reads them: within the same roots and sizes as those on disk. */

import { posix } from 'node:path';
import type { FileRead, Files } from '../../load/files.js';
import { isTreeless } from '../../load/marks.js';
import { isKeptByTools } from '../crawl.js';
import { BEGINNING, outsideRoots, refused, tooLarge } from '../disk.js';
import type { Objects } from './objects.js';
import type { Tree } from './tree.js';

export interface TreeView {
  readonly tree: Tree;
  readonly objects: Objects;
  /** What a path from the working directory is called from the top; undefined outside of the repository. */
  readonly inTree: (path: string) => string | undefined;
  /** Folders of the tree under which files may be opened. */
  readonly roots: readonly string[];
  readonly maxBytes: number;
  /** The files on disk: for what no commit holds, because it lies elsewhere or tools keep it for themselves. */
  readonly disk: Files;
  /** Files that the call itself brings along: where the commit does not have them, they count as they are. */
  readonly beside: ReadonlySet<string>;
}

export function treeFiles(view: TreeView): Files {
  const { tree, inTree, disk, beside } = view;
  /** Undefined: it is none of the tree's. */
  const own = (path: string): string | undefined => {
    const inside = inTree(path);
    return inside === undefined || inside.split('/').some(isKeptByTools) ? undefined : inside;
  };
  return {
    read(path) {
      const inside = own(path);
      if (inside === undefined) return disk.read(path);
      const led = tree.lead(inside);
      if (led.kind === 'missing' && beside.has(posix.normalize(path))) return disk.read(path);
      return readLed(led, view);
    },
    list(directory) {
      const inside = own(directory);
      if (inside === undefined) return disk.list?.(directory);
      const led = tree.lead(inside);
      if (led.kind !== 'folder' || !isUnder(view.roots, led.path)) return undefined;
      return tree
        .names(led.path)
        ?.map((name) => (!name.endsWith('/') && tree.lead(posix.join(led.path, name)).kind === 'folder' ? `${name}/` : name))
        .sort();
    },
  };
}

function readLed(led: ReturnType<Tree['lead']>, { roots, maxBytes, objects }: TreeView): FileRead {
  switch (led.kind) {
    case 'missing':
      return { kind: 'missing' };
    case 'circle':
      return refused('its links lead in a circle', 'Let the link point to a file.');
    case 'folder':
      return refused('it is a folder', 'Name a file.');
    case 'outside':
      return refused(...outsideRoots);
    case 'file': {
      if (!isUnder(roots, led.path)) return refused(...outsideRoots);
      const size = objects.size(led.id);
      if (size > maxBytes && !(led.path.endsWith('.json') && isTreeless(objects.read(led.id).subarray(0, BEGINNING))))
        return refused(...tooLarge(size, maxBytes));
      return { kind: 'bytes', bytes: objects.read(led.id) };
    }
  }
}

/** Whether a path is one of these folders, or lies in one. */
export function isUnder(roots: readonly string[], path: string): boolean {
  return roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
}
