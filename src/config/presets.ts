import type { Preset, RuleMeta } from '../rule/meta.js';

/** From the smallest to the largest; each holds all rules of those before it. */
export const presetNames = ['recommended', 'strict', 'all'] as const satisfies readonly Preset[];

export function inPreset(meta: RuleMeta, preset: Preset): boolean {
  return presetNames.indexOf(meta.preset) <= presetNames.indexOf(preset);
}

/** The largest of several, which holds all others. */
export function largest(presets: readonly Preset[]): Preset {
  return presets.reduce((a, b) => (presetNames.indexOf(b) > presetNames.indexOf(a) ? b : a), 'recommended');
}
