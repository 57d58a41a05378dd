import fs, { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fdir } from 'fdir';
import picomatch from 'picomatch';
import type { FileToRead } from '../load/files.js';
import { isCandidate, isMarked } from '../load/marks.js';
import { type Ignores, gitIgnores } from './gitignore.js';
import { repositoryTop, shownPath } from './repository.js';
import { type Roots, isInside, realPath } from './roots.js';

export interface WalkRequest {
  readonly cwd: string;
  /** Files, folders and patterns as the user gave them. */
  readonly paths: readonly string[];
  /** The configuration's. */
  readonly ignores: Ignores;
  readonly maxBytes: number;
}

export interface Walked {
  /** In the order of their paths. */
  readonly files: readonly FileToRead[];
  readonly roots: Roots;
  /** Given paths that lead nowhere. */
  readonly missing: readonly string[];
}

/**
 * The files that the given paths mean. A file named is taken whatever its name and whatever is ignored; a folder or
 * a pattern is searched. Links are not followed on the way: what they lead to is met under its own name, or lies outside.
 *
 * @param list how folders are listed; a seam for the failures that a test cannot bring about
 */
export function walk(request: WalkRequest, list: typeof readdirSync = readdirSync): Walked {
  const asked = request.paths.map((path) => askedFor(path, request.cwd));
  const roots = [...new Set(asked.flatMap((one) => one.root ?? []))];
  const byReal = new Map<string, FileToRead>();
  for (const one of asked.toSorted((a, b) => Number(a.kind !== 'file') - Number(b.kind !== 'file'))) {
    for (const path of one.kind === 'missing' ? [] : one.kind === 'file' ? [one.path] : found(one, roots, request, list)) {
      const real = realPath(path) ?? path;
      if (!byReal.has(real)) byReal.set(real, { path: shownPath(request.cwd, path), named: one.kind === 'file' });
    }
  }
  const files = [...byReal.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, roots, missing: request.paths.filter((_, index) => asked[index]?.kind === 'missing') };
}

interface AskedFolder {
  readonly kind: 'folder';
  readonly path: string;
  readonly root: string;
  readonly matches: (path: string) => boolean;
}

type Asked = AskedFolder | { readonly kind: 'file'; readonly path: string; readonly root: string } | { readonly kind: 'missing'; readonly root?: undefined };

function askedFor(given: string, cwd: string): Asked {
  const path = resolve(cwd, given);
  const real = realPath(path);
  if (real !== undefined) {
    // The folder of a file is a root too, for the templates that it names by their path.
    return statSync(real).isDirectory() ? { kind: 'folder', path, root: real, matches: () => true } : { kind: 'file', path, root: dirname(real) };
  }
  const { base, isGlob } = picomatch.scan(given.replaceAll('\\', '/'));
  const folder = resolve(cwd, base);
  const root = isGlob ? realPath(folder) : undefined;
  if (root === undefined || !statSync(root).isDirectory()) return { kind: 'missing' };
  const matches = picomatch(given, { dot: true });
  return { kind: 'folder', path: folder, root, matches: (file) => matches(shownPath(cwd, file)) || matches(file) };
}

function found({ path: folder, matches }: AskedFolder, roots: Roots, { ignores, maxBytes }: WalkRequest, list: typeof readdirSync): readonly string[] {
  const git = gitRulesFor(folder);
  const unlistable: string[] = [];
  const files = new fdir({ fs: noting(unlistable, list) })
    .withFullPaths()
    .exclude((name, path) => name === '.git' || name === 'node_modules' || git(path.slice(0, -1), true) || ignores(path.slice(0, -1), true))
    .filter((path) => isCandidate(path) && matches(path) && !git(path, false) && !ignores(path, false))
    .crawl(folder)
    .sync();
  return [...files.filter((path) => isOurs(path, roots, maxBytes)), ...unlistable];
}

/** A folder that git ignores and the user names is wanted: only what lies in it is asked then. */
function gitRulesFor(folder: string): Ignores {
  const top = repositoryTop(folder);
  if (top === undefined || top === folder) return gitIgnores(folder);
  const whole = gitIgnores(top);
  for (let at = folder; at !== top; at = dirname(at)) {
    if (whole(at, true) || basename(at) === 'node_modules') return gitIgnores(folder);
  }
  return whole;
}

/** A link may lead out of the roots, and a file may be too large to be read for its marks: then its head must bear one. */
function isOurs(path: string, roots: Roots, maxBytes: number): boolean {
  const real = realPath(path);
  if (real === undefined || !isInside(roots, real)) return false;
  const stat = statSync(real);
  return stat.isFile() && (stat.size <= maxBytes || isMarked(headOf(real)));
}

const HEAD = 1024 * 1024;

function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(HEAD);
    return bytes.subarray(0, readSync(file, bytes, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
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
