import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ignore, { type Ignore, type Options } from 'ignore';
import { isInside } from './roots.js';
import { shownPath } from './repository.js';

/** Whether a path is left out. */
export type Ignores = (path: string, isFolder: boolean) => boolean;

/** As git has it where file names are told apart by case. */
const options: Options = { ignorecase: process.platform !== 'linux' };

/** What the `.gitignore` files from `top` down to a path's folder say of it; the deepest has the last word. */
export function gitIgnores(top: string): Ignores {
  const byFolder = new Map<string, Ignore | undefined>();
  const rulesIn = (folder: string): Ignore | undefined => {
    if (!byFolder.has(folder)) byFolder.set(folder, readRules(join(folder, '.gitignore')));
    return byFolder.get(folder);
  };
  return (path, isFolder) => {
    for (let folder = dirname(path); isInside([top], folder); folder = dirname(folder)) {
      const rules = rulesIn(folder);
      if (rules) {
        const { ignored, unignored } = rules.test(shownPath(folder, path) + (isFolder ? '/' : ''));
        if (ignored || unignored) return ignored;
      }
      if (dirname(folder) === folder) break;
    }
    return false;
  };
}

/** Patterns of a configuration, which count from the folder it stands in. */
export function patternIgnores(folder: string, patterns: readonly string[]): Ignores {
  if (patterns.length === 0) return () => false;
  const rules = ignore(options).add(patterns);
  return (path, isFolder) => isInside([folder], path) && path !== folder && rules.ignores(shownPath(folder, path) + (isFolder ? '/' : ''));
}

function readRules(path: string): Ignore | undefined {
  try {
    // As with git, a link is none: it may lead anywhere.
    return lstatSync(path).isFile() ? ignore(options).add(readFileSync(path, 'utf8')) : undefined;
  } catch {
    // No such file, or one that git could not read either.
    return undefined;
  }
}
