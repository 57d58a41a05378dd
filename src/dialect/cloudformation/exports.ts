import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { Imported } from './template.js';

/** One template's exports: what an output is, by the name under which others may import it. */
export interface Export {
  readonly name: string;
  readonly path: string;
  value(world: World): Seen;
}

/** The exports of a whole scan. Filled when it is known which templates are deployed; asked when values are read. */
export class Exports {
  readonly #byName = new Map<string, Export[]>();
  /** Most templates are imported by nobody: their exports are read when somebody imports. */
  readonly #pending: (() => readonly Export[])[] = [];

  add(exported: () => readonly Export[]): void {
    this.#pending.push(exported);
  }

  /** Two templates that export one name are two environments: no telling which is meant. */
  find(name: string, from: string, world: World): Imported | undefined {
    const pending = this.#pending.splice(0);
    for (const one of pending.flatMap((exported) => exported())) this.#byName.set(one.name, [...(this.#byName.get(one.name) ?? []), one]);
    const bearers = this.#byName.get(name)?.filter(({ path }) => path !== from) ?? [];
    const [only, another] = bearers;
    if (!only || another) return undefined;
    const value = only.value(world);
    return value.kind === 'scalar' ? { value, path: only.path } : undefined;
  }
}
