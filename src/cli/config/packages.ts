import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isObject } from '../../config/plugin.js';

/** The folder of an installed package, as the files in a folder would find it. @param name `@acme/s3lint-config`, maybe with a path behind it */
function packageFolder(name: string, from: string): string | undefined {
  const [own] = NAME.exec(name) ?? [];
  if (own === undefined) return undefined;
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', own);
    if (existsSync(join(found, 'package.json'))) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

const NAME = /^(?:@[\w.-]+\/)?[a-z0-9][\w.-]*/i;

/** The file that a package gives to those who import it by this name; undefined where it gives none. */
export function packageFile(name: string, from: string): string | undefined {
  const folder = packageFolder(name, from);
  if (folder === undefined) return undefined;
  const given = exported(folder, `.${name.replace(NAME, '')}`);
  if (given !== undefined) return join(folder, given);
  try {
    return createRequire(join(from, 's3lint.js')).resolve(name);
  } catch {
    return undefined;
  }
}

/** Of a package that has `exports`, what is for modules: CommonJS finds all else. */
function exported(folder: string, path: string): string | undefined {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly exports?: unknown };
  const bySubpath = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  return targetOf(bySubpath ? exports[path] : path === '.' ? exports : undefined);
}

const CONDITIONS = new Set(['node', 'import', 'module-sync', 'default']);

function targetOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return typeof entry === 'string' ? entry : undefined;
  for (const [condition, target] of Object.entries(entry)) {
    const found = CONDITIONS.has(condition) ? targetOf(target) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
