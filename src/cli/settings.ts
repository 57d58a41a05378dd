import { type Choice, chooseRules, formerNames } from '../config/choose.js';
import { flawsOf } from '../config/check.js';
import { type Wish, knownRules } from '../config/config.js';
import { didYouMean } from '../config/did-you-mean.js';
import { alwaysOn } from '../rule/builtin.js';
import type { RuleMeta } from '../rule/meta.js';
import type { LoadedConfig } from './load-config.js';
import type { LintFlags } from './options.js';
import { WrongCall } from './wrong-call.js';

type RuleWishes = Pick<LintFlags, 'preset' | 'rule' | 'only' | 'skip'>;

/** The rules that are on, after configuration and flags. */
export async function chosenRules({ config, metas }: Pick<LoadedConfig, 'config' | 'metas'>, flags: RuleWishes): Promise<readonly Choice[]> {
  refuseUnknown([...flags.rule.map((flag) => flag.id), ...flags.only, ...flags.skip], metas);
  if (flags.skip.includes(alwaysOn))
    throw new WrongCall(`${alwaysOn} cannot be skipped: what was not read must not look clean.`, 'Leave the file out with `ignores` instead.');
  const byFlag = new Map(flags.rule.map(({ id, level, options }): [string, Wish] => [id, { level, ...(options && { options }), from: '--rule' }]));
  if (byFlag.size > 0) await checkFlags(byFlag, metas);
  return chooseRules(metas, {
    presets: flags.preset.length > 0 ? flags.preset : config.presets,
    rules: config.rules,
    overrides: config.overrides,
    flags: byFlag,
    only: flags.only,
    skip: flags.skip,
  });
}

/** Notices for ids that have a newer name. */
export function renamed({ config, metas }: Pick<LoadedConfig, 'config' | 'metas'>, flags: RuleWishes): readonly string[] {
  return formerNames(
    [...config.rules.keys(), ...config.overrides.flatMap(({ rules }) => [...rules.keys()]), ...flags.rule.map((flag) => flag.id), ...flags.only, ...flags.skip],
    metas,
  );
}

function refuseUnknown(ids: readonly string[], metas: readonly RuleMeta[]): void {
  const known = knownRules(metas);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new WrongCall(`There is no rule "${unknown}".${didYouMean(unknown, known.keys())}`, '`s3lint rules` lists all rules.');
}

/** Flags say the same as a configuration does, and are held against the same schema. Levels alone were checked when they were parsed. */
async function checkFlags(wishes: ReadonlyMap<string, Wish>, metas: readonly RuleMeta[]): Promise<void> {
  if (![...wishes].some(([id, wish]) => wish.options || id === alwaysOn)) return;
  const rules = Object.fromEntries([...wishes].map(([id, { level, options }]) => [id, options ? [level, options] : level]));
  const [flaw] = await flawsOf({ rules }, metas);
  if (flaw) throw new WrongCall(`--rule: ${flaw.message}`, flaw.help);
}
