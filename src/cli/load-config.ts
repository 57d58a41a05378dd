import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, emptyConfig } from '../config/config.js';
import { merged } from '../config/merge.js';
import type { RuleMeta } from '../rule/meta.js';
import type { Rule } from '../rule/rule.js';
import { allMetas } from './all-metas.js';
import { allRules } from './all-rules.js';
import { Gathering } from './config/gather.js';
import type { LintFlags } from './options.js';
import { ownFile } from './own-file.js';
import { repositoryTop, shownPath } from './repository.js';
import { WrongCall } from './wrong-call.js';

export { readSource, wrongFile } from './config/read-source.js';

/** Where a configuration is looked for if none is named; data first, because that is what most have. */
export const configNames: readonly string[] = ['yaml', 'yml', 'json', 'mjs', 'ts', 'js', 'cjs', 'mts', 'cts'].map((end) => `s3lint.config.${end}`);

/** What says which configuration is meant, and whether it may run code. */
type ConfigFlags = Pick<LintFlags, 'config'> & Partial<Pick<LintFlags, 'executableConfig' | 'plugin'>>;

/** All rules there are, those of plugins too. */
export interface Catalogue {
  readonly rules: readonly Rule[];
  /** In the order of their ids, built-in ones too. */
  readonly metas: readonly RuleMeta[];
}

export interface LoadedConfig extends Catalogue {
  readonly config: Config;
  /** Missing when there is none. */
  readonly file?: string;
}

export async function loadConfig(flags: ConfigFlags, cwd: string): Promise<LoadedConfig> {
  const file = fileOf(flags.config, cwd);
  if (file === undefined && !flags.plugin?.length) return { config: emptyConfig, rules: allRules, metas: allMetas };
  const { steps, ...gathered } = await gather(flags, file, cwd, false);
  const catalogue = withRules(gathered.rules);
  return { config: merged(steps, catalogue.metas), ...catalogue, ...(file !== undefined && { file }) };
}

/** Which rules there are with the plugins of a configuration, whatever else is wrong with it. */
export async function loadCatalogue(flags: ConfigFlags, cwd: string): Promise<Catalogue> {
  return withRules((await gather(flags, fileOf(flags.config, cwd), cwd, true)).rules);
}

async function gather(flags: ConfigFlags, file: string | undefined, cwd: string, rulesAlone: boolean): Promise<Gathering['gathered']> {
  const gathering = new Gathering({ cwd, metas: allMetas, executable: flags.executableConfig !== false, rulesAlone });
  for (const plugin of flags.plugin ?? []) await gathering.addPlugin(plugin);
  if (file !== undefined) await gathering.addFile(file);
  return gathering.gathered;
}

function withRules(rules: readonly Rule[]): Catalogue {
  if (rules.length === 0) return { rules: allRules, metas: allMetas };
  return { rules: [...allRules, ...rules], metas: [...allMetas, ...rules.map(({ meta }) => meta)].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** @param wanted the file given with `--config`; false for `--no-config`; undefined to look for one */
function fileOf(wanted: string | false | undefined, cwd: string): string | undefined {
  if (wanted === false) return undefined;
  return wanted === undefined ? findConfig(cwd) : resolve(cwd, wanted);
}

/** The nearest configuration from here to the top of the repository; outside of a repository only here. */
function findConfig(cwd: string): string | undefined {
  const top = repositoryTop(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const files = configNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (files.length > 1)
      throw new WrongCall(`${files.map((path) => shownPath(cwd, path)).join(' and ')} are both configurations.`, 'Keep one of them, or name it with --config.');
    if (files[0] !== undefined) return ownFile(files[0], folder, cwd);
    if (folder === top || dirname(folder) === folder) return undefined;
  }
}
