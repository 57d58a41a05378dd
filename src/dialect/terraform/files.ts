/** Files that functions read: from the directory in which Terraform is run, and nothing outside of the scan. */

import { posix } from 'node:path';
import type { ModuleFiles } from './scope.js';
import type { Surroundings } from './surroundings.js';

/** A directory with more files than this is not listed whole. */
const MAX_FILES = 10_000;
const MAX_DEEP = 32;

export function filesOf(root: string, surroundings: Surroundings): ModuleFiles {
  const from = (path: string): string => (posix.isAbsolute(path) ? posix.normalize(path) : posix.join(root, path));
  return {
    read: (path) => surroundings.read(from(path)),
    list(directory) {
      const files: string[] = [];
      const start = from(directory);
      const visit = (below: string, deep: number): boolean => {
        const names = surroundings.list(posix.join(start, below));
        if (!names || deep > MAX_DEEP) return false;
        for (const name of names) {
          if (name.endsWith('/')) visit(`${below}${name}`, deep + 1);
          else if (files.length < MAX_FILES) files.push(below + name);
        }
        return true;
      };
      return visit('', 0) && files.length < MAX_FILES ? files.sort() : undefined;
    },
  };
}
