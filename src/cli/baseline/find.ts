import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { LoadedConfig } from '../load-config.js';
import type { LintFlags } from '../options.js';
import { ownFile } from '../own-file.js';
import { repositoryTop } from '../repository.js';

const baselineName = '.s3lint-baseline.json';

/**
 * The baseline that a call means: the one it names, else the one its configuration names, else the one that lies beside the
 * configuration; without a configuration the nearest from here to the top of the repository. Undefined: there is none, or none is wanted.
 */
export function baselineFor(
  { baseline }: Pick<LintFlags, 'baseline'>,
  { config, file }: Pick<LoadedConfig, 'config' | 'file'>,
  cwd: string,
): string | undefined {
  if (baseline !== undefined) return baseline === false ? undefined : resolve(cwd, baseline);
  const folder = file === undefined ? cwd : dirname(file);
  const found = config.baseline ?? (file === undefined ? nearest(cwd) : lyingIn(folder));
  return found === undefined || found === false ? undefined : ownFile(found, folder, cwd);
}

/** Where one is written if the call means none yet. */
export function newBaseline({ file }: Pick<LoadedConfig, 'file'>, cwd: string): string {
  return join(file === undefined ? cwd : dirname(file), baselineName);
}

function nearest(cwd: string): string | undefined {
  const top = repositoryTop(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = lyingIn(folder);
    if (found !== undefined || folder === top || dirname(folder) === folder) return found;
  }
}

function lyingIn(folder: string): string | undefined {
  const path = join(folder, baselineName);
  return existsSync(path) ? path : undefined;
}
