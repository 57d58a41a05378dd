/** Buckets as people configure them: what is put in each, and what S3 then has to say of it. All else of a bucket is as it was created. */

export const [HOME, OTHER] = ['123456789012', '222222222222'];
export const [EAST, WEST] = ['us-east-1', 'eu-west-1'];

export interface Seed {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly create?: Readonly<Record<string, unknown>>;
  /** Operations that write, with their input besides the bucket. */
  readonly put: readonly (readonly [operation: string, input: Readonly<Record<string, unknown>>])[];
  /** What a scan keeps of it, by operation: at least these members. */
  readonly told: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Facet = readonly [write: string, input: Readonly<Record<string, unknown>>, read: string, told: Readonly<Record<string, unknown>>];

function seed(name: string, region: string, ...facets: readonly Facet[]): Seed {
  return {
    name,
    region,
    account: HOME,
    put: facets.map(([write, input]) => [write, input] as const),
    told: Object.fromEntries(facets.map(([, , read, told]) => [read, told] as const)),
  };
}

function versioning(Status: string): Facet {
  return ['PutBucketVersioning', { VersioningConfiguration: { Status } }, 'GetBucketVersioning', { Status }];
}

function block(all: boolean, policies = all): Facet {
  const PublicAccessBlockConfiguration = { BlockPublicAcls: all, IgnorePublicAcls: all, BlockPublicPolicy: policies, RestrictPublicBuckets: policies };
  return ['PutPublicAccessBlock', { PublicAccessBlockConfiguration }, 'GetPublicAccessBlock', { PublicAccessBlockConfiguration }];
}

function policy(Effect: string, bucket: string, more: Readonly<Record<string, unknown>> = {}): Facet {
  const Resource = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Principal: '*', Action: 's3:*', Resource, ...more }] });
  return ['PutBucketPolicy', { Policy }, 'GetBucketPolicy', { Policy }];
}

function ownership(ObjectOwnership: string): Facet {
  const OwnershipControls = { Rules: [{ ObjectOwnership }] };
  return ['PutBucketOwnershipControls', { OwnershipControls }, 'GetBucketOwnershipControls', { OwnershipControls }];
}

