/** Answers that follow from an earlier one: no call is sent for them. */

import type { Json } from './snapshot.js';

interface Settled {
  /** The operation that tells, about the same resource. */
  readonly by: string;
  /** Whether by its answer nothing is configured here. */
  readonly absentIf: (answer: Json) => boolean;
}

/** Either demands versioning, which cannot be suspended as long as one of them is there. */
const withVersions: Settled = { by: 'GetBucketVersioning', absentIf: (answer) => at(answer, 'Status') !== 'Enabled' };

/**
 * By the name of the operation about buckets.
 * S3 User Guide, "Replication requirements", "Object Lock considerations", "Using versioning in S3 buckets"; API Reference, GetBucketAcl:
 * under bucket owner enforced the answer is the ACL bucket-owner-full-control, whatever was set before (read 2026-11-21).
 */
export const settled: { readonly [operation: string]: Settled } = {
  GetBucketReplication: withVersions,
  GetObjectLockConfiguration: withVersions,
  GetBucketAcl: {
    by: 'GetBucketOwnershipControls',
    absentIf: (answer) => {
      const rules = at(at(answer, 'OwnershipControls'), 'Rules');
      return Array.isArray(rules) && at(rules[0] as Json | undefined, 'ObjectOwnership') === 'BucketOwnerEnforced';
    },
  },
};

function at(value: Json | undefined, member: string): Json | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, member) ? (value as { readonly [name: string]: Json })[member] : undefined;
}
