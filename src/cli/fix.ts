import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode, encode } from '../load/decode.js';
import type { ChangedFile, Repaired } from '../repair.js';
import type { Result } from '../rule/finding.js';
import { unifiedDiff } from '../text/diff.js';
import { Source } from '../text/source.js';
import type { FixMode } from './options.js';
import { replaceFile } from './write.js';
import { systemCode } from './wrong-call.js';

/** Writes every changed file; gives a sentence for each that could not be written. */
export function writeFixes(changed: readonly ChangedFile[], cwd: string): readonly string[] {
  return changed.flatMap(({ path, before, after }) => {
    const file = resolve(cwd, path);
    try {
      const decoded = decode(readFileSync(file));
      if (decoded.kind !== 'text' || decoded.text !== before) return [`${path} was changed meanwhile, so its fixes were not written. Run s3lint again.`];
      replaceFile(file, encode(after, decoded.encoding));
      return [];
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return [`The fixes of ${path} could not be written: ${(error as Error).message}.`];
    }
  });
}

/** Why fixes of what a plan tells are shown and not made. */
export function notMade({ planned }: Pick<Repaired, 'planned'>, mode: FixMode, directory: string): string | undefined {
  if (planned === 0) return undefined;
  const [fixes, are] = planned === 1 ? ['1 fix', 'is'] : [`${planned} fixes`, 'are'];
  const flag = mode === 'safe' ? '--fix' : `--fix=${mode}`;
  return `${fixes} ${are} shown and not made, since a plan stays as it is: \`s3lint ${directory} ${flag}\` makes them, then plan again`;
}

/** How many fixes were held back. */
export function heldIn({ findings }: Pick<Result, 'findings'>): string {
  const held = findings.filter(({ fix }) => fix?.held !== undefined).length;
  return held === 0 ? '' : `, ${held} held back`;
}

/** Why they were, where no report tells of the findings. By rule: what resources are called may hold a secret. */
export function whyHeld({ findings }: Pick<Result, 'findings'>): string {
  const reasons = findings.flatMap(({ ruleId, fix }) => (fix?.held === undefined ? [] : [`  a fix of ${ruleId} is held back: ${fix.held}\n`]));
  return [...new Set(reasons)].join('');
}

/** What the fixes would change, without the secrets that stand around. */
export function diffOf(changed: readonly ChangedFile[]): string {
  return changed.map(({ path, before, after }) => unifiedDiff(path, shown(before), shown(after))).join('');
}

function shown(text: string): string {
  return new Source('', text).visible();
}
