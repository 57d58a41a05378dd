import { resolve } from 'node:path';
import { didYouMean } from '../config/did-you-mean.js';
import type { Files, FileToRead } from '../load/files.js';
import { isTerraform } from '../load/marks.js';
import type { Notice } from '../rule/finding.js';
import { diskFiles, tooLarge } from './disk.js';
import type { Ignores } from './gitignore.js';
import type { LintFlags } from './options.js';
import { realPath } from './roots.js';
import { inLine } from './say.js';
import { walk } from './walk.js';
import type { World } from './world.js';
import { WrongCall } from './wrong-call.js';

/** What is to be linted, and how it is read. */
export interface Inputs {
  readonly files: Files;
  readonly paths: readonly FileToRead[];
  /** What they weigh together. */
  readonly bytes: number;
  /** What was passed by on the way, and why. */
  readonly notices: readonly Notice[];
  /** The path that stands for standard input, which no fix can be written to. */
  readonly stdin?: string;
}

const COMMANDS = ['aws', 'baseline', 'completion', 'doctor', 'drift', 'explain', 'init', 'permissions', 'policy', 'rules', 'snapshot'];

export async function inputsFor(
  given: readonly string[],
  flags: Pick<LintFlags, 'maxFileSize' | 'stdinFilename'>,
  ignores: Ignores,
  world: World,
  /** Files that the call itself names as something else than an input: they may be read wherever they are. */
  beside: readonly string[] = [],
): Promise<Inputs> {
  const { cwd } = world;
  const paths = given.filter((path) => path !== '-');
  const maxBytes = flags.maxFileSize;
  const walked = await walk({ cwd, paths: given.length === 0 ? ['.'] : paths, ignores, maxBytes });
  refuseMissing(walked.missing);
  const notices = walked.strays.map(notFollowed);
  const files = diskFiles({ cwd, roots: [...walked.roots, ...beside.flatMap((path) => realPath(resolve(cwd, path)) ?? [])], maxBytes });
  if (!given.includes('-')) {
    if (flags.stdinFilename !== undefined) throw new WrongCall('--stdin-filename names standard input, but that is not read.', 'Add - to the paths.');
    return { files, paths: walked.files, bytes: walked.bytes, notices };
  }
  const bytes = world.stdin(maxBytes);
  const path = flags.stdinFilename ?? nameFor(bytes);
  const others = walked.files.filter((file) => file.path !== path);
  return {
    files: withStdin(files, path, bytes, maxBytes),
    paths: [...others, { path, named: true }],
    bytes: walked.bytes + bytes.length,
    notices,
    stdin: path,
  };
}

/** What Terraform would read is missed; of other files nobody knows whether they are ours. */
function notFollowed(file: string): Notice {
  const message = 'it is a link that leads out of the folders that were given, so it is not read; name what it leads to';
  return { level: isTerraform(file) ? 'warn' : 'info', file, message };
}

function withStdin(files: Files, stdin: string, bytes: Uint8Array, maxBytes: number): Files {
  const [reason, help] = tooLarge(bytes.length, maxBytes);
  return {
    ...files,
    read: (path) => (path !== stdin ? files.read(path) : bytes.length > maxBytes ? { kind: 'refused', reason, help } : { kind: 'bytes', bytes }),
  };
}

/** A nameless text is JSON if it starts like JSON. */
function nameFor(bytes: Uint8Array): string {
  return /^\uFEFF?\s*[{[]/.test(Buffer.from(bytes.subarray(0, 256)).toString()) ? 'stdin.json' : 'stdin.yaml';
}

function refuseMissing(missing: readonly string[]): void {
  const [first] = missing;
  if (first === undefined) return;
  const command = missing.length === 1 ? didYouMean(first, COMMANDS) : '';
  throw new WrongCall(missing.map((path) => `There is no file or folder "${inLine(path)}".`).join('\n') + command);
}
