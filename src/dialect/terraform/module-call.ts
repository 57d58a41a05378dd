/** A `module` block: where its module stands, what it gives to it, and the instances of it. */

import { posix } from 'node:path';
import type { Counted } from '../../model/declaration.js';
import type { Block } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import { unlessOpen } from '../../truth/explore.js';
import type { World } from '../../truth/world.js';
import { literalSeen, scalarOf } from '../seen.js';
import { attributeOf, attributesOf } from './directory.js';
import type { Directory } from './directory.js';
import { evaluate } from './evaluate.js';
import type { Frame, ModuleInstance } from './module.js';
import { extentOf, headerOf, placeOf } from './place.js';
import { Outputs } from './outputs.js';
import type { Provider } from './provider.js';
import { isPublishedLabel, PublishedLabel } from './published-label.js';
import { isPublishedBucket, PublishedBucket } from './published-module.js';
import { countedBoth, repetitionOf } from './repeat.js';
import type { Repetition } from './repeat.js';
import { providerName } from './resource.js';
import { NO_NAMES } from './scope.js';
import type { Scope } from './scope.js';
import type { Given } from './variable.js';

/** Arguments of a call that are no variables of the module. */
export const META = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

/** Terraform itself has no bound; nobody nests deeper than this. */
const MAX_DEEP = 16;

/** Of a call that hands none over. */
const NO_PROVIDERS: ReadonlyMap<string, Provider> = new Map();

const INIT = '`terraform init` fetches it';

/** The module of a call: read, or why not. */
type Called =
  | { readonly kind: 'directory'; readonly directory: Directory; readonly standsFor: Frame['standsFor'] }
  | { readonly kind: 'refused'; readonly reason: string };

export class ModuleCall {
  readonly repetition: Repetition;
  readonly #children = new Map<string, ModuleInstance>();
  readonly #published = new Map<string, PublishedBucket>();
  readonly #labels = new Map<string, PublishedLabel>();
  #called: Called | undefined;

  constructor(
    readonly name: string,
    readonly block: Block,
    readonly module: ModuleInstance,
  ) {
    this.repetition = repetitionOf(block, module);
  }

  get header(): Origin {
    return headerOf(this.block);
  }

  /** Why its module is not read. */
  get refused(): string | undefined {
    const called = this.#open();
    return called.kind === 'refused' ? called.reason : undefined;
  }

  /** As it is written: `terraform-aws-modules/s3-bucket/aws`, `./modules/bucket`. */
  get source(): string | undefined {
    const source = attributeOf(this.block, 'source')?.value;
    const seen = source && unlessOpen(() => evaluate(source, this.module.scope, this.module.plain));
    return seen && literalSeen(seen);
  }

  /** The instances of the module, in all worlds; none where it is not read. */
  get children(): readonly ModuleInstance[] {
    return this.#open().kind === 'refused' ? [] : this.repetition.labels.flatMap((label) => this.child(label) ?? []);
  }

  /** The buckets of a published module that is not at hand, as its arguments tell them. */
  get published(): readonly PublishedBucket[] {
    const called = this.#open();
    if (called.kind !== 'refused' || !isPublishedBucket(this.source)) return [];
    return this.repetition.labels.map((label) => this.#publishedAt(label));
  }

  /** Its module as if it were there, where there never is one. */
  get supposed(): ModuleInstance | undefined {
    return this.repetition.labels.length === 0 ? this.child('') : undefined;
  }

  #publishedAt(label: string): PublishedBucket {
    let found = this.#published.get(label);
    if (!found) {
      found = new PublishedBucket(this, label);
      this.#published.set(label, found);
    }
    return found;
  }

  #labelAt(label: string): PublishedLabel {
    let found = this.#labels.get(label);
    if (!found) {
      found = new PublishedLabel(this, label, (name, at) => this.#unread(name, label, at));
      this.#labels.set(label, found);
    }
    return found;
  }

  child(label: string): ModuleInstance | undefined {
    const known = this.#children.get(label);
    if (known) return known;
    const called = this.#open();
    if (called.kind === 'refused') return undefined;
    const { frame, deployment } = this.module;
    const child = deployment.instance({
      id: `${this.module.id}#${this.name}${label}`,
      prefix: `${frame.prefix}module.${this.name}${label}.`,
      path: [...frame.path, this.name],
      directory: called.directory,
      given: this.#given(label),
      providers: this.#providers(),
      parent: this.module,
      call: this.block,
      label,
      standsFor: called.standsFor,
      exists: (world) => frame.exists(world) && this.repetition.instance(label, world) !== undefined,
      counted: (world) => this.counted(label, world),
    });
    if (!child) {
      this.#called = refused(deployment.tooMany);
      return undefined;
    }
    this.#children.set(label, child);
    return child;
  }

