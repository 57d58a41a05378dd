import { posix } from 'node:path';

/** Empty, `.` or `..` between two slashes, or at an end. */
const ODD = /^$|(?:^\.{1,2}|\/\.{0,2})(?:\/|$)/;

/** A path as `posix.normalize` would have it. Nearly all are written so, and finding that out is cheaper than writing them again. */
export function plainPath(path: string): string {
  return ODD.test(path) ? posix.normalize(path) : path;
}

/** The file of a name in a directory. */
export function pathIn(directory: string, name: string): string {
  return directory === '.' ? plainPath(name) : plainPath(`${directory}/${name}`);
}
