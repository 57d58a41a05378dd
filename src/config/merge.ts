/** What a configuration extends and what it says itself become one: the later wins. */

import type { Preset, RuleMeta } from '../rule/meta.js';
import { type Config, type Wish, emptyConfig, knownRules } from './config.js';
import { inSome } from './presets.js';
import type { Layer } from './read.js';

interface PresetStep {
  readonly kind: 'preset';
  readonly name: Preset;
}

/** In the order in which they count: of each configuration what it extends, then itself. */
export type Step = PresetStep | Layer;

export function merged(steps: readonly Step[], metas: readonly RuleMeta[]): Config {
  const known = knownRules(metas);
  return steps.reduce<Config>((config, step) => (step.kind === 'preset' ? withPreset(config, step.name, known) : withLayer(config, step, known)), emptyConfig);
}

/** A preset that is named later turns its rules on again, each at its own level. */
function withPreset(config: Config, name: Preset, known: ReadonlyMap<string, RuleMeta>): Config {
  const rules = new Map([...config.rules].filter(([id]) => !isIn(known.get(id), name)));
  return { ...config, presets: [...config.presets, name], rules };
}

function isIn(meta: RuleMeta | undefined, preset: Preset): boolean {
  return meta !== undefined && inSome(meta, [preset]);
}

function withLayer(config: Config, layer: Layer, known: ReadonlyMap<string, RuleMeta>): Config {
  const rules = new Map(config.rules);
  for (const [name, wish] of layer.rules) {
    // Under a former name it is the same rule, and who says it last is asked last.
    const id = known.get(name)?.id ?? name;
    const before = [...rules].filter(([other]) => (known.get(other)?.id ?? other) === id);
    for (const [other] of before) rules.delete(other);
    rules.set(name, laidOver(before.at(-1)?.[1], wish));
  }
  const suppressions = [...(config.suppressions ?? []), ...layer.suppressions];
  return {
    presets: config.presets,
    rules,
    overrides: [...config.overrides, ...layer.overrides],
    parameters: new Map([...config.parameters, ...layer.parameters]),
    terraform: [...config.terraform, ...layer.terraform],
    facts: { ...config.facts, ...layer.facts },
    ignores: layer.ignores.patterns.length === 0 ? config.ignores : [...config.ignores, layer.ignores],
    ...((layer.baseline ?? config.baseline) !== undefined && { baseline: layer.baseline ?? config.baseline }),
    ...(suppressions.length > 0 && { suppressions }),
  };
}

/** Who says a level alone leaves the options as they are. */
export function laidOver(before: Wish | undefined, wish: Wish): Wish {
  return before?.options && !wish.options ? { ...wish, options: before.options } : wish;
}
