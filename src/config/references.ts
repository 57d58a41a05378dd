/** What a configuration names: what it extends, and plugins. Read before the rest is checked, because they decide which rules there are. */

import { isObject } from './plugin.js';
import { escape } from './written.js';

export interface Named {
  /** Where it stands, as a JSON pointer. */
  readonly pointer: string;
  readonly what: string | object;
}

export interface NamedPlugin extends Named {
  readonly name: string;
}

export function extensionsOf(value: unknown): readonly Named[] {
  const written = isObject(value) ? value['extends'] : undefined;
  if (Array.isArray(written)) return written.flatMap((what, index) => (isReference(what) ? [{ pointer: `/extends/${index}`, what }] : []));
  return isReference(written) ? [{ pointer: '/extends', what: written }] : [];
}

export function pluginsOf(value: unknown): readonly NamedPlugin[] {
  const written = isObject(value) ? value['plugins'] : undefined;
  if (!isObject(written)) return [];
  return Object.entries(written).flatMap(([name, what]) => (isReference(what) ? [{ name, pointer: `/plugins/${escape(name)}`, what }] : []));
}

/** Anything else is told by the schema. */
function isReference(what: unknown): what is string | object {
  return typeof what === 'string' || isObject(what);
}

/** Packages have no dot and no slash at their beginning, and drives are no packages. */
export function isPath(what: string): boolean {
  return /^(?:\.{0,2}[/\\]|[a-z]:[/\\])/i.test(what);
}
