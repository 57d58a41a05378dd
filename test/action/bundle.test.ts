import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/folder.js';
import { actionFile, takenByGit } from './runner.js';

const project = resolve(import.meta.dirname, '../..');

it('the committed file is what the sources make, byte for byte (otherwise: npm run build:action)', () => {
  const folder = folderWith({});
  execFileSync(process.execPath, [join(project, 'node_modules/tsup/dist/cli-default.js'), '--config', 'tsup.action.config.ts', '--out-dir', folder], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const made = readFileSync(join(folder, 'index.cjs'));
  const committed = existsSync(join(project, actionFile.runs.main)) ? readFileSync(join(project, actionFile.runs.main)) : Buffer.from('');
  // Compared as a whole, because nobody reads how two such files differ.
  expect(made.equals(committed)).toBe(true);
});

it('git takes the file that runners start, and nothing else that is built', () => {
  expect(takenByGit('dist')).toEqual([actionFile.runs.main]);
  expect(actionFile.runs.using).toBe('node24');
});

it('the file has no way out: no network, no SDK, no command but linting', () => {
  const text = readFileSync(join(project, actionFile.runs.main), 'utf8');
  const needed = new Set([...text.matchAll(/\b(?:require|import)\("([^"]+)"\)/g)].map(([, name = '']) => name.replace(/^node:/, '')));
  expect(needed.size).toBeGreaterThan(5);
  for (const out of ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'inspector']) expect([out, needed.has(out)]).toEqual([out, false]);
  expect(text).not.toMatch(/\bfetch\(|@aws-sdk\/|@smithy\//);
});
