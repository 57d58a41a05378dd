/** A bucket of the published module `terraform-aws-modules/s3-bucket/aws` where that is not at hand: as the arguments of its call tell it. */

import type { Change, Counted, Unseen } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import { LOAD_BALANCING, loadBalancerAccounts } from '../../policy/data/services.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { TextEdit } from '../../text/edit.js';
import { own } from '../../text/own.js';
import type { Place } from '../../text/source.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import { identityOf, literalOf } from '../../truth/symbol.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { asText, literalSeen } from '../seen.js';
import type { SubjectType } from '../types.js';
import { isSo } from './atom.js';
import { carry } from './collection.js';
import { decided } from './condition.js';
import { attributesOf } from './directory.js';
import { writeChanges } from './edit.js';
import type { Writable } from './edit.js';
import type { Referred } from './instance.js';
import type { ModuleCall } from './module-call.js';
import { publicName } from './module-source.js';
import type { ModuleInstance } from './module.js';
import { nameOf } from './named.js';
import { originOf } from './origin.js';
import { regionOf, seeRegion } from './own-region.js';
import { extentOf } from './place.js';
import type { Provider } from './provider.js';
import { attributeSeen } from './symbols.js';
import { tablesOf } from './tables.js';
import { truthOf } from './value.js';
import { allowsOnlyBefore } from './version.js';
import { asArguments, publishedArguments } from './words/published-arguments.js';
import type { Published } from './words/published-arguments.js';
import { PUBLISHED_BUCKET } from './words/published-bucket.js';
import { switchFor } from './words/published-statements.js';

const ASSUMED = 'arguments of terraform-aws-modules/s3-bucket';

export function isPublishedBucket(source: string | undefined): boolean {
  return publicName(source) === PUBLISHED_BUCKET;
}

/** Outputs that are an attribute of the bucket; the older ones begin with `this_`. */
const OUTPUTS: Readonly<Record<string, string | undefined>> = {
  s3_bucket_id: 'id',
  s3_bucket_arn: 'arn',
  s3_bucket_bucket_domain_name: 'bucket_domain_name',
  s3_bucket_bucket_regional_domain_name: 'bucket_regional_domain_name',
  s3_bucket_hosted_zone_id: 'hosted_zone_id',
  s3_bucket_region: 'region',
};

export class PublishedBucket implements Referred {
  readonly address: string;
  readonly mode = 'managed';
  readonly type = 'aws_s3_bucket';
  readonly name = 'this';
  readonly words = tablesOf(PUBLISHED_BUCKET).subject as SubjectType;

  constructor(
    private readonly call: ModuleCall,
    private readonly label: string,
  ) {
    this.address = `${call.module.frame.prefix}module.${call.name}${label}.aws_s3_bucket.this[0]`;
  }

  get header(): Origin {
    return this.call.header;
  }

  get extent(): Place | undefined {
    const { standsFor } = this.module.frame;
    return standsFor ? standsFor.extent : extentOf(this.call.block);
  }

  get calls(): readonly Place[] {
    return this.module.callers;
  }

  get module(): ModuleInstance {
    return this.call.module;
  }

  get region(): Value<string> {
    return regionOf(this, this.module.plain);
  }

  get account(): Value<string> {
    return this.provider.account;
  }

  get provider(): Provider {
    return this.call.providerFor('aws');
  }

  get unitId(): string {
    return this.module.unitId;
  }

  get declaration(): object {
    return this.module.deployment.declarationOf(this);
  }

  get key(): string {
    return `${this.module.id}#module.${this.call.name}${this.label}.aws_s3_bucket.this[0]`;
  }

  exists(world: World): boolean {
    const { call, label } = this;
    if (!call.module.frame.exists(world) || !call.repetition.instance(label, world)) return false;
    return this.#isTold('create_bucket', world) !== false && this.#isTold('is_directory_bucket', world) !== true;
  }

