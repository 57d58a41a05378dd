import type { Level, Preset, RuleMeta } from '../rule/meta.js';
import { alwaysOn, isBuiltin } from '../rule/builtin.js';
import { type Override, type WantedLevel, type Wish, knownRules, levelNames } from './config.js';
import { inSome } from './presets.js';

/** A rule that is on, everywhere or somewhere. */
export interface Choice {
  readonly meta: RuleMeta;
  /** Where it is on only here and there: the highest that it has. */
  readonly level: Level;
  readonly options: Readonly<Record<string, unknown>>;
  /** Where it comes from; missing: from the rule itself. */
  readonly from?: string;
  /** Where something else holds; the later wins. */
  readonly elsewhere?: readonly Elsewhere[];
  /** It is off but for what `elsewhere` says. */
  readonly onlyThere?: true;
}

/** What an override says about one rule. */
export interface Elsewhere {
  readonly override: Override;
  readonly level: WantedLevel;
  /** Missing: as they are. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What is wished, the stronger later: presets, then rules one by one, then overrides, then flags, then a selection. All ids are known ones. */
export interface Wishes {
  readonly presets: readonly Preset[];
  readonly rules: ReadonlyMap<string, Wish>;
  readonly overrides: readonly Override[];
  /** What the call says of single rules: that holds everywhere. */
  readonly flags: ReadonlyMap<string, Wish>;
  /** Nothing but these (and what can never be off). Empty: all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** The rules that are on, by id in order. */
export function chooseRules(metas: readonly RuleMeta[], wishes: Wishes): readonly Choice[] {
  const known = knownRules(metas);
  const idsOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => known.get(name)?.id ?? name));
  const byId = (rules: ReadonlyMap<string, Wish>): ReadonlyMap<string, Wish> => new Map([...rules].map(([name, wish]) => [known.get(name)?.id ?? name, wish]));
  const wished = byId(wishes.rules);
  const flags = byId(wishes.flags);
  const overrides = wishes.overrides.map((override) => ({ override, rules: byId(override.rules) }));
  const only = idsOf(wishes.only);
  const skip = idsOf(wishes.skip);
  return metas
    .flatMap((meta) => {
      if (skip.has(meta.id)) return [];
      const named = only.has(meta.id);
      if (only.size > 0 && !named && meta.id !== alwaysOn) return [];
      const flag = flags.get(meta.id);
      const wish = flag ?? wished.get(meta.id);
      // Who asks for a rule by name wants it, also where the configuration turned it off.
      const level = wish && !(named && wish.level === 'off') ? wish.level : named || isBuiltin(meta.id) || inSome(meta, wishes.presets) ? meta.severity : 'off';
      const options = { ...meta.defaultOptions, ...wish?.options };
      const elsewhere = flag ? [] : elsewhereOf(meta, overrides, named);
      return chosen(meta, level, { options, ...(wish?.from !== undefined && { from: wish.from }) }, elsewhere);
    })
    .sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
}

function elsewhereOf(
  { id, defaultOptions }: RuleMeta,
  overrides: readonly { readonly override: Override; readonly rules: ReadonlyMap<string, Wish> }[],
  named: boolean,
): readonly Elsewhere[] {
  if (overrides.length === 0) return [];
  return overrides.flatMap(({ override, rules }) => {
    const wish = rules.get(id);
    if (!wish || (named && wish.level === 'off')) return [];
    return [{ override, level: wish.level, ...(wish.options && { options: { ...defaultOptions, ...wish.options } }) }];
  });
}

function chosen(meta: RuleMeta, level: WantedLevel, rest: Pick<Choice, 'options' | 'from'>, elsewhere: readonly Elsewhere[]): readonly Choice[] {
  if (elsewhere.length === 0) return level === 'off' ? [] : [{ meta, level, ...rest }];
  if (level !== 'off') return [{ meta, level, ...rest, elsewhere }];
  const highest = elsewhere.reduce<WantedLevel>((a, b) => (levelNames.indexOf(b.level) > levelNames.indexOf(a) ? b.level : a), 'off');
  return highest === 'off' ? [] : [{ meta, level: highest, ...rest, elsewhere, onlyThere: true }];
}

/** A notice for every rule that was called by a name of former days. */
export function formerNames(names: Iterable<string>, metas: readonly RuleMeta[]): readonly string[] {
  const known = knownRules(metas);
  return [...new Set(names)].flatMap((name) => {
    const id = known.get(name)?.id;
    return id === undefined || id === name ? [] : [`Rule ${name} is now called ${id}.`];
  });
}
