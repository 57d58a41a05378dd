import { execFileSync } from 'node:child_process';
import { put } from '../cli/folder.js';

export function npm(argv: readonly string[], cwd?: string): string {
  return execFileSync('npm', argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    ...(cwd !== undefined && { cwd }),
  });
}

/** Packs the project as it is built, and installs the archive in a folder as others do. Gives the files that were packed. */
export function installIn(folder: string): readonly string[] {
  put(folder, { 'package.json': '{"name": "stranger", "private": true, "type": "module"}' });
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder])) as readonly [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', packed.filename], folder);
  return packed.files.map(({ path }) => path);
}
