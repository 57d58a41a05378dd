import { resolve } from 'node:path';
import { readParameters } from '../config/parameters.js';
import type { Source } from '../text/source.js';
import type { LintFlags } from './options.js';
import { readSource, wrongFile } from './load-config.js';

/** The text of a file, if it is there. */
export type ReadText = (path: string) => Source | undefined;

/**
 * Parameter values by name; the later wins: configuration, files, flags.
 * @param read gives the text of a file by its full path
 */
export function parametersFrom(
  configured: ReadonlyMap<string, string>,
  flags: Pick<LintFlags, 'parameter' | 'parameters'>,
  cwd: string,
  read: ReadText = (path) => readSource(path, cwd),
): ReadonlyMap<string, string> {
  const values = new Map(configured);
  for (const file of flags.parameters) {
    const source = read(resolve(cwd, file));
    if (!source) continue;
    const given = readParameters(source);
    if (given.kind === 'wrong') throw wrongFile(given.problems);
    for (const [name, value] of given.values) values.set(name, value);
  }
  for (const [name, value] of flags.parameter) values.set(name, value);
  return values;
}
