/** AWS, asked with its own SDK: its signatures, addresses and readers of answers; not its retries, redirects and words. */

import type { Operation, Service } from '../../dialect/api/operations.js';
import { plain } from '../json.js';
import type { AwsPort, CredentialFacts, Fault, Identity, Outcome, Output, Surroundings, WireCall } from '../port.js';
import type { Access } from '../request.js';
import { PATIENCE, handlerOf, silent } from './agents.js';
import type { Handler, Patience } from './agents.js';
import { clientFor, commandFor } from './commands.js';
import type { Command } from './commands.js';
import { providers, sourceOf } from './credentials.js';
import type { Provider } from './credentials.js';
import { rootCheck } from './deserialise.js';
import { CREDENTIALS, HANDLER, loadAll, packageOf } from './packages.js';
import type { Load, Package } from './packages.js';
import { readError } from './read-error.js';

interface Client {
  send(command: Command, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  readonly config: {
    region(): Promise<string>;
    /** The address that the environment or the profile sets for the service. */
    serviceConfiguredEndpoint?(): Promise<string | undefined>;
  };
  destroy(): void;
}

/** One command with a stack of steps of its own. */
interface Stacked {
  readonly middlewareStack: { add(step: unknown, options: object): void };
}

type Setting = Pick<Access, 'profile' | 'endpointUrl' | 'concurrency' | 'mfaCode' | 'regions'>;

export interface SdkOptions {
  readonly patience?: Patience;
  readonly load?: Load;
}

export function sdkPort(setting: Setting, options: SdkOptions = {}): AwsPort {
  return new SdkPort(setting, options);
}

class SdkPort implements AwsPort {
  readonly #setting: Setting;
  readonly #patience: Patience;
  readonly #load: Load | undefined;
  #packages: ReadonlyMap<string, Package> = new Map();
  #handler: Handler | undefined;
  #provider: ((identity: Identity) => Provider) | undefined;
  readonly #clients = new Map<string, Client>();
  readonly #endpoints = new Map<Service, string>();

  constructor(setting: Setting, { patience = PATIENCE, load }: SdkOptions) {
    this.#setting = setting;
    this.#patience = patience;
    this.#load = load;
  }

  async open(services: readonly Service[]): Promise<Surroundings> {
    const all = [...new Set<Service>(['s3', 'sts', ...services])];
    this.#packages = await loadAll([...all.map((service) => packageOf[service]), CREDENTIALS, HANDLER], this.#load);
    this.#handler = handlerOf(this.#package(HANDLER), this.#setting.concurrency ?? 64, this.#patience);
    const region = await this.#region();
    for (const service of all) {
      const endpoint = this.#setting.endpointUrl ?? (await this.#configuredEndpoint(service));
      if (endpoint !== undefined) this.#endpoints.set(service, endpoint);
    }
    const at = this.#endpoints.get('sts');
    this.#provider = providers(this.#package(CREDENTIALS), {
      ...this.#setting,
      client: {
        ...this.#common(),
        region: region ?? this.#setting.regions?.find((name) => name !== 'all') ?? 'us-east-1',
        ...(at !== undefined && { endpoint: at }),
      },
    });
    const endpoint = this.#endpoints.get('s3');
    return { ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) };
  }

  async send({ operation, identity, region, input, signal }: WireCall): Promise<Outcome> {
    const custom = this.#endpoints.has(operation.service);
    const command = commandFor(operation, input, this.#package(packageOf[operation.service]));
    (command as Stacked).middlewareStack.add(rootCheck(operation, this.#patience.answer), { step: 'deserialize', priority: 'low', name: 'rootCheck' });
    try {
      const client = this.#client(operation.service, identity, region);
      return { kind: 'told', value: told(operation, await client.send(command, { abortSignal: signal })) };
    } catch (error) {
      return readError(error, custom, signal);
    }
  }

  async credentials(identity: Identity): Promise<CredentialFacts | Fault> {
    try {
      const { expiration: expires } = await this.#providerOf(identity)();
      return { kind: 'credentials-found', source: await this.#sourceOf(identity), ...(expires && { expires }) };
    } catch (error) {
      return readError(error, false, new AbortController().signal);
    }
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#handler?.destroy();
  }

  #package(name: string): Package {
    const found = this.#packages.get(name);
    if (!found) throw new Error(`${name} is asked for and was not opened`);
    return found;
  }

  #providerOf(identity: Identity): Provider {
    if (!this.#provider) throw new Error('asked before it was opened');
    return this.#provider(identity);
  }

  async #sourceOf(identity: Identity): Promise<string> {
    if (identity.kind === 'role') return `the role ${identity.arn}, taken on with ${await this.#sourceOf(identity.by)}`;
    return sourceOf(await this.#providerOf(identity)(), this.#setting.profile);
  }

  #common(): object {
    return { maxAttempts: 1, logger: silent, requestHandler: this.#handler };
  }

  /** That of the environment or the profile. The variable of the other SDKs counts too. */
  async #region(): Promise<string | undefined> {
    const { profile } = this.#setting;
    const client = clientFor<Client>('sts', { ...this.#common(), ...(profile !== undefined && { profile }) }, this.#package(packageOf.sts));
    try {
      return await client.config.region();
    } catch {
      return process.env['AWS_DEFAULT_REGION'];
    }
  }

  /** The SDK looks for it in the profile of the environment alone. */
  async #configuredEndpoint(service: Service): Promise<string | undefined> {
    const { profile } = this.#setting;
    const before = process.env['AWS_PROFILE'];
    if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
    try {
      const client = clientFor<Client>(service, { ...this.#common(), region: 'us-east-1' }, this.#package(packageOf[service]));
      return await client.config.serviceConfiguredEndpoint?.();
    } finally {
      if (before === undefined) delete process.env['AWS_PROFILE'];
      else process.env['AWS_PROFILE'] = before;
    }
  }

  #client(service: Service, identity: Identity, region: string): Client {
    const key = JSON.stringify([service, region, identity]);
    const known = this.#clients.get(key);
    if (known) return known;
    const endpoint = this.#endpoints.get(service);
    const config = {
      ...this.#common(),
      region,
      credentials: this.#providerOf(identity),
      // They were looked for when this was opened.
      ignoreConfiguredEndpointUrls: true,
      ...(endpoint !== undefined && { endpoint }),
      ...special(service, region, endpoint),
    };
    const client = clientFor<Client>(service, config, this.#package(packageOf[service]));
    this.#clients.set(key, client);
    return client;
  }
}

/** What some clients have to be told besides. */
function special(service: Service, region: string, endpoint: string | undefined): object {
  if (service === 's3') return { followRegionRedirects: false, disableS3ExpressSessionAuth: true, ...(endpoint !== undefined && { forcePathStyle: true }) };
  // A queue is asked at its Region, not wherever its own address says.
  if (service === 'sqs') return { useQueueUrlAsEndpoint: false };
  if (service !== 's3control' || endpoint === undefined) return {};
  // The SDK would put the account in front of the host, which another address does not have; the header tells it.
  const authSchemes = [{ name: 'sigv4', signingName: 's3', signingRegion: region, disableDoubleEncoding: true }];
  return { endpointProvider: () => ({ url: new URL(endpoint), headers: {}, properties: { authSchemes } }) };
}

function told({ name }: Operation, answer: unknown): Output {
  const value = plain(answer);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} told nothing`);
  return value as Output;
}
