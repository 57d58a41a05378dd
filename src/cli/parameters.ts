import { resolve } from 'node:path';
import { readParameters } from '../config/parameters.js';
import type { LintFlags } from './options.js';
import { readSource, wrongFile } from './load-config.js';

/** Parameter values by name; the later wins: configuration, files, flags. */
export function parametersFrom(
  configured: ReadonlyMap<string, string>,
  flags: Pick<LintFlags, 'parameter' | 'parameters'>,
  cwd: string,
): ReadonlyMap<string, string> {
  const values = new Map(configured);
  for (const file of flags.parameters) {
    const read = readParameters(readSource(resolve(cwd, file), cwd));
    if (read.kind === 'wrong') throw wrongFile(read.problems);
    for (const [name, value] of read.values) values.set(name, value);
  }
  for (const [name, value] of flags.parameter) values.set(name, value);
  return values;
}
