import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, disk, diskFiles } from '../../src/cli/disk.js';
import { printSnapshot } from '../../src/fetch/print.js';
import { folderWith } from './folder.js';

const snapshot = printSnapshot({ schema: 's3lint-snapshot', version: 1, taken: { at: 'a', by: 'x'.repeat(100) }, accounts: {} });
const cwd = folderWith({ 'in/a.yaml': 'a: 1', 'in/big.yaml': 'x'.repeat(101), 'in/account.json': snapshot, 'out/b.yaml': 'b: 1' });
symlinkSync('../out/b.yaml', join(cwd, 'in/link.yaml'));
symlinkSync('circle', join(cwd, 'in/circle'));
const files = diskFiles({ cwd, roots: [join(cwd, 'in')], maxBytes: 100 });

function failing(code: string): Disk {
  const fail = (): never => {
    throw Object.assign(new Error(`${code}: said the system`), { code });
  };
  return { ...disk, read: fail, list: fail };
}

describe('what is read from disk', () => {
  it('gives the bytes of a file within the roots', () => {
    expect(files.read('in/a.yaml')).toEqual({ kind: 'bytes', bytes: new Uint8Array(Buffer.from('a: 1')) });
  });

  it('says when there is no such file', () => {
    expect(files.read('in/nope.yaml')).toEqual({ kind: 'missing' });
    expect(files.read('in/a.yaml/b.yaml')).toEqual({ kind: 'missing' });
  });

  it.each(['out/b.yaml', 'in/../out/b.yaml', 'in/link.yaml'])('opens nothing outside the roots: %s', (path) => {
    expect(files.read(path)).toMatchObject({ kind: 'refused', reason: 'it lies outside the folders that were given' });
  });

  it('does not take a folder whose name begins alike for one inside', () => {
    const near = diskFiles({ cwd, roots: [join(cwd, 'ou')], maxBytes: 100 });
    expect(near.read('out/b.yaml')).toMatchObject({ kind: 'refused' });
  });

  it('reads a large snapshot, because no tree is made of it', () => {
    expect(files.read('in/account.json')).toMatchObject({ kind: 'bytes' });
  });

  it('refuses a large file before reading it, and says what would help', () => {
    expect(files.read('in/big.yaml')).toEqual({
      kind: 'refused',
      reason: 'it has 101 bytes, more than the 100 bytes that are read',
      help: 'Leave it out with `ignores`, or raise `--max-file-size`. CloudFormation itself takes templates of 1 MB.',
    });
  });

  it('refuses a folder, and a link in a circle', () => {
    expect(files.read('in')).toMatchObject({ kind: 'refused', reason: 'it is a folder' });
    expect(files.read('in/circle')).toMatchObject({ kind: 'refused', reason: 'its links lead in a circle' });
  });

  it('does not wait at a pipe', () => {
    execFileSync('mkfifo', [join(cwd, 'in/pipe.yaml')]);
    expect(files.read('in/pipe.yaml')).toMatchObject({ kind: 'refused', reason: 'it is a device, a pipe or a socket' });
  });

  it.each([
    ['EACCES', 'there is no permission to read it'],
    ['EIO', 'the operating system does not give it (EIO: said the system)'],
  ])('tells %s as a reason, for a file and for a folder', (code, reason) => {
    const broken = diskFiles({ cwd, roots: [cwd], maxBytes: 100 }, failing(code));
    expect(broken.read('in/a.yaml')).toMatchObject({ kind: 'refused', reason });
    expect(broken.read('in')).toMatchObject({ kind: 'refused', reason });
  });
});
