/** What holds for one subject where a configuration makes a difference. It costs nothing where there is none. */

import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { DerivedCommon } from '../model/policies.js';
import type { Evidence } from '../truth/answer.js';
import type { World } from '../truth/world.js';
import { type Asking, type Heard, SILENT, hearerOf } from './hear.js';
import { type Meant, isMeant, isMeantFile } from './match.js';
import type { BuiltinSetting, RuleSetting } from './setting.js';

export function hearAbout(estate: Estate, asking: Asking, declaration: Declaration, view: object, derived: DerivedCommon | undefined, world: World): Heard {
  const { setting } = asking;
  const holder = derived ? (declaration.subject && estate.view(declaration, world)) || undefined : view;
  const { sure, perhaps, doubts } = settingsFor(setting, { declaration, view: holder, derived });
  const put = (held: RuleSetting | undefined): Heard => (held ? hearUnder(asking, held, declaration, view, derived, world) : { ...SILENT, off: true });
  const heard = put(sure);
  if (doubts.length === 0) return heard;
  if (heard.said.length > 0) return { ...heard, said: heard.said.map((said) => ({ ...said, because: [...said.because, ...doubts.map(supposed)] })) };
  // Who passes here might not if the override did apply: then nobody knows.
  const { said } = put(perhaps);
  if (said.length === 0) return heard;
  return { ...heard, said: said.map((one) => ({ ...one, outcome: 'undecided', because: doubts.map(open) })) };
}

function hearUnder(asking: Asking, setting: RuleSetting, declaration: Declaration, view: object, derived: DerivedCommon | undefined, world: World): Heard {
  const { context } = asking;
  const heard = hearerOf({ ...asking, setting, context: { ...context, options: setting.options } })(declaration, view, derived, world);
  return heard.said.length === 0 ? heard : { ...heard, said: heard.said.map((said) => ({ ...said, setting })) };
}

interface Held {
  /** What holds if what is in doubt does not apply; missing: it is off. */
  readonly sure: RuleSetting | undefined;
  /** What holds if it does. */
  readonly perhaps: RuleSetting | undefined;
  readonly doubts: readonly Doubt[];
}

/** An override of which nobody can tell whether it applies. */
interface Doubt {
  readonly from: string;
  readonly because: Evidence | undefined;
}

function settingsFor(setting: RuleSetting, meant: Meant): Held {
  const { elsewhere = [], onlyThere } = setting;
  const base: Asked = { level: onlyThere ? 'off' : setting.level, options: setting.options };
  let sure = base;
  let perhaps = base;
  const doubts: Doubt[] = [];
  for (const { match, level, options, from } of elsewhere) {
    const { truth, because } = isMeant(match, meant);
    if (truth === 'no') continue;
    if (truth === 'unknown') doubts.push({ from, because: because.at(-1) });
    else sure = { level, options: options ?? sure.options };
    perhaps = { level, options: options ?? perhaps.options };
  }
  // Where both say the same there is nothing to doubt.
  const same = sure.level === perhaps.level && sure.options === perhaps.options;
  return { sure: under(setting, sure), perhaps: under(setting, perhaps), doubts: same ? [] : doubts };
}

type Asked = Pick<RuleSetting, 'options'> & { readonly level: RuleSetting['level'] | 'off' };

function under({ rule }: RuleSetting, { level, options }: Asked): RuleSetting | undefined {
  return level === 'off' ? undefined : { rule, level, options };
}

function supposed({ from, because }: Doubt): Evidence {
  const says = `the override of ${from} does not apply, which cannot be told${because ? `: ${because.says}` : ''}`;
  return { says, assumed: says };
}

function open({ from, because }: Doubt): Evidence {
  return {
    says: `whether the override of ${from} applies is not known${because ? `: ${because.says}` : ''}`,
    ...(because?.origin && { origin: because.origin }),
  };
}

/** What holds for a rule about files; undefined where it is off. */
export function settingOfFile(setting: BuiltinSetting | undefined, path: string): Pick<BuiltinSetting, 'level'> | undefined {
  if (!setting?.elsewhere) return setting;
  const found = setting.elsewhere.findLast(({ match }) => isMeantFile(match, path));
  const level = found ? found.level : setting.onlyThere ? 'off' : setting.level;
  return level === 'off' ? undefined : { level };
}
