/** A plan or a state as a deployment unit. */

import { posix } from 'node:path';
import type { Declaration, Unit } from '../../../model/declaration.js';
import type { Locator, Origin } from '../../../text/origin.js';
import { plainWorld } from '../../../truth/world.js';
import { ResourceDeclaration } from '../declaration.js';
import { isOfUse } from '../tables.js';
import type { Deployed, Instance } from '../instance.js';
import { Provider } from '../provider.js';
import { ByType } from './by-type.js';
import { Configuration } from './configuration.js';
import { PlanInstance } from './instance.js';
import { at, below, isObject, listAt, objectAt, textAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import { Elsewhere } from './elsewhere.js';
import { seeProvider, whereabouts } from './provider.js';
import type { Resources } from './refer.js';
import { Texts } from './texts.js';
import { inChanges, inModules, inState } from './told.js';
import type { Entry } from './told.js';

/** Which of the three a file is. */
export type FileKind = 'plan' | 'state' | 'raw-state';

/** What the text of a configuration tells of an instance. */
export type Text = Pick<Instance, 'header' | 'extent' | 'calls' | 'metadata' | 'writtenBy' | 'body' | 'write'>;

export interface PlanRequest {
  readonly path: string;
  readonly kind: FileKind;
  readonly value: JsonObject;
  readonly locator: Locator;
  /** The account that the user says all of this is deployed to. */
  readonly account: string | undefined;
}

export class PlanUnit implements Resources {
  readonly id: string;
  readonly configuration: Configuration;
  readonly texts: Texts;
  readonly plain = plainWorld();
  readonly leavesOut: boolean;
  /** Finds an instance in the text of the configuration. */
  textOf: (instance: PlanInstance) => Text | undefined = () => undefined;
  readonly unit: Unit;
  readonly #entries: readonly Entry[];
  readonly #byType = new ByType<Entry>((entry) => nameOf(entry.module, entry.mode, entry.name));
  readonly #instances = new Map<Entry, PlanInstance | undefined>();
  readonly #declarations = new Map<PlanInstance, ResourceDeclaration>();
  readonly #providers = new Map<string, Provider>();
  readonly #elsewhere: Elsewhere;
  #modules: ReadonlySet<string> | undefined;

  constructor(private readonly request: PlanRequest) {
    const { value, path, kind, locator } = request;
    this.id = posix.normalize(path);
    this.texts = new Texts(locator);
    const told = at(value, 'configuration');
    this.configuration = new Configuration(isObject(told) ? told : undefined);
    this.leavesOut = kind === 'plan' && at(value, 'resource_changes') === undefined;
    this.#entries = entriesOf(kind, value);
    for (const entry of this.#entries) this.#byType.add(entry.type, entry);
    this.#elsewhere = new Elsewhere((type) => this.#managed(type), listAt(value, 'resource_changes'));
    const { unitOrigin } = this;
    const aws = (): Provider => this.#named('aws');
    this.unit = {
      kind: 'unit',
      id: this.id,
      path,
      dialect: 'terraform',
      floor: 'notDeclared',
      planned: true,
      get region() {
        return aws().region;
      },
      get account() {
        return aws().account;
      },
      declarations: [],
      notSeen: notSeenIn(kind, value, unitOrigin),
    };
    for (const entry of this.#entries) {
      if (entry.mode !== 'managed' || !isOfUse(entry.type)) continue;
      const instance = this.#instance(entry);
      if (instance) (this.unit.declarations as Declaration[]).push(this.declarationOf(instance));
    }
  }

  /** What is told elsewhere of the same deployment. */
  add(declarations: readonly Declaration[]): void {
    (this.unit.declarations as Declaration[]).push(...declarations);
  }

  get unitOrigin(): Origin {
    return this.origin('');
  }

  origin(pointer: string): Origin {
    return { locus: { kind: 'pointer', in: this.request.locator, pointer } };
  }

  declarationOf(instance: PlanInstance): ResourceDeclaration {
    let found = this.#declarations.get(instance);
    if (!found) {
      found = new ResourceDeclaration(instance, this.unit);
      this.#declarations.set(instance, found);
    }
    return found;
  }

  find(module: string, mode: 'managed' | 'data', type: string, name: string): readonly PlanInstance[] {
    return this.#byType.find(type, nameOf(module, mode, name)).flatMap((entry) => this.#instance(entry) ?? []);
  }

  byAddress(address: string): PlanInstance | undefined {
    return this.instances.get(address);
  }

  #addresses: ReadonlyMap<string, PlanInstance> | undefined;

  /** All that anything is read of, by address. */
  get instances(): ReadonlyMap<string, PlanInstance> {
    this.#addresses ??= new Map(
      this.#entries.flatMap((entry) => (entry.mode === 'data' || isOfUse(entry.type) ? (this.#instance(entry) ?? []) : [])).map((one) => [one.address, one]),
    );
    return this.#addresses;
  }

  has(module: string): boolean {
    this.#modules ??= new Set(this.#entries.map((entry) => entry.module));
    return this.#modules.has(module);
  }

  saysElsewhere(instance: PlanInstance, argument: string): boolean {
    return this.#elsewhere.says(instance, argument);
  }

  /** The configuration that a resource names, or that its module hands down. */
  provider(config: JsonObject | undefined, beside: string | undefined): Deployed {
    const key = textAt(config, 'provider_config_key');
    const isThere = key !== undefined && at(this.configuration.told, 'provider_config', key) !== undefined;
    return this.#named(isThere ? key : (key?.replace(/^.*:/, '') ?? beside ?? 'aws'));
  }

  #named(name: string): Provider {
    let found = this.#providers.get(name);
    if (!found) {
      const told = objectAt(this.configuration.told, 'provider_config', name);
      const read = whereabouts(this.#sourcesOf(name));
      const pointer = below('/configuration/provider_config', name);
      const variables = objectAt(this.request.value, 'variables');
      const body = seeProvider(told, pointer, variables, read, (where) => this.origin(where));
      found = new Provider(
        (textAt(told, 'alias') ?? '') === '' ? name.replace(/^.*:/, '') : `${textAt(told, 'name')}.${textAt(told, 'alias')}`,
        { header: this.origin(pointer), see: () => body },
        { module: { id: this.id, unitId: this.id }, plain: this.plain, account: this.request.account ?? read.account, origin: this.unitOrigin },
      );
      this.#providers.set(name, found);
    }
    return found;
  }

  /** Data sources that tell where a provider deploys; without a configuration in sight it is the only one. */
  #sourcesOf(provider: string): readonly { readonly type: string; readonly values: JsonObject }[] {
    return [...this.#byType.of('aws_region'), ...this.#byType.of('aws_caller_identity')].flatMap((entry) => {
      const config = this.configuration.resource(this.configuration.module(entry.module), 'data', entry.type, entry.name);
      if ((textAt(config, 'provider_config_key') ?? 'aws') !== provider) return [];
      const told = entry.tell();
      return told ? [{ type: told.type, values: told.values }] : [];
    });
  }

  #managed(type: string): readonly PlanInstance[] {
    return this.#byType.of(type).flatMap((entry) => (entry.mode === 'managed' ? (this.#instance(entry) ?? []) : []));
  }

  #instance(entry: Entry): PlanInstance | undefined {
    if (this.#instances.has(entry)) return this.#instances.get(entry);
    const told = entry.tell();
    const instance = told && new PlanInstance(told, this);
    this.#instances.set(entry, instance);
    return instance;
  }
}

