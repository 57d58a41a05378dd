/** The rules of a call about live accounts, and what has to be read for them. */

import type { LoadedConfig } from '../load-config.js';
import { loadConfig } from '../load-config.js';
import { allMetas } from '../all-metas.js';
import { settingsOf } from '../judging.js';
import { chosenRules, renamed } from '../settings.js';
import type { LintRequest } from '../../lint.js';
import type { World } from '../world.js';
import type { RuleFlags } from './flags.js';

export interface LiveRules extends Pick<LintRequest, 'settings' | 'builtins'> {
  readonly loaded: LoadedConfig;
  /** Notices about rules that have another name now. */
  readonly renamed: readonly string[];
}

export async function rulesFor(flags: RuleFlags, world: World): Promise<LiveRules> {
  const loaded = await loadConfig(flags.config, world.cwd, allMetas);
  const choices = await chosenRules(loaded.config, flags, allMetas);
  return { loaded, renamed: renamed(loaded.config, flags, allMetas), ...settingsOf(choices) };
}
