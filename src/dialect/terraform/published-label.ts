/** The published module `cloudposse/label/null` where it is not at hand: it makes nothing but names, and tells all others of its publisher whether they are there. */

import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { literalSeen } from '../seen.js';
import { mappingOf } from './collection.js';
import type { ModuleCall } from './module-call.js';
import { publicName } from './module-source.js';
import { flagOf, truthOf } from './value.js';
import { allowsOnlyBefore } from './version.js';

export function isPublishedLabel(source: string | undefined): boolean {
  return publicName(source) === LABEL;
}

const LABEL = 'cloudposse/label/null';

/** One instance of it. */
export class PublishedLabel {
  /** It is made of itself by mistake. */
  #asked = false;

  /** @param unread an output as that of any module that is not read */
  constructor(
    private readonly call: ModuleCall,
    private readonly label: string,
    private readonly unread: (name: string, at: Origin) => Seen,
  ) {}

  /** What is known of an output: it is enabled as it is told, else as its context is, which it hands on. */
  output(name: string, at: Origin, world: World): Seen | undefined {
    if (name !== 'enabled' && name !== 'context') return undefined;
    const enabled = this.#enabled(at, world);
    if (!enabled || name === 'enabled') return enabled;
    const open = `a context that is given by module ${this.call.name}, which is not read`;
    const rest = (member: string): Seen => this.unread(`context.${member}`, at);
    return mappingOf([{ name: 'enabled', key: at, see: () => enabled }], at, { form: 'object', open, rest });
  }

  #enabled(at: Origin, world: World): Seen | undefined {
    if (this.#asked) return undefined;
    this.#asked = true;
    try {
      const told = this.#told(world);
      const truth = told && truthOf(told);
      return truth === undefined ? undefined : flagOf(truth, at);
    } finally {
      this.#asked = false;
    }
  }

  #told(world: World): Seen | undefined {
    const { call, label } = this;
    const version = literalSeen(call.argument('version', label, world));
    // Those before did not ask the context.
    if (version !== undefined && allowsOnlyBefore(version, 0, 19)) return undefined;
    const own = call.argument('enabled', label, world);
    if (own.kind !== 'absent') return own;
    const context = call.argument('context', label, world);
    if (context.kind === 'absent') return flagOf(true, context.origin);
    return context.kind === 'mapping' ? context.get('enabled') : undefined;
  }
}
