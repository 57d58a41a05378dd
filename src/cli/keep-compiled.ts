import { accessSync, closeSync, constants, existsSync, fstatSync, openSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import type { Engine } from './engine.js';
import { version } from './version.js';

type Require = (id: string) => unknown;

/** What Node calls a file's code with. */
type Code = (this: unknown, exports: unknown, require: Require, module: LoadedModule, filename: string, dirname: string) => void;

interface LoadedModule {
  exports: unknown;
}

/** Code that is kept cannot load modules, and configuration may be one. */
const IMPORTING = './import.cjs';

/** Microseconds of the processor. A run that takes longer would keep much that small runs then read in vain. */
const LONG = 500_000;

/** What nearly all runs load. Where one of these is new, more of the others is called too; where it is a report, little that others would call. */
const OF_ALL = /^(?:main|lint|template|terraform)\b/;

/** Whether compiled code can be kept in a folder, or already is, for this engine. */
export function mayKeep(folder: string): boolean {
  const main = join(folder, 'main.cjs');
  const stat = statSync(main);
  return existsSync(keptAs(main, stat, false)) || existsSync(keptAs(main, stat, true)) || isWritable(folder);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * `require` for the files in `folder`, which name each other as `./name.cjs`. Their compiled code is kept beside them, where nobody can
 * write who could not as well change the code itself. Node's own way to a file costs as much as compiled code to read: it looks for it, and
 * for what it is, and takes its text for UTF-8. So these are read as what they are built to be: ASCII, and a function.
 *
 * What runs with much to do call is kept apart: they are an eighth faster with all of it, and small runs with none (2026-11-22).
 *
 * @param isMuch what the run looks like
 */
export function requireKept(folder: string, other: Require, engine: Engine, isMuch: boolean): Require {
  const loaded = new Map<string, LoadedModule>();
  /** By the file that keeps it. */
  const scripts = new Map<string, Script>();
  const reader = new Reader();
  /** Files of which nothing was kept. */
  const fresh = new Set<string>();
  // At the end, because by then the functions that a run needs are compiled as well.
  const keepAll = (): void => {
    const isAsItLooked = engine.hasMuch === isMuch && (isMuch || process.cpuUsage().user < LONG);
    if (!isAsItLooked || !isWritable(folder)) return;
    const isFirst = [...fresh].some((file) => OF_ALL.test(basename(file)));
    engine.asStarted(() => scripts.forEach((script, file) => (isFirst || fresh.has(file)) && keep(file, script)));
  };
  const codeOf = (filename: string): Code => {
    const { bytes, stat } = reader.read(filename);
    const code = bytes.latin1Slice();
    const file = keptAs(filename, stat, isMuch);
    const own = reader.readIfThere(file);
    const cachedData = own ?? (isMuch ? reader.readIfThere(keptAs(filename, stat, false)) : undefined);
    const script = engine.asStarted(() => new Script(code, { filename, ...(cachedData && { cachedData }) }));
    scripts.set(file, script);
    if (!own || script.cachedDataRejected === true) {
      if (fresh.size === 0) process.once('exit', keepAll);
      fresh.add(file);
    }
    return script.runInThisContext() as Code;
  };
  const require = (id: string): unknown => {
    const known = loaded.get(id);
    if (known) return known.exports;
    const isOwn = id.startsWith('./') && id !== IMPORTING;
    const module: LoadedModule = { exports: isOwn ? {} : other(id) };
    loaded.set(id, module);
    if (!isOwn) return module.exports;
    const filename = join(folder, basename(id));
    codeOf(filename).call(module.exports, module.exports, require, module, filename, folder);
    return module.exports;
  };
  return require;
}

/** The engine tells code of another engine by itself, but other code only by its length. */
function keptAs(filename: string, { mtimeMs, size }: Pick<Stats, 'mtimeMs' | 'size'>, isMuch: boolean): string {
  const key = [version, process.versions.v8, process.arch, size, Math.floor(mtimeMs), ...(isMuch ? ['much'] : [])].join('-');
  return `${filename}.${key}.cache`;
}

interface Bytes extends Buffer {
  /** Of Node, which `toString` finds only after some looking. */
  latin1Slice(): string;
}

/**
 * Reads whole files, one after the other into the same memory: to touch fresh memory takes longer than to read. Of Node it asks what a run
 * needs anyway, as its functions are compiled when they are called first.
 */
class Reader {
  #memory = new ArrayBuffer(MEGABYTE);

  /** What is read holds until the next is. */
  read(file: string): { readonly bytes: Bytes; readonly stat: Stats } {
    const open = openSync(file, 'r');
    try {
      const stat = fstatSync(open);
      if (stat.size > this.#memory.byteLength) this.#memory = new ArrayBuffer(stat.size);
      const all = Buffer.from(this.#memory);
      let end = 0;
      for (let count = -1; count !== 0 && end < stat.size; end += count) count = readSync(open, all, end, stat.size - end, null);
      return { bytes: Buffer.from(this.#memory, 0, end) as Bytes, stat };
    } finally {
      closeSync(open);
    }
  }

  readIfThere(file: string): Buffer | undefined {
    try {
      return this.read(file).bytes;
    } catch {
      return undefined;
    }
  }
}

const MEGABYTE = 2 ** 20;

/** Where the disk is full, or the folder is gone, the next run compiles again. */
function keep(file: string, script: Script): void {
  try {
    const written = `${file}.${process.pid}`;
    writeFileSync(written, script.createCachedData());
    renameSync(written, file);
  } catch {
    // As above: it is only slower.
  }
}
