/** What is read once: in each world, and by all who begin where nothing is chosen yet. */

import { ChoiceNeeded, needed } from './world.js';
import type { World } from './world.js';

/** One thing of the configuration that many ask for. It must depend on the world alone. */
export class Once<T extends object> {
  /** Where nothing is chosen, as most begin: what else is read there is let go of again and again. */
  #plain: T | ChoiceNeeded | undefined;

  /** @param loading the world in which modules are read, while not all is known yet of what they say */
  constructor(private readonly loading: World) {}

  /** What was found before; undefined where nobody asked. Throws the choice that was missing then. */
  found(world: World): T | undefined {
    const kept = this.#isPlain(world) ? this.#plain : (world.memo.get(this) as T | ChoiceNeeded | undefined);
    if (kept instanceof ChoiceNeeded) throw kept;
    return kept;
  }

  read(world: World, find: () => T): T {
    return this.found(world) ?? this.#keep(world, find);
  }

  #keep(world: World, find: () => T): T {
    try {
      const found = find();
      this.#set(world, found);
      return found;
    } catch (thrown) {
      const missing = needed(thrown, world);
      if (missing) this.#set(world, missing);
      throw thrown;
    }
  }

  #set(world: World, kept: T | ChoiceNeeded): void {
    if (this.#isPlain(world)) this.#plain = kept;
    else world.memo.set(this, kept);
  }

  #isPlain(world: World): boolean {
    return world.decided.size === 0 && world.watched !== undefined && world !== this.loading;
  }
}
