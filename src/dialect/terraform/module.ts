/** One instance of a module: its names, and what they mean. */

import { posix } from 'node:path';
import type { Counted } from '../../model/declaration.js';
import type { Block, Body, Expression } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { Seen } from '../../truth/seen.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { scalarOf } from '../seen.js';
import { namedUnknown } from './named.js';
import { seeBody } from './body.js';
import { ModuleCall } from './module-call.js';
import { attributeOf } from './directory.js';
import type { Directory } from './directory.js';
import { evaluate } from './evaluate.js';
import { writtenBy } from './json/comment.js';
import { extentOf, headerOf, placeOf } from './place.js';
import { Provider } from './provider.js';
import type { Repeating } from './repeat.js';
import { seeRepeated } from './repeated.js';
import { Resource } from './resource.js';
import { plainScope } from './scope.js';
import type { Argument, ModuleFiles, Scope } from './scope.js';
import type { Deployment } from './unit.js';
import { mistake, open } from './value.js';
import { Variable, givenUndeclared, usedAt } from './variable.js';
import type { Given } from './variable.js';

/** Where a module stands among those of its root. */
export interface Frame {
  readonly id: string;
  /** `module.logs["a"].` */
  readonly prefix: string;
  /** The keys of the calls that lead here, as `.terraform/modules/modules.json` has them. */
  readonly path: readonly string[];
  readonly directory: Directory;
  readonly given: ReadonlyMap<string, Given>;
  /** Provider configurations that the call hands over, by the name that they have here. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly parent: ModuleInstance | undefined;
  /** The block that calls it. */
  readonly call: Block | undefined;
  /** Which of the instances of that: `["a"]`, `[0]`. */
  readonly label: string;
  /** The call, where the module is no part of the linted tree: all of it is placed there. */
  readonly standsFor: { readonly header: Place; readonly extent: Place | undefined } | undefined;
  exists(world: World): boolean;
  /** Where it stands for all instances whose keys cannot be told: what tells them. */
  counted?(world: World): Counted | undefined;
}

const NO_FILE = 'which no file here declares';

/** Of a module that calls no other. */
const NO_CALLS = new Map<string, ModuleCall>();

export class ModuleInstance implements Repeating {
  readonly id: string;
  readonly unitId: string;
  readonly files: ModuleFiles;
  /** By `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs`. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** A scope in which nothing repeats. */
  readonly scope: Scope = plainScope(this);
  // Made when something is put in: of many modules there is nothing.
  #labels: Map<string, readonly string[]> | undefined;
  #variables: Map<string, Variable> | undefined;
  #providers: Map<string, Provider> | undefined;

  constructor(
    readonly frame: Frame,
    readonly deployment: Deployment,
  ) {
    this.id = frame.id;
    this.unitId = deployment.unitId;
    this.files = frame.standsFor ? standingAt(deployment.files, frame.standsFor.header) : deployment.files;
    const { resources, calls } = frame.directory;
    const own = new Map<string, Resource>();
    for (const [name, block] of resources) own.set(name, new Resource(name, block, this));
    this.resources = own;
    const called = calls.size > 0 ? new Map<string, ModuleCall>() : NO_CALLS;
    for (const [name, block] of calls) called.set(name, new ModuleCall(name, block, this));
    this.calls = called;
  }

