import type { Files } from '../load/files.js';

/** The names in a directory, of paths from the working directory. */
export function listing(paths: readonly string[], directory: string): readonly string[] | undefined {
  const from = directory === '.' || directory === '' ? '' : `${directory.replace(/\/$/, '')}/`;
  const below = paths.filter((path) => path.startsWith(from)).map((path) => path.slice(from.length));
  const names = new Set(below.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)));
  return names.size === 0 ? undefined : [...names].sort();
}

/** Files that exist only in a test. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  return {
    read(path) {
      const content = files[path];
      if (content === undefined) return { kind: 'missing' };
      return { kind: 'bytes', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
    },
    list: (directory) => listing(Object.keys(files), directory),
  };
}
