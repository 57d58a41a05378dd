import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, emptyConfig } from '../config/config.js';
import { type Problem, readConfig } from '../config/read.js';
import { decode } from '../load/decode.js';
import type { RuleMeta } from '../rule/meta.js';
import { Source } from '../text/source.js';
import { repositoryTop, shownPath } from './repository.js';
import { inLine } from './say.js';
import { WrongCall, systemCode } from './wrong-call.js';

export const configNames = ['s3lint.config.yaml', 's3lint.config.yml', 's3lint.config.json'] as const;

/** A configuration and the folder from which its paths count. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** Missing when there is none. */
  readonly file?: string;
}

/** @param wanted the file given with `--config`; false for `--no-config`; undefined to look for one */
export async function loadConfig(wanted: string | false | undefined, cwd: string, metas: readonly RuleMeta[]): Promise<LoadedConfig> {
  const file = wanted === undefined ? findConfig(cwd) : wanted === false ? undefined : resolve(cwd, wanted);
  if (file === undefined) return { config: emptyConfig, folder: cwd };
  const read = await readConfig(readSource(file, cwd), metas);
  if (read.kind === 'wrong') throw wrongFile(read.problems);
  return { config: read.config, folder: dirname(file), file };
}

/** The nearest configuration from here to the top of the repository; outside of a repository only here. */
function findConfig(cwd: string): string | undefined {
  const top = repositoryTop(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const files = configNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (files.length > 1)
      throw new WrongCall(`${files.map((path) => shownPath(cwd, path)).join(' and ')} are both configurations.`, 'Keep one of them, or name it with --config.');
    if (files[0] !== undefined) return files[0];
    if (folder === top || dirname(folder) === folder) return undefined;
  }
}

/** The text of a file that the call or the configuration itself needs. */
export function readSource(file: string, cwd: string): Source {
  const path = shownPath(cwd, file);
  const decoded = decode(bytesOf(file, path));
  if (decoded.kind === 'refused') throw new WrongCall(`Cannot read ${path}: ${decoded.reason}.`, decoded.help);
  return new Source(path, decoded.text);
}

function bytesOf(file: string, path: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(systemCode(error) === 'ENOENT' ? `There is no file ${path}.` : `Cannot read ${path}: ${(error as Error).message}.`);
  }
}

/** One error for all that is wrong in a file, each with its place. */
export function wrongFile(problems: readonly Problem[]): WrongCall {
  const lines = problems.map(({ message, help, place }) => {
    const { line, column } = place.source.position(place.start);
    return `${inLine(place.source.path)}:${line}:${column}: ${message}${help === undefined ? '' : `\n  ${help}`}`;
  });
  return new WrongCall(lines.join('\n'));
}
