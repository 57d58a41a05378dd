/**
 * aws_s3_bucket repeats what S3 tells of a bucket: in a state, and in the plan of a bucket that is there, its old blocks hold what other
 * resources have set. Where one of those is at hand it says it; what is told beside it is what was read before.
 */

import { own } from '../../../text/own.js';
import { at, isList, listAt, textAt } from './json.js';
import type { Json } from './json.js';
import type { PlanInstance } from './instance.js';
import { isTakenAway } from './told.js';

/** Of which type others may say something. */
export function isSpokenFor(type: string): boolean {
  return type === 'aws_s3_bucket';
}

/** How the types begin that say a facet of a bucket. */
const OF_A_BUCKET = 'aws_s3_bucket_';

/** By whom an argument of aws_s3_bucket is said today. */
const SAID_BY: Readonly<Record<string, string>> = {
  acceleration_status: 'accelerate_configuration',
  acl: 'acl',
  cors_rule: 'cors_configuration',
  grant: 'acl',
  lifecycle_rule: 'lifecycle_configuration',
  logging: 'logging',
  object_lock_configuration: 'object_lock_configuration',
  policy: 'policy',
  replication_configuration: 'replication_configuration',
  request_payer: 'request_payment_configuration',
  server_side_encryption_configuration: 'server_side_encryption_configuration',
  versioning: 'versioning',
  website: 'website_configuration',
};

export class Elsewhere {
  readonly #named = new Map<string, ReadonlySet<string>>();
  #taken: readonly Json[] | undefined;

  /** @param changes some of which take a resource away: what a bucket tells of that holds no longer */
  constructor(
    private readonly managed: (type: string) => readonly PlanInstance[],
    private readonly changes: readonly Json[],
  ) {}

  /** Of a bucket that is there: of a new one nothing is told. What S3 does for everybody nobody need have said. */
  says({ told }: PlanInstance, argument: string): boolean {
    if (!isSpokenFor(told.type)) return false;
    if (isDefault(argument, own(told.values, argument))) return true;
    const suffix = own(SAID_BY, argument);
    if (suffix === undefined) return false;
    const buckets = this.#bucketsOf(OF_A_BUCKET + suffix);
    return [textAt(told.values, 'bucket'), textAt(told.values, 'id')].some((name) => name !== undefined && buckets.has(name));
  }

  /** Which buckets the resources of a type name. */
  #bucketsOf(type: string): ReadonlySet<string> {
    let buckets = this.#named.get(type);
    if (!buckets) {
      const here = this.managed(type).flatMap(({ told }) => textAt(told.values, 'bucket') ?? []);
      this.#taken ??= this.changes.filter((change) => isOfABucket(change) && isTakenAway(change));
      const gone = this.#taken.flatMap((change) => (textAt(change, 'type') === type ? (textAt(change, 'change', 'before', 'bucket') ?? []) : []));
      buckets = new Set([...here, ...gone]);
      this.#named.set(type, buckets);
    }
    return buckets;
  }
}

function isOfABucket(change: Json): boolean {
  const type = at(change, 'type');
  return typeof type === 'string' && type.startsWith(OF_A_BUCKET);
}

/** Whether S3 tells of a bucket what it does where nothing was ever set. */
function isDefault(argument: string, value: Json | undefined): boolean {
  switch (argument) {
    case 'versioning':
      return at(one(value), 'enabled') === false && at(one(value), 'mfa_delete') !== true;
    case 'server_side_encryption_configuration': {
      const rule = one(at(one(value), 'rule'));
      return textAt(one(at(rule, 'apply_server_side_encryption_by_default')), 'sse_algorithm') === 'AES256' && at(rule, 'bucket_key_enabled') !== true;
    }
    case 'grant': {
      const grant = one(value);
      const rights = listAt(grant, 'permissions');
      return textAt(grant, 'type') === 'CanonicalUser' && rights.length === 1 && rights[0] === 'FULL_CONTROL';
    }
    case 'request_payer':
      return value === 'BucketOwner';
    case 'acl':
      return value === 'private';
    case 'object_lock_enabled':
      return value === false;
    default:
      return false;
  }
}

/** The only item of a list. */
function one(value: Json | undefined): Json | undefined {
  return isList(value) && value.length === 1 ? value[0] : undefined;
}
