/** A bucket of the model as the policy engine sees it. */

import type { Policy } from '../policy/policy.js';
import type { AclGrant, Block, Blocks, DefaultEncryption, ObjectOwnership, Situation } from '../policy/situation.js';
import { lookingLike, termOf } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import { cannedGrants, granteeOf } from '../policy/acl.js';
import type { Facts } from './facts.js';
import type { Account, Bucket } from './subjects.js';

/** A text value as a term. What is wholly unknown is a sign that equals nothing. */
export function termOfValue(value: Value<string>, place: string): Term {
  const text = textOf(value);
  if (text) return termOf(text, place);
  if (value.kind === 'known') return value.value === '' ? [] : [value.value];
  return [{ kind: 'sign', key: `?${place}`, says: 'an unknown text', looks: 'anything', reason: value.kind === 'unknown' ? value.reason : 'not written' }];
}

/** The account that something belongs to: whichever it is, it is one. */
export function termOfAccount(account: Value<string>, place: string): Term {
  return lookingLike('account', termOfValue(account, place));
}

function textOf(value: Value<string>): Mapped | undefined {
  return value.kind === 'absent' ? undefined : value.text;
}

/** AWS's partitions by the beginning of their Regions (AWS General Reference, read October 2026). */
export function partitionOf(region: Value<string>, policy: Policy | undefined): string {
  const known = region.kind === 'known' ? region.value : '';
  if (known.startsWith('cn-')) return 'aws-cn';
  if (known.startsWith('us-gov-')) return 'aws-us-gov';
  if (known.startsWith('eusc-')) return 'aws-eusc';
  return known === '' ? (spoken(policy) ?? 'aws') : 'aws';
}

/** The partition of which all of a policy's resources speak. */
function spoken(policy: Policy | undefined): string | undefined {
  const all = new Set<string | undefined>();
  for (const { resource } of policy?.statements.items ?? []) {
    for (const { term } of resource?.items.items ?? []) {
      const partition = typeof term[0] === 'string' ? /^arn:(aws[a-z-]*):s3:/.exec(term[0])?.[1] : undefined;
      if (partition !== undefined) all.add(partition);
    }
  }
  return all.size === 1 ? [...all][0] : undefined;
}

/** The parts of a situation that a bucket in sight tells. */
export function situationOf(
  bucket: Bucket,
  name: Term,
  policy: Policy | undefined,
  account: Account | undefined,
  facts: Facts,
  unread?: string,
): Omit<Situation, 'points' | 'guardrails'> {
  return {
    bucket: name,
    partition: partitionOf(bucket.region, policy),
    account: termOfAccount(bucket.account, `${bucket.identity}.account`),
    organization: facts.organization,
    policy,
    acl: aclOf(bucket),
    ownership: bucket.ownership.objectOwnership as Value<ObjectOwnership>,
    blocks: { bucket: bucket.publicAccessBlock, account: accountBlock(account, facts, bucket.naming.origin, unread) },
    encryption: encryptionOf(bucket),
  };
}

const NOT_HERE = 'the bucket, which is not in this scan,';

/** A bucket of which only the policy is in sight: nothing is supposed to shield it, and every verdict on that says so. */
export function situationOutOfSight(
  name: Term,
  policy: Policy,
  at: Pick<Bucket, 'account' | 'region'> & { readonly key: string },
  facts: Facts,
): Omit<Situation, 'points'> {
  const { origin } = policy;
  const off = new Absent(false, origin, `${NOT_HERE} has no Block Public Access that stops it`);
  const block: Block = { blockPublicAcls: off, ignorePublicAcls: off, blockPublicPolicy: off, restrictPublicBuckets: off };
  return {
    bucket: name,
    partition: partitionOf(at.region, policy),
    account: termOfAccount(at.account, `${at.key}.account`),
    organization: facts.organization,
    policy,
    acl: { items: [], origin },
    ownership: new Absent<ObjectOwnership>('BucketOwnerEnforced', origin, `${NOT_HERE} was created after April 2023`),
    blocks: { bucket: block, account: accountBlock(undefined, facts, origin) },
    encryption: {
      algorithm: new Absent('AES256', origin, `${NOT_HERE} has no default encryption of its own`),
      customerKeysBlocked: new Unknown<boolean>('a setting of the bucket, which is not in this scan', origin),
    },
    guardrails: {},
  };
}

