/** A `resource` or `data` block, and each of the instances that it stands for. */

import type { Block, Expression } from '../../syntax/hcl/tree.js';
import type { Node } from '../../syntax/tree.js';
import type { Change, Counted, Unseen } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { TextEdit } from '../../text/edit.js';
import type { Seen, SeenAbsent, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { seeBody } from './body.js';
import { dataAttribute } from './data.js';
import { attributeOf } from './directory.js';
import { writeChanges } from './edit.js';
import type { Referred } from './instance.js';
import type { ModuleInstance } from './module.js';
import { saidToLinter, writtenBy } from './json/comment.js';
import { regionOf } from './own-region.js';
import { extentOf, headerOf } from './place.js';
import type { Provider } from './provider.js';
import { countedBoth, repetitionOf } from './repeat.js';
import type { Repeated, Repetition } from './repeat.js';
import { NO_NAMES } from './scope.js';
import type { Scope } from './scope.js';
import { attributeSeen } from './symbols.js';
import { withDefaultTags } from './tags.js';
import { mistake } from './value.js';

/** A block as it is written, with all its instances. */
export class Resource {
  readonly type: string;
  readonly repetition: Repetition;
  /** The one that most have, and those that have a key. */
  #only: HclInstance | undefined;
  #keyed: Map<string, HclInstance> | undefined;
  #provider: Provider | undefined;

  /** @param full `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs` */
  constructor(
    readonly full: string,
    readonly block: Block,
    readonly module: ModuleInstance,
  ) {
    this.type = block.labels[0]?.text ?? '';
    this.repetition = repetitionOf(block, module);
  }

  get mode(): 'managed' | 'data' {
    return this.block.type.text === 'data' ? 'data' : 'managed';
  }

  get name(): string {
    return this.block.labels[1]?.text ?? '';
  }

  /** Of all that there are in some world or other. */
  get instances(): readonly HclInstance[] {
    return this.repetition.labels.map((label) => this.instance(label));
  }

  instance(label: string): HclInstance {
    if (label === '') return (this.#only ??= new HclInstance(this, ''));
    const keyed = (this.#keyed ??= new Map<string, HclInstance>());
    let found = keyed.get(label);
    if (!found) keyed.set(label, (found = new HclInstance(this, label)));
    return found;
  }

  /** What a reference to an instance is. */
  see(label: string, at: Origin, world: World): Seen {
    return new Attributes(this.instance(label), world, at);
  }

  get provider(): Provider {
    return (this.#provider ??= this.module.provider(providerName(attributeOf(this.block, 'provider')?.value) ?? this.type.replace(/_.*/, '')));
  }
}

/** A resource as expressions see it: a mapping whose attributes are seen when somebody asks for them. */
class Attributes implements SeenMapping, WholeResource {
  readonly kind = 'mapping';

  constructor(
    private readonly instance: HclInstance,
    private readonly world: World,
    readonly origin: Origin,
  ) {}

  withOrigin(origin: Origin): SeenMapping {
    return new Attributes(this.instance, this.world, origin);
  }

  get of(): Referred {
    return this.instance;
  }

  get open(): string {
    return `made of ${this.instance.address}, of which some is known only after deployment`;
  }

  entries(): readonly SeenEntry[] {
    const body = this.instance.body(this.world);
    return body.kind === 'mapping' ? body.entries() : [];
  }

  get(name: string): Seen {
    return this.instance.attribute(name, this.origin, this.world);
  }
}

/** A mapping that is all of a resource. */
export interface WholeResource {
  readonly of: Referred;
}

/** `aws.west`, as a resource names its provider. */
export function providerName(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case 'reference':
      return expression.name;
    case 'access':
      return expression.of.kind === 'reference' ? `${expression.of.name}.${expression.name}` : undefined;
    case 'template': {
      // Terraform 0.11 had it in quotes.
      const [only, more] = expression.parts;
      return only?.kind === 'text' && !more ? only.text.text : only?.kind === 'interpolation' && !more ? providerName(only.expression) : undefined;
    }
    default:
      return undefined;
  }
}

/** There are very many: none keeps what its resource has as well, and a method with a `#` would leave a mark in each. */
export class HclInstance implements Referred {
  constructor(
    readonly resource: Resource,
    readonly label: string,
  ) {}

  get module(): ModuleInstance {
    return this.resource.module;
  }

  get mode(): 'managed' | 'data' {
    return this.resource.mode;
  }

  get type(): string {
    return this.resource.type;
  }

  get address(): string {
    return `${this.module.frame.prefix}${this.resource.full}${this.label}`;
  }

  get key(): string {
    return `${this.module.id}#${this.resource.full}${this.label}`;
  }

  get name(): string {
    return this.resource.name;
  }

  get header(): Origin {
    return headerOf(this.resource.block);
  }

  get extent(): Place | undefined {
    const { standsFor } = this.module.frame;
    return standsFor ? standsFor.extent : extentOf(this.resource.block);
  }

  get calls(): readonly Place[] {
    return this.module.callers;
  }

  get metadata(): Node | undefined {
    return saidToLinter(this.resource.block.data);
  }

  get writtenBy(): string | undefined {
    return writtenBy(this.resource.block.data);
  }

  get provider(): Provider {
    return this.resource.provider;
  }

  get unitId(): string {
    return this.module.unitId;
  }

  get declaration(): object {
    return this.module.deployment.declarationOf(this);
  }

  exists(world: World): boolean {
    return this.module.frame.exists(world) && this.repeated(world) !== undefined;
  }

  counted(world: World): Counted | undefined {
    return countedBoth(this.module.frame.counted?.(world), this.repeated(world)?.counted);
  }

  scope(world: World): Scope {
    const repeated = this.repeated(world);
    if (this.label === '' && !repeated?.each && !repeated?.index) return this.module.scope;
    return { module: this.module, names: NO_NAMES, each: repeated?.each, index: repeated?.index, instance: this.label };
  }

  body(world: World): Seen {
    const kept = world.memo.get(this) as Seen | undefined;
    if (kept) return kept;
    const written = this.exists(world) ? seeBody(this.resource.block, this.scope(world), world) : mistake(`${this.address}, which there is not`, this.header);
    const body = written.kind === 'mapping' && this.mode === 'managed' ? withDefaultTags(written, this.resource.provider, world) : written;
    world.memo.set(this, body);
    return body;
  }

  leftOut(subject: SubjectKind, facet: string, world: World): SeenAbsent | undefined {
    return this.module.deployment.leftOuts.of(this, subject, facet, world);
  }

  unseen(subject: SubjectKind, facet: string, world: World): Unseen | undefined {
    return this.module.deployment.outOfSight.of(this, subject, facet, world);
  }

  attribute(name: string, at: Origin, world: World): Seen {
    const told = this.module.deployment.told?.(this, name);
    if (told) return told.attribute(name, at, world);
    return this.mode === 'data' ? dataAttribute(this, name, at, world) : attributeSeen(this, name, at, world);
  }

  get region(): Value<string> {
    return attributeOf(this.resource.block, 'region') ? regionOf(this, this.module.plain) : this.resource.provider.region;
  }

  get account(): Value<string> {
    return this.resource.provider.account;
  }

  /** An argument as it is written; absent where none is. */
  written(name: string, world: World): Seen {
    const body = this.body(world);
    return body.kind === 'mapping' ? body.get(name) : body;
  }

  /** As a template of its module names it. */
  says(attribute: string): string {
    return ['${', this.resource.full, this.label, '.', attribute, '}'].join('');
  }

  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    const { block } = this.resource;
    const { bodies, callerBodies, frame } = this.module;
    // What a program wrote is mended in the program.
    if (frame.standsFor || this.writtenBy !== undefined) return undefined;
    const account = this.account.kind === 'known' ? this.account.value : undefined;
    return writeChanges({ block, type: this.type, scope: this.scope(world), account, bodies, callers: callerBodies }, changes, world);
  }

  private repeated(world: World): Repeated | undefined {
    return this.resource.repetition.instance(this.label, world);
  }
}
