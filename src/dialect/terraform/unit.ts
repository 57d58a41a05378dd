/** A deployment unit: a Terraform root with the modules that it calls. */

import { posix } from 'node:path';
import type { Declaration, Unit } from '../../model/declaration.js';
import type { Body } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import { plainWorld } from '../../truth/world.js';
import type { World } from '../../truth/world.js';
import type { ModuleCall } from './module-call.js';
import { manifestOf } from './manifest.js';
import { ResourceDeclaration } from './declaration.js';
import { isOfUse } from './tables.js';
import { readDirectory } from './directory.js';
import type { Directory } from './directory.js';
import { filesOf } from './files.js';
import type { Instance, Referred } from './instance.js';
import { saidToLinter } from './json/comment.js';
import { LeftOuts } from './left-out.js';
import { whyLost } from './lost.js';
import { OutOfSight } from './out-of-sight.js';
import { ModuleInstance } from './module.js';
import type { Frame } from './module.js';
import { isPublishedLabel } from './published-label.js';
import type { ModuleFiles } from './scope.js';
import { settingsOf } from './setting.js';
import type { Surroundings } from './surroundings.js';
import type { Given } from './variable.js';

/** Where a unit begins, and the values that it is given. */
export interface Root {
  readonly id: string;
  readonly directory: string;
  readonly given: ReadonlyMap<string, Given>;
  /** The account that the user says all of this is deployed to. */
  readonly account: string | undefined;
  /** The workspace in which Terraform runs, where the user says it. */
  readonly workspace?: string | undefined;
  /** Told apart from other deployments of the same directory. */
  readonly name?: string;
}

/** Calls multiply, by for_each and by nesting. */
const MAX_MODULES = 500;

/** What the modules of a root share. */
export class Deployment {
  readonly unitId: string;
  readonly root: string;
  readonly account: string | undefined;
  readonly workspace: string | undefined;
  readonly files: ModuleFiles;
  readonly plain: World = plainWorld();
  /** Who tells better of an instance than its text: a plan that was made of it. */
  told: ((instance: Referred, attribute: string) => Referred | undefined) | undefined;
  readonly tooMany = `more than ${MAX_MODULES} modules are not read`;
  readonly #directories = new Map<string, Directory | string>();
  #manifest: ReadonlyMap<string, string> | undefined;
  readonly modules: ModuleInstance[] = [];
  /** What repeated blocks would say if they were there. */
  readonly leftOuts = new LeftOuts(this.modules, this.plain);
  /** What may be said of buckets where nobody can see it. */
  readonly outOfSight = new OutOfSight(this.modules);
  readonly #declarations = new Map<Instance, ResourceDeclaration>();
  unit!: Unit;

  constructor(
    root: Root,
    private readonly surroundings: Surroundings,
  ) {
    this.unitId = root.id;
    this.root = root.directory;
    this.account = root.account;
    this.workspace = root.workspace;
    this.files = filesOf(root.directory, surroundings);
  }

  /** The module in a directory, else why it is not read. */
  open(path: string, standsFor?: Place): Directory | string {
    const key = standsFor ? `${path}\n${standsFor.source.path}:${standsFor.start}` : path;
    const known = this.#directories.get(key);
    if (known !== undefined) return known;
    const opened = this.surroundings.module(path, standsFor);
    const found = opened.kind === 'refused' ? opened.reason : readDirectory(path, opened.texts);
    this.#directories.set(key, found);
    return found;
  }

  /** Where the module of somebody else was put that a call names. */
  fetched(key: string): string | undefined {
    if (!this.#manifest) {
      const read = this.surroundings.read(posix.join(this.root, '.terraform/modules/modules.json'));
      this.#manifest = read.kind === 'text' ? manifestOf(read.text, this.root) : new Map();
    }
    return this.#manifest.get(key);
  }

  /** One more module; undefined where there are too many. */
  instance(frame: Frame): ModuleInstance | undefined {
    if (this.modules.length > MAX_MODULES) return undefined;
    const made = new ModuleInstance(frame, this);
    this.modules.push(made);
    return made;
  }

  /** The declaration of an instance, which references to it name. */
  declarationOf(instance: Instance): ResourceDeclaration {
    let found = this.#declarations.get(instance);
    if (!found) {
      found = new ResourceDeclaration(instance, this.unit);
      this.#declarations.set(instance, found);
    }
    return found;
  }

  #unread: { readonly why: string | undefined } | undefined;

  /** Why something may be declared that is nowhere in sight. */
  get unread(): string | undefined {
    if (!this.#unread) {
      const lost = this.modules.find(({ frame }) => frame.directory.lost.length > 0)?.frame.directory.lost[0];
      this.#unread = { why: lost && whyLost(lost) };
    }
    return this.#unread.why;
  }

  /** Something of all this that only deployment knows. */
  symbol(attribute: string): Mapped {
    const sign: Sign = { kind: 'symbol', key: `${this.unitId}#${attribute}`, attribute, says: `\${${attribute}}` };
    return Mapped.hole(sign);
  }
}

const roots = new WeakMap<Unit, ModuleInstance>();

/** The root module of a unit that was deployed here. */
export function rootOf(unit: Unit): ModuleInstance | undefined {
  return roots.get(unit);
}

export function deploy(root: Root, directory: Directory, surroundings: Surroundings): Unit {
  const deployment = new Deployment(root, surroundings);
  const module = deployment.instance({
    id: root.id,
    prefix: '',
    path: [],
    directory,
    given: root.given,
    providers: new Map(),
    parent: undefined,
    call: undefined,
    label: '',
    standsFor: undefined,
    exists: () => true,
  }) as ModuleInstance;
  const declarations: Declaration[] = [];
  const bodies = new Set<Body>();
  const notSeen: { readonly message: string; readonly origin: Origin }[] = [];
  const unit: Unit = {
    kind: 'unit',
    id: root.id,
    // A path that reads as one.
    path: root.directory === '.' ? './' : root.directory,
    dialect: 'terraform',
    floor: 'notDeclared',
    get region() {
      return module.provider('aws').region;
    },
    get account() {
      return module.provider('aws').account;
    },
    declarations,
    notSeen,
    get unread() {
      return deployment.unread;
    },
    get metadata() {
      return [...bodies].flatMap(({ data }) => saidToLinter(data) ?? []);
    },
    ...(root.name === undefined ? {} : { name: root.name }),
  };
  deployment.unit = unit;
  roots.set(unit, module);
  const declare = (one: ModuleInstance): void => {
    for (const body of one.bodies) bodies.add(body);
    for (const resource of one.resources.values()) {
      if (resource.mode === 'data') continue;
      const instances = isOfUse(resource.type) ? resource.instances : [resource.instance('')];
      for (const instance of instances) declarations.push(deployment.declarationOf(instance));
    }
    declarations.push(...settingsOf(one, unit));
    for (const call of one.calls.values()) {
      for (const child of call.children) declare(child);
      for (const bucket of call.published) declarations.push(deployment.declarationOf(bucket));
      if (call.refused !== undefined && call.published.length === 0 && !isPublishedLabel(call.source))
        notSeen.push({ message: unread(call), origin: call.header });
    }
  };
  declare(module);
  return unit;
}

function unread(call: ModuleCall): string {
  return `Module ${call.module.frame.prefix}module.${call.name} is not read: ${call.refused}; its buckets are not seen`;
}
