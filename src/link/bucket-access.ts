/** Who can do what with a bucket: all that decides it, joined; also for buckets of which only the policy is in sight. */

import { bucketAccess } from '../model/access.js';
import type { BucketAccess } from '../model/access.js';
import type { Declaration } from '../model/declaration.js';
import { accountOf, identityOf } from '../model/declaration.js';
import type { DerivedCommon, PolicySubject } from '../model/policies.js';
import { situationOf, situationOutOfSight } from '../model/situation.js';
import type { Account, AccessPoint, Bucket } from '../model/subjects.js';
import type { Origin } from '../text/origin.js';
import type { Evidence } from '../truth/answer.js';
import type { Block, Point, Situation } from '../policy/situation.js';
import { written } from '../policy/term.js';
import { sameText } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { List, Slot, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { nameOfBucket, referenceTo } from './bucket-name.js';
import type { JoinedEstate } from './estate.js';
import { GuardrailsAround } from './guardrails.js';
import type { Deployed } from './guardrails.js';
import { pointOf } from './point.js';
import { OF_POLICY } from './policy-subjects.js';
import type { PolicySubjects } from './policy-subjects.js';
import { declarationOf } from './view.js';

/** That a policy is not there for a reason is told with all that follows from it. */
function leftOut(document: Bucket['policy']['document']): Evidence | undefined {
  const via = (document.kind === 'absent' && document.origin.via) || [];
  const place = via.find(({ leavesOut }) => leavesOut !== undefined);
  if (!place || document.kind !== 'absent') return undefined;
  const origin: Origin = { locus: place.locus, via: via.filter((one) => one !== place) };
  return { says: `${place.leavesOut}, which would be its policy, is left out`, origin, assumed: document.assumed };
}

const ACCESS = { of: 'access to declared buckets' };

export class BucketAccesses {
  readonly #guardrails: GuardrailsAround;

  constructor(
    private readonly estate: JoinedEstate,
    private readonly policies: PolicySubjects,
    private readonly policiesOf: (declaration: Declaration, world: World) => readonly PolicySubject[],
  ) {
    this.#guardrails = new GuardrailsAround(estate, policies);
  }

  within(declaration: Declaration, world: World): readonly BucketAccess[] {
    if (declaration.subject === 'bucket') return [this.of(declaration, world)];
    return this.policiesOf(declaration, world).flatMap((policy) => (policy.use === 'bucket' ? this.#outOfSight(policy, declaration, world) : []));
  }

  /** The access to a declared bucket, with the policy that is attached to it. */
  of(declaration: Declaration, world: World): BucketAccess {
    let made = world.memo.get(ACCESS) as Map<Declaration, BucketAccess> | undefined;
    if (!made) world.memo.set(ACCESS, (made = new Map<Declaration, BucketAccess>()));
    let access = made.get(declaration);
    if (!access) made.set(declaration, (access = this.estate.twins.aside(() => this.#accessOf(declaration, world))));
    return access;
  }

  #accessOf(declaration: Declaration, world: World): BucketAccess {
    const bucket = this.estate.view(declaration, world) as Bucket;
    const { document } = bucket.policy;
    const { sure } = this.estate.attachments.of(declaration, 'policy', world);
    const live = this.estate.live?.policyHolder(declaration, world);
    const holder = live ?? sure.findLast(({ attachment }) => !attachment.adds)?.declaration ?? declaration;
    const policy = document.kind === 'absent' ? undefined : this.policies.policyOf(holder, { path: OF_POLICY, document, use: 'bucket' }, world);
    const name = nameOfBucket(declaration, this.estate, world);
    const account = this.#accountBeside(declaration, world);
    const noPolicy = leftOut(document);
    return bucketAccess({
      key: '',
      says: declaration.says,
      origin: declaration.header,
      about: [],
      account: bucket.account,
      region: bucket.region,
      roles: bucket.roles,
      bucket,
      situation: this.#guarded(
        situationOf(bucket, name, policy, account, this.estate.facts, declaration.unit.unread),
        this.#pointsOf(bucket, world),
        { unit: declaration.unit, account: bucket.account },
        world,
      ),
      policy: policy && this.#holderOf(live ?? sure.at(-1)?.declaration ?? declaration, world),
      reference: referenceTo(declaration, bucket, world),
      begin: policy || noPolicy ? undefined : () => this.#beginOf(declaration, world),
      noPolicy,
    });
  }

  #guarded(parts: Omit<Situation, 'points' | 'guardrails'>, points: Situation['points'], at: Deployed, world: World): Situation {
    const { bucket, partition, account, organization, policy, acl, ownership, blocks, encryption } = parts;
    const guardrails = this.#guardrails.of(at, { policy, points }, world);
    return { bucket, partition, account, organization, policy, acl, ownership, blocks, points, encryption, guardrails };
  }

  /** Where a policy would begin. Two of one bucket are one too many, also where only one of them is there at a time. */
  #beginOf(declaration: Declaration, world: World): { readonly slot: Slot } | undefined {
    const { attachments } = this.estate;
    if (attachments.claimed(declaration).has('policy') || attachments.of(declaration, 'policy', world).maybe.length > 0) return undefined;
    return { slot: { owner: declaration, path: [...OF_POLICY, 'Statement'] } };
  }

  /** The policy of a bucket as a subject: the last that is attached, else its own. */
  #holderOf(holder: Declaration, world: World): PolicySubject | undefined {
    return this.policiesOf(holder, world).find(({ use }) => use === 'bucket');
  }

  /** The settings of the account that a declaration belongs to, where they are declared with it, or live where it is. */
  #accountBeside(declaration: Declaration, world: World): Account | undefined {
    const own = accountOf(declaration);
    const declared = this.estate.subjects('account').find((one) => one.unit === declaration.unit && one.exists(world) && !areDifferent(accountOf(one), own));
    if (declared) return this.estate.view(declared, world) as Account;
    const live = this.estate.live?.of(declaration, world);
    return live && this.#accountBeside(live, world);
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
      const elsewhere =
        to && situationOf(to, name, policy.policy, this.#accountBeside(declarationOf(to), world), this.estate.facts, declarationOf(to).unit.unread);
      const parts = elsewhere
        ? supposed(elsewhere, assumed)
        : situationOutOfSight(name, policy.policy, { account: policy.account, region: policy.region, key }, this.estate.facts);
      const { unit } = to ? declarationOf(to) : declaration;
      const situation = this.#guarded(parts, { items: [], origin: declaration.header }, { unit, account: to?.account ?? policy.account }, world);
      return bucketAccess({ ...common, situation, policy, bucket: to });
    });
  }

  /** The access points that lead to a bucket of their unit, and those that nobody declares and that are live. */
  #pointsOf(bucket: Bucket, world: World): List<Point> {
    const { unit } = declarationOf(bucket);
    const live = this.estate.live?.of(declarationOf(bucket), world);
    const own = this.#leadingTo(bucket, world);
    const names = new Set(own.map(({ naming }) => known(naming.name)));
    const more = live ? this.#leadingTo(this.estate.view(live, world) as Bucket, world).filter(({ naming }) => !names.has(known(naming.name))) : [];
    const unlisted = unit.unlisted?.('accessPoint');
    const open = unlisted && new Unknown<never>(unlisted.reason, { ...unlisted.origin, label: 'the list of access points' });
    const points = [...own, ...more].map((point) => pointOf(point, (document) => this.estate.settled(document, declarationOf(point), world)));
    return { items: points, origin: bucket.naming.origin, ...(open ? { open } : {}) };
  }

  #leadingTo(bucket: Bucket, world: World): readonly AccessPoint[] {
    const { unit } = declarationOf(bucket);
    return this.estate
      .subjects('accessPoint')
      .filter((one) => one.unit === unit && one.exists(world))
      .map((one) => this.estate.view(one, world) as AccessPoint)
      .filter((point) => point.bucket.to === bucket);
  }
}

function known(value: Value<string>): string | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

/** Certainly not the same account. */
function areDifferent(a: Value<string>, b: Value<string>): boolean {
  if (a.kind === 'absent' || b.kind === 'absent') return false;
  if (a.kind === 'known' && b.kind === 'known') return a.value !== b.value;
  return a.text !== undefined && b.text !== undefined && sameText(a.text, b.text) === 'no';
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
