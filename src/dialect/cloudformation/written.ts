/** Mappings and lists as they are written, each part seen when somebody asks for it. */

import type { Entry, Node, SequenceNode } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenAbsent, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { isLoop } from './call.js';
import type { LoopEntry, Unrolled } from './loop.js';
import { unrollEntries } from './loop.js';
import { originOf } from './origin.js';
import type { Scope } from './template.js';
import { entriesOf } from './template.js';

export class WrittenMapping implements SeenMapping {
  readonly kind = 'mapping';
  #unrolled: Unrolled | undefined;
  /** By the place of the entry. */
  #seen: (Seen | undefined)[] | undefined;
  #all: readonly SeenEntry[] | undefined;
  #nothing: SeenAbsent | undefined;
  #origin: Origin | undefined;

  /**
   * @param header the key by which it is known; missing: it stands where it is written
   * @param origin where it is placed, if that is neither
   */
  constructor(
    private readonly node: Node,
    private readonly scope: Scope,
    private readonly world: World,
    private readonly header?: Node,
    origin?: Origin,
  ) {
    this.#origin = origin;
  }

  get origin(): Origin {
    return (this.#origin ??= originOf(this.header ?? this.node));
  }

  withOrigin(origin: Origin): SeenMapping {
    return new WrittenMapping(this.node, this.scope, this.world, undefined, origin);
  }

  get open(): string | undefined {
    return (this.#unrolled ??= this.#read()).open;
  }

  entries(): readonly SeenEntry[] {
    return (this.#all ??= this.#lookAtAll());
  }

  get(name: string): Seen {
    const { entries, open } = (this.#unrolled ??= this.#read());
    for (let at = entries.length - 1; at >= 0; at--) {
      const entry = entries[at] as LoopEntry;
      if (entry.key.value === name) return this.#at(at, entries);
    }
    return open === undefined ? this.#absent : { kind: 'unknown', reason: open, origin: this.origin };
  }

  get #absent(): SeenAbsent {
    return (this.#nothing ??= { kind: 'absent', origin: this.origin });
  }

  #lookAtAll(): readonly SeenEntry[] {
    const { entries } = (this.#unrolled ??= this.#read());
    const all: SeenEntry[] = [];
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as LoopEntry;
      const value = this.#at(at, entries);
      if (value.kind !== 'absent') all.push({ name: entry.key.value, key: originOf(entry.key), value });
    }
    return all;
  }

  #at(at: number, entries: readonly LoopEntry[]): Seen {
    const all = (this.#seen ??= []);
    const known = all[at];
    if (known) return known;
    const { key, value, scope = this.scope } = entries[at] as LoopEntry;
    const seen = scope.template.see(value, scope, this.world, key);
    return (all[at] = seen.kind === 'absent' ? this.#absent : seen);
  }

  #read(): Unrolled {
    return readEntries(entriesOf(this.node), this.scope, this.world);
  }
}

function readEntries(entries: readonly Entry[], scope: Scope, world: World): Unrolled {
  return scope.loop.size === 0 && !hasFunction(entries) ? { entries } : withoutMacro(unrollEntries(entries, scope, world));
}

function hasFunction(entries: readonly Entry[]): boolean {
  for (let at = 0; at < entries.length; at++) if ((entries[at] as Entry).key.value.startsWith('Fn::')) return true;
  return false;
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

  /** As of a mapping. */
  constructor(
    private readonly node: SequenceNode,
    private readonly scope: Scope,
    private readonly world: World,
    private readonly header?: Node,
    origin?: Origin,
  ) {
    this.#origin = origin;
  }

  get origin(): Origin {
    return (this.#origin ??= originOf(this.header ?? this.node));
  }

  withOrigin(origin: Origin): SeenSequence {
    return new WrittenSequence(this.node, this.scope, this.world, undefined, origin);
  }

  items(): readonly Seen[] {
    return (this.#items ??= this.#lookAtAll());
  }

  /** `AWS::NoValue` leaves its item out. */
  #lookAtAll(): readonly Seen[] {
    const { scope, world } = this;
    const { template } = scope;
    const items = this.node.items.map((item) => template.see(item, scope, world));
    return items.some(isAbsent) ? items.filter((item) => !isAbsent(item)) : items;
  }
}

function isAbsent(seen: Seen): boolean {
  return seen.kind === 'absent';
}