function acl(ACL: string, ...grants: readonly (readonly [group: string, permission: string])[]): Facet {
  const Grants = grants.map(([group, Permission]) => ({ Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/${group}` }, Permission }));
  return ['PutBucketAcl', { ACL }, 'GetBucketAcl', { Grants: [{ Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }, ...Grants] }];
}

function encryption(byDefault: Readonly<Record<string, unknown>>, BucketKeyEnabled: boolean): Facet {
  const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled }] };
  return ['PutBucketEncryption', { ServerSideEncryptionConfiguration }, 'GetBucketEncryption', { ServerSideEncryptionConfiguration }];
}

function logging(TargetBucket: string): Facet {
  const LoggingEnabled = { TargetBucket, TargetPrefix: 'of-the-day/' };
  return ['PutBucketLogging', { BucketLoggingStatus: { LoggingEnabled } }, 'GetBucketLogging', { LoggingEnabled }];
}

function lifecycle(rule: Readonly<Record<string, unknown>>): Facet {
  const Rules = [{ ID: 'only', Status: 'Enabled', Filter: { Prefix: 'old/' }, ...rule }];
  return ['PutBucketLifecycleConfiguration', { LifecycleConfiguration: { Rules } }, 'GetBucketLifecycleConfiguration', { Rules }];
}

function replication(target: string): Facet {
  const rule = { ID: 'all', Status: 'Enabled', Priority: 1, Filter: { Prefix: '' }, DeleteMarkerReplication: { Status: 'Disabled' } };
  const ReplicationConfiguration = { Role: `arn:aws:iam::${HOME}:role/replicator`, Rules: [{ ...rule, Destination: { Bucket: `arn:aws:s3:::${target}` } }] };
  return ['PutBucketReplication', { ReplicationConfiguration }, 'GetBucketReplication', { ReplicationConfiguration }];
}

function cors(...AllowedOrigins: readonly string[]): Facet {
  const CORSRules = [{ AllowedOrigins, AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['*'], MaxAgeSeconds: 600 }];
  return ['PutBucketCors', { CORSConfiguration: { CORSRules } }, 'GetBucketCors', { CORSRules }];
}

function website(): Facet {
  const WebsiteConfiguration = { IndexDocument: { Suffix: 'start.html' }, ErrorDocument: { Key: 'sorry.html' } };
  return ['PutBucketWebsite', { WebsiteConfiguration }, 'GetBucketWebsite', WebsiteConfiguration];
}

function notification(region: string): Facet {
  const NotificationConfiguration = {
    QueueConfigurations: [{ Id: 'mill', QueueArn: `arn:aws:sqs:${region}:${HOME}:mill`, Events: ['s3:ObjectCreated:*'] }],
    LambdaFunctionConfigurations: [{ Id: 'small', LambdaFunctionArn: `arn:aws:lambda:${region}:${HOME}:function:shrink`, Events: ['s3:ObjectCreated:Put'] }],
    TopicConfigurations: [{ Id: 'desk', TopicArn: `arn:aws:sns:${region}:${HOME}:desk`, Events: ['s3:ObjectRemoved:Delete'] }],
  };
  return ['PutBucketNotificationConfiguration', { NotificationConfiguration }, 'GetBucketNotificationConfiguration', NotificationConfiguration];
}

function tags(tagged: Readonly<Record<string, string>>): Facet {
  const TagSet = Object.entries(tagged).map(([Key, Value]) => ({ Key, Value }));
  return ['PutBucketTagging', { Tagging: { TagSet } }, 'GetBucketTagging', { TagSet }];
}

function accelerate(): Facet {
  return ['PutBucketAccelerateConfiguration', { AccelerateConfiguration: { Status: 'Enabled' } }, 'GetBucketAccelerateConfiguration', { Status: 'Enabled' }];
}

function inventory(target: string): Facet {
  const InventoryConfiguration = {
    Id: 'weekly',
    IsEnabled: true,
    IncludedObjectVersions: 'All',
    Schedule: { Frequency: 'Weekly' },
    Destination: { S3BucketDestination: { Bucket: `arn:aws:s3:::${target}`, Format: 'CSV' } },
  };
  const told = { InventoryConfigurationList: [InventoryConfiguration] };
  return ['PutBucketInventoryConfiguration', { Id: 'weekly', InventoryConfiguration }, 'ListBucketInventoryConfigurations', told];
}

const tlsOnly = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const locked = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } } };

export const seeds: readonly Seed[] = [
  seed('plain', EAST),
  seed('plain-west', WEST),
  seed('versioned', WEST, versioning('Enabled')),
  seed('suspended', EAST, versioning('Suspended')),
  seed('blocked', EAST, block(true)),
  seed('half-blocked', WEST, block(true, false)),
  seed('not-blocked', EAST, block(false)),
  seed('tls-only', EAST, policy('Deny', 'tls-only', tlsOnly)),
  seed('open-policy', WEST, policy('Allow', 'open-policy')),
  seed('enforced', EAST, ownership('BucketOwnerEnforced')),
  seed('public-read', EAST, ownership('ObjectWriter'), acl('public-read', ['global/AllUsers', 'READ'])),
  seed('any-customer', WEST, acl('authenticated-read', ['global/AuthenticatedUsers', 'READ'])),
  seed('under-key', EAST, encryption({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:us-east-1:${HOME}:alias/chest` }, true)),
  seed('under-s3-key', WEST, encryption({ SSEAlgorithm: 'AES256' }, false)),
  // Of the two permissions that this gives the log service moto tells one.
  seed('log-target', EAST, acl('log-delivery-write', ['s3/LogDelivery', 'READ_ACP'])),
  seed('logged', EAST, logging('log-target')),
  seed('short-lived', EAST, lifecycle({ Expiration: { Days: 9 } })),
  seed('tidied', WEST, lifecycle({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, NoncurrentVersionExpiration: { NoncurrentDays: 40 } })),
  seed('replicated', EAST, versioning('Enabled'), replication('versioned')),
  {
    ...seed('locked', EAST, [
      'PutObjectLockConfiguration',
      { ObjectLockConfiguration: locked },
      'GetObjectLockConfiguration',
      { ObjectLockConfiguration: locked },
    ]),
    create: { ObjectLockEnabledForBucket: true },
  },
  seed('open-to-scripts', EAST, cors('*')),
  seed('site', WEST, website()),
  seed('tells-news', EAST, notification(EAST)),
  seed('tagged', EAST, tags({ team: 'harbour', stage: 'production' })),
  seed('quick', WEST, accelerate()),
  seed('counted', EAST, inventory('log-target')),
  seed('with.dots.in.it', WEST, versioning('Enabled'), block(true), tags({ 'a b': 'c & d <e>' })),
  { ...seed('theirs', EAST, versioning('Enabled')), account: OTHER },
  { ...seed('theirs-west', WEST, policy('Deny', 'theirs-west', tlsOnly), ownership('BucketOwnerPreferred')), account: OTHER },
];
