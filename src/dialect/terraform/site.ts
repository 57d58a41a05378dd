/** Where an expression is evaluated: what names mean there, in which world, and by whom its parts are seen. */

import type { Expression } from '../../syntax/hcl/tree.js';
import type { Seen } from '../../truth/seen.js';
import { ChoiceNeeded } from '../../truth/world.js';
import type { World } from '../../truth/world.js';
import type { Scope } from './scope.js';

export interface Site {
  readonly scope: Scope;
  readonly world: World;
  see(expression: Expression): Seen;
  /** The same place with more names. */
  binding(names: readonly (readonly [string, Seen])[]): Site;
  /** The same place, other names altogether. */
  within(scope: Scope): Site;
  /** The same place in a world that makes no choices of its own: where one is needed, `unlessOpen` gives undefined. */
  quiet(): Site;
  readonly isQuiet: boolean;
  /** The same place inside of `try` or `can`, which go on after a mistake. */
  tolerant(): Site;
  readonly isTolerant: boolean;
}

/** Looks at what is known without choosing. */
class QuietWorld implements World {
  readonly memo = new Map<object, unknown>();
  readonly decided: World['decided'];

  constructor(of: World) {
    this.decided = of.decided;
  }

  decide(atom: Parameters<World['decide']>[0]): boolean {
    const before = this.decided.get(atom.key);
    if (before !== undefined) return before;
    const possible = atom.possible(this.decided);
    if (possible === 'yes' || possible === 'no') return possible === 'yes';
    throw new ChoiceNeeded(atom);
  }
}

const QUIET = {};

export function quietWorld(world: World): World {
  if (world instanceof QuietWorld) return world;
  let quiet = world.memo.get(QUIET) as World | undefined;
  if (!quiet) {
    quiet = new QuietWorld(world);
    world.memo.set(QUIET, quiet);
  }
  return quiet;
}

export function isQuiet(world: World): boolean {
  return world instanceof QuietWorld;
}
