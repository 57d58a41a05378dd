/** Repeated blocks as expressions see them. */

import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { Vague } from './collection.js';
import { ANY, labelOf } from './repeat.js';
import type { Instances, Repetition } from './repeat.js';
import { mistake } from './value.js';

/** A block that may be repeated. */
interface Repeatable {
  readonly repetition: Repetition;
  /** What a reference to one of its instances is. */
  see(label: string, at: Origin, world: World): Seen;
}

/** What a reference to such a block is: the list of its instances, the mapping of them, or the only one. */
export function seeRepeated(block: Repeatable, at: Origin, world: World): Seen {
  const instances = block.repetition.within(world);
  switch (instances.kind) {
    case 'once':
      return block.see('', at, world);
    case 'count':
      return new Listed(instances, (label) => block.see(label, at, world), at);
    case 'each':
      return new Keyed(instances, (label) => block.see(label, at, world), at);
  }
}

abstract class Repeated implements Vague {
  constructor(
    protected readonly instances: Instances,
    protected readonly one: (label: string) => Seen,
    readonly origin: Origin,
  ) {}

  get open(): string | undefined {
    return this.instances.open;
  }

  get any(): Seen | undefined {
    return this.instances.all.has(ANY) ? this.one(ANY) : undefined;
  }

  get anyKey(): Seen | undefined {
    const star = this.instances.all.get(ANY);
    return star?.each?.key ?? star?.index;
  }

  get countedBy(): string | undefined {
    return this.instances.all.get(ANY)?.counted?.by;
  }
}

class Listed extends Repeated implements SeenSequence {
  readonly kind = 'sequence';

  withOrigin(origin: Origin): SeenSequence {
    return new Listed(this.instances, this.one, origin);
  }

  items(): readonly Seen[] {
    return [...this.instances.all.keys()].map(this.one);
  }
}

class Keyed extends Repeated implements SeenMapping {
  readonly kind = 'mapping';

  withOrigin(origin: Origin): SeenMapping {
    return new Keyed(this.instances, this.one, origin);
  }

  entries(): readonly SeenEntry[] {
    const entries: SeenEntry[] = [];
    for (const { label, name } of this.instances.all.values()) if (name !== undefined) entries.push(new KeyedEntry(name, this.origin, label, this.one));
    return entries;
  }

  get(name: string): Seen {
    const label = labelOf(name);
    if (this.instances.all.has(label)) return this.one(label);
    return this.any ?? mistake(`an instance ${label} that there is not`, this.origin);
  }
}

class KeyedEntry implements SeenEntry {
  constructor(
    readonly name: string,
    readonly key: Origin,
    private readonly label: string,
    private readonly one: (label: string) => Seen,
  ) {}

  get value(): Seen {
    return this.one(this.label);
  }
}
