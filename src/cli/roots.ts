import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** Real paths under which files may be opened. */
export type Roots = readonly string[];

export function isInside(roots: Roots, real: string): boolean {
  return roots.some((root) => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep));
}

/** Where a path leads after all links; undefined when it leads nowhere, or in a circle. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
