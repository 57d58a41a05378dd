import type { Choice } from '../config/choose.js';
import { printableJson } from '../report/escape.js';
import { withoutSecrets } from '../report/veil.js';
import { shownPath } from './repository.js';
import type { LoadedConfig } from './load-config.js';

/** The configuration after presets and flags, as JSON without the secrets that parameters may hold. */
export function configThatHolds(
  loaded: LoadedConfig,
  choices: readonly Choice[],
  parameters: ReadonlyMap<string, string>,
  isIgnored: boolean,
  cwd: string,
): string {
  const holds = {
    config: loaded.file === undefined ? null : shownPath(cwd, loaded.file),
    ignored: isIgnored,
    rules: Object.fromEntries(choices.map(({ meta, level, options }) => [meta.id, Object.keys(options).length > 0 ? [level, options] : level])),
    parameters: Object.fromEntries(parameters),
    ...(loaded.config.terraform.length > 0 && { terraform: { roots: loaded.config.terraform } }),
    facts: loaded.config.facts,
    ignores: loaded.config.ignores,
  };
  return `${printableJson(withoutSecrets(JSON.stringify(holds, undefined, 2)))}\n`;
}
