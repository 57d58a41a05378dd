/** `default_tags` of a provider: every resource has them, but for those that it says otherwise. */

import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { Provider } from './provider.js';

/** The body of a resource, its tags those that it is deployed with. */
export function withDefaultTags(body: SeenMapping, provider: Provider, world: World): SeenMapping {
  return new Tagged(body, provider, world);
}

class Tagged implements SeenMapping {
  /** The same for all, so that none of them has to keep it. */
  declare readonly kind: 'mapping';

  constructor(
    private readonly body: SeenMapping,
    private readonly provider: Provider,
    private readonly world: World,
  ) {}

  get origin(): Origin {
    return this.body.origin;
  }

  get open(): string | undefined {
    return this.body.open;
  }

  entries(): readonly SeenEntry[] {
    return this.body.entries();
  }

  get(name: string): Seen {
    const own = this.body.get(name);
    return name === 'tags' ? merged(own, this.provider.tags(this.world), this.origin) : own;
  }
}

Object.defineProperty(Tagged.prototype, 'kind', { value: 'mapping' });

/** There may be tags that cannot be seen. */
function opened(own: SeenMapping, defaults: Seen): SeenMapping {
  const open = own.open ?? (defaults.kind === 'unknown' ? defaults.reason : 'default tags of the provider that are no map');
  const { origin } = own;
  const get = (name: string): Seen => {
    const found = own.get(name);
    return found.kind === 'absent' ? { kind: 'unknown', reason: open, origin } : found;
  };
  return { kind: 'mapping', origin, entries: () => own.entries(), get, open };
}

function merged(own: Seen, defaults: Seen | undefined, origin: Origin): Seen {
  if (!defaults || defaults.kind === 'absent' || (own.kind !== 'mapping' && own.kind !== 'absent')) return own;
  if (own.kind === 'absent') return defaults;
  if (defaults.kind !== 'mapping') return opened(own, defaults);
  const entries = (): readonly SeenEntry[] => {
    const names = new Set(own.entries().map(({ name }) => name));
    return [...own.entries(), ...defaults.entries().filter(({ name }) => !names.has(name))];
  };
  const open = own.open ?? defaults.open;
  return {
    kind: 'mapping',
    origin: own.origin ?? origin,
    entries,
    get: (name) => {
      const found = own.get(name);
      return found.kind === 'absent' ? defaults.get(name) : found;
    },
    ...(open === undefined ? {} : { open }),
  };
}
