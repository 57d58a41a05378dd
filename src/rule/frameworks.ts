import type { Framework, RuleMeta } from './meta.js';

/** Those that have a preset of their name. */
export const frameworkNames = ['cis-aws', 'fsbp'] as const satisfies readonly Framework[];

/** The frameworks of which a rule answers for a control, which is what puts it into their presets. */
export function frameworksOf(meta: RuleMeta): readonly Framework[] {
  return frameworkNames.filter((name) => (meta.controls?.[name] ?? []).length > 0);
}
