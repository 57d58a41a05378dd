/** What can be said once, before any world: what depends on no choice, and what any choice may bring. */

import { explore } from '../truth/explore.js';
import type { ChoiceNeeded, World } from '../truth/world.js';

interface Explorable {
  readonly plain: World;
}

/**
 * Everything that an answer can be, whichever way the choices fall out; undefined when there are too many ways.
 * Whoever is not among the answers need not be asked in any world.
 */
export function whateverChosen<T>({ plain }: Explorable, read: (world: World) => readonly T[]): ReadonlySet<T> | undefined {
  const paths = explore(plain, read);
  return 'kind' in paths ? undefined : new Set(paths.flatMap((path) => path.outcome));
}

/** What holds without any choice; undefined when it depends on one. */
export function withoutChoice<T>({ plain }: Explorable, read: (world: World) => T): T | undefined {
  try {
    return read(plain);
  } catch (thrown) {
    if ((thrown as ChoiceNeeded | undefined)?.kind === 'choice-needed') return undefined;
    throw thrown;
  }
}
