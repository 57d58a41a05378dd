/** The file in which a baseline is kept. Its paths count from the folder it lies in. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Entry, inOrder } from '../../judge/baseline.js';
import { baselineText, entriesIn } from '../../judge/baseline-text.js';
import { isTerraform } from '../../load/marks.js';
import type { RuleMeta } from '../../rule/meta.js';
import { readSource, wrongFile } from '../config/read-source.js';
import { repositoryTop, shownPath } from '../repository.js';
import { isInside } from '../roots.js';
import { writeReport } from '../write.js';
import { WrongCall } from '../wrong-call.js';

/** Some hundred thousand entries. */
const MOST_BYTES = 64 * 1024 * 1024;

/** @param known metadata by id and by every former id */
export function readBaseline(file: string, cwd: string, known: ReadonlyMap<string, RuleMeta>): readonly Entry[] {
  if (existsSync(file) && statSync(file).size > MOST_BYTES)
    throw new WrongCall(`${shownPath(cwd, file)} is too large for a baseline.`, 'Write it anew: s3lint baseline write.');
  const read = entriesIn(readSource(file, cwd));
  if (read.kind === 'wrong') throw wrongFile([read.problem]);
  const folder = dirname(file);
  return inOrder(
    read.entries.map((entry) => ({
      ...entry,
      rule: known.get(entry.rule)?.id ?? entry.rule,
      path: isAccount(entry.path) ? entry.path : shownPath(cwd, resolve(folder, entry.path)),
    })),
  );
}

export function writeBaseline(file: string, cwd: string, entries: readonly Entry[]): void {
  const folder = dirname(file);
  const text = baselineText(entries.map((entry) => ({ ...entry, path: isAccount(entry.path) ? entry.path : shownPath(folder, resolve(cwd, entry.path)) })));
  writeReport(file, text);
}

/** What is live has no path on disk: `aws/111122223333`. */
export function isAccount(path: string): boolean {
  return /^aws\/\d{12}$/.test(path);
}

/**
 * Says whether something that can be judged still stands at a path: a file, or a folder with Terraform in it. What lies outside of the
 * repository is not looked at, because a baseline may come from a stranger.
 */
export function standing(cwd: string): (path: string) => boolean {
  const top = repositoryTop(cwd) ?? cwd;
  return (path) => {
    const place = resolve(cwd, path);
    if (isAccount(path) || !isInside([top], place)) return true;
    if (!existsSync(place)) return false;
    return !statSync(place).isDirectory() || readdirSync(place).some((name) => isTerraform(join(place, name)));
  };
}
