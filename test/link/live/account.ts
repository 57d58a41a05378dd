import type { Json, Reply, Snapshot } from '../../../src/dialect/api/snapshot.js';
import { SCHEMA, VERSION } from '../../../src/dialect/api/snapshot.js';

export interface MadeBucket {
  readonly tags?: Readonly<Record<string, string>>;
  /** The stack that made it, and its logical id there. */
  readonly stack?: readonly [name: string, logicalId: string];
  readonly region?: string;
  readonly policy?: object;
  /** What other operations answered; what is missing here is not configured. */
  readonly replies?: Readonly<Record<string, Json | Reply>>;
}

export interface MadeAccount {
  readonly buckets: Readonly<Record<string, MadeBucket>>;
  /** All four settings of the account's own Block Public Access. */
  readonly blocked?: boolean;
  readonly accessPoints?: Readonly<Record<string, { readonly bucket: string; readonly policy?: object }>>;
  /** What the scan was asked for. */
  readonly only?: readonly string[];
}

export const ok = (value: Json): Reply => ({ state: 'ok', value });
export const denied = (action: string): Reply => ({ state: 'unknown', reason: 'denied', action, code: 'AccessDenied', http: 403 });

const ABSENT = [
  'GetPublicAccessBlock',
  'GetBucketPolicy',
  'GetBucketOwnershipControls',
  'GetBucketEncryption',
  'GetBucketLifecycleConfiguration',
  'GetBucketReplication',
  'GetObjectLockConfiguration',
  'GetBucketCors',
  'GetBucketWebsite',
  'GetBucketTagging',
];
const EMPTY = ['GetBucketVersioning', 'GetBucketLogging', 'GetBucketNotificationConfiguration', 'GetBucketAccelerateConfiguration'];

/** The text of a snapshot of accounts, each with everything read of its buckets. */
export function snapshotOf(accounts: Readonly<Record<string, MadeAccount>>): string {
  const snapshot: Snapshot = {
    schema: SCHEMA,
    version: VERSION,
    taken: { at: '2026-11-21T12:00:00Z', by: 's3lint 0.0.0' },
    accounts: Object.fromEntries(Object.entries(accounts).map(([id, account]) => [id, accountOf(id, account)])),
  };
  return JSON.stringify(snapshot, undefined, 2);
}

const ALL_ON = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

function accountOf(id: string, { buckets, blocked, accessPoints = {}, only }: MadeAccount): Snapshot['accounts'][string] {
  const complete = { global: { state: 'ok' } } as const;
  return {
    partition: 'aws',
    ...(only ? { only: { buckets: only } } : {}),
    listed: { 's3:ListBuckets': complete, 's3control:ListAccessPoints': complete },
    resources: {
      account: {
        [id]: {
          name: id,
          replies: { GetPublicAccessBlock: blocked ? ok({ PublicAccessBlockConfiguration: ALL_ON }) : { state: 'absent' } },
        },
      },
      accessPoint: Object.fromEntries(
        Object.entries(accessPoints).map(([name, { bucket, policy }]) => [
          `arn:aws:s3:eu-west-1:${id}:accesspoint/${name}`,
          {
            name,
            region: 'eu-west-1',
            replies: {
              ListAccessPoints: ok({ Name: name, Bucket: bucket, NetworkOrigin: 'Internet', BucketAccountId: id }),
              GetAccessPoint: ok({ Name: name, Bucket: bucket, PublicAccessBlockConfiguration: ALL_ON }),
              GetAccessPointPolicy: policy ? ok({ Policy: JSON.stringify(policy) }) : { state: 'absent' },
            },
          },
        ]),
      ),
      bucket: Object.fromEntries(Object.entries(buckets).map(([name, bucket]) => [`arn:aws:s3:::${name}`, bucketOf(id, name, bucket)])),
    },
  };
}

function bucketOf(account: string, name: string, { tags = {}, stack, region = 'eu-west-1', policy, replies = {} }: MadeBucket): ResourceOf {
  const all = {
    ...tags,
    ...(stack && {
      'aws:cloudformation:stack-name': stack[0],
      'aws:cloudformation:stack-id': `arn:aws:cloudformation:${region}:${account}:stack/${stack[0]}/${account.slice(0, 8)}`,
      'aws:cloudformation:logical-id': stack[1],
    }),
  };
  const tagging = Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
  return {
    name,
    region,
    replies: {
      ListBuckets: ok({ Name: name, BucketRegion: region }),
      ...Object.fromEntries(ABSENT.map((operation) => [operation, { state: 'absent' }])),
      ...Object.fromEntries(EMPTY.map((operation) => [operation, ok({})])),
      GetBucketAcl: ok({ Owner: { ID: 'owner' }, Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' }] }),
      ...(tagging.length > 0 ? { GetBucketTagging: ok({ TagSet: tagging }) } : {}),
      ...(policy ? { GetBucketPolicy: ok({ Policy: JSON.stringify(policy) }) } : {}),
      ...Object.fromEntries(Object.entries(replies).map(([operation, reply]) => [operation, isReply(reply) ? reply : ok(reply)])),
    } as Readonly<Record<string, Reply>>,
  };
}

type ResourceOf = NonNullable<Snapshot['accounts'][string]['resources']['bucket']>[string];

function isReply(reply: Json | Reply): reply is Reply {
  return typeof reply === 'object' && reply !== null && 'state' in reply;
}
