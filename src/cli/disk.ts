import { constants } from 'node:buffer';
import { type Dirent, closeSync, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileRead, Files } from '../load/files.js';
import { isTreeless } from '../load/marks.js';
import { type Roots, isInside } from './roots.js';
import { systemCode } from './wrong-call.js';

export interface DiskLimits {
  readonly cwd: string;
  /** Nothing outside is opened, whatever links and references say. */
  readonly roots: Roots;
  readonly maxBytes: number;
}

/** What the disk does; a seam for the failures that a test cannot bring about. */
export interface Disk {
  readonly real: (path: string) => string;
  readonly stat: (path: string) => { readonly size: number; isFile(): boolean; isDirectory(): boolean };
  readonly list: (path: string) => readonly Pick<Dirent, 'name' | 'isDirectory' | 'isSymbolicLink'>[];
  readonly read: (path: string) => Uint8Array;
  readonly head?: (path: string) => Uint8Array;
}

/** Bytes that are enough to tell what a file is. */
export const BEGINNING = 1024 * 1024;
const LONGEST = constants.MAX_STRING_LENGTH;

export const disk: Disk = {
  real: (path) => realpathSync.native(path),
  stat: (path) => statSync(path),
  list: (path) => readdirSync(path, { withFileTypes: true }),
  read: readWhole,
  head: headOf,
};

/** The files of this machine, within the roots and the size. */
export function diskFiles(limits: DiskLimits, machine: Disk = disk): Files {
  // Asked several times for one folder, which may hold thousands of files that are no matter here.
  const listed = new Map<string, readonly string[] | undefined>();
  return {
    read(path: string): FileRead {
      try {
        return readFile(resolve(limits.cwd, path), limits, machine);
      } catch (error) {
        return failure(error);
      }
    },
    list(directory) {
      try {
        const path = resolve(limits.cwd, directory);
        if (!listed.has(path)) listed.set(path, namesIn(path, limits, machine));
        return listed.get(path);
      } catch (error) {
        if (systemCode(error) === undefined) throw error;
        return undefined;
      }
    },
  };
}

function namesIn(path: string, limits: DiskLimits, machine: Disk): readonly string[] | undefined {
  const real = machine.real(path);
  if (!isInside(limits.roots, real)) return undefined;
  return machine
    .list(real)
    .map((one) => (one.isDirectory() || (one.isSymbolicLink() && isFolder(join(real, one.name), machine)) ? `${one.name}/` : one.name))
    .sort();
}

/** Links that lead nowhere are files that cannot be read. */
function isFolder(path: string, machine: Disk): boolean {
  try {
    return machine.stat(path).isDirectory();
  } catch {
    return false;
  }
}

function readFile(path: string, limits: DiskLimits, machine: Disk): FileRead {
  const real = machine.real(path);
  if (!isInside(limits.roots, real)) return refused(...outsideRoots);
  const stat = machine.stat(real);
  if (stat.isDirectory()) {
    machine.list(real);
    return refused('it is a folder', 'Name a file.');
  }
  if (!stat.isFile()) return refused('it is a device, a pipe or a socket', 'Send its content to standard input and name that: `s3lint -`.');
  if (stat.size > limits.maxBytes) {
    // Of plans, states and snapshots no tree is made: they are bound by the longest text that there can be, and by nothing else.
    if (!machine.head || !isTreeless(machine.head(real))) return refused(...tooLarge(stat.size, limits.maxBytes));
    if (stat.size > LONGEST) return refused(...tooLong(stat.size));
  }
  return { kind: 'bytes', bytes: machine.read(real) };
}

/** Why a file of this size is not read, and what would help. */
export function tooLarge(size: number, limit: number): readonly [reason: string, help: string] {
  return [
    `it has ${megabytes(size)}, more than the ${megabytes(limit)} that are read`,
    'Leave it out with `ignores`, or raise `--max-file-size`. CloudFormation itself takes templates of 1 MB.',
  ];
}

function tooLong(size: number): readonly [reason: string, help: string] {
  return [
    `it has ${megabytes(size)}, more than the ${megabytes(LONGEST)} that a text can have`,
    'Make plans of parts of the configuration (`terraform plan -target=MODULE`), or lint the configuration itself.',
  ];
}

/** The beginning of a file. */
export function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(BEGINNING);
    return bytes.subarray(0, readSync(file, bytes, 0, BEGINNING, 0));
  } finally {
    closeSync(file);
  }
}

function readWhole(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    let at = 0;
    while (at < bytes.length) {
      const count = readSync(file, bytes, at, bytes.length - at, null);
      if (count === 0) break;
      at += count;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}

function failure(error: unknown): FileRead {
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'missing' };
    case 'ELOOP':
      return refused('its links lead in a circle', 'Let the link point to a file.');
    case 'EACCES':
    case 'EPERM':
      return refused('there is no permission to read it', 'Give read permission to whoever runs s3lint, or leave it out with `ignores`.');
    case undefined:
      throw error;
    default:
      return refused(`the operating system does not give it (${(error as Error).message})`, 'Try again; if it stays so, look at the disk.');
  }
}

export const outsideRoots = ['it lies outside the folders that were given', 'Name that folder on the command line as well.'] as const;

export function refused(reason: string, help: string): FileRead {
  return { kind: 'refused', reason, help };
}

function megabytes(size: number): string {
  return size < 1024 * 1024 ? `${size} bytes` : `${(size / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
