import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathIn, plainPath } from '../../src/text/plain-path.js';

const written = fc.array(fc.constantFrom('', '.', '..', 'a', '.b', '..c', 'd.', 'e..'), { maxLength: 5 }).map((parts) => parts.join('/'));

it('is what the standard library makes of every path', () => {
  fc.assert(
    fc.property(written, (path) => {
      expect(plainPath(path)).toBe(posix.normalize(path));
    }),
  );
});

it('is put together with the name of a file as there', () => {
  fc.assert(
    fc.property(written.map(posix.normalize), fc.constantFrom('main.tf', '.b', '..c', 'd.'), (directory, name) => {
      expect(pathIn(directory, name)).toBe(posix.join(directory, name));
    }),
  );
});