  /** Of blocks that repeat, by the words over which they do. */
  get labels(): Map<string, readonly string[]> {
    return (this.#labels ??= new Map<string, readonly string[]>());
  }

  /** A world for what no choice decides. */
  get plain(): World {
    return this.deployment.plain;
  }

  /** All of its files. */
  get bodies(): readonly Body[] {
    return this.frame.directory.bodies;
  }

  /** The calls of the linted tree that lead here, the innermost first. */
  get callers(): readonly Place[] {
    const { call, parent } = this.frame;
    if (!call || !parent) return [];
    const own = parent.frame.standsFor ? undefined : extentOf(call);
    return [...(own ? [own] : []), ...parent.callers];
  }

  /** All files of the modules that call it, the innermost first. */
  get callerBodies(): readonly (readonly Body[])[] {
    const { parent } = this.frame;
    return parent ? [parent.bodies, ...parent.callerBodies] : [];
  }

  variable(name: string, at: Origin, world: World): Seen {
    let variable = this.#variables?.get(name);
    if (!variable) {
      const block = this.frame.directory.variables.get(name);
      if (!block) return this.#given(name, at, world) ?? this.#set(`var.${name}`, `variable ${name}`, at);
      variable = new Variable(block, this.scope, this.frame.given.get(name), this.frame.parent !== undefined);
      this.#variables ??= new Map<string, Variable>();
      this.#variables.set(name, variable);
    }
    return variable.see(at, world);
  }

  argument(name: string): Argument | undefined {
    const { call, parent, standsFor } = this.frame;
    if (!call || !parent || standsFor || writtenBy(call.data) !== undefined) return undefined;
    const written = attributeOf(call, name);
    // What a loop gives it gives to each of its instances.
    if (!written || attributeOf(call, 'count') || attributeOf(call, 'for_each')) return undefined;
    return { expression: written.value, scope: parent.scope, bodies: parent.bodies };
  }

  local(name: string, at: Origin, world: World): Seen {
    const local = this.frame.directory.locals.get(name);
    if (!local) return this.#set(`local.${name}`, `local.${name}`, at);
    const seen = this.#once(local, local.value, world);
    return seen ? usedAt(seen, at) : mistake(`made of local.${name}, which is made of itself`, at);
  }

  resource(mode: 'managed' | 'data', type: string, name: string, at: Origin, world: World): Seen {
    const full = mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
    const resource = this.resources.get(full);
    if (resource) return seeRepeated(resource, at, world);
    if (mode === 'data' && this.#mayBeCompleted) return this.#named(full, `read by ${full}, ${NO_FILE}`, at, true);
    return this.#undeclared(full, at, true);
  }

  call(name: string, at: Origin, world: World): Seen {
    const call = this.calls.get(name);
    if (!call) return this.#undeclared(`module.${name}`, at, true);
    return seeRepeated(call, at, world);
  }

  /** An output, as the module's caller sees it. */
  output(name: string, at: Origin, world: World): Seen {
    const block = this.frame.directory.outputs.get(name);
    if (!block) return mistake(`the output ${name}, which the module ${this.frame.path.join('.')} does not have`, at);
    const value = attributeOf(block, 'value');
    const seen = value && this.#once(block, value.value, world);
    return seen ? usedAt(seen, at) : mistake(`the output ${name}, which ${value ? 'is made of itself' : 'has no value'}`, at);
  }

  path(name: string, at: Origin): Seen {
    const { directory } = this.frame;
    const { root } = this.deployment;
    // Terraform is run in the directory of the root module; its own path is a dot.
    if (name === 'module') return scalarOf(Mapped.literal(posix.relative(root, directory.path) || '.'), at);
    if (name === 'root') return scalarOf(Mapped.literal('.'), at);
    if (name === 'cwd') return { kind: 'unknown', reason: 'the directory in which Terraform is run', origin: at, text: this.deployment.symbol('path.cwd') };
    return undeclared(`path.${name}`, at);
  }

  terraform(name: string, at: Origin): Seen {
    if (name !== 'workspace') return undeclared(`terraform.${name}`, at);
    const { workspace } = this.deployment;
    if (workspace !== undefined) return scalarOf(Mapped.literal(workspace, placeOf(at)), at);
    return namedUnknown(`${this.unitId}#terraform.workspace`, 'terraform.workspace', 'set by the workspace in which Terraform runs', at, {
      type: { kind: 'string' },
      notNull: true,
    });
  }

  /** @param name as a resource of this module names it: `aws`, `aws.west` */
  provider(name: string): Provider {
    const known = this.#providers?.get(name) ?? this.frame.providers.get(name);
    if (known) return known;
    const block = this.frame.directory.providers.get(name);
    const { parent } = this.frame;
    // The configuration without an alias is handed down by itself.
    const inherited = !block && parent && !name.includes('.') ? parent.provider(name) : undefined;
    const account = this.deployment.account;
    const made =
      inherited ??
      new Provider(name, block && { header: headerOf(block), see: (world) => seeBody(block, this.scope, world) }, {
        module: this,
        plain: this.plain,
        account,
        origin: this.#origin,
      });
    this.#providers ??= new Map<string, Provider>();
    this.#providers.set(name, made);
    return made;
  }

  /**
   * A root may be completed by files that are made before it runs, as Terragrunt and templates make them: what is not declared has a value
   * like anything else. A called module is all that it is made of.
   */
  get #mayBeCompleted(): boolean {
    return !this.frame.parent && this.frame.directory.lost.length === 0;
  }

  /** What the user gives to a variable that is declared later. */
  #given(name: string, at: Origin, world: World): Seen | undefined {
    return this.#mayBeCompleted ? givenUndeclared(this.frame.given.get(name), this.scope, at, world) : undefined;
  }

