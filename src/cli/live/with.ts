/** Snapshots that a call names with `--with`. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileToRead } from '../../load/files.js';
import { isSnapshot } from '../../load/marks.js';
import { shownPath } from '../repository.js';
import { inLine } from '../say.js';
import { WrongCall, systemCode } from '../wrong-call.js';

export function liveFiles(given: readonly string[], cwd: string): readonly FileToRead[] {
  return given.map((file) => {
    const path = resolve(cwd, file);
    if (!isSnapshot(bytesOf(path, file))) throw new WrongCall(`--with ${inLine(file)}: that is no snapshot.`, 'Take one with `s3lint snapshot -o FILE`.');
    return { path: shownPath(cwd, path), named: true };
  });
}

function bytesOf(path: string, file: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(`There is no snapshot "${inLine(file)}".`, 'Take one with `s3lint snapshot -o FILE`.');
  }
}
