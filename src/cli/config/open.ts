/** Opens one configuration, wherever it stands. */

import { dirname, extname } from 'node:path';
import { type Written, asCode, asData, parse } from '../../config/written.js';
import type { Problem } from '../../config/written.js';
import { Source } from '../../text/source.js';
import { shownPath } from '../repository.js';
import { realPath } from '../roots.js';
import { readSource } from './read-source.js';

/** A configuration, and from where its words count. */
export interface Opened {
  readonly written: Written;
  readonly form: 'data' | 'code';
  /** The same for the same configuration, however it is named. */
  readonly key: string;
  /** From which it names files and packages. */
  readonly base: string;
  /** From which its patterns count. */
  readonly folder: string;
}

export type Opening = { readonly kind: 'opened'; readonly opened: Opened } | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

const DATA = new Set(['.yaml', '.yml', '.json']);
export const CODE: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

export function isCode(file: string): boolean {
  return CODE.has(extname(file));
}

export function isConfigurationFile(file: string): boolean {
  return DATA.has(extname(file)) || isCode(file);
}

/** @param folder from which its patterns count, where that is not its own folder */
export async function openFile(file: string, cwd: string, folder: string = dirname(file)): Promise<Opening> {
  const source = readSource(file, cwd);
  const whereabouts = { key: realPath(file) ?? file, base: dirname(file), folder };
  if (!isCode(file)) {
    const { document, problems } = parse(source);
    return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'opened', opened: { written: asData(document, source), form: 'data', ...whereabouts } };
  }
  const { runFile } = await import('./code.js');
  const ran = await runFile(file);
  if (ran.kind === 'failed') return { kind: 'wrong', problems: [cannotRun(shownPath(cwd, file), ran)] };
  if (typeof ran.value !== 'object' || ran.value === null)
    return {
      kind: 'wrong',
      problems: [{ message: 'It exports no configuration.', help: 'Write `export default defineConfig({ … })`.', place: whole(source.path) }],
    };
  return { kind: 'opened', opened: { written: asCode(ran.value, source.path, '', source), form: 'code', ...whereabouts } };
}

/** What stands in the code of somebody else, as it is. */
export function openObject(value: object, file: string, within: string, whereabouts: Omit<Opened, 'written' | 'form'>): Opened {
  return { written: asCode(value, file, within, new Source(file, '')), form: 'code', ...whereabouts };
}

export function whole(file: string): Problem['place'] {
  return { kind: 'key-path', file, keys: '' };
}

function cannotRun(file: string, { message, help }: { readonly message: string; readonly help?: string }): Problem {
  return { message: `It cannot be run: ${message}.`, ...(help !== undefined && { help }), place: whole(file) };
}
