/**
 * What S3 does where nothing is written, on three floors:
 * - notDeclared: the whole setting is missing from a file, so S3 gives what a bucket created today gets;
 * - memberMissing: the setting is declared, this member of it is not;
 * - notConfigured: read back from S3 as not configured.
 *
 * Keys are model paths without list indexes. A member that is not here has no fallback: nothing happens, or nobody documents what.
 * Sources: S3 User Guide (UG) and API Reference, read April to October 2026; CloudFormation resource schemas (CFN) of May 2026.
 */

import type { SubjectKind } from './kinds.js';

export interface Fallback {
  readonly value?: unknown;
  /** What the value depends on. */
  readonly assumed?: string;
  /** Why there is no saying. */
  readonly unknown?: string;
}

export interface Floors {
  readonly notDeclared: Fallback;
  readonly memberMissing: Fallback;
  readonly notConfigured: Fallback;
}

function always(value: unknown): Floors {
  return { notDeclared: { value }, memberMissing: { value }, notConfigured: { value } };
}

const SINCE_2023 = 'the bucket was created after April 2023';

/** Heads-Up: Amazon S3 Security Changes Are Coming in April 2023 (AWS News Blog); PutPublicAccessBlock replaces the whole document. */
const blockSetting: Floors = {
  notDeclared: { value: true, assumed: SINCE_2023 },
  memberMissing: { value: false },
  notConfigured: { value: false },
};

/** UG access-points: all four are on where nothing is said, fixed at creation. What a partial block means is documented for Terraform alone. */
const pointSetting: Floors = {
  notDeclared: { value: true },
  memberMissing: { unknown: 'not set in the block that is written, and what that means is not documented' },
  notConfigured: { value: true },
};

const pointSettings = {
  'publicAccessBlock.blockPublicAcls': pointSetting,
  'publicAccessBlock.ignorePublicAcls': pointSetting,
  'publicAccessBlock.blockPublicPolicy': pointSetting,
  'publicAccessBlock.restrictPublicBuckets': pointSetting,
} as const;

/** Terraform aws_s3_account_public_access_block: a member left out is off. An account without the setting has none of it (API GetPublicAccessBlock). */
const accountSetting: Floors = {
  notDeclared: { unknown: 'not declared here, and the account may have it from elsewhere' },
  memberMissing: { value: false },
  notConfigured: { value: false },
};

/** EC2 API InstanceMetadataOptionsRequest: optional, unless the image or the account demands tokens. */
const tokens: Floors = {
  notDeclared: { value: 'optional', assumed: 'neither the image nor the account demands tokens' },
  memberMissing: { value: 'optional', assumed: 'neither the image nor the account demands tokens' },
  notConfigured: { unknown: 'not read' },
};

export const defaults: { readonly [K in SubjectKind]?: Readonly<Record<string, Floors>> } = {
  bucket: {
    'publicAccessBlock.blockPublicAcls': blockSetting,
    'publicAccessBlock.ignorePublicAcls': blockSetting,
    'publicAccessBlock.blockPublicPolicy': blockSetting,
    'publicAccessBlock.restrictPublicBuckets': blockSetting,
    /** UG about-object-ownership: disabled ACLs are the default since April 2023; GetBucketOwnershipControls answers NotFound for ObjectWriter. */
    'ownership.objectOwnership': {
      notDeclared: { value: 'BucketOwnerEnforced', assumed: SINCE_2023 },
      memberMissing: { unknown: 'not set in the ownership controls' },
      notConfigured: { value: 'ObjectWriter' },
    },
    'acl.canned': always('private'),
    'acl.apart': always(false),
    'versioning.status': always('Disabled'),
    'versioning.mfaDelete': always('Disabled'),
    /** UG default-encryption-faq: every bucket has SSE-S3 since 2023-01-05. */
    'encryption.algorithm': always('AES256'),
    'encryption.bucketKey': always(false),
    'naming.namespace': always('global'),
    'objectLock.enabledAtCreation': always(false),
    'lifecycle.transitionMinimumSize': always('all_storage_classes_128K'),
    'lifecycle.rules.expiration.deleteMarkers': always(false),
    'replication.rules.selectKmsObjects': always('Disabled'),
    'replication.rules.replicaModifications': always('Disabled'),
    'replication.rules.destination.timeControl': always('Disabled'),
    'replication.rules.destination.metrics': always('Disabled'),
    /** UG notification-how-to: EventBridge gets events where it is switched on. */
    'notification.eventBridge': always(false),
    /** UG buckets-tagging-enable-abac: off for every bucket until it is enabled. */
    'abac.status': always('Disabled'),
  },
  accessPoint: pointSettings,
  multiRegionAccessPoint: pointSettings,
  objectLambdaAccessPoint: pointSettings,
  directoryAccessPoint: pointSettings,
  account: {
    'publicAccessBlock.blockPublicAcls': accountSetting,
    'publicAccessBlock.ignorePublicAcls': accountSetting,
    'publicAccessBlock.blockPublicPolicy': accountSetting,
    'publicAccessBlock.restrictPublicBuckets': accountSetting,
  },
  /** UG directory-buckets-overview: SSE-S3, and bucket keys that cannot be switched off. */
  directoryBucket: { 'encryption.algorithm': always('AES256'), 'encryption.bucketKey': always(true) },
  /** UG s3-tables: SSE-S3 where nothing else is said. */
  tableBucket: { 'encryption.algorithm': always('AES256') },
  /** CFN AWS::S3Vectors::VectorBucket. */
  vectorBucket: { 'encryption.algorithm': always('AES256') },
  /** CFN AWS::KMS::Key. */
  key: {
    'rotation.enabled': always(false),
    'rotation.days': always(365),
    'material.spec': always('SYMMETRIC_DEFAULT'),
    'material.usage': always('ENCRYPT_DECRYPT'),
    'material.origin': always('AWS_KMS'),
    'material.multiRegion': always(false),
    'lifetime.deletionDays': always(30),
  },
  /** CFN AWS::CloudTrail::Trail, EventSelector. */
  trail: {
    'logging.multiRegion': always(false),
    'logging.fileValidation': always(false),
    'selectors.basic.readWrite': always('All'),
    'selectors.basic.managementEvents': always(true),
  },
  /** CFN AWS::EC2::VPCEndpoint: gateway where no type is given. */
  endpoint: { 'service.type': always('Gateway') },
  /** CFN AWS::CodeBuild::Project, Artifacts and EnvironmentVariable. */
  build: {
    'environment.variables.type': always('PLAINTEXT'),
    'artifacts.encryptionDisabled': always(false),
    'secondaryArtifacts.encryptionDisabled': always(false),
  },
  instance: { 'metadataService.tokens': tokens },
  launchTemplate: { 'metadataService.tokens': tokens },
};
