import { frameworkNames, frameworksOf } from '../rule/frameworks.js';
import type { Preset, RuleMeta, Tier } from '../rule/meta.js';

/** From the smallest to the largest; each holds all rules of those before it. */
const tiers = ['recommended', 'strict', 'all'] as const satisfies readonly Tier[];

/** Beside the tiers stand the frameworks: such a preset holds the rules that answer for a control of it, whatever their tier. */
export const presetNames: readonly Preset[] = [...tiers, ...frameworkNames];

/** Every preset that has the rule on. */
export function presetsOf(meta: RuleMeta): readonly Preset[] {
  return [...tiers.slice(tiers.indexOf(meta.preset)), ...frameworksOf(meta)];
}

/** Several presets unite. Who names none gets the recommended one. */
export function inSome(meta: RuleMeta, presets: readonly Preset[]): boolean {
  if (presets.length === 0) return meta.preset === tiers[0];
  const own = presetsOf(meta);
  return presets.some((preset) => own.includes(preset));
}
