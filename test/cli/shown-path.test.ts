import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { shownPath } from '../../src/cli/repository.js';

const names = ['/', '/a', '/a/b', '/a/b/c.tf', '/a/bc', '/a/..b/...', '/a//b', '/a/b/', '/a/./b', '/a/../b', '/b', 'a', 'a/b', '.', './a', '..', '../a', ''];

it.skipIf(process.platform === 'win32')('is the relative path', () => {
  for (const from of names) for (const path of names) expect([from, path, shownPath(from, path)]).toEqual([from, path, posix.relative(from, path) || '.']);
});
