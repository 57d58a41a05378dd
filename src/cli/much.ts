import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MUCH } from './engine.js';

/** What is read when a folder is named. JSON is mostly other people's; what CDK and SAM write is not. */
const READ = /\.(?:tf|tofu|ya?ml|template(?:\.json)?)$/;

/** Folders and files that are looked at, so that a look takes a millisecond or two wherever it falls. */
const FOLDERS = 30;
const FILES = 200;

/** Calls that lint nothing. */
const TOLD: ReadonlySet<string> = new Set(['-h', '--help', '-V', '--version']);

/**
 * Whether what is named on a command line looks like much to do, before anything is read. It decides which compiled code is taken, and nothing
 * else: a look that is wrong costs some milliseconds.
 */
export function looksLikeMuch(words: readonly string[]): boolean {
  try {
    return isMuch(words);
  } catch {
    // What cannot be looked at is told of when it is read.
    return false;
  }
}

function isMuch(words: readonly string[]): boolean {
  if (words.some((word) => TOLD.has(word))) return false;
  const paths = words.filter((word) => !word.startsWith('-') && existsSync(word));
  // Neither a path nor a command: what is here is linted.
  if (paths.length === 0 && (words[0] ?? '-').startsWith('-')) paths.push('.');
  const look = new Look();
  return paths.some((path) => look.at(path));
}

class Look {
  #bytes = 0;
  #files = 0;
  #folders = 0;

  /** Whether there is much by now. */
  at(path: string): boolean {
    const stat = statSync(path);
    return stat.isDirectory() ? this.#inside(path) : this.#add(stat.size);
  }

  #add(bytes: number): boolean {
    this.#files++;
    this.#bytes += bytes;
    return this.#bytes > MUCH;
  }

  /** Files first, and one folder to its bottom before the next: most repositories show early what they hold. */
  #inside(folder: string): boolean {
    if (++this.#folders > FOLDERS) return false;
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && READ.test(entry.name));
    if (files.some(({ name }) => this.#files < FILES && this.#add(statSync(join(folder, name)).size))) return true;
    return entries.some((entry) => entry.isDirectory() && isEntered(entry.name) && this.#inside(join(folder, entry.name)));
  }
}

function isEntered(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