function entriesOf(kind: FileKind, value: JsonObject): readonly Entry[] {
  switch (kind) {
    case 'plan': {
      const changes = at(value, 'resource_changes');
      const planned = Array.isArray(changes) ? inChanges(changes as readonly Json[]) : inModules(at(value, 'planned_values'), '/planned_values');
      // What data sources were told before stands here alone.
      const before = inModules(at(value, 'prior_state', 'values'), '/prior_state/values').filter(isData);
      if (before.length === 0) return planned;
      const spell = ({ module, type, name }: Entry): string => `${module} ${type}.${name}`;
      const met = new Set(planned.filter(isData).map(spell));
      return [...planned, ...before.filter((entry) => !met.has(spell(entry)))];
    }
    case 'state':
      return inModules(at(value, 'values'), '/values');
    case 'raw-state':
      return inState(listAt(value, 'resources'));
  }
}

function isData({ mode }: Entry): boolean {
  return mode === 'data';
}

/** Tells resources of a type apart. No name has a space: most stand for themselves. */
function nameOf(module: string, mode: 'managed' | 'data', name: string): string {
  return module === '' && mode === 'managed' ? name : `${module} ${mode} ${name}`;
}

function notSeenIn(kind: FileKind, value: JsonObject, origin: Origin): Unit['notSeen'] {
  if (kind !== 'plan') return [];
  const deferred = listAt(value, 'deferred_changes').length;
  const said: string[] = [];
  if (deferred > 0) said.push(`${deferred === 1 ? '1 change is' : `${deferred} changes are`} put off to a later plan; what they make is not seen`);
  if (at(value, 'errored') === true) said.push('This plan was made with errors; what is missing in it is not seen');
  else if (at(value, 'complete') === false && deferred === 0) said.push('This plan is not all of its configuration; what is left out is not seen');
  return said.map((message) => ({ message, origin }));
}
