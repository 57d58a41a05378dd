import type { Choice } from '../config/choose.js';
import { shownPath } from './repository.js';
import type { LoadedConfig } from './load-config.js';

/** The configuration after presets and flags, as JSON. */
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
    facts: loaded.config.facts,
    ignores: loaded.config.ignores,
  };
  return `${JSON.stringify(holds, undefined, 2)}\n`;
}
