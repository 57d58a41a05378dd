import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TerraformValues } from '../load/values.js';
import type { LoadedConfig } from './load-config.js';
import type { LintFlags } from './options.js';
import { shownPath } from './repository.js';
import { inLine } from './say.js';
import { WrongCall } from './wrong-call.js';

/** What the configuration and the call give to Terraform's variables. */
export function terraformValues(
  { config, folder }: Pick<LoadedConfig, 'config' | 'folder'>,
  flags: Pick<LintFlags, 'var' | 'varFile' | 'tfDir'>,
  cwd: string,
): TerraformValues {
  const fromConfig = (path: string): string => shownPath(cwd, resolve(folder, path));
  const values: TerraformValues = {
    values: new Map(flags.var),
    ...(flags.tfDir === undefined ? {} : { textIn: shownPath(cwd, resolve(cwd, flags.tfDir)) || '.' }),
    files: flags.varFile.map((path) => shownPath(cwd, resolve(cwd, path))),
    roots: config.terraform.map(({ dir, name, varFiles = [] }) => ({
      directory: fromConfig(dir) || '.',
      files: varFiles.map(fromConfig),
      ...(name === undefined ? {} : { name }),
    })),
  };
  if (flags.tfDir !== undefined && !existsSync(resolve(cwd, flags.tfDir))) throw new WrongCall(`There is no folder "${inLine(flags.tfDir)}".`);
  const missing = filesOfValues(values).find((path) => !existsSync(resolve(cwd, path)));
  if (missing !== undefined) throw new WrongCall(`There is no file of values "${inLine(missing)}".`);
  return values;
}

/** All files and folders that it names. */
export function filesOfValues({ files, roots, textIn }: TerraformValues): readonly string[] {
  return [...(textIn === undefined ? [] : [textIn]), ...files, ...roots.flatMap((root) => root.files)];
}
