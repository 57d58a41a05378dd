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
import { CREDENTIALS, HANDLER, find, load, loadAll, packageOf } from './packages.js';
import type { Find, Load, Package } from './packages.js';
import { readError } from './read-error.js';
import { Services } from './services.js';
import type { Opened } from './services.js';

interface Client {
  send(command: Command, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  readonly config: { region(): Promise<string> };
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
  /** Whether a package is installed. */
  readonly find?: Find;
}

export function sdkPort(setting: Setting, options: SdkOptions = {}): AwsPort {
  return new SdkPort(setting, options);
}

class SdkPort implements AwsPort {
  readonly #setting: Setting;
  readonly #patience: Patience;
  readonly #load: Load;
  readonly #find: Find;
  readonly #services: Services;
  #packages: ReadonlyMap<string, Package> = new Map();
  #handler: Handler | undefined;
  #provider: ((identity: Identity) => Provider) | undefined;
  readonly #clients = new Map<string, Client>();

  constructor(setting: Setting, { patience = PATIENCE, load: by = load, find: has = find }: SdkOptions) {
    this.#setting = setting;
    this.#patience = patience;
    this.#load = by;
    this.#find = has;
    this.#services = new Services(setting, () => this.#common(), by);
  }

  async open(services: readonly Service[]): Promise<Surroundings> {
    const first = ['s3', 'sts'] as const;
    const names = new Set([...first, ...services].map((service) => packageOf[service]));
    this.#packages = await loadAll([...names, CREDENTIALS, HANDLER], { load: this.#load, find: this.#find, now: new Set([CREDENTIALS, HANDLER]) });
    this.#handler = handlerOf(this.#package(HANDLER), this.#setting.concurrency ?? 64, this.#patience);
    const [{ endpoint }, { from, endpoint: at }] = await Promise.all([this.#services.of('s3'), this.#services.of('sts')]);
    const region = await this.#region(from);
    this.#provider = providers(this.#package(CREDENTIALS), {
      ...this.#setting,
      client: {
        ...this.#common(),
        region: region ?? this.#setting.regions?.find((name) => name !== 'all') ?? 'us-east-1',
        ...(at !== undefined && { endpoint: at }),
      },
    });
    return { ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) };
  }

  async send({ operation, identity, region, input, signal }: WireCall): Promise<Outcome> {
    const service = await this.#services.of(operation.service);
    const command = commandFor(operation, input, service.from);
    (command as Stacked).middlewareStack.add(rootCheck(operation, this.#patience.answer), { step: 'deserialize', priority: 'low', name: 'rootCheck' });
    try {
      const client = this.#client(operation.service, service, identity, region);
      return { kind: 'told', value: told(operation, await client.send(command, { abortSignal: signal })) };
    } catch (error) {
      return readError(error, service.endpoint !== undefined, signal);
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
  async #region(from: Package): Promise<string | undefined> {
    const { profile } = this.#setting;
    const client = clientFor<Client>('sts', { ...this.#common(), ...(profile !== undefined && { profile }) }, from);
    try {
      return await client.config.region();
    } catch {
      return process.env['AWS_DEFAULT_REGION'];
    }
  }

  #client(service: Service, { from, endpoint }: Opened, identity: Identity, region: string): Client {
    const key = JSON.stringify([service, region, identity]);
    const known = this.#clients.get(key);
    if (known) return known;
    const config = {
      ...this.#common(),
      region,
      credentials: this.#providerOf(identity),
      // They were looked for when this was opened.
      ignoreConfiguredEndpointUrls: true,
      ...(endpoint !== undefined && { endpoint }),
      ...special(service, region, endpoint),
    };
    const client = clientFor<Client>(service, config, from);
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