/** What the account has of its own: as declared beside the bucket, else as the user tells. */
function accountBlock(account: Account | undefined, facts: Facts, at: Origin, unread?: string): Blocks['account'] {
  if (account) return account.publicAccessBlock;
  const { blockPublicAccess: told = 'unknown' } = facts;
  if (told === 'unknown' && unread === undefined) return undefined;
  const origin: Origin = { ...at, label: "the account's Block Public Access" };
  const setting =
    told === 'unknown' ? new Unknown<boolean>(`not known: ${unread}`, origin) : new Known(told === 'all', origin, 'as the configuration says of the account');
  return { blockPublicAcls: setting, ignorePublicAcls: setting, blockPublicPolicy: setting, restrictPublicBuckets: setting };
}

export function aclOf({ acl }: Bucket): List<AclGrant> {
  const { canned, grants } = acl;
  const written: AclGrant[] = grants.items.map(({ grantee, permission }) => {
    const who = granteeOf(grantee);
    return {
      origin: grantee.origin,
      grantee: who,
      permission,
      says: `${grantee.kind === 'known' ? grantee.value : 'unknown grantee'} ${permission.kind === 'known' ? permission.value : ''}`.trim(),
      on: 'bucket',
    };
  });
  if (canned.kind === 'unknown') return { items: written, open: new Unknown<never>(canned.reason, canned.origin), origin: canned.origin };
  const name = canned.kind === 'known' ? canned.value : (canned.fallback ?? 'private');
  return { items: [...cannedGrants(name, canned.origin), ...written], ...(grants.open ? { open: grants.open } : {}), origin: canned.origin };
}

/** S3 User Guide, blocking SSE-C, read October 2026: new buckets block it since April 2026, but for two Regions; NONE allows it. */
function encryptionOf({ encryption, region, identity, readBack }: Bucket): DefaultEncryption {
  const { blockedTypes, algorithm, key } = encryption;
  const keyTerm = key.name.kind === 'absent' ? undefined : termOfValue(key.name, `${identity}.encryption.key`);
  return { algorithm, key: keyTerm, customerKeysBlocked: customerKeysBlocked(blockedTypes, encryption, region, readBack) };
}

const WITHOUT_DEFAULT: ReadonlySet<string> = new Set(['me-south-1', 'me-central-1']);

function customerKeysBlocked(
  blocked: Bucket['encryption']['blockedTypes'],
  encryption: Bucket['encryption'],
  region: Value<string>,
  readBack: boolean,
): Value<boolean> {
  const { origin } = blocked;
  const written = blocked.items.find((one) => one.is('SSE-C').truth === 'yes') ?? blocked.items.find((one) => one.is('NONE').truth === 'yes');
  if (written) return new Known(written.is('SSE-C').truth === 'yes', written.origin);
  if (blocked.open ?? blocked.items.length > 0)
    return new Unknown<boolean>(blocked.open?.reason ?? 'written as a type of encryption that is not known', origin);
  const declared = encryption.isWritten();
  if (declared.truth === 'unknown') return new Unknown<boolean>('a part of the encryption, which cannot be told', origin);
  // Where S3 blocks it, it says so.
  if (readBack) return new Absent(false, origin);
  if (declared.truth === 'yes')
    return new Unknown<boolean>('not set in the encryption that is written: whether S3 then blocks SSE-C is not documented', origin);
  if (region.kind === 'known' && WITHOUT_DEFAULT.has(region.value))
    return new Absent(false, origin, `buckets in ${region.value} do not block SSE-C by default`);
  return new Absent(true, origin, 'the bucket was created after April 2026');
}