  /** As the module asks it, in a condition: what is not known is a choice. */
  #isTold(name: string, world: World): boolean | undefined {
    const written = this.written(name, world);
    return written.kind === 'absent' ? undefined : truthOf(decided(written, written.origin, { world }));
  }

  counted(world: World): Counted | undefined {
    return this.call.counted(this.label, world);
  }

  body(world: World): Seen {
    const kept = world.memo.get(this) as Seen | undefined;
    if (kept) return kept;
    const body = carry(publishedArguments(new Arguments(this.call, this.label, world), new Deployed(this, world)), ASSUMED);
    world.memo.set(this, body);
    return body;
  }

  attribute(name: string, at: Origin, world: World): Seen {
    return attributeSeen(this, name, at, world);
  }

  unseen(subject: SubjectKind, facet: string, world: World): Unseen | undefined {
    return this.module.deployment.outOfSight.of(this, subject, facet, world);
  }

  /** An output of the module; undefined for those that are no attribute of the bucket. */
  output(name: string, at: Origin, world: World): Seen | undefined {
    const attribute = OUTPUTS[name.replace(/^this_/, '')];
    return attribute === undefined ? undefined : this.attribute(attribute, at, world);
  }

  says(attribute: string): string {
    const output = Object.entries(OUTPUTS).find(([, one]) => one === attribute)?.[0] ?? attribute;
    return `\${module.${this.call.name}${this.label}.${output}}`;
  }

  /** Only in the call: the module is not at hand. */
  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    const { bodies, frame, callerBodies } = this.module;
    if (frame.standsFor) return undefined;
    const account = this.account.kind === 'known' ? this.account.value : undefined;
    const target: Writable = {
      block: this.call.block,
      type: PUBLISHED_BUCKET,
      scope: this.call.scope(this.label, world),
      account,
      bodies,
      callers: callerBodies,
      switchFor: (statement) => switchFor(statement, (major, minor) => this.isBefore(major, minor, world)),
      asArguments,
    };
    return writeChanges(target, changes, world);
  }

  written(name: string, world: World): Seen {
    return this.call.argument(name, this.label, world);
  }

  /** Whether the version of the module that is asked for is surely older. */
  isBefore(major: number, minor: number, world: World): boolean {
    const version = literalSeen(this.written('version', world));
    return version !== undefined && allowsOnlyBefore(version, major, minor);
  }
}

/**
 * What the module makes of its arguments besides: looked up when one of them asks for it, for it can hang on choices on which the rest of the
 * bucket does not.
 */
class Deployed implements Published {
  constructor(
    private readonly bucket: PublishedBucket,
    private readonly world: World,
  ) {}

  /** The defaults changed in 3.9 (April 2023). */
  get old(): boolean {
    return this.#isBefore(3, 9);
  }

  get unsaidVersioning(): Published['unsaidVersioning'] {
    return this.#isBefore(3, 0) ? 'off' : this.#isBefore(4, 3) ? 'refused' : undefined;
  }

  get arn(): Mapped {
    return this.#text('arn');
  }

  get name(): Mapped {
    return this.#text('id');
  }

  get account(): Mapped {
    const { provider, header } = this.bucket;
    return asText(provider.seeAccount(header, this.world), '${account_id}');
  }

  get partition(): string {
    return this.bucket.provider.partition(this.world);
  }

  /** Of a Region that is not known it is a choice whether it has one. */
  get loadBalancer(): Mapped | 'none' {
    const { bucket } = this;
    const region = asText(seeRegion(bucket, bucket.header, this.world), bucket.says('region'));
    const literal = literalOf(region);
    if (literal !== undefined) {
      const account = own(loadBalancerAccounts(), literal);
      return account === undefined ? 'none' : Mapped.literal(account);
    }
    const where = nameOf(region);
    const key = `${identityOf(region) ?? bucket.key}#${LOAD_BALANCING}`;
    if (!this.world.decide(isSo(key, `${LOAD_BALANCING} has an account in ${where}`, `${LOAD_BALANCING} has no account in ${where}`))) return 'none';
    const says = `\${account of ${LOAD_BALANCING} in ${where}}`;
    const sign: Sign = { kind: 'symbol', key, attribute: 'account_id', says, looks: 'account', ofAws: LOAD_BALANCING };
    return Mapped.hole(sign);
  }

  #isBefore(major: number, minor: number): boolean {
    return this.bucket.isBefore(major, minor, this.world);
  }

  #text(attribute: string): Mapped {
    const { bucket } = this;
    return asText(bucket.attribute(attribute, bucket.header, this.world), bucket.says(attribute));
  }
}

/** The arguments of a call as a mapping. */
class Arguments implements SeenMapping {
  readonly kind = 'mapping';

  constructor(
    private readonly call: ModuleCall,
    private readonly label: string,
    private readonly world: World,
    readonly origin: Origin = call.header,
  ) {}

  withOrigin(origin: Origin): SeenMapping {
    return new Arguments(this.call, this.label, this.world, origin);
  }

  entries(): readonly SeenEntry[] {
    return attributesOf(this.call.block.body)
      .map(({ name }) => ({ name: name.text, key: originOf(name), value: this.get(name.text) }))
      .filter(({ value }) => value.kind !== 'absent');
  }

  get(name: string): Seen {
    return this.call.argument(name, this.label, this.world);
  }
}
