/** Mappings and lists as they are written, each part seen when somebody asks for it. */

import type { Node, SequenceNode } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { isLoop } from './call.js';
import type { LoopEntry, Unrolled } from './loop.js';
import { unrollEntries } from './loop.js';
import { originOf } from './origin.js';
import { under } from '../seen.js';
import type { Scope } from './template.js';
import { entriesOf, see } from './template.js';

export class WrittenMapping implements SeenMapping {
  readonly kind = 'mapping';
  #unrolled: Unrolled | undefined;
  #seen: Map<LoopEntry, Seen> | undefined;
  #origin: Origin | undefined;

  /** @param origin where it is placed; missing: where it stands */
  constructor(
    private readonly node: Node,
    private readonly scope: Scope,
    private readonly world: World,
    origin?: Origin,
  ) {
    this.#origin = origin;
  }

  get origin(): Origin {
    return (this.#origin ??= originOf(this.node));
  }

  withOrigin(origin: Origin): SeenMapping {
    return new WrittenMapping(this.node, this.scope, this.world, origin);
  }

  get open(): string | undefined {
    return this.#read().open;
  }

  entries(): readonly SeenEntry[] {
    return this.#read()
      .entries.map((entry) => ({ name: entry.key.value, key: originOf(entry.key), value: this.#at(entry) }))
      .filter((entry) => entry.value.kind !== 'absent');
  }

  get(name: string): Seen {
    const { entries, open } = this.#read();
    for (let at = entries.length - 1; at >= 0; at--) {
      const entry = entries[at] as LoopEntry;
      if (entry.key.value === name) return this.#at(entry);
    }
    return open === undefined ? { kind: 'absent', origin: this.origin } : { kind: 'unknown', reason: open, origin: this.origin };
  }

  #at(entry: LoopEntry): Seen {
    this.#seen ??= new Map();
    let seen = this.#seen.get(entry);
    if (!seen) this.#seen.set(entry, (seen = this.#look(entry)));
    return seen;
  }

  /** A block is known by its key; a single value stands where it is written. */
  #look(entry: LoopEntry): Seen {
    const seen = see(entry.value, entry.scope ?? this.scope, this.world);
    if (seen.kind === 'absent') return { kind: 'absent', origin: this.origin };
    return seen.kind === 'mapping' || seen.kind === 'sequence' ? under(seen, originOf(entry.key)) : seen;
  }

  #read(): Unrolled {
    this.#unrolled ??= withoutMacro(unrollEntries(entriesOf(this.node), this.scope, this.world));
    return this.#unrolled;
  }
}

/** `Fn::Transform` beside other keys adds what cannot be seen. */
function withoutMacro(unrolled: Unrolled): Unrolled {
  const { entries } = unrolled;
  if (!entries.some(({ key }) => key.value.startsWith('Fn::Transform'))) return unrolled;
  return {
    entries: entries.filter(({ key }) => isLoop(key.value) || !key.value.startsWith('Fn::Transform')),
    open: unrolled.open ?? 'perhaps added by Fn::Transform at deployment',
  };
}

export class WrittenSequence implements SeenSequence {
  readonly kind = 'sequence';
  #items: readonly Seen[] | undefined;
  #origin: Origin | undefined;

  /** @param origin where it is placed; missing: where it stands */
  constructor(
    private readonly node: SequenceNode,
    private readonly scope: Scope,
    private readonly world: World,
    origin?: Origin,
  ) {
    this.#origin = origin;
  }

  get origin(): Origin {
    return (this.#origin ??= originOf(this.node));
  }

  withOrigin(origin: Origin): SeenSequence {
    return new WrittenSequence(this.node, this.scope, this.world, origin);
  }

  /** `AWS::NoValue` leaves its item out. */
  items(): readonly Seen[] {
    this.#items ??= this.node.items.map((item) => see(item, this.scope, this.world)).filter((item) => item.kind !== 'absent');
    return this.#items;
  }
}