  counted(label: string, world: World): Counted | undefined {
    return countedBoth(this.module.frame.counted?.(world), this.repetition.instance(label, world)?.counted);
  }

  /** The outputs of one instance. */
  see(label: string, at: Origin, world: World): Seen {
    return new Outputs(this, label, world, at);
  }

  output(name: string, label: string, at: Origin, world: World): Seen {
    const child = this.child(label);
    if (child) return child.output(name, at, world);
    return this.#publishedOutput(name, label, at, world) ?? this.#unread(name, label, at);
  }

  #publishedOutput(name: string, label: string, at: Origin, world: World): Seen | undefined {
    const { source } = this;
    if (isPublishedBucket(source)) return this.#publishedAt(label).output(name, at, world);
    return isPublishedLabel(source) ? this.#labelAt(label).output(name, at, world) : undefined;
  }

  /** The names of the outputs, where they are known. */
  outputNames(label: string): readonly string[] {
    return [...(this.child(label)?.frame.directory.outputs.keys() ?? [])];
  }

  /** What the call gives to its module. */
  argument(name: string, label: string, world: World): Seen {
    const written = attributeOf(this.block, name);
    return written ? evaluate(written.value, this.scope(label, world), world) : { kind: 'absent', origin: this.header };
  }

  /** An output that nobody here can know: it is none of the names of this text. */
  #unread(name: string, label: string, at: Origin): Seen {
    const { id, frame } = this.module;
    const sign: Sign = {
      kind: 'symbol',
      key: `${id}#module.${this.name}${label}.${name}`,
      attribute: name,
      says: `\${module.${this.name}${label}.${name}}`,
      ...(frame.prefix === '' ? {} : { within: frame.prefix }),
      elsewhere: true,
      reason: `given by module ${this.name}, which is not read: ${this.refused ?? 'it is not at hand'}`,
    };
    return scalarOf(Mapped.hole(sign), at);
  }

  /** The provider configuration that the module of the call uses by itself. */
  providerFor(name: string): Provider {
    return this.#providers().get(name) ?? this.module.provider(name);
  }

  /** What names mean in an instance of the call. */
  scope(label: string, world: World): Scope {
    const repeated = this.repetition.instance(label, world);
    return { module: this.module, names: NO_NAMES, each: repeated?.each, index: repeated?.index, instance: label };
  }

  #given(label: string): ReadonlyMap<string, Given> {
    return new Map(
      attributesOf(this.block.body)
        .filter(({ name }) => !META.has(name.text))
        .map(({ name }): readonly [string, Given] => [name.text, { kind: 'argument', see: (world) => this.argument(name.text, label, world) }]),
    );
  }

  #providers(): ReadonlyMap<string, Provider> {
    const written = attributeOf(this.block, 'providers')?.value;
    if (written?.kind !== 'object') return NO_PROVIDERS;
    return new Map(
      written.entries.flatMap(({ key, literalKey, value }): readonly (readonly [string, Provider])[] => {
        const inside = literalKey ?? providerName(key);
        const outside = providerName(value);
        return inside === undefined || outside === undefined ? [] : [[inside, this.module.provider(outside)]];
      }),
    );
  }

  #open(): Called {
    this.#called ??= this.#find();
    return this.#called;
  }

  #find(): Called {
    const { frame, deployment } = this.module;
    const { source } = this;
    if (source === undefined) return refused('it has no source that can be read');
    if (frame.path.length >= MAX_DEEP) return refused(`it is called more than ${MAX_DEEP} deep`);
    if (isLocal(source)) {
      const path = localPath(frame.directory.path, source);
      for (let one: ModuleInstance | undefined = this.module; one; one = one.frame.parent)
        if (one.frame.directory.path === path) return refused(`${path} calls itself in a circle`);
      return this.#read(path, frame.standsFor);
    }
    const fetched = deployment.fetched([...frame.path, this.name].join('.'));
    if (fetched === undefined) return refused(`its source ${source} is not at hand (${INIT})`);
    const header = placeOf(this.header);
    return this.#read(fetched, frame.standsFor ?? (header && { header, extent: extentOf(this.block) }));
  }

  #read(path: string, standsFor: Frame['standsFor']): Called {
    const directory = this.module.deployment.open(path, standsFor?.header);
    return typeof directory === 'string' ? refused(directory) : { kind: 'directory', directory, standsFor };
  }
}

export function isLocal(source: string): boolean {
  return /^\.\.?(?:\/|$)/.test(source);
}

/** The directory that a local source leads to. */
export function localPath(from: string, source: string): string {
  return posix.join(from, source).replace(/(?<=.)\/$/, '');
}

function refused(reason: string): Called {
  return { kind: 'refused', reason };
}
