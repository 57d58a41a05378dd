/** Types commands into a shell, as somebody would who has s3lint installed and AWS at hand. */

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { put } from '../../cli/folder.js';
import type { Account } from './account.js';
import { type Played, type Way, played } from './elsewhere.js';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Shell {
  typed(command: string, folder: string, way?: Way): Promise<Ended>;
  run(program: string, argv: readonly string[], folder: string, until?: RegExp): Promise<Ended>;
}

/** Programs that are what they are. Of all that is not here and that nobody plays there is nothing: no command of a page reaches a network. */
const REAL = ['bash', 'zsh', 'fish', 'pwsh', 'sh', 'node', 'npx', 'git', 'cat', 'env', 'ln', 'sed', 'uname'];

function linkProgram(name: string, path: string): void {
  const folders = [dirname(process.execPath), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (found !== undefined) symlinkSync(found, path);
}

/** @param installed where the package is installed @param aside a folder for what has to lie somewhere */
export function shellWith(installed: string, aside: string, account: Account): Shell {
  put(aside, { 'aws-config': account.config, 'home/.config/fish/completions/readme': '', ...programs() });
  for (const name of names) chmodSync(join(aside, 'bin', name), 0o755);
  for (const name of REAL) linkProgram(name, join(aside, 'bin', name));
  const home = join(aside, 'home');
  const paths = [join(aside, 'bin'), join(installed, 'node_modules/.bin')];

  const run = (program: string, argv: readonly string[], folder: string, until?: RegExp): Promise<Ended> => {
    const env = {
      PATH: paths.join(delimiter),
      HOME: home,
      INSTALLED: installed,
      ORIGINAL_PATH: process.env['PATH'],
      FORCE_COLOR: '0',
      GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
      AWS_CONFIG_FILE: join(aside, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(aside, 'none'),
      npm_config_offline: 'true',
      npm_config_cache: join(aside, 'npm'),
      npm_config_update_notifier: 'false',
      ...account.env,
    };
    return new Promise((done, fail) => {
      const child = spawn(program, argv, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { out: '', err: '' };
      const hear = (name: 'out' | 'err') => (chunk: string) => {
        said[name] += chunk;
        if (until?.test(said[name])) child.kill('SIGINT');
      };
      child.stdout.setEncoding('utf8').on('data', hear('out'));
      child.stderr.setEncoding('utf8').on('data', hear('err'));
      child.once('error', fail);
      child.once('close', (code) => done({ code, ...said }));
    });
  };

  return {
    run,
    typed: (command, folder, { shell = 'bash', before = '', after = '', until, atHome } = { fits: /./, why: '' }) => {
      const script = [before, command, after].filter(Boolean).join('\n');
      return run(shell, [...(shell === 'zsh' ? ['-f'] : []), '-c', script], atHome ? resolve('.') : folder, until);
    },
  };
}

const programOf = ({ call }: Played): string => call.split(' ')[0] ?? '';
const names: readonly string[] = [...new Set(played.map(programOf))];

/** A script for each program that is played: it knows its calls and no others. */
function programs(): Readonly<Record<string, string>> {
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return Object.fromEntries(
    names.map((name) => {
      const calls = played
        .filter((one) => programOf(one) === name)
        .map(({ call, prints = '', does = `printf %s ${quoted(prints)}` }) => `  ${quoted(call)}) ${does};;`);
      const other = `  *) echo "nobody plays ${name} $*" >&2; exit 127;;`;
      return [`bin/${name}`, ['#!/bin/sh', `case $(printf %s "${name} $*" | sed "s|$HOME|~|g") in`, ...calls, other, 'esac', ''].join('\n')];
    }),
  );
}
