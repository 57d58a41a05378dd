import type { Level, Preset, RuleMeta } from '../rule/meta.js';
import { alwaysOn, isBuiltin } from '../rule/builtin.js';
import { type Wish, knownRules } from './config.js';
import { inPreset, largest } from './presets.js';

/** A rule that is on. */
export interface Choice {
  readonly meta: RuleMeta;
  readonly level: Level;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What is wished, the stronger later: presets, then rules one by one, then a selection. All ids are known ones. */
export interface Wishes {
  readonly presets: readonly Preset[];
  /** In the order of their strength: the configuration's, then the command line's. */
  readonly rules: readonly ReadonlyMap<string, Wish>[];
  /** Nothing but these (and what can never be off). Empty: all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** The rules that are on, by id in order. */
export function chooseRules(metas: readonly RuleMeta[], wishes: Wishes): readonly Choice[] {
  const known = knownRules(metas);
  const idsOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => known.get(name)?.id ?? name));
  const wished = new Map(wishes.rules.flatMap((rules) => [...rules].map(([name, wish]) => [known.get(name)?.id ?? name, wish] as const)));
  const only = idsOf(wishes.only);
  const skip = idsOf(wishes.skip);
  const preset = largest(wishes.presets);
  return metas
    .flatMap((meta) => {
      if (skip.has(meta.id)) return [];
      const named = only.has(meta.id);
      if (only.size > 0 && !named && meta.id !== alwaysOn) return [];
      const wish = wished.get(meta.id);
      // Who asks for a rule by name wants it, also where the configuration turned it off.
      const level = wish && !(named && wish.level === 'off') ? wish.level : named || isBuiltin(meta.id) || inPreset(meta, preset) ? meta.severity : 'off';
      return level === 'off' ? [] : [{ meta, level, options: { ...meta.defaultOptions, ...wish?.options } }];
    })
    .sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
}

/** A notice for every rule that was called by a name of former days. */
export function formerNames(names: Iterable<string>, metas: readonly RuleMeta[]): readonly string[] {
  const known = knownRules(metas);
  return [...new Set(names)].flatMap((name) => {
    const id = known.get(name)?.id;
    return id === undefined || id === name ? [] : [`Rule ${name} is now called ${id}.`];
  });
}
