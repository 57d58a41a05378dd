/** The rules of a call about live accounts, and what has to be read for them. */

import type { Config } from '../../config/config.js';
import type { Need } from '../../model/needs.js';
import { needsIn, readsOfRole } from '../../model/reads.js';
import type { Roles } from '../../model/subjects.js';
import type { LoadedConfig } from '../load-config.js';
import { loadConfig } from '../load-config.js';
import { settingsOf } from '../judging.js';
import { chosenRules, renamed } from '../settings.js';
import type { LintRequest } from '../../lint.js';
import type { World } from '../world.js';
import type { RuleFlags } from './flags.js';

export interface LiveRules extends Pick<LintRequest, 'settings' | 'builtins'> {
  readonly loaded: LoadedConfig;
  /** What overrides and suppressions ask of buckets besides. */
  readonly needs: readonly Need[];
  /** Notices about rules that have another name now. */
  readonly renamed: readonly string[];
}

export async function rulesFor(flags: RuleFlags, world: World): Promise<LiveRules> {
  const loaded = await loadConfig(flags, world.cwd);
  const choices = await chosenRules(loaded, flags);
  return { loaded, renamed: renamed(loaded, flags), needs: needsOf(loaded.config), ...(await settingsOf(choices, loaded.rules, world.cwd)) };
}

function needsOf({ overrides, suppressions = [] }: Config): readonly Need[] {
  return [...overrides, ...suppressions].flatMap(({ match: { tags, role = [] } }) => [
    ...(tags ? needsIn({ bucket: ['tags'] }) : []),
    // The schema names them.
    ...(role as readonly (keyof Roles)[]).flatMap(readsOfRole),
  ]);
}
