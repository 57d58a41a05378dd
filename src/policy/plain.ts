/** Situations from plain data: for programs that use the engine by itself, and for tests. */

import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { Source } from '../text/source.js';
import { Known } from '../truth/value.js';
import { cannedGrants, granteeOf } from './acl.js';
import { parsePolicyText } from './parse.js';
import type { Policy, PolicyUse } from './policy.js';
import type { AclGrant, AclPermission, Block, ObjectOwnership, Point, Situation } from './situation.js';
import { term } from './term.js';

/** The four settings by S3's names; what is left out is off. */
export interface PlainBlock {
  readonly BlockPublicAcls?: boolean;
  readonly IgnorePublicAcls?: boolean;
  readonly BlockPublicPolicy?: boolean;
  readonly RestrictPublicBuckets?: boolean;
}

export interface PlainPoint {
  readonly name: string;
  /** Default: `us-east-1`. */
  readonly region?: string;
  /** Default: the bucket's. */
  readonly account?: string;
  /** The VPC to which it is bound; missing: it is reached from the internet. */
  readonly vpc?: string;
  readonly policy?: object | string;
  /** All on or all off, or setting by setting. Default, as S3 has it: all on. */
  readonly block?: boolean | PlainBlock;
}

export interface PlainSituation {
  readonly bucket: string;
  /** Twelve digits. Missing: not known. */
  readonly account?: string;
  /** `o-…` */
  readonly organization?: string;
  /** Default: `aws`. */
  readonly partition?: string;
  /** A document, or its text. Missing: the bucket has none. */
  readonly policy?: object | string;
  /** A canned ACL, or grants: the URI of a group, a canonical id or an e-mail address, and what it gets. Default: `private`. */
  readonly acl?: string | readonly { readonly grantee: string; readonly permission: AclPermission }[];
  /** Default, as for new buckets: `BucketOwnerEnforced`. */
  readonly ownership?: ObjectOwnership;
  /** The bucket's Block Public Access. Default: off, so that what a policy says comes to light. */
  readonly block?: boolean | PlainBlock;
  /** The account's. Missing: not known. */
  readonly accountBlock?: boolean | PlainBlock;
  readonly points?: readonly PlainPoint[];
  readonly encryption?: { readonly algorithm?: string; readonly key?: string; readonly customerKeysBlocked?: boolean };
  readonly resourceControl?: readonly (object | string)[];
  readonly serviceControl?: readonly (object | string)[];
  readonly endpoint?: readonly (object | string)[];
}

/** A situation of plain data. A policy with mistakes gives a situation too: `situation.policy.problems` names them. */
export function situationFrom(plain: PlainSituation): Situation {
  const { bucket, account, organization, partition = 'aws', encryption = {} } = plain;
  const owner = account === undefined ? term({ kind: 'sign', key: 'owner', says: 'the owner of the bucket', looks: 'account' }) : term(account);
  const acl = aclFrom(plain.acl ?? 'private');
  return {
    bucket: term(bucket),
    partition,
    account: owner,
    organization,
    policy: plain.policy === undefined ? undefined : policyFrom(plain.policy, 'bucket'),
    acl: { items: acl, origin: originOf('acl') },
    ownership: new Known(plain.ownership ?? 'BucketOwnerEnforced', originOf('ownership')),
    blocks: {
      bucket: blockFrom(plain.block ?? false, 'block'),
      account: plain.accountBlock === undefined ? undefined : blockFrom(plain.accountBlock, 'accountBlock'),
    },
    points: { items: (plain.points ?? []).map((point) => pointFrom(point, plain)), origin: originOf('points') },
    encryption: {
      algorithm: new Known(encryption.algorithm ?? 'AES256', originOf('encryption.algorithm')),
      key: encryption.key === undefined ? undefined : term(encryption.key),
      customerKeysBlocked: new Known(encryption.customerKeysBlocked ?? false, originOf('encryption.customerKeysBlocked')),
    },
    guardrails: {
      resourceControl: plain.resourceControl?.map((one) => policyFrom(one, 'resourceControl')),
      serviceControl: plain.serviceControl?.map((one) => policyFrom(one, 'serviceControl')),
      endpoint: plain.endpoint?.map((one) => policyFrom(one, 'endpoint')),
    },
  };
}

/** A document, or its text, as a policy. It never throws: what is wrong stands in `problems`. */
export function policyFrom(document: object | string, use: PolicyUse): Policy {
  return parsePolicyText(typeof document === 'string' ? document : JSON.stringify(document, undefined, 2), use);
}

function aclFrom(acl: NonNullable<PlainSituation['acl']>): readonly AclGrant[] {
  const origin = originOf('acl');
  if (typeof acl === 'string') return cannedGrants(acl, origin);
  return acl.map(({ grantee, permission }) => ({
    origin,
    grantee: granteeOf(new Known(grantee, origin)),
    permission: new Known(permission, origin),
    says: `${grantee} ${permission}`,
    on: 'bucket',
  }));
}

function blockFrom(block: boolean | PlainBlock, label: string): Block {
  const setting = (name: keyof PlainBlock): Known<boolean> =>
    new Known(typeof block === 'boolean' ? block : (block[name] ?? false), originOf(`${label}.${name}`));
  return {
    blockPublicAcls: setting('BlockPublicAcls'),
    ignorePublicAcls: setting('IgnorePublicAcls'),
    blockPublicPolicy: setting('BlockPublicPolicy'),
    restrictPublicBuckets: setting('RestrictPublicBuckets'),
  };
}

function pointFrom(point: PlainPoint, { account, partition = 'aws' }: PlainSituation): Point {
  const owner = point.account ?? account ?? '';
  const origin = originOf(`points.${point.name}`);
  return {
    arn: term(`arn:${partition}:s3:${point.region ?? 'us-east-1'}:${owner}:accesspoint/${point.name}`),
    account: term(owner),
    network: new Known(point.vpc === undefined ? 'Internet' : 'VPC', origin),
    vpc: point.vpc === undefined ? undefined : term(point.vpc),
    policy: point.policy === undefined ? undefined : policyFrom(point.policy, 'accessPoint'),
    block: blockFrom(point.block ?? true, `points.${point.name}.block`),
    origin,
  };
}

/** Plain data stands in no file: its own name is its place. */
function originOf(label: string): Origin {
  const mapped = Mapped.of(new Source('situation', label));
  return { locus: { kind: 'span', mapped, start: 0, end: label.length }, label };
}
