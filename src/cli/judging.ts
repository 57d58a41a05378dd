/** What every command that judges makes of the configuration and of the call. */

import { resolve } from 'node:path';
import type { Choice } from '../config/choose.js';
import type { ConfiguredSuppression } from '../config/config.js';
import type { SuppressionEntry } from '../judge/suppression-entry.js';
import type { LintRequest } from '../lint.js';
import type { Notice } from '../rule/finding.js';
import { allRules } from './all-rules.js';
import type { LintFlags } from './options.js';
import { inLine } from './say.js';

/** Suppressions of the configuration, their patterns ready to be asked. */
export async function entriesFrom(suppressions: readonly ConfiguredSuppression[], folder: string, cwd: string): Promise<readonly SuppressionEntry[]> {
  const { patternIgnores } = await import('./gitignore.js');
  return suppressions.map(({ node, files }) => {
    const matches = patternIgnores(folder, files);
    return { node, means: (path) => matches(resolve(cwd, path), false) };
  });
}

/** The rules that are on, with their files. */
export function settingsOf(choices: readonly Choice[]): Pick<LintRequest, 'settings' | 'builtins'> {
  const byId = new Map(allRules.map((rule) => [rule.meta.id, rule]));
  return {
    settings: choices.flatMap(({ meta, level, options }) => {
      const rule = byId.get(meta.id);
      return rule ? [{ rule, level, options }] : [];
    }),
    builtins: new Map(choices.filter(({ meta }) => !byId.has(meta.id)).map(({ meta, level }) => [meta.id, { meta, level }])),
  };
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
