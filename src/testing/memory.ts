import type { Files } from '../load/files.js';

/** The names in every directory, of paths from the working directory; each directory with a slash at its end, the working one as an empty text. */
function directories(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let from = 0; ; ) {
      const end = path.indexOf('/', from) + 1;
      const directory = path.slice(0, from);
      const names = found.get(directory) ?? new Set();
      found.set(directory, names.add(end === 0 ? path.slice(from) : path.slice(from, end)));
      if (end === 0) break;
      from = end;
    }
  }
  return found;
}

/** Files that exist only in a test. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  let known: ReturnType<typeof directories> | undefined;
  return {
    read(path) {
      const content = files[path];
      if (content === undefined) return { kind: 'missing' };
      return { kind: 'bytes', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
    },
    list(directory) {
      known ??= directories(Object.keys(files));
      const names = known.get(directory === '.' || directory === '' ? '' : `${directory.replace(/\/$/, '')}/`);
      return names && [...names].sort();
    },
  };
}
