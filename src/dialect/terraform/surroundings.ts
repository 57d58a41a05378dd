/** What Terraform's dialect may ask of those who load files: everything is bound to the roots of the scan. */

import type { Mapped } from '../../text/mapped.js';
import type { Place } from '../../text/source.js';
import type { ModuleText } from './directory.js';

export type OpenedModule = { readonly kind: 'module'; readonly texts: readonly ModuleText[] } | { readonly kind: 'refused'; readonly reason: string };

export type OpenedText = { readonly kind: 'text'; readonly text: Mapped } | { readonly kind: 'refused'; readonly reason: string };

export interface Surroundings {
  /**
   * The files of a directory that are a module, in the order of their names.
   * @param standsFor where a module of somebody else is called: all of it is placed there
   */
  module(directory: string, standsFor?: Place): OpenedModule;
  /** A file of values, parsed like a module's. */
  values(path: string): OpenedModule;
  /** Any other file. */
  read(path: string): OpenedText;
  /** Names in a directory, sorted, directories with a slash at the end. */
  list(directory: string): readonly string[] | undefined;
}
