/** Which files of a commit are looked at: those that a walk would find there today, and those that are gone since. */

import { existsSync, statSync } from 'node:fs';
import { basename, join, posix, relative, resolve, sep } from 'node:path';
import type { FileToRead } from '../../load/files.js';
import { isCandidate, isTerraform } from '../../load/marks.js';
import { type AskedFolder, askedByPattern, gitRulesFor, isKeptByTools } from '../crawl.js';
import type { Ignores } from '../gitignore.js';
import { realPath } from '../roots.js';
import { WrongCall } from '../wrong-call.js';
import { inLine } from '../say.js';
import type { Objects } from './objects.js';
import type { Tree } from './tree.js';
import { isUnder } from './tree-files.js';

export interface TreeWalk {
  readonly tree: Tree;
  readonly objects: Objects;
  /** The work tree on disk. */
  readonly top: string;
  readonly cwd: string;
  /** As the user gave them. */
  readonly paths: readonly string[];
  /** The configuration's. */
  readonly ignores: Ignores;
}

export interface TreeWalked {
  readonly files: readonly FileToRead[];
  /** Folders of the tree under which files may be opened. */
  readonly roots: readonly string[];
}

/** @returns the files in the order of their paths, as a walk over the disk gives them */
export function walkTree(walk: TreeWalk): TreeWalked {
  const { tree, top, cwd } = walk;
  const asked = walk.paths.map((path) => askedFor(path, walk));
  const gone = vanished(walk);
  const roots = [...new Set([...asked.map(({ root }) => root), ...gone.map(parentOf)])];
  const byReal = new Map<string, FileToRead & { readonly id: string }>();
  const take = ({ path, name }: Spot, named: boolean): void => {
    const led = tree.lead(path);
    if (led.kind !== 'file' || byReal.has(led.path) || !isUnder(roots, led.path)) return;
    byReal.set(led.path, { path: fromFolder(cwd, name), named, id: led.id });
  };
  for (const one of asked) if (one.kind === 'file') take(one, true);
  for (const one of asked) if (one.kind === 'folder') for (const spot of foundIn(one, walk)) take(spot, false);
  for (const path of gone) take({ path, name: join(top, path) }, false);
  const files = [...byReal.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  // Terraform is read last.
  walk.objects.expect([...files].sort((a, b) => Number(isTerraform(a.path)) - Number(isTerraform(b.path))).map(({ id }) => id));
  return { files: files.map(({ path, named }) => ({ path, named })), roots };
}

/** A path of the tree, and what it is called on disk: a folder may be named by a link that leads to it. */
interface Spot {
  readonly path: string;
  readonly name: string;
}

interface File extends Spot {
  readonly kind: 'file';
  readonly root: string;
}

interface Folder {
  readonly kind: 'folder';
  readonly root: string;
  readonly folder: Pick<AskedFolder, 'path' | 'matches'>;
}

function askedFor(given: string, { cwd, top }: TreeWalk): File | Folder {
  const path = resolve(cwd, given);
  const real = realPath(path);
  const pattern = real === undefined ? askedByPattern(given, cwd) : undefined;
  const root = treePath(top, pattern?.root ?? real ?? path);
  if (root === undefined)
    throw new WrongCall(`${inLine(given)} lies outside of this repository, so what was there before cannot be told.`, 'Lint it in a run of its own.');
  if (pattern) return { kind: 'folder', root, folder: pattern };
  if (real !== undefined && statSync(real).isDirectory()) return { kind: 'folder', root, folder: { path, matches: () => true } };
  return { kind: 'file', root: parentOf(root), path: treePath(top, path) ?? root, name: path };
}

function foundIn({ root, folder }: Folder, { tree, ignores }: TreeWalk): readonly Spot[] {
  const git = gitRulesFor(folder.path);
  const nameOf = (path: string): string => join(folder.path, posix.relative(root, path));
  const passedBy = new Map<string, boolean>([[root, false]]);
  const isPassedBy = (path: string): boolean => {
    const known = passedBy.get(path);
    if (known !== undefined) return known;
    const name = nameOf(path);
    const found = isPassedBy(parentOf(path)) || isKeptByTools(basename(path)) || git(name, true) || ignores(name, true);
    passedBy.set(path, found);
    return found;
  };
  return tree.paths.flatMap((path) => {
    if (!isUnder([root], path) || !isCandidate(path) || isPassedBy(parentOf(path))) return [];
    const name = nameOf(path);
    return folder.matches(name) && !git(name, false) && !ignores(name, false) ? [{ path, name }] : [];
  });
}

/** What stood there may have moved to where the walk of today leads. */
function vanished({ tree, top, ignores }: TreeWalk): readonly string[] {
  return tree.paths.filter(
    (path) => isCandidate(path) && !path.split('/').some(isKeptByTools) && !existsSync(join(top, path)) && !ignores(join(top, path), false),
  );
}

/** A path on disk from the top of the tree; undefined outside. */
export function treePath(top: string, path: string): string | undefined {
  const inside = relative(top, path).split(sep).join('/');
  return inside === '..' || inside.startsWith('../') || /^(?:[A-Za-z]:|\/)/.test(inside) ? undefined : inside;
}

function parentOf(path: string): string {
  const parent = posix.dirname(path);
  return parent === '.' ? '' : parent;
}

function fromFolder(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/');
}
