/** Mappings and lists as they are written, each part seen when somebody asks for it. */

import type { Node } from '../../syntax/tree.js';
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

  constructor(
    private readonly node: Node,
    private readonly scope: Scope,
    private readonly world: World,
    readonly origin: Origin,
  ) {}

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
    const entry = entries.findLast((one) => one.key.value === name);
    if (entry) return this.#at(entry);
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
    return seen.kind === 'absent' ? { kind: 'absent', origin: this.origin } : under(seen, originOf(entry.key));
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

  constructor(
    private readonly nodes: readonly Node[],
    private readonly scope: Scope,
    private readonly world: World,
    readonly origin: Origin,
  ) {}

  withOrigin(origin: Origin): SeenSequence {
    return new WrittenSequence(this.nodes, this.scope, this.world, origin);
  }

  /** `AWS::NoValue` leaves its item out. */
  items(): readonly Seen[] {
    this.#items ??= this.nodes.map((item) => see(item, this.scope, this.world)).filter((item) => item.kind !== 'absent');
    return this.#items;
  }
}
