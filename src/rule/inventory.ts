/** The buckets of a run and who reaches them, as plain data: for reports that show more than what is wrong. */

import type { Place } from '../text/source.js';
import type { Witness } from '../truth/witness.js';

export interface Inventory {
  readonly buckets: readonly InventoryBucket[];
  /** Who can do something with a bucket, or may: the worst first. */
  readonly reach: readonly ReachEdge[];
  /** What buckets send to each other. */
  readonly links: readonly BucketLink[];
}

/** One bucket: declared, read live, or known by its policy alone. */
export interface InventoryBucket {
  /** Tells it from all others of the run. */
  readonly id: string;
  /** As its users write it. */
  readonly address: string;
  /** Its name, as far as it is known. */
  readonly name: string;
  readonly type: string;
  readonly arn?: string;
  /** Where it stands; missing for what stands nowhere. */
  readonly place?: Place;
  /** What it is used for, with what is not certain marked. */
  readonly roles: readonly { readonly name: string; readonly certain: boolean }[];
  readonly facets: readonly InventoryFacet[];
  /** Only its policy is in sight. */
  readonly outOfSight?: true;
}

/** A setting: written, not written, decided by S3 where nothing is written, not to be told, or one thing here and another there. */
export type FacetState = 'set' | 'absent' | 'default' | 'unknown' | 'varies';

export interface InventoryFacet {
  readonly name: FacetName;
  readonly state: FacetState;
  /** What it is, or why that is not known. */
  readonly text: string;
  readonly place?: Place;
}

/** In the order in which people read them. */
export const facetNames = [
  'account',
  'region',
  'encryption',
  'versioning',
  'public access block',
  'account block',
  'ownership',
  'ACL',
  'policy',
  'logging',
  'lifecycle',
  'replication',
  'object lock',
  'website',
  'CORS',
  'tags',
] as const;

export type FacetName = (typeof facetNames)[number];

export type ReachRight = 'admin' | 'write' | 'read' | 'list';

/** Who comes: everybody, an account, a role or user, a service, CloudFront, or whoever meets some conditions. */
export type ReachKind = 'internet' | 'account' | 'identity' | 'service' | 'cdn' | 'condition';

export interface ReachEdge {
  readonly from: { readonly kind: ReachKind; readonly name: string };
  /** The id of a bucket. */
  readonly to: string;
  /** What they can do, and whether that is certain; none where they are only pointed there. */
  readonly rights: readonly { readonly right: ReachRight; readonly certain: boolean }[];
  readonly because: readonly string[];
  /** A request that proves it; of what is not certain one that succeeds if the unknown turns out badly. */
  readonly witness?: Witness;
  /** The access point it takes. */
  readonly via?: string;
  /** The choices under which it holds. Missing: always. */
  readonly when?: string;
}

export interface BucketLink {
  readonly kind: 'replication' | 'logging' | 'inventory';
  /** The id of a bucket. */
  readonly from: string;
  /** The id of a bucket; missing where it is not in sight. */
  readonly to?: string;
  /** What the configuration calls the target. */
  readonly name: string;
  readonly certain: boolean;
  readonly says: string;
}
