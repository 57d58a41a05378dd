/** All that decides whether S3 answers a request to one bucket. */

import type { Origin } from '../text/origin.js';
import type { List, Value } from '../truth/value.js';
import type { Policy } from './policy.js';
import type { Term } from './term.js';

export interface Situation {
  /** The bucket's name. */
  readonly bucket: Term;
  /** `aws`, `aws-cn`, `aws-us-gov` … */
  readonly partition: string;
  /** The account that owns the bucket; a sign when it is not known. */
  readonly account: Term;
  /** The organization of that account, if it is known. */
  readonly organization?: string | undefined;
  /** Missing: the bucket has none. */
  readonly policy?: Policy | undefined;
  readonly acl: List<AclGrant>;
  readonly ownership: Value<ObjectOwnership>;
  readonly blocks: Blocks;
  /** Their place is that of the bucket itself. */
  readonly points: List<Point>;
  readonly encryption: DefaultEncryption;
  /** Policies around the bucket, where they are known. Missing: none is supposed, and the verdict says so where it rests on that. */
  readonly guardrails: Guardrails;
}

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** One grant of the bucket's ACL; canned ACLs are given as the grants that they stand for. */
export interface AclGrant {
  /** Where it is written: the canned ACL, or the grant. */
  readonly origin: Origin;
  readonly grantee: Value<Grantee>;
  readonly permission: Value<AclPermission>;
  /** As a person names it: `public-read`. */
  readonly says: string;
  /** Grants on the objects a canned ACL of an object stands for; otherwise on the bucket. */
  readonly on: 'bucket' | 'object';
}

export type Grantee =
  | { readonly group: 'AllUsers' | 'AuthenticatedUsers' | 'LogDelivery' }
  /** A canonical id or an e-mail address; whose account it is, is not known unless it is the owner's. */
  | { readonly user: string; readonly owner: boolean };

export type AclPermission = 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL';

/** Block Public Access on one level. */
export interface Block {
  readonly blockPublicAcls: Value<boolean>;
  readonly ignorePublicAcls: Value<boolean>;
  readonly blockPublicPolicy: Value<boolean>;
  readonly restrictPublicBuckets: Value<boolean>;
}

/** On every level: a setting is in force where one level has it on. */
export interface Blocks {
  readonly bucket: Block;
  /** The account's own, or its organization's. Missing: nothing is known of it; it is supposed to be off and the verdict says so. */
  readonly account?: Block | undefined;
}

/** An access point of the bucket. */
export interface Point {
  readonly arn: Term;
  readonly account: Term;
  /** `VPC`: it is reached from one VPC alone. */
  readonly network: Value<'Internet' | 'VPC'>;
  readonly vpc?: Term | undefined;
  readonly policy?: Policy | undefined;
  readonly block: Block;
  readonly origin: Origin;
}

export interface DefaultEncryption {
  readonly algorithm: Value<string>;
  /** The key's ARN, as far as it is known. */
  readonly key?: Term | undefined;
  /** Whether the bucket refuses encryption with customer-provided keys (SSE-C). */
  readonly customerKeysBlocked: Value<boolean>;
}

export interface Guardrails {
  readonly resourceControl?: readonly Policy[] | undefined;
  readonly serviceControl?: readonly Policy[] | undefined;
  readonly endpoint?: readonly Policy[] | undefined;
}
