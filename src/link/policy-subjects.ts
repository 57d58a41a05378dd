/** Policy documents as subjects, by the declaration that holds them, and the buckets that they are attached to. */

import type { Attachment, Declaration } from '../model/declaration.js';
import { identityOf } from '../model/declaration.js';
import { documentsOf, facetsWithDocuments, useOf } from '../model/policies.js';
import type { HeldDocument, NamedBucket, PolicySubject } from '../model/policies.js';
import { termOfValue } from '../model/situation.js';
import { mayConcernS3 } from '../model/statements.js';
import type { Bucket, Roles } from '../model/subjects.js';
import type { Policy, PolicyUse } from '../policy/policy.js';
import { parsePolicy } from '../policy/parse.js';
import { term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { Remembered } from '../truth/remember.js';
import type { Seen } from '../truth/seen.js';
import type { List, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { namesAnotherKind } from './meant.js';
import { nameOfBucket } from './bucket-name.js';
import type { JoinedEstate } from './estate.js';
import { ownViewOf } from './view.js';

/** A document and, where it is not its declaration's own, how it is attached. */
export type Held = HeldDocument & { readonly attachment?: Attachment };

/** Where a policy stands among the facets of what it is attached to. */
export const OF_POLICY = ['policy', 'document'] as const;

const NONE: readonly Attachment[] = [];

export function policyAttachments({ attaches }: Declaration): readonly Attachment[] {
  return attaches?.some(saysPolicy) ? attaches.filter(saysPolicy) : NONE;
}

function saysPolicy({ facet, adds }: Attachment): boolean {
  return facet === 'policy' && !adds;
}

export class PolicySubjects {
  constructor(private readonly estate: JoinedEstate) {}

  /** Documents that were read, by who holds them and where: rules ask for them in worlds of their own. */
  #read = new Map<Declaration, Map<string, Remembered<Policy>>>();

  /** What was read is not asked for again. */
  forget(): void {
    if (this.#read.size > 0) this.#read = new Map();
  }

  /** A document as a policy, read once for all worlds that make the same choices on the way. */
  policyOf(holder: Declaration, { path, document, use }: Pick<Held, 'path' | 'document' | 'use'>, world: World): Policy {
    const parse = (): Policy => parsePolicy(this.estate.settled(document, holder, world), use);
    const place = placeOf(document.origin);
    if (place === undefined) return parse();
    let known = this.#read.get(holder);
    if (!known) this.#read.set(holder, (known = new Map()));
    const key = `${use} ${path.join('.')} ${place}`;
    let remembered = known.get(key);
    if (!remembered) known.set(key, (remembered = new Remembered()));
    return remembered.read(world, parse);
  }

  of(declaration: Declaration, world: World): readonly PolicySubject[] {
    const scene = this.estate.scene(world);
    const own = this.#own(declaration, world);
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

  #own(declaration: Declaration, world: World): readonly HeldDocument[] {
    const { subject } = declaration;
    const facets = subject && facetsWithDocuments(subject);
    if (!facets) return declaration.documents ?? [];
    // A bucket and its policy are mostly two resources.
    const isSilent = facets.every((facet) => declaration.isSilentOn?.(facet, world));
    return isSilent ? [] : documentsOf(subject, ownViewOf(declaration, this.estate, world));
  }

  #policy(declaration: Declaration, held: Held, several: boolean, world: World): PolicySubject {
    const name = held.name?.kind === 'known' ? held.name.value : held.path.filter((step) => step !== 'document').join('.');
    const buckets = held.use === 'bucket' ? this.#bucketsOf(declaration, held, world) : { items: [], origin: declaration.header };
    const bucket = buckets.items.length === 1 ? buckets.items[0]?.to : undefined;
    const says = several
      ? `policy ${name} of ${declaration.says}`
      : held.attachment || held.use === 'identity' || !declaration.subject
        ? declaration.says
        : `the policy of ${declaration.says}`;
    return new Attached(this.estate, declaration, held, several ? name : '', says, world, buckets, bucket?.roles, () =>
      this.policyOf(declaration, held, world),
    );
  }

  /** Where a bucket policy is attached: to the bucket that holds it, to those that its declaration names, or to those that it names itself. */
  #bucketsOf(declaration: Declaration, { attachment, buckets }: Held, world: World): List<NamedBucket> {
    const origin = declaration.header;
    const targets = attachment?.targets(world) ?? buckets;
    if (!targets) return { items: [{ name: nameOfBucket(declaration, this.estate, world), to: this.estate.view(declaration, world) as Bucket }], origin };
    const items = targets.items.map((target, index): NamedBucket => {
      const match = this.estate.names.find(declaration.unit, target, ['bucket'], world);
      const to = match && (this.estate.view(match.declaration, world) as Bucket);
      const name = match ? nameOfBucket(match.declaration, this.estate, world) : bareName(termOfValue(target, `${identityOf(declaration)}.target${index}`));
      return { name, to, assumed: match?.assumed };
    });
    return { items, origin, ...(targets.open ? { open: targets.open } : {}) };
  }
}

/** A policy of a declaration, in a world. Its document is read when somebody asks for it: of most roles nobody asks who may assume them. */
class Attached implements PolicySubject {
  readonly kind = 'policy';
  readonly origin: Origin;
  readonly about: readonly string[];
  readonly account: Value<string>;
  readonly region: Value<string>;
  readonly use: PolicyUse;
  readonly at: PolicySubject['at'];

  constructor(
    private readonly estate: JoinedEstate,
    private readonly declaration: Declaration,
    private readonly held: Held,
    readonly key: string,
    readonly says: string,
    private readonly world: World,
    readonly buckets: List<NamedBucket>,
    readonly roles: Roles | undefined,
    private readonly read: () => Policy,
  ) {
    this.origin = held.document.origin;
    this.about = buckets.items.flatMap(({ to }) => (to ? [to.identity] : []));
    this.account = estate.accountOf(declaration, world);
    this.region = estate.regionOf(declaration, world);
    this.use = held.use;
    this.at = (...path) => ({ slot: { owner: declaration, path: [...held.path, ...path] } });
  }

  #policy: Policy | undefined;

  get policy(): Policy {
    return (this.#policy ??= this.read());
  }

  #mayConcernS3: boolean | undefined;

  get mayConcernS3(): boolean {
    const { estate, declaration, use, held, world } = this;
    return (this.#mayConcernS3 ??= mayConcernS3({ use, document: estate.settled(held.document, declaration, world) }));
  }

  get address(): string {
    this.estate.twins.looked();
    return this.declaration.address;
  }
}

/** Tells documents apart; undefined where a document stands nowhere. */
function placeOf({ locus }: Origin): string | undefined {
  if (locus.kind === 'pointer') return `${locus.in.source.path}#${locus.pointer}`;
  const place = locus.mapped.place(locus.start, locus.end);
  return place && `${place.source.path} ${place.start}-${place.end}`;
}

/** `arn:aws:s3:::b` names bucket b. */
function bareName(name: Term): Term {
  const [first, ...rest] = name;
  return typeof first === 'string' ? term(first.replace(/^arn:aws[a-z-]*:s3:::/, ''), ...rest) : name;
}
