/** What the names in an expression mean where it stands. */

import type { Body, Expression } from '../../syntax/hcl/tree.js';
import type { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';

export interface Scope {
  readonly module: ModuleNames;
  /** Variables of for-expressions, of template loops and of dynamic blocks; the innermost wins over everything else. */
  readonly names: ReadonlyMap<string, Seen>;
  /** `each`, in a resource, data source or module with for_each. */
  readonly each?: { readonly key: Seen; readonly value: Seen } | undefined;
  /** `count.index`, where there is a count. */
  readonly index?: Seen | undefined;
  /** Tells instances apart that share an expression: `["a"]`, `[0]`; empty where nothing repeats. */
  readonly instance: string;
}

/** Where no loop gives names. */
export const NO_NAMES: Scope['names'] = new Map();

/** A scope in which nothing repeats. */
export function plainScope(module: ModuleNames): Scope {
  return { module, names: NO_NAMES, each: undefined, index: undefined, instance: '' };
}

/** A scope with more names, which win over its own. */
export function inside({ module, names, each, index, instance }: Scope, more: readonly (readonly [string, Seen])[]): Scope {
  const all = new Map(names);
  for (const [name, seen] of more) all.set(name, seen);
  return { module, names: all, each, index, instance };
}

/**
 * One instance of a module, as its expressions see it. What is asked for and not there is a broken unknown ("a reference to var.x, which
 * this module does not declare"). `at` is where the reference stands; the answer is placed there, with the way it came as `via`. A value that a module
 * call of the linted tree binds is placed at the argument of the call instead, with `at` as `via`.
 */
export interface ModuleNames {
  /** Unique in the scan: the unit's id and the module path. Keys of symbols and atoms begin with it. */
  readonly id: string;
  readonly unitId: string;
  variable(name: string, at: Origin, world: World): Seen;
  /** Where the one call that makes this instance writes what it gives to a variable; undefined where no text of the linted tree does. */
  argument?(name: string): Argument | undefined;
  local(name: string, at: Origin, world: World): Seen;
  /** A resource or data source: a mapping; with count a list, with for_each a mapping of mappings. */
  resource(mode: 'managed' | 'data', type: string, name: string, at: Origin, world: World): Seen;
  /** The outputs of a called module, likewise. */
  call(name: string, at: Origin, world: World): Seen;
  /** `path.module`, `path.root`, `path.cwd`. */
  path(name: string, at: Origin): Seen;
  /** `terraform.workspace`. */
  terraform(name: string, at: Origin): Seen;
  readonly files: ModuleFiles;
}

/** An argument of a module call as it is written, where the call is. */
export interface Argument {
  readonly expression: Expression;
  readonly scope: Scope;
  /** All files of the module that calls. */
  readonly bodies: readonly Body[];
}

/** What functions such as `file` may read: files inside the roots of the scan. */
export interface ModuleFiles {
  /** @param path as the function is given it: from the working directory of Terraform, which is the root module's, or absolute */
  read(path: string): { readonly kind: 'text'; readonly text: Mapped } | { readonly kind: 'refused'; readonly reason: string };
  /** Paths from `directory` of the files below it, sorted; undefined when that may not be read. */
  list(directory: string): readonly string[] | undefined;
}
