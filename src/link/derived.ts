/** Subjects that are made of declarations: policies, statements, access to buckets, grants. */

import { bucketAccess, grantsOf, pointAccess } from '../model/access.js';
import type { BucketAccess, PointAccess } from '../model/access.js';
import type { Attachment, Declaration } from '../model/declaration.js';
import { identityOf } from '../model/declaration.js';
import type { DerivedKind } from '../model/derived.js';
import { documentsOf, policyHolders, statementSubject, useOf } from '../model/policies.js';
import type { DerivedCommon, HeldDocument, NamedBucket, PolicySubject } from '../model/policies.js';
import { situationOf, situationOutOfSight, termOfValue } from '../model/situation.js';
import type { Account, AccessPoint, Bucket, MultiRegionAccessPoint } from '../model/subjects.js';
import type { Policy, PolicyUse } from '../policy/policy.js';
import type { Block, Point, Situation } from '../policy/situation.js';
import { term, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { parsePolicy } from '../policy/parse.js';
import type { Origin } from '../text/origin.js';
import { Remembered } from '../truth/remember.js';
import type { Seen } from '../truth/seen.js';
import { partsOf } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { namesAnotherKind } from './attach.js';
import { declarationOf, ownViewOf } from './view.js';

/** Declarations that hold subjects of a kind, in some world or other. */
export function holds(kind: DerivedKind, declaration: Declaration): boolean {
  switch (kind) {
    case 'policy':
    case 'statement':
      return (
        (declaration.subject !== undefined && policyHolders.has(declaration.subject)) ||
        declaration.documents !== undefined ||
        policyAttachments(declaration).length > 0
      );
    case 'bucketAccess':
    case 'grant':
      return (
        declaration.subject === 'bucket' ||
        declaration.documents?.some(({ use }) => use === 'bucket') === true ||
        policyAttachments(declaration).some(({ to }) => to === 'bucket')
      );
    case 'pointAccess':
      return declaration.subject === 'accessPoint' || declaration.subject === 'multiRegionAccessPoint';
  }
}

/** A document and, where it is not its declaration's own, how it is attached. */
type Held = HeldDocument & { readonly attachment?: Attachment };

/** Where a policy stands among the facets of what it is attached to. */
const OF_POLICY = ['policy', 'document'] as const;

function policyAttachments(declaration: Declaration): readonly Attachment[] {
  return (declaration.attaches ?? []).filter(({ facet, adds }) => facet === 'policy' && !adds);
}

/** The derived subjects of one declaration, each kind made once a world. */
export class Derived {
  constructor(private readonly estate: JoinedEstate) {}

  within(kind: DerivedKind, declaration: Declaration, world: World): List<DerivedCommon> {
    const made = memo<Declaration, Map<DerivedKind, List<DerivedCommon>>>(world, this);
    const kinds = made.get(declaration) ?? new Map<DerivedKind, List<DerivedCommon>>();
    made.set(declaration, kinds);
    const found = kinds.get(kind) ?? this.#make(kind, declaration, world);
    kinds.set(kind, found);
    return found;
  }

  /** The same for policies of some uses: what cannot be seen of others is then no matter. */
  used(kind: DerivedKind, declaration: Declaration, world: World, uses: readonly PolicyUse[]): List<DerivedCommon> {
    if (kind !== 'policy' && kind !== 'statement') return this.within(kind, declaration, world);
    const made = memo<Declaration, Map<string, List<DerivedCommon>>>(world, OF_USES);
    const lists = made.get(declaration) ?? new Map<string, List<DerivedCommon>>();
    made.set(declaration, lists);
    const key = `${kind} ${uses.join()}`;
    const found = lists.get(key) ?? this.#used(kind, declaration, world, uses);
    lists.set(key, found);
    return found;
  }

  #used(kind: 'policy' | 'statement', declaration: Declaration, world: World, uses: readonly PolicyUse[]): List<DerivedCommon> {
    const { items, origin } = this.within('policy', declaration, world);
    const policies = (items as readonly PolicySubject[]).filter(({ use }) => uses.includes(use));
    return kind === 'policy' ? { items: policies, origin } : statementsOf(policies, origin);
  }

  #make(kind: DerivedKind, declaration: Declaration, world: World): List<DerivedCommon> {
    const origin = declaration.header;
    switch (kind) {
      case 'policy':
        return { items: this.#policies(declaration, world), origin };
      case 'statement':
        return statementsOf(this.within('policy', declaration, world).items as readonly PolicySubject[], origin);
      case 'bucketAccess':
        return { items: this.#accesses(declaration, world), origin };
      case 'grant': {
        const accesses = this.within('bucketAccess', declaration, world).items as readonly BucketAccess[];
        const open = accesses.map(({ situation }) => situation.policy?.statements.open ?? situation.acl.open).find((one) => one);
        return { items: accesses.flatMap(grantsOf), origin, ...(open ? { open } : {}) };
      }
      case 'pointAccess':
        return { items: this.#pointAccess(declaration, world), origin };
    }
  }

  /** Documents that were read, by who holds them and where: rules ask for them in worlds of their own. */
  #read = new Map<Declaration, Map<string, Remembered<Policy>>>();

  /** What was read is not asked for again. */
  forget(): void {
    if (this.#read.size > 0) this.#read = new Map();
  }

  /** A document as a policy, read once for all worlds that make the same choices on the way. */
  #policyOf(holder: Declaration, { path, document, use }: Pick<Held, 'path' | 'document' | 'use'>, world: World): Policy {
    const place = placeOf(document.origin);
    if (place === undefined) return parsePolicy(document, use);
    let known = this.#read.get(holder);
    if (!known) this.#read.set(holder, (known = new Map()));
    const key = `${use} ${path.join('.')} ${place}`;
    let remembered = known.get(key);
    if (!remembered) known.set(key, (remembered = new Remembered()));
    return remembered.read(world, () => parsePolicy(document, use));
  }

  #policies(declaration: Declaration, world: World): readonly PolicySubject[] {
    const scene = this.estate.scene(world);
    const { subject } = declaration;
    const own = subject && policyHolders.has(subject) ? documentsOf(subject, ownViewOf(declaration, this.estate, world)) : (declaration.documents ?? []);
    const attached = policyAttachments(declaration).flatMap((attachment): readonly Held[] => {
      const { items, open } = attachment.targets(world);
      if (items.length > 0 && !open && items.every((name) => namesAnotherKind(name, attachment.to))) return [];
      const { document } = attachment.read(scene) as { readonly document: Seen };
      return document.kind === 'absent' ? [] : [{ path: OF_POLICY, use: useOf(attachment.to), document, attachment }];
    });
    // One text attached to several subjects is one policy.
    const all: readonly Held[] = [...own, ...attached.filter((one, index) => attached.findIndex((other) => other.use === one.use) === index)];
    return all.map((held) => this.#policy(declaration, held, all.length > 1, world));
  }

  #policy(declaration: Declaration, held: Held, several: boolean, world: World): PolicySubject {
    const name = held.name?.kind === 'known' ? held.name.value : held.path.filter((step) => step !== 'document').join('.');
    const buckets = held.use === 'bucket' ? this.#bucketsOf(declaration, held, world) : { items: [], origin: declaration.header };
    const bucket = buckets.items.length === 1 ? buckets.items[0]?.to : undefined;
    return {
      kind: 'policy',
      key: several ? name : '',
      says: several
        ? `policy ${name} of ${declaration.says}`
        : held.attachment || held.use === 'identity' || !declaration.subject
          ? declaration.says
          : `the policy of ${declaration.says}`,
      origin: held.document.origin,
      about: buckets.items.flatMap(({ to }) => (to ? [to.identity] : [])),
      account: declaration.unit.account,
      region: declaration.unit.region,
      roles: bucket?.roles,
      use: held.use,
      policy: this.#policyOf(declaration, held, world),
      address: declaration.address,
      buckets,
      at: (...path) => ({ slot: { owner: declaration, path: [...held.path, ...path] } }),
    };
  }

  /** Where a bucket policy is attached: to the bucket that holds it, to those that its declaration names, or to those that it names itself. */
  #bucketsOf(declaration: Declaration, { attachment, buckets }: Held, world: World): List<NamedBucket> {
    const origin = declaration.header;
    const targets = attachment?.targets(world) ?? buckets;
    if (!targets) return { items: [{ name: this.#nameOf(declaration, world), to: this.estate.view(declaration, world) as Bucket }], origin };
    const items = targets.items.map((target, index): NamedBucket => {
      const match = this.estate.names.find(declaration.unit, target, ['bucket'], world);
      const to = match && (this.estate.view(match.declaration, world) as Bucket);
      const name = match ? this.#nameOf(match.declaration, world) : bareName(termOfValue(target, `${identityOf(declaration)}.target${index}`));
      return { name, to, assumed: match?.assumed };
    });
    return { items, origin, ...(targets.open ? { open: targets.open } : {}) };
  }

  /** The name of a bucket as references to it say it. */
  #nameOf(declaration: Declaration, world: World): Term {
    const bucket = this.estate.view(declaration, world) as Bucket;
    const { name } = bucket.naming;
    if (name.kind === 'known') return [name.value];
    const reference = declaration.reference?.(world);
    return reference
      ? termOfValue(reference, `${bucket.identity}.name`)
      : [{ kind: 'sign', key: `name of ${bucket.identity}`, says: `\${${bucket.says}}`, looks: 'bucketName' }];
  }

  /** How a file refers to a bucket whose name hangs on a parameter, be it that its default is supposed. */
  #referenceTo(declaration: Declaration, bucket: Bucket, world: World): Term | undefined {
    const { name } = bucket.naming;
    const text = name.kind === 'known' && name.assumed === undefined ? undefined : declaration.reference?.(world);
    const [only, ...more] = text && text.kind !== 'absent' && text.text ? partsOf(text.text) : [];
    return typeof only === 'object' && only.key !== undefined && more.length === 0
      ? [{ kind: 'sign', key: only.key, says: only.says, looks: 'bucketName' }]
      : undefined;
  }

  #accesses(declaration: Declaration, world: World): readonly BucketAccess[] {
    if (declaration.subject === 'bucket') return [this.accessOf(declaration, world)];
    return (this.within('policy', declaration, world).items as readonly PolicySubject[]).flatMap((policy) =>
      policy.use === 'bucket' ? this.#outOfSight(policy, declaration, world) : [],
    );
  }

  /** The access to a declared bucket, with the policy that is attached to it. */
  accessOf(declaration: Declaration, world: World): BucketAccess {
    const made = memo<Declaration, BucketAccess>(world, ACCESS);
    const before = made.get(declaration);
    if (before) return before;
    const bucket = this.estate.view(declaration, world) as Bucket;
    const { document } = bucket.policy;
    const holder = this.estate.attachments.of(declaration, 'policy', world).sure.findLast(({ attachment }) => !attachment.adds)?.declaration ?? declaration;
    const policy = document.kind === 'absent' ? undefined : this.#policyOf(holder, { path: OF_POLICY, document, use: 'bucket' }, world);
    const name = this.#nameOf(declaration, world);
    const account = this.#accountBeside(declaration, world);
    const access = bucketAccess({
      key: '',
      says: declaration.says,
      origin: declaration.header,
      about: [],
      account: bucket.account,
      region: bucket.region,
      get roles() {
        return bucket.roles;
      },
      bucket,
      situation: { ...situationOf(bucket, name, policy, account, this.estate.facts), points: this.#pointsOf(bucket, world) },
      policy: policy && this.#holderOf(declaration, world),
      reference: this.#referenceTo(declaration, bucket, world),
    });
    made.set(declaration, access);
    return access;
  }

  /** The policy of a bucket as a subject: the last that is attached, else its own. */
  #holderOf(declaration: Declaration, world: World): PolicySubject | undefined {
    const { sure } = this.estate.attachments.of(declaration, 'policy', world);
    const holder = sure.at(-1)?.declaration ?? declaration;
    return (this.within('policy', holder, world).items as readonly PolicySubject[]).find(({ use }) => use === 'bucket');
  }

  #accountBeside({ unit }: Declaration, world: World): Account | undefined {
    const declared = this.estate.subjects('account').find((one) => one.unit === unit && one.exists(world));
    return declared && (this.estate.view(declared, world) as Account);
  }

  /** Buckets that are named and are not of this unit: only their policy is in sight, maybe a bucket of the same name elsewhere. */
  #outOfSight(policy: PolicySubject, declaration: Declaration, world: World): readonly BucketAccess[] {
    const away = policy.buckets.items.filter(({ to }) => !to || declarationOf(to).unit !== declaration.unit);
    return away.map(({ name, to, assumed }, index) => {
      const common: DerivedCommon = {
        key: index === 0 ? '' : String(index + 1),
        says: to?.says ?? written(name) ?? policy.says,
        origin: declaration.header,
        about: policy.about,
        account: policy.account,
        region: policy.region,
        roles: to?.roles,
      };
      const key = `${identityOf(declaration)}.${index}`;
      const elsewhere = to && situationOf(to, name, policy.policy, this.#accountBeside(declarationOf(to), world), this.estate.facts);
      const situation: Situation = {
        ...(elsewhere
          ? supposed(elsewhere, assumed)
          : situationOutOfSight(name, policy.policy, { account: policy.account, region: policy.region, key }, this.estate.facts)),
        points: { items: [], origin: declaration.header },
      };
      return bucketAccess({ ...common, situation, policy, bucket: to });
    });
  }

  #pointsOf(bucket: Bucket, world: World): List<Point> {
    return { items: this.#pointsAt(bucket, world).map((point) => pointOf(point)), origin: bucket.naming.origin };
  }

  /** The access points that lead to a bucket of their unit. */
  #pointsAt(bucket: Bucket, world: World): readonly AccessPoint[] {
    const { unit } = declarationOf(bucket);
    return this.estate
      .subjects('accessPoint')
      .filter((one) => one.unit === unit && one.exists(world))
      .map((one) => this.estate.view(one, world) as AccessPoint)
      .filter((point) => point.bucket.to === bucket);
  }

  #pointAccess(declaration: Declaration, world: World): readonly PointAccess[] {
    const point = this.estate.view(declaration, world) as AccessPoint | MultiRegionAccessPoint;
    const common: DerivedCommon = {
      key: '',
      says: declaration.says,
      origin: declaration.header,
      about: [],
      account: point.account,
      region: point.region,
    };
    const buckets = point.kind === 'accessPoint' ? [point.bucket] : point.members.items.map((member) => member.bucket);
    return buckets.flatMap((link, number) => {
      const to = link.to as Bucket | undefined;
      const key = number === 0 ? '' : String(number + 1);
      const as = pointOf(point);
      const access = to && this.accessOf(declarationOf(to), world);
      const situation = access?.situation ?? this.#behind(declaration, termOfValue(link.name, `${identityOf(declaration)}.bucket${number}`));
      const all: Situation = { ...situation, points: { items: [as], origin: declaration.header } };
      return [pointAccess({ ...common, key }, point, bucketAccess({ ...common, key, bucket: to, situation: all, policy: access?.policy }), 0)];
    });
  }

  /** A bucket behind a point of which nothing is in sight: whether it lets the point's callers in is not known. */
  #behind(declaration: Declaration, name: Term): Situation {
    const nothing: Seen = { kind: 'unknown', reason: 'that of a bucket which is not in this scan', origin: declaration.header };
    const { account, region } = declaration.unit;
    const parts = situationOutOfSight(name, parsePolicy(nothing, 'bucket'), { account, region, key: `${identityOf(declaration)}.bucket` }, this.estate.facts);
    return { ...parts, points: { items: [], origin: declaration.header } };
  }
}

