import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WrongCall, systemCode } from './wrong-call.js';

/** Replaces a file as a whole or not at all, and keeps its mode. A link stays a link: what it points to is replaced. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const real = realpathSync.native(path);
  const fresh = join(dirname(real), `.${basename(real)}.s3lint-${process.pid}`);
  try {
    writeFileSync(fresh, bytes, { flag: 'wx' });
    chmodSync(fresh, statSync(real).mode);
    renameSync(fresh, real);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Writes a report to where the call wants it, making the folder if need be. */
export function writeReport(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(`Cannot write ${path}: ${(error as Error).message}.`);
  }
}
