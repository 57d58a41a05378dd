import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TerraformValues } from '../load/values.js';
import type { Config } from '../config/config.js';
import type { LintFlags } from './options.js';
import { ownFile } from './own-file.js';
import { shownPath } from './repository.js';
import { inLine } from './say.js';
import { WrongCall } from './wrong-call.js';

/** What the configuration and the call give to Terraform's variables. */
export function terraformValues(
  { terraform }: Pick<Config, 'terraform'>,
  flags: Pick<LintFlags, 'var' | 'varFile'> & Partial<Pick<LintFlags, 'tfDir'>>,
  cwd: string,
): TerraformValues {
  const values: TerraformValues = {
    values: new Map(flags.var),
    ...(flags.tfDir === undefined ? {} : { textIn: shownPath(cwd, resolve(cwd, flags.tfDir)) || '.' }),
    files: flags.varFile.map((path) => shownPath(cwd, resolve(cwd, path))),
    roots: terraform.map(({ dir, name, varFiles = [], folder }) => {
      const fromConfig = (path: string): string => shownPath(cwd, resolve(folder, path));
      return {
        directory: fromConfig(dir) || '.',
        files: varFiles.map((path) => fromConfig(ownFile(resolve(folder, path), folder, cwd))),
        ...(name === undefined ? {} : { name }),
      };
    }),
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
