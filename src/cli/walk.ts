import { readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileToRead } from '../load/files.js';
import type { AskedFolder, Found } from './crawl.js';
import type { Ignores } from './gitignore.js';
import { shownPath } from './repository.js';
import { type Roots, realPath } from './roots.js';

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
  /** Of all of them. */
  readonly bytes: number;
  readonly roots: Roots;
  /** Links on the way that lead out of the roots. */
  readonly strays: readonly string[];
  /** Given paths that lead nowhere. */
  readonly missing: readonly string[];
}

/**
 * The files that the given paths mean. A file named is taken whatever its name and whatever is ignored; a folder or
 * a pattern is searched. Links are not followed on the way: what they lead to is met under its own name, or lies outside.
 *
 * @param list how folders are listed; a seam for the failures that a test cannot bring about
 */
export async function walk(request: WalkRequest, list: typeof readdirSync = readdirSync): Promise<Walked> {
  const named = request.paths.map((path) => askedFor(path, request.cwd));
  const crawl = named.every(({ kind }) => kind === 'file') ? undefined : await import('./crawl.js');
  const asked = named.map((one, index): Asked => (one.kind === 'missing' ? (crawl?.askedByPattern(request.paths[index] ?? '', request.cwd) ?? one) : one));
  const roots = [...new Set(asked.flatMap((one) => one.root ?? []))];
  const byReal = new Map<string, FileToRead>();
  const strays = new Set<string>();
  let bytes = 0;
  for (const one of asked.toSorted((a, b) => Number(a.kind !== 'file') - Number(b.kind !== 'file'))) {
    const found = one.kind === 'folder' && crawl ? crawl.found(one, roots, request, list) : one.kind === 'file' ? alone(one) : NOTHING;
    bytes += found.bytes;
    for (const path of found.strays) strays.add(shownPath(request.cwd, path));
    for (const path of found.files) {
      const real = realPath(path) ?? path;
      if (!byReal.has(real)) byReal.set(real, { path: shownPath(request.cwd, path), named: one.kind === 'file' });
    }
  }
  const files = [...byReal.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, bytes, roots, strays: [...strays].sort(), missing: request.paths.filter((_, index) => asked[index]?.kind === 'missing') };
}

interface AskedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly root: string;
  readonly bytes: number;
}

type Asked = AskedFolder | AskedFile | { readonly kind: 'missing'; readonly root?: undefined };

const NOTHING: Found = { files: [], bytes: 0, strays: [] };

function alone({ path, bytes }: AskedFile): Found {
  return { files: [path], bytes, strays: [] };
}

function askedFor(given: string, cwd: string): Asked {
  const path = resolve(cwd, given);
  const real = realPath(path);
  if (real === undefined) return { kind: 'missing' };
  // The folder of a file is a root too, for the templates that it names by their path.
  const stat = statSync(real);
  return stat.isDirectory() ? { kind: 'folder', path, root: real, matches: () => true } : { kind: 'file', path, root: dirname(real), bytes: stat.size };
}
