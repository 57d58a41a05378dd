import { relative, resolve } from 'node:path';

/** Builds are started at the top of the project. */
export const TOP = resolve('.');

/** What an import means, from the top of the project. */
export function fileOf({ path, resolveDir }: { readonly path: string; readonly resolveDir: string }): string {
  return relative(TOP, resolve(resolveDir, path)).replaceAll('\\', '/').replace(/\.js$/, '.ts');
}
