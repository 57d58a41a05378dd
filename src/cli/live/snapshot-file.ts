/** Snapshots on disk. */

import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SCHEMA, VERSION } from '../../dialect/api/snapshot.js';
import type { Snapshot } from '../../dialect/api/snapshot.js';
import { readSource } from '../load-config.js';
import { WrongCall, systemCode } from '../wrong-call.js';

/** Only its owner reads it: it tells how an account is built. */
const MODE = 0o600;

/** Writes a snapshot as a whole or not at all. */
export function writeSnapshot(file: string, text: string, cwd: string): void {
  const path = resolve(cwd, file);
  const fresh = join(dirname(path), `.${basename(path)}.s3lint-${process.pid}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(fresh, text, { mode: MODE });
    chmodSync(fresh, MODE);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(`Cannot write ${file}: ${(error as Error).message}.`);
  }
}

/** A snapshot to go on from. */
export function snapshotAt(file: string, cwd: string): Snapshot {
  const { text } = readSource(resolve(cwd, file), cwd);
  let read: Partial<Snapshot> | undefined;
  try {
    read = JSON.parse(text) as Partial<Snapshot>;
  } catch {
    read = undefined;
  }
  if (read?.schema !== SCHEMA) throw new WrongCall(`${file} is no snapshot.`, 'Take one with `s3lint snapshot -o FILE`.');
  if (read.version !== VERSION) throw new WrongCall(`${file} was written by another version of s3lint.`, 'Take it again, without --resume.');
  return read as Snapshot;
}
