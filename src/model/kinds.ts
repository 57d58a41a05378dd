/** What a declaration can be about. Rules name one of them in `on`. */
export const subjectKinds = [
  'accessGrant',
  'accessGrantsInstance',
  'accessGrantsLocation',
  'accessPoint',
  'account',
  'bucket',
  'build',
  'deliveryChannel',
  'directoryAccessPoint',
  'directoryBucket',
  'distribution',
  'endpoint',
  'eventDataStore',
  'fileSystem',
  'flowLog',
  'group',
  'identityPolicy',
  'instance',
  'key',
  'lambda',
  'launchTemplate',
  'loadBalancer',
  'multiRegionAccessPoint',
  'object',
  'objectLambdaAccessPoint',
  'organizationPolicy',
  'originAccessControl',
  'originAccessIdentity',
  'outpostsAccessPoint',
  'outpostsBucket',
  'permission',
  'queue',
  'role',
  'storageLens',
  'table',
  'tableBucket',
  'task',
  'topic',
  'trail',
  'user',
  'vault',
  'vectorBucket',
  'vectorIndex',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Those that hold identity policies, all under the facet `policies`. */
export const identityKinds = ['role', 'user', 'group', 'identityPolicy'] as const satisfies readonly SubjectKind[];

/** Those that run code, with credentials to find or to be lost. */
export const workloadKinds = ['lambda', 'task', 'instance', 'launchTemplate', 'build'] as const satisfies readonly SubjectKind[];
