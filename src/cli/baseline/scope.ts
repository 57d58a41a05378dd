/** How much of a baseline a run can speak of: what it did not look at is neither stale nor to be removed. */

import { posix, resolve } from 'node:path';
import type { Entry } from '../../judge/baseline.js';
import type { LintRequest, Run } from '../../lint.js';
import { isTerraform } from '../../load/marks.js';
import { isInside, realPath } from '../roots.js';
import { isAccount } from './file.js';

export interface Scope {
  readonly cwd: string;
  /** Files and folders as the user gave them. */
  readonly paths: readonly string[];
}

/** Whether the run would have found what an entry says, if it were still there. */
export function isLookedAt(
  { rule, path, resource }: Entry,
  { result, loaded }: Run,
  { settings, builtins }: Pick<LintRequest, 'settings' | 'builtins'>,
  scope: Scope,
): boolean {
  if (!builtins.has(rule) && !settings.some((setting) => setting.rule.meta.id === rule)) return false;
  const address = resource === '' ? posix.basename(path) : resource;
  if (result.undecided.some((open) => open.ruleId === rule && open.resources.includes(address))) return false;
  const broken = loaded.problems.flatMap(({ id, place }) => (id === 'unreadable-input' ? [posix.normalize(place.source.path)] : []));
  if (broken.some((one) => one === path || (isTerraform(one) && posix.dirname(one) === path))) return false;
  const units = loaded.units.filter((unit) => posix.join(unit.path, '.') === path);
  // Of an account only some of it may have been read.
  if (isAccount(path)) return units.some((unit) => !unit.unlisted?.('bucket') || unit.declarations.some((one) => one.address === resource));
  return units.length > 0 || isAsked(path, scope);
}

/** Whether a walk would come by it. */
function isAsked(path: string, { cwd, paths }: Scope): boolean {
  const place = resolve(cwd, path);
  return paths.some((given) => {
    const asked = resolve(cwd, given);
    return given !== '-' && isInside([asked, realPath(asked) ?? asked], place);
  });
}
