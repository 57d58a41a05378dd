import type { Files } from '../load/files.js';

/** Files that exist only in a test. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  return {
    read(path) {
      const content = files[path];
      if (content === undefined) return { kind: 'missing' };
      return { kind: 'bytes', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
    },
  };
}
