/** The outputs of a module, each seen when somebody asks for it. */

import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { ModuleCall } from './module-call.js';

/** The outputs of a module as expressions see them. */
export class Outputs implements SeenMapping {
  readonly kind = 'mapping';
  readonly open: string | undefined;

  constructor(
    private readonly call: ModuleCall,
    private readonly label: string,
    private readonly world: World,
    readonly origin: Origin,
  ) {
    if (call.refused !== undefined) this.open = `an output of module ${call.name}, which is not read: ${call.refused}`;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new Outputs(this.call, this.label, this.world, origin);
  }

  entries(): readonly SeenEntry[] {
    const { call, label, origin, world } = this;
    return call.outputNames(label).map((name) => ({
      name,
      key: origin,
      get value() {
        return call.output(name, label, origin, world);
      },
    }));
  }

  get(name: string): Seen {
    return this.call.output(name, this.label, this.origin, this.world);
  }
}
