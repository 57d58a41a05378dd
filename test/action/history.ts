import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { folderWith, put } from '../cli/folder.js';

export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Git without what this machine's owner has set. */
export function git(folder: string, ...words: readonly string[]): string {
  const env = {
    ...(process.platform === 'win32' && process.env),
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  const who = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'core.symlinks=true',
    '-c',
    'core.autocrlf=false',
  ];
  return execFileSync('git', [...who, ...words], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** Commits what a folder holds, and gives the name of the commit. */
export function commit(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

export interface PullRequest {
  /** The repository on the server. */
  readonly origin: string;
  readonly base: string;
  readonly head: string;
  /** What GitHub makes of both to try them together. */
  readonly merge: string;
}

/** A repository with one pull request. Since that was opened, somebody else has pushed to main. */
export function pullRequest(before: Tree, change: (folder: string) => void, meanwhile: Tree = { 'README.md': 'Meanwhile.\n' }): PullRequest {
  const origin = folderWith(before);
  git(origin, 'init', '--quiet');
  const base = commit(origin, 'What was there');
  git(origin, 'switch', '--quiet', '--create', 'topic');
  change(origin);
  const head = commit(origin, 'What is proposed');
  git(origin, 'switch', '--quiet', 'main');
  put(origin, meanwhile);
  commit(origin, 'What came meanwhile');
  git(origin, 'switch', '--quiet', '--detach');
  git(origin, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
  const merge = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'update-ref', 'refs/pull/1/merge', merge);
  return { origin, base, head, merge };
}

/** Checks a commit out as actions/checkout does: fetched from the server into an empty folder, so many commits deep. */
export function checkout(origin: string, ref: string, depth: number): string {
  const workspace = folderWith({});
  git(workspace, 'init', '--quiet');
  git(
    workspace,
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth === 0 ? [] : [`--depth=${depth}`]),
    pathToFileURL(origin).href,
    `+${ref}:refs/remotes/pull/1/merge`,
  );
  git(workspace, 'checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge');
  return workspace;
}
