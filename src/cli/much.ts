import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MUCH } from './engine.js';

/** What is read when a folder is named. JSON is mostly other people's; what CDK and SAM write is not. */
const READ = /\.(?:tf|tofu|ya?ml|template(?:\.json)?)$/;

/** Entries of folders that are looked at, so that a look costs little wherever it falls. */
const LOOKS = 1000;

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
  const paths = words.filter((word) => !word.startsWith('-') && existsSync(word));
  // Neither a path nor a command: what is here is linted.
  if (paths.length === 0 && (words[0] ?? '-').startsWith('-')) paths.push('.');
  let bytes = 0;
  let looks = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile()) bytes += stat.size;
    for (const child of stat?.isDirectory() ? childrenOf(path) : []) {
      if (++looks > LOOKS) return bytes > MUCH;
      paths.push(child);
    }
    if (bytes > MUCH) return true;
  }
  return false;
}

function childrenOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const isRead = entry.isDirectory() ? !entry.name.startsWith('.') && entry.name !== 'node_modules' : READ.test(entry.name);
    return isRead ? [join(folder, entry.name)] : [];
  });
}