function statementsOf(policies: readonly PolicySubject[], origin: Origin): List<DerivedCommon> {
  const open = policies.find(({ policy }) => policy.statements.open)?.policy.statements.open;
  return { items: policies.flatMap((of) => of.policy.statements.items.map((one) => statementSubject(of, one))), origin, ...(open ? { open } : {}) };
}

/** Tells documents apart; undefined where a document stands nowhere. */
function placeOf({ locus }: Origin): string | undefined {
  if (locus.kind === 'pointer') return `${locus.in.source.path}#${locus.pointer}`;
  const place = locus.mapped.place(locus.start, locus.end);
  return place && `${place.source.path} ${place.start}-${place.end}`;
}

const ACCESS = { of: 'access to declared buckets' };
const OF_USES = { of: 'policies of some uses, and their statements' };

function memo<K, V>(world: World, key: object): Map<K, V> {
  let found = world.memo.get(key) as Map<K, V> | undefined;
  if (!found) {
    found = new Map();
    world.memo.set(key, found);
  }
  return found;
}

/** `arn:aws:s3:::b` names bucket b. */
function bareName(name: Term): Term {
  const [first, ...rest] = name;
  return typeof first === 'string' ? term(first.replace(/^arn:aws[a-z-]*:s3:::/, ''), ...rest) : name;
}

