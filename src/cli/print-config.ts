import { dirname, resolve } from 'node:path';
import type { Choice } from '../config/choose.js';
import type { Config, Matching, Override, Patterns, WantedLevel, Wish } from '../config/config.js';
import { inSome } from '../config/presets.js';
import { printableJson } from '../report/escape.js';
import { withoutSecrets } from '../report/veil.js';
import { isBuiltin } from '../rule/builtin.js';
import type { Preset } from '../rule/meta.js';
import type { LoadedConfig } from './load-config.js';
import { shownPath } from './repository.js';

/** What a call makes of the configuration. */
interface Holding {
  readonly loaded: Pick<LoadedConfig, 'config' | 'file' | 'rules'>;
  readonly choices: readonly Choice[];
  readonly parameters: ReadonlyMap<string, string>;
  /** The presets that the call names instead of the configuration's. */
  readonly presets: readonly Preset[];
}

/** What holds for a path after presets, overrides and flags, and where it comes from: as JSON without the secrets that parameters may hold. */
export async function configThatHolds({ loaded, choices, parameters, presets }: Holding, path: string, isIgnored: boolean, cwd: string): Promise<string> {
  const { config, file, rules } = loaded;
  const applying = new Map<Override, Applies>();
  for (const override of config.overrides) applying.set(override, await appliesTo(override.match, resolve(cwd, path)));
  const held = choices.flatMap((choice) => heldAt(choice, applying, presets.length > 0 ? presets : config.presets));
  const plugins = new Map(rules.flatMap(({ plugin }) => (plugin ? [[plugin.name, plugin.version ?? null] as const] : [])));
  const holds = {
    config: file === undefined ? null : shownPath(cwd, file),
    ignored: isIgnored,
    ...(plugins.size > 0 && { plugins: Object.fromEntries(plugins) }),
    rules: Object.fromEntries(held.map(({ id, wish }) => [id, plain(wish)])),
    from: Object.fromEntries(held.map(({ id, wish }) => [id, wish.from])),
    ...(config.overrides.length > 0 && {
      overrides: config.overrides.map((override) => ({
        from: override.from,
        applies: applying.get(override),
        match: { ...override.match, ...(override.match.files && { files: shownPatterns(override.match.files, file, cwd) }) },
        rules: Object.fromEntries([...override.rules].map(([id, wish]) => [id, plain(wish)])),
      })),
    }),
    parameters: Object.fromEntries(parameters),
    ...(config.terraform.length > 0 && { terraform: { roots: config.terraform.map((root) => shownRoot(root, cwd)) } }),
    facts: config.facts,
    ignores: config.ignores.flatMap((ignored) => shownPatterns(ignored, file, cwd)),
    ...(config.baseline !== undefined && { baseline: config.baseline && shownPath(cwd, config.baseline) }),
  };
  return `${printableJson(withoutSecrets(JSON.stringify(holds, undefined, 2)))}\n`;
}

/** A path alone does not tell what has which tags: then it hangs on what is declared there. */
type Applies = 'yes' | 'no' | 'to what fits';

async function appliesTo({ files, ...others }: Matching, path: string): Promise<Applies> {
  if (files) {
    const { patternIgnores } = await import('./gitignore.js');
    if (!patternIgnores(files.folder, files.patterns)(path, false)) return 'no';
  }
  return Object.keys(others).length === 0 ? 'yes' : 'to what fits';
}

interface Held {
  readonly id: string;
  readonly wish: Wish;
}

function heldAt(choice: Choice, applying: ReadonlyMap<Override, Applies>, presets: readonly Preset[]): readonly Held[] {
  const { meta, elsewhere = [], onlyThere } = choice;
  const last = elsewhere.findLast(({ override }) => applying.get(override) === 'yes');
  const options = elsewhere.findLast(({ override, options }) => options && applying.get(override) === 'yes')?.options ?? choice.options;
  if (!last && onlyThere) return [];
  const level: WantedLevel = last ? last.level : choice.level;
  return [{ id: meta.id, wish: { level, options, from: last ? last.override.from : (choice.from ?? ownFrom(choice, presets)) } }];
}

/** Where a rule comes from that nobody speaks of by itself. */
function ownFrom({ meta }: Choice, presets: readonly Preset[]): string {
  if (isBuiltin(meta.id)) return 'always on';
  const preset = presets.find((name) => inSome(meta, [name])) ?? (presets.length === 0 && inSome(meta, []) ? 'recommended' : undefined);
  return preset === undefined ? '--only' : `preset ${preset}`;
}

function plain({ level, options = {} }: Wish): unknown {
  return level !== 'off' && Object.keys(options).length > 0 ? [level, options] : level;
}

/** Patterns count from the folder of the configuration, unless they were found elsewhere. */
function shownPatterns({ folder, patterns }: Patterns, file: string | undefined, cwd: string): readonly string[] {
  const own = file !== undefined && dirname(file) === folder;
  return own ? patterns : patterns.map((pattern) => `${pattern} (from ${shownPath(cwd, folder)})`);
}

function shownRoot({ folder, dir, name, varFiles }: Config['terraform'][number], cwd: string): object {
  const shown = (path: string): string => shownPath(cwd, resolve(folder, path));
  return { dir: shown(dir), ...(name !== undefined && { name }), ...(varFiles && { varFiles: varFiles.map(shown) }) };
}
