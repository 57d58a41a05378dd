/** Which file is what, and its declarations. This room may not judge, and reads only through the port below. */

/** How loading reads: bound to the roots, sizes and link rules by whoever implements it (disk, git tree, memory). */
export interface Files {
  /** Paths are relative to the working directory, with forward slashes. */
  read(path: string): FileRead;
  /** Names in a directory, sorted, directories with a slash at the end; undefined when it is not there or may not be read. */
  list?(directory: string): readonly string[] | undefined;
}

export type FileRead =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** It exists but is not read: too large, no permission, outside the roots, a link in a circle. */
  | { readonly kind: 'refused'; readonly reason: string; readonly help: string }
  | { readonly kind: 'missing' };

/** A file to look at. Named files are inputs whatever they hold; found ones only if they bear a mark. */
export interface FileToRead {
  readonly path: string;
  readonly named: boolean;
}
