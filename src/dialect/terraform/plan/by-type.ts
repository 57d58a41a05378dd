/** Things by their type, and by name only where somebody asks for one of that type: a plan has many types that nobody asks for. */

export class ByType<T> {
  readonly #types = new Map<string, T[]>();
  readonly #names = new Map<string, ReadonlyMap<string, readonly T[]>>();

  constructor(private readonly nameOf: (one: T) => string) {}

  add(type: string, one: T): void {
    const known = this.#types.get(type);
    if (known) known.push(one);
    else this.#types.set(type, [one]);
  }

  of(type: string): readonly T[] {
    return this.#types.get(type) ?? [];
  }

  find(type: string, name: string): readonly T[] {
    let names = this.#names.get(type);
    if (!names) {
      const byName = new Map<string, T[]>();
      for (const one of this.of(type)) {
        const key = this.nameOf(one);
        const known = byName.get(key);
        if (known) known.push(one);
        else byName.set(key, [one]);
      }
      names = byName;
      this.#names.set(type, names);
    }
    return names.get(name) ?? [];
  }
}
