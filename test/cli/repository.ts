import { execFileSync } from 'node:child_process';
import { folderWith, put } from './folder.js';

/** A git repository with one commit on `main`. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = folderWith(files);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder);
  return folder;
}

export function commit(folder: string, files: Readonly<Record<string, string | Uint8Array>> = {}): void {
  put(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'change');
}

export function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
}
