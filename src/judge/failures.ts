/** What rules of plugins threw, for the person at the keyboard. */

import type { Notice } from '../rule/finding.js';
import type { Verdict } from './judge.js';

/** One notice a rule and a cause; the questions themselves are undecided. */
export function failuresIn(verdicts: readonly Verdict[]): readonly Notice[] {
  const causes = new Map<string, { readonly verdict: Verdict; readonly resources: Set<string> }>();
  for (const verdict of verdicts) {
    if (verdict.failure === undefined) continue;
    const key = `${verdict.setting.rule.meta.id} ${verdict.failure}`;
    const cause = causes.get(key) ?? { verdict, resources: new Set<string>() };
    causes.set(key, cause);
    cause.resources.add(verdict.declaration.address);
  }
  return [...causes.values()].map(({ verdict: { setting, failure }, resources }) => {
    const { meta, plugin } = setting.rule;
    const version = plugin?.version === undefined ? '' : ` ${plugin.version}`;
    const [first, ...others] = resources;
    const where = others.length === 0 ? first : `${first} and ${others.length} more`;
    return { level: 'error', message: `the plugin ${plugin?.name}${version} is broken: its rule ${meta.id} failed on ${where}: ${failure}` };
  });
}
