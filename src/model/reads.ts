/**
 * What is read of declared subjects by what is made of them: policies and statements, access, the roles of buckets. Together with
 * what rules say that they read it is all that a scan has to ask.
 */

import type { PolicyUse } from '../policy/policy.js';
import type { DerivedKind } from './derived.js';
import type { SubjectKind } from './kinds.js';
import type { Need } from './needs.js';
import type { Roles } from './subjects.js';

/** The facet of every kind: that its subjects are known at all, with their names. */
export const ALL = '*';

type Facets = { readonly [K in SubjectKind]?: readonly string[] };

export function needsIn(facets: Facets): readonly Need[] {
  return Object.entries(facets).flatMap(([of, names]) => [ALL, ...names].map((facet) => ({ of: of as SubjectKind, facet })));
}

interface Holder {
  readonly uses: readonly PolicyUse[];
  readonly facets: readonly string[];
}

/** Who holds documents of the policy language, and where. */
const HOLDERS: { readonly [K in SubjectKind]?: readonly Holder[] } = {
  bucket: [{ uses: ['bucket'], facets: ['policy'] }],
  accessPoint: [{ uses: ['accessPoint'], facets: ['policy'] }],
  multiRegionAccessPoint: [{ uses: ['multiRegionAccessPoint'], facets: ['policy'] }],
  objectLambdaAccessPoint: [{ uses: ['other'], facets: ['policy'] }],
  directoryBucket: [{ uses: ['other'], facets: ['policy'] }],
  directoryAccessPoint: [{ uses: ['other'], facets: ['policy'] }],
  outpostsBucket: [{ uses: ['other'], facets: ['policy'] }],
  outpostsAccessPoint: [{ uses: ['other'], facets: ['policy'] }],
  tableBucket: [{ uses: ['other'], facets: ['policy'] }],
  table: [{ uses: ['other'], facets: ['policy'] }],
  vectorBucket: [{ uses: ['other'], facets: ['policy'] }],
  fileSystem: [{ uses: ['other'], facets: ['policy'] }],
  endpoint: [{ uses: ['endpoint'], facets: ['policy'] }],
  key: [{ uses: ['key'], facets: ['policy'] }],
  topic: [{ uses: ['topic'], facets: ['policy'] }],
  queue: [{ uses: ['queue'], facets: ['policy'] }],
  vault: [{ uses: ['vault'], facets: ['policy', 'lock'] }],
  role: [
    { uses: ['trust'], facets: ['trust'] },
    { uses: ['identity'], facets: ['policies'] },
  ],
  user: [{ uses: ['identity'], facets: ['policies'] }],
  group: [{ uses: ['identity'], facets: ['policies'] }],
  identityPolicy: [{ uses: ['identity'], facets: ['policies'] }],
  organizationPolicy: [{ uses: ['serviceControl', 'resourceControl', 'other'], facets: ['control', 'policy'] }],
};

/** @param uses missing: of every use */
function documents(uses: readonly PolicyUse[] | undefined): readonly Need[] {
  return Object.entries(HOLDERS).flatMap(([of, holders]) => {
    const facets = holders.flatMap((one) => (uses === undefined || one.uses.some((use) => uses.includes(use)) ? one.facets : []));
    return facets.length === 0 ? [] : needsIn({ [of]: facets });
  });
}

/** Whose declarations hold derived subjects of a kind. */
export function holdersOf(kind: DerivedKind, uses?: readonly PolicyUse[]): readonly SubjectKind[] {
  switch (kind) {
    case 'policy':
    case 'statement':
      return [...new Set(documents(uses).map(({ of }) => of))];
    case 'bucketAccess':
    case 'grant':
      return ['bucket'];
    case 'pointAccess':
      return ['accessPoint', 'multiRegionAccessPoint'];
  }
}

/** All that decides who can do what with a bucket. */
const access = needsIn({
  account: ['publicAccessBlock'],
  accessPoint: ['bucket', 'bucketAccount', 'network', 'policy', 'publicAccessBlock'],
  bucket: ['acl', 'encryption', 'ownership', 'policy', 'publicAccessBlock'],
  endpoint: ['policy'],
  organizationPolicy: ['control', 'policy', 'targets'],
});

/** What a derived subject is made of. */
export function readsOfDerived(kind: DerivedKind, uses?: readonly PolicyUse[]): readonly Need[] {
  switch (kind) {
    case 'policy':
    case 'statement':
      return documents(uses);
    case 'bucketAccess':
    case 'grant':
      return access;
    case 'pointAccess':
      return [...access, ...needsIn({ multiRegionAccessPoint: ['members', 'policy', 'publicAccessBlock'] })];
  }
}

const delivered: Facets = { bucket: ['policy'] };

/** What a role of a bucket is inferred from. */
const ROLES: { readonly [R in keyof Roles]: Facets } = {
  logTarget: { bucket: ['acl', 'logging', 'policy'], distribution: ['logging'] },
  balancerLogTarget: { loadBalancer: ['accessLogs', 'connectionLogs'] },
  deliveryTarget: {
    ...delivered,
    deliveryChannel: ['target'],
    flowLog: ['target'],
    loadBalancer: ['accessLogs', 'connectionLogs'],
    storageLens: ['target'],
    trail: ['target'],
  },
  websiteOrigin: { bucket: ['website'] },
  cdnOrigin: { distribution: ['origins'] },
  cdnLogTarget: { bucket: ['acl'], distribution: ['logging'] },
  replica: { bucket: ['replication'] },
  stateStore: {},
};

export function readsOfRole(role: keyof Roles): readonly Need[] {
  return needsIn(ROLES[role]);
}

/** Read where it is at hand, and never asked for: what it would tell the other reads of a role tell as well. */
export function spareReads(): readonly Need[] {
  return needsIn({ bucket: ['analytics', 'inventory'] });
}
