/** Git as a program that reads: it runs no hook, asks nobody, fetches nothing and writes nothing. Loaded only when it is asked for. */

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import type { World } from '../world.js';
import { WrongCall, systemCode } from '../wrong-call.js';

export interface Git {
  /** What git wrote to standard output; undefined where it ended with another code than 0. */
  ask(words: readonly string[], input?: string): Buffer | undefined;
  /** The same, where anything but an answer ends the call. */
  tell(words: readonly string[], input?: string): Buffer;
}

/** Settings of the machine and of the repository that would let git start something, or go out. */
const HARMLESS: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', `core.hooksPath=${devNull}`, 'core.askPass=', 'credential.helper=', 'protocol.allow=never'].flatMap((one) => ['-c', one]),
];

/** Which repository it is comes from the folder, and not from whoever started us: a hook of git sets all of these. */
const OF_A_CALLER =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|GRAFT_FILE|SHALLOW_FILE|TRACE.*)$/;

const MOST_BYTES = 1024 ** 3;

/** @param folder any folder of a repository */
export function gitIn(folder: string, env: World['env']): Git {
  const inherited = Object.fromEntries(Object.entries(env).filter(([name]) => !OF_A_CALLER.test(name)));
  const options = {
    // Not where strangers may have put a program that is called git.
    cwd: dirname(process.execPath),
    env: { ...inherited, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  };
  const run = (words: readonly string[], input = ''): SpawnSyncReturns<Buffer> => {
    const ended = spawnSync('git', [...HARMLESS, '-C', folder, ...words], { ...options, input });
    if (ended.error) throw systemCode(ended.error) === 'ENOENT' ? notThere() : ended.error;
    return ended;
  };
  return {
    ask: (words, input) => {
      const { status, stdout } = run(words, input);
      return status === 0 ? stdout : undefined;
    },
    tell: (words, input) => {
      const { status, stdout, stderr } = run(words, input);
      if (status !== 0) throw refusal(String(stderr), folder);
      return stdout;
    },
  };
}

function notThere(): WrongCall {
  return new WrongCall(
    '--new-since asks git for what was there before, and there is no program called git.',
    'Install git, or use a baseline: s3lint baseline write.',
  );
}

/** Why git gave no answer, in words that help. */
function refusal(said: string, folder: string): WrongCall {
  if (/not a git repository/.test(said))
    return new WrongCall('--new-since asks git for what was there before, and this is not in a git repository.', 'Use a baseline: s3lint baseline write.');
  if (/dubious ownership/.test(said))
    return new WrongCall(
      'This repository belongs to another user, so git does not read it.',
      `If you trust it: git config --global --add safe.directory ${folder}`,
    );
  if (/lazy fetching|promisor|transport .* not allowed/.test(said)) return leftOut();
  const first = said.split('\n').find((line) => line.trim() !== '') ?? 'it gave no reason';
  return new WrongCall(`git does not tell what was there before: ${first.replace(/^(?:fatal|error): /, '')}.`);
}

/** What a partial clone left out would have to be fetched, and nothing is. */
export function leftOut(): WrongCall {
  return new WrongCall(
    'This clone does not hold all files of the commit that the change began with.',
    'Fetch them: `git fetch --refetch --no-filter`; for actions/checkout leave out `filter`.',
  );
}
