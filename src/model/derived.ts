/** What rules can be about that no declaration is by itself: policies, their statements, the grants on a bucket, who can reach it. */

import type { Grant, BucketAccess, PointAccess } from './access.js';
import type { PolicySubject, StatementSubject } from './policies.js';

export const derivedKinds = ['bucketAccess', 'grant', 'pointAccess', 'policy', 'statement'] as const;
export type DerivedKind = (typeof derivedKinds)[number];

export interface DerivedSubjects {
  /** One bucket with all that decides who can do what with it; also a bucket out of sight whose policy is in sight. */
  readonly bucketAccess: BucketAccess;
  /** One Allow statement or one ACL grant, on one bucket. */
  readonly grant: Grant;
  /** An access point with its bucket behind it. */
  readonly pointAccess: PointAccess;
  /** A policy document, wherever it is declared. */
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
}

export function isDerived(kind: string): kind is DerivedKind {
  return (derivedKinds as readonly string[]).includes(kind);
}