function pointOf(point: AccessPoint | MultiRegionAccessPoint): Point {
  const origin = point.naming.origin;
  const vpc: Value<string> = point.kind === 'accessPoint' ? point.network.vpc : new Absent<string>(undefined, origin);
  const network: Point['network'] =
    vpc.kind === 'unknown' && !vpc.text ? new Unknown(vpc.reason, vpc.origin) : new Known(vpc.kind === 'absent' ? 'Internet' : 'VPC', vpc.origin);
  const { document } = point.policy;
  const account = termOfValue(point.account, `${point.identity}.account`);
  return {
    arn: term(
      'arn:aws:s3:',
      termOfValue(point.region, `${point.identity}.region`),
      ':',
      account,
      ':accesspoint/',
      termOfValue(point.naming.name, `${point.identity}.name`),
    ),
    account,
    network,
    vpc: vpc.kind === 'absent' ? undefined : termOfValue(vpc, `${point.identity}.vpc`),
    policy: document.kind === 'absent' ? undefined : parsePolicy(document, point.kind),
    block: point.publicAccessBlock,
    origin,
  };
}

/** A bucket that is only supposed to be the one that is meant. */
function supposed<T extends Pick<Situation, 'blocks' | 'ownership'>>(situation: T, assumed: string | undefined): T {
  if (assumed === undefined) return situation;
  const under = <V>(value: Value<V>): Value<V> => {
    if (value.kind === 'unknown') return value;
    const both = [value.assumed, assumed].filter(Boolean).join(', ');
    return value.kind === 'known' ? new Known(value.value, value.origin, both, value.text) : new Absent(value.fallback, value.origin, both);
  };
  const { bucket } = situation.blocks;
  const block: Block = {
    blockPublicAcls: under(bucket.blockPublicAcls),
    ignorePublicAcls: under(bucket.ignorePublicAcls),
    blockPublicPolicy: under(bucket.blockPublicPolicy),
    restrictPublicBuckets: under(bucket.restrictPublicBuckets),
  };
  return { ...situation, ownership: under(situation.ownership), blocks: { ...situation.blocks, bucket: block } };
}
