/** What every command that judges makes of the configuration and of the call. */

import { resolve } from 'node:path';
import type { Choice } from '../config/choose.js';
import type { Config, ConfiguredSuppression, Matching, Override } from '../config/config.js';
import type { Match } from '../judge/match.js';
import type { Elsewhere } from '../judge/setting.js';
import type { SuppressionEntry } from '../judge/suppression-entry.js';
import type { LintRequest } from '../lint.js';
import type { Notice } from '../rule/finding.js';
import type { Rule } from '../rule/rule.js';
import type { Ignores } from './gitignore.js';
import type { LintFlags } from './options.js';
import { inLine } from './say.js';

/** Suppressions of the configuration, their patterns ready to be asked. */
export async function entriesFrom(suppressions: readonly ConfiguredSuppression[], cwd: string): Promise<readonly SuppressionEntry[]> {
  return Promise.all(suppressions.map(async ({ node, match }) => ({ node, match: await matchOf(match, cwd) })));
}

/** Files that the configuration leaves out. */
export async function ignoresOf({ ignores }: Pick<Config, 'ignores'>): Promise<Ignores> {
  if (ignores.length === 0) return () => false;
  const { patternIgnores } = await import('./gitignore.js');
  const all = ignores.map(({ folder, patterns }) => patternIgnores(folder, patterns));
  return (path, isFolder) => all.some((one) => one(path, isFolder));
}

async function matchOf({ files, role, ...rest }: Matching, cwd: string): Promise<Match> {
  const matches = files && (await import('./gitignore.js')).patternIgnores(files.folder, files.patterns);
  // The schema names them.
  const roles = role as Match['role'];
  return { ...rest, ...(roles && { role: roles }), ...(matches && { files: (path) => matches(resolve(cwd, path), false) }) };
}

/** The rules that are on, with their files. */
export async function settingsOf(choices: readonly Choice[], rules: readonly Rule[], cwd: string): Promise<Pick<LintRequest, 'settings' | 'builtins'>> {
  const byId = new Map(rules.map((rule) => [rule.meta.id, rule]));
  const matches = await matchesOf(choices, cwd);
  const there = ({ elsewhere, onlyThere }: Choice): { readonly elsewhere?: readonly Elsewhere[]; readonly onlyThere?: true } =>
    elsewhere
      ? {
          elsewhere: elsewhere.map(({ override, ...rest }) => ({ ...rest, match: matches.get(override) ?? {}, from: override.from })),
          ...(onlyThere && { onlyThere }),
        }
      : {};
  return {
    settings: choices.flatMap((choice) => {
      const rule = byId.get(choice.meta.id);
      return rule ? [{ rule, level: choice.level, options: choice.options, ...there(choice) }] : [];
    }),
    builtins: new Map(
      choices.filter(({ meta }) => !byId.has(meta.id)).map((choice) => [choice.meta.id, { meta: choice.meta, level: choice.level, ...there(choice) }]),
    ),
  };
}

/** Of all overrides what they mean, ready to be asked. */
async function matchesOf(choices: readonly Choice[], cwd: string): Promise<ReadonlyMap<Override, Match>> {
  const overrides = new Set(choices.flatMap(({ elsewhere = [] }) => elsewhere.map(({ override }) => override)));
  const matches = new Map<Override, Match>();
  for (const override of overrides) matches.set(override, await matchOf(override.match, cwd));
  return matches;
}

/** What a person should know besides the findings; with `--quiet` only errors. */
export function noticesOf(
  notices: readonly Notice[],
  names: readonly string[],
  unwritten: readonly string[],
  flags: Pick<LintFlags, 'quiet' | 'verbose'>,
): readonly string[] {
  const all: readonly Notice[] = [
    ...names.map((message): Notice => ({ level: 'warn', message })),
    ...notices,
    ...unwritten.map((message): Notice => ({ level: 'error', message })),
  ];
  return all
    .filter(({ level }) => level === 'error' || (!flags.quiet && (level === 'warn' || flags.verbose)))
    .map(({ level, message, file }) => `${level === 'warn' ? 'warning' : level}: ${inLine(file === undefined ? message : `${file}: ${message}`)}\n`);
}
