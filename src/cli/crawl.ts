/** What searching a folder takes; not loaded where only files are named. */

import fs, { statSync } from 'node:fs';
import type { readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fdir } from 'fdir';
import picomatch from 'picomatch';
import { isCandidate, isMarked, isTerraform, isTreeless } from '../load/marks.js';
import { headOf } from './disk.js';
import { type Ignores, gitIgnores } from './gitignore.js';
import { repositoryTop, shownPath } from './repository.js';
import { type Roots, isInside, realPath } from './roots.js';
import type { WalkRequest } from './walk.js';

/** A folder to search, as a whole or for a pattern. */
export interface AskedFolder {
  readonly kind: 'folder';
  readonly path: string;
  readonly root: string;
  readonly matches: (path: string) => boolean;
}

/** The folder that a pattern is about; undefined where there is none. */
export function askedByPattern(given: string, cwd: string): AskedFolder | undefined {
  const { base, isGlob } = picomatch.scan(given.replaceAll('\\', '/'));
  const folder = resolve(cwd, base);
  const root = isGlob ? realPath(folder) : undefined;
  if (root === undefined || !statSync(root).isDirectory()) return undefined;
  const matches = picomatch(given, { dot: true });
  return { kind: 'folder', path: folder, root, matches: (file) => matches(shownPath(cwd, file)) || matches(file) };
}

/** What tools keep for themselves: what of it is meant is asked for by name. */
const PASSED_BY = new Set(['.git', 'node_modules', '.terraform', '.terragrunt-cache']);

/** By the name of a folder. */
export function isKeptByTools(name: string): boolean {
  return PASSED_BY.has(name);
}

export interface Found {
  readonly files: readonly string[];
  /** Of all files. */
  readonly bytes: number;
  /** Links that lead out of the roots. */
  readonly strays: readonly string[];
}

export function found({ path: folder, matches }: AskedFolder, roots: Roots, { ignores, maxBytes }: WalkRequest, list: typeof readdirSync): Found {
  const git = gitRulesFor(folder);
  const unlistable: string[] = [];
  const files = new fdir({ fs: noting(unlistable, list) })
    .withFullPaths()
    .exclude((name, path) => isKeptByTools(name) || git(path.slice(0, -1), true) || ignores(path.slice(0, -1), true))
    .filter((path) => isCandidate(path) && matches(path) && !git(path, false) && !ignores(path, false))
    .crawl(folder)
    .sync();
  const strays: string[] = [];
  let bytes = 0;
  const isOurs = (path: string): boolean => {
    const real = realPath(path);
    if (real === undefined || isInside(roots, real)) {
      const size = real === undefined ? undefined : sizeToBeRead(path, real, maxBytes);
      bytes += size ?? 0;
      return size !== undefined;
    }
    strays.push(path);
    return false;
  };
  return { files: [...files.filter(isOurs), ...unlistable], bytes, strays };
}

/** A folder that git ignores and the user names is wanted: only what lies in it is asked then. */
export function gitRulesFor(folder: string): Ignores {
  const top = repositoryTop(folder);
  if (top === undefined || top === folder) return gitIgnores(folder);
  const whole = gitIgnores(top);
  for (let at = folder; at !== top; at = dirname(at)) {
    if (whole(at, true) || basename(at) === 'node_modules') return gitIgnores(folder);
  }
  return whole;
}

/** The size of what is to be read. A file may be too large to be read for its marks: then its head must bear one. */
function sizeToBeRead(path: string, real: string, maxBytes: number): number | undefined {
  const stat = statSync(real);
  if (!stat.isFile()) return undefined;
  if (stat.size <= maxBytes || isTerraform(path)) return stat.size;
  const head = headOf(real);
  return isMarked(head) || isTreeless(head) ? stat.size : undefined;
}

/** Folders that cannot be listed are told like files that cannot be read, because silence would look clean. */
function noting(unlistable: string[], list: typeof readdirSync): typeof fs {
  const listed = (path: string, options: { readonly withFileTypes: true }): unknown => {
    try {
      return list(path, options);
    } catch {
      unlistable.push(path);
      return [];
    }
  };
  return { ...fs, readdirSync: listed as typeof readdirSync };
}
