import { type FSWatcher, fstatSync, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ExitCode, exit } from './exit.js';
import { tellFault } from './fault.js';
import type { LintFlags } from './options.js';
import { repositoryTop } from './repository.js';
import { inLine } from './say.js';
import type { World } from './world.js';
import { WrongCall } from './wrong-call.js';

/** An editor writes a file in several steps. */
const REST = 100;
/** What tools keep for themselves; it is large, and it changes all the time. */
const PASSED_BY = new Set(['.git', 'node_modules', '.terraform', '.terragrunt-cache']);
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** `s3lint --watch`: lints, and lints again whenever something changes, until it is interrupted. What is wrong meanwhile is shown, and no reason to stop. */
export async function watchCommand(given: readonly string[], flags: LintFlags, world: World): Promise<ExitCode> {
  if (given.includes('-')) throw new WrongCall('Standard input does not change.', 'Name files or folders to be watched.');
  const { lintCommand } = await import('./lint-command.js');
  const own = new Set(flags.format.flatMap(({ file }) => (file === undefined ? [] : [resolve(world.cwd, file)])));
  const screens = new Set([1, 2].map(identityOfScreen));
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const ears = earsFor((path) => {
    if (path !== undefined && (own.has(path) || screens.has(identityOf(path)))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run);
    }, REST);
  }, world);

  const run = async (): Promise<void> => {
    // Before anything is read: what changes from now on is heard of.
    ears.turnTo(foldersOf(given, world.cwd));
    if (world.stdout.isTTY) world.stdout.write(CLEAR);
    try {
      await lintCommand(given, flags, world);
    } catch (error) {
      tellFault(error, false, world);
    }
    if (!flags.quiet) world.stderr.write(`${world.now().toTimeString().slice(0, 8)} watching; Ctrl-C ends it.\n`);
  };

  const interrupted = new Promise<void>((done) => world.onInterrupt?.(done));
  running = run();
  await interrupted;
  clearTimeout(timer);
  await running;
  ears.turnTo(new Map());
  return exit.clean;
}

interface Ears {
  /** Listens to these folders and no others. */
  turnTo(folders: ReadonlyMap<string, Means>): void;
}

/** @param hear is given the path of what changed, or nothing where the system does not tell */
function earsFor(hear: (path: string | undefined) => void, { stderr }: World): Ears {
  const open = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let means: ReadonlyMap<string, Means> = new Map();
  let isDeaf = false;
  const close = (folder: string): void => {
    open.get(folder)?.watcher.close();
    open.delete(folder);
  };
  const listen = (folder: string, identity: string): void => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null) hear(undefined);
        else if (means.get(folder)?.(name)) hear(join(folder, name));
      });
      // The folder is gone, and with it what was in it; the one above tells.
      watcher.on('error', () => close(folder));
      open.set(folder, { watcher, identity });
    } catch (error) {
      // Gone meanwhile, or the system has no more to give.
      if (isDeaf || !isFolder(folder)) return;
      isDeaf = true;
      stderr.write(`warning: changes in ${inLine(folder)} are not heard of, and in others perhaps: ${inLine((error as Error).message)}\n`);
    }
  };
  return {
    turnTo(folders) {
      means = folders;
      for (const folder of open.keys()) if (!folders.has(folder)) close(folder);
      for (const folder of folders.keys()) {
        const identity = `${identityOf(folder)}:${bornAt(folder)}`;
        // Another folder of the same name, as when git changes to another branch.
        if (open.get(folder)?.identity !== identity) close(folder);
        if (!open.has(folder)) listen(folder, identity);
      }
    },
  };
}

type Means = (name: string) => boolean;

/** Folders to be listened to, each with which names in it count: below a folder all, beside a file that file, and the configuration wherever it may stand. */
function foldersOf(given: readonly string[], cwd: string): ReadonlyMap<string, Means> {
  const folders = new Map<string, Means>();
  const put = (folder: string, means: Means): void => {
    const before = folders.get(folder);
    folders.set(folder, before ? (name) => before(name) || means(name) : means);
  };
  for (const path of given.length === 0 ? ['.'] : given) {
    const whole = resolve(cwd, path);
    if (isFolder(whole)) for (const folder of below(whole)) put(folder, (name) => !PASSED_BY.has(name) && !/^\..*\.s3lint-\d+$/.test(name));
    else if (isFolder(dirname(whole))) put(dirname(whole), (name) => name === basename(whole));
    // A pattern: whatever is below where it begins.
    else for (const folder of below(cwd)) put(folder, () => true);
  }
  const top = repositoryTop(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    put(folder, (name) => /^s3lint\.config\.|^\.gitignore$/.test(name));
    if (folder === top || dirname(folder) === folder) return folders;
  }
}

function below(folder: string): readonly string[] {
  try {
    const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !PASSED_BY.has(entry.name));
    return [folder, ...inner.flatMap(({ name }) => below(join(folder, name)))];
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What tells a file from all others; empty where there is none. */
function identityOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : '';
}

/** A number may be given again to a folder that comes after another. */
function bornAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.birthtimeMs;
}

/** Standard output or standard error, which may be a file of a folder that is watched: what we write is no reason to write more. */
function identityOfScreen(fd: number): string {
  try {
    const { dev, ino } = fstatSync(fd);
    return `${dev}:${ino}`;
  } catch {
    // Nobody listens.
    return '';
  }
}
