/**
 * What S3 does where nothing is written, on three floors:
 * - notDeclared: the whole setting is missing from a file, so S3 gives what a bucket created today gets;
 * - memberMissing: the setting is declared, this member of it is not;
 * - notConfigured: read back from S3 as not configured.
 *
 * Keys are model paths without list indexes. Sources: S3 User Guide and API Reference, read April to October 2026.
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
  },
  key: { 'rotation.enabled': always(false) },
};
