/** Modules: one resource in the text that stands for resources of another file, of which nothing is seen. */

import type { Node } from '../../syntax/tree.js';
import { entriesOf } from './template.js';

/**
 * The module that a resource of some type stands for: from the registry (`My::Own::Type::MODULE`), or from a file that the pre-processor
 * Rain puts in its place (`!Rain::Module file`, in JSON `{ "Rain::Module": "file" }`).
 */
export function moduleOf(type: Node | undefined): string | undefined {
  if (type?.kind === 'scalar') return type.value.endsWith('::MODULE') || type.tag?.endsWith('::Module') ? type.value : undefined;
  const [only, ...more] = entriesOf(type);
  return only?.key.value.endsWith('::Module') && only.value.kind === 'scalar' && more.length === 0 ? only.value.value : undefined;
}

export function isFromRegistry(module: string): boolean {
  return module.endsWith('::MODULE');
}
