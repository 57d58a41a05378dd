import { accessSync, constants, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { version } from './version.js';

/** What every loaded file is one of. Taken from a module, because asking for `node:module` takes time. */
export interface ModuleClass {
  readonly prototype: { _compile(this: LoadedModule, content: string, filename: string, ...more: readonly unknown[]): unknown };
  wrap(content: string): string;
  /** Since Node 22.1. */
  enableCompileCache?(): unknown;
}

interface LoadedModule {
  exports: unknown;
  require(id: string): unknown;
}

/** Whether kept code can stand in a folder. */
export function mayKeep(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Keeps the compiled code of the files in `folder` beside them, where nobody can write who could not as well change the code itself. */
export function keepCompiled(folder: string, modules: ModuleClass): void {
  const original = modules.prototype._compile;
  // At the end, because by then the functions that a run needs are compiled as well. A run that needs a new file needs more of the others too.
  process.once('exit', () => {
    if (isFresh) for (const [file, script] of scripts) keep(file, script);
  });
  // Code that is kept cannot load modules, and configuration may be one.
  const importing = join(folder, 'import.cjs');
  modules.prototype._compile = function compile(content, filename, ...more) {
    return dirname(filename) === folder && filename !== importing
      ? compileKept(this, content, filename, modules)
      : original.call(this, content, filename, ...more);
  };
}

/** By the file that keeps it. */
const scripts = new Map<string, Script>();
let isFresh = false;

function compileKept(loaded: LoadedModule, content: string, filename: string, modules: ModuleClass): unknown {
  const file = `${filename}.${keyOf(filename)}.cache`;
  const cachedData = read(file);
  const script = new Script(modules.wrap(content), { filename, ...(cachedData && { cachedData }) });
  scripts.set(file, script);
  isFresh ||= !cachedData || script.cachedDataRejected === true;
  const run = script.runInThisContext() as (...args: readonly unknown[]) => unknown;
  return run.call(loaded.exports, loaded.exports, (id: string) => loaded.require(id), loaded, filename, dirname(filename));
}

/** The engine tells code of another engine by itself, but other code only by its length. */
function keyOf(filename: string): string {
  const { mtimeMs, size } = statSync(filename);
  return [version, process.versions.v8, process.arch, size, Math.floor(mtimeMs)].join('-');
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keep(file: string, script: Script): void {
  try {
    const written = `${file}.${process.pid}`;
    writeFileSync(written, script.createCachedData());
    renameSync(written, file);
  } catch {
    // The disk is full, or the folder is gone: the next run compiles again.
  }
}
