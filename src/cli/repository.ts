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
  return (isNamed(from) && path.startsWith(from + sep) && below(path.slice(from.length + 1))) || relative(from, path).split(sep).join('/') || '.';
}

/** Nearly all are below, which shows without making both absolute; undefined where more must be looked at. */
function below(path: string): string | undefined {
  const names = path.split(sep);
  return names.every(isNamed) ? names.join('/') : undefined;
}

function isNamed(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..';
}