  #set(name: string, by: string, at: Origin): Seen {
    if (!this.#mayBeCompleted) return this.#undeclared(name, at);
    return namedUnknown(`${this.id}#${name}`, name, `set by ${by}, ${NO_FILE}`, at);
  }

  /**
   * What a file may declare that could not be read.
   * @param isElsewhere whatever is meant, it is none of what is in sight
   */
  #undeclared(what: string, at: Origin, isElsewhere = false): Seen {
    const [lost] = this.frame.directory.lost;
    if (!lost) return undeclared(what, at);
    const part = lost.partly ? 'a part of which' : 'which';
    return this.#named(what, `made of ${what}, which may be declared in ${lost.path}, ${part} could not be read`, at, isElsewhere);
  }

  #named(what: string, reason: string, at: Origin, isElsewhere: boolean): Seen {
    const sign: Sign = { kind: 'symbol', key: `${this.id}#${what}`, attribute: what, says: `\${${what}}`, reason, ...(isElsewhere ? { elsewhere: true } : {}) };
    return open(reason, at, Mapped.hole(sign));
  }

  /** Where something stands that stands nowhere in the module: at its first block. */
  get #origin(): Origin {
    const { resources, calls, variables } = this.frame.directory;
    const first = [resources, calls, variables].flatMap((table): Block[] => [...table.values()].slice(0, 1))[0];
    return first ? headerOf(first) : { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } };
  }

  /** Read once a world; undefined while it is being read. */
  #once(key: object, expression: Expression, world: World): Seen | undefined {
    const memo = this.#memo(world);
    const known = memo.get(key);
    if (known || memo.has(key)) return known;
    memo.set(key, undefined);
    try {
      const seen = evaluate(expression, this.scope, world);
      memo.set(key, seen);
      return seen;
    } catch (thrown) {
      // A choice is needed first: this world goes no further, and nothing was found out.
      memo.delete(key);
      throw thrown;
    }
  }

  #memo(world: World): Map<object, Seen | undefined> {
    let memo = world.memo.get(this) as Map<object, Seen | undefined> | undefined;
    if (!memo) {
      memo = new Map();
      world.memo.set(this, memo);
    }
    return memo;
  }
}

/** Files of somebody else stand where the module is called, like the module itself. */
function standingAt(files: ModuleFiles, place: Place): ModuleFiles {
  return {
    list: (directory) => files.list(directory),
    read(path) {
      const found = files.read(path);
      return found.kind === 'text' ? { kind: 'text', text: Mapped.foreign(found.text, place) } : found;
    },
  };
}

function undeclared(what: string, at: Origin): Seen {
  return mistake(`a reference to ${what}, which this module does not declare`, at);
}
