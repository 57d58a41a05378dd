import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { version } from './version.js';

/**
 * What `module.enableCompileCache` does, for Node before 22.1: keeps the compiled code of the files in `folder` beside
 * them, where nobody can write who could not as well change the code itself. Where that is not allowed, nothing is kept.
 */
export function keepCompiled(folder: string): void {
  const proto = Module.prototype as unknown as { _compile: (this: LoadedModule, content: string, filename: string) => unknown };
  const original = proto._compile;
  proto._compile = function compile(content, filename) {
    return dirname(filename) === folder ? compileKept(this, content, filename) : original.call(this, content, filename);
  };
}

interface LoadedModule {
  exports: unknown;
  require(id: string): unknown;
}

function compileKept(loaded: LoadedModule, content: string, filename: string): unknown {
  const file = `${filename}.${keyOf(filename)}.cache`;
  const cachedData = read(file);
  const script = new Script(Module.wrap(content), { filename, ...(cachedData && { cachedData }) });
  // At the end, because by then the functions that a run needs are compiled as well.
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keep(file, script));
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
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, script.createCachedData());
    renameSync(fresh, file);
  } catch {
    // A folder that is not ours to write to: the next run compiles again.
  }
}
