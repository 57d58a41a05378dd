import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The nearest folder, from `from` upwards, that is the top of a git work tree. */
export function repositoryTop(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** A path as reports write it: from `from`, with forward slashes. */
export function shownPath(from: string, path: string): string {
  return relative(from, path).split(sep).join('/') || '.';
}
