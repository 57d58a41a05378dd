/** What asks a service: its package and its address, both looked for when the service is first asked, because some packages are large. */

import type { Service } from '../../dialect/api/operations.js';
import { clientFor } from './commands.js';
import { load, packageOf } from './packages.js';
import type { Load, Package } from './packages.js';

export interface Opened {
  readonly from: Package;
  /** Another address than AWS's own. */
  readonly endpoint?: string;
}

interface Configured {
  readonly config: {
    /** The address that the environment or the profile sets for the service. */
    serviceConfiguredEndpoint?(): Promise<string | undefined>;
  };
}

interface Setting {
  readonly profile?: string;
  readonly endpointUrl?: string;
}

export class Services {
  readonly #opened = new Map<Service, Promise<Opened>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly setting: Setting,
    /** For the client that is made to read its settings. */
    readonly common: () => object,
    readonly by: Load = load,
  ) {}

  of(service: Service): Promise<Opened> {
    let opened = this.#opened.get(service);
    if (!opened) this.#opened.set(service, (opened = this.#open(service)));
    return opened;
  }

  async #open(service: Service): Promise<Opened> {
    const from = (await this.by(packageOf[service])) as Package;
    const endpoint = this.setting.endpointUrl ?? (await this.#alone(() => this.#configured(service, from)));
    return { from, ...(endpoint !== undefined && { endpoint }) };
  }

  /** The SDK looks for it in the profile of the environment alone. */
  async #configured(service: Service, from: Package): Promise<string | undefined> {
    const { profile } = this.setting;
    const before = process.env['AWS_PROFILE'];
    if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
    try {
      return await clientFor<Configured>(service, { ...this.common(), region: 'us-east-1' }, from).config.serviceConfiguredEndpoint?.();
    } finally {
      if (before === undefined) delete process.env['AWS_PROFILE'];
      else process.env['AWS_PROFILE'] = before;
    }
  }

  /** One at a time: what one lends to the environment must not be there for another. */
  #alone<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
