/** Every subject a rule can be about: its shape, and what a rule sees of it. */

import type { Answer } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import type { BucketAccess } from './access.js';
import type { Contested } from './contested.js';
import {
  accessGrant,
  accessGrantsInstance,
  accessGrantsLocation,
  accessPoint,
  directoryAccessPoint,
  multiRegionAccessPoint,
  objectLambdaAccessPoint,
  outpostsAccessPoint,
} from './access-point.js';
import { bucket } from './bucket.js';
import { deliveryChannel, eventDataStore, flowLog, loadBalancer, queue, storageLens, topic, trail } from './delivery.js';
import { group, identityPolicy, key, role, user } from './identity.js';
import { distribution, endpoint, originAccessControl, originAccessIdentity } from './network.js';
import { directoryBucket, fileSystem, outpostsBucket, table, tableBucket, vectorBucket, vectorIndex } from './other-buckets.js';
import { account, object, organizationPolicy, vault } from './storage.js';
import { input, provider } from './tooling.js';
import { build, instance, lambda, launchTemplate, permission, task } from './workload.js';
import type { SubjectKind } from './kinds.js';
import type { Recorders } from './recorders.js';
import type { ModelOf, Shape } from './shape.js';

const made = {
  accessGrant,
  accessGrantsInstance,
  accessGrantsLocation,
  accessPoint,
  account,
  bucket,
  build,
  deliveryChannel,
  directoryAccessPoint,
  directoryBucket,
  distribution,
  endpoint,
  eventDataStore,
  fileSystem,
  flowLog,
  group,
  identityPolicy,
  input,
  instance,
  key,
  lambda,
  launchTemplate,
  loadBalancer,
  multiRegionAccessPoint,
  object,
  objectLambdaAccessPoint,
  organizationPolicy,
  originAccessControl,
  originAccessIdentity,
  outpostsAccessPoint,
  outpostsBucket,
  permission,
  provider,
  queue,
  role,
  storageLens,
  table,
  tableBucket,
  task,
  topic,
  trail,
  user,
  vault,
  vectorBucket,
  vectorIndex,
} as const satisfies { readonly [K in SubjectKind]: () => Shape };

/** The shape of every subject. */
export type Shapes = { readonly [K in SubjectKind]: ReturnType<(typeof made)[K]> };

const known: { -readonly [K in SubjectKind]?: Shapes[K] } = {};

/** The shape of a subject, made when the first of its kind is met: most files declare few kinds. */
export function shapeOf<K extends SubjectKind>(kind: K): Shapes[K] {
  return (known[kind] ??= made[kind]() as Shapes[K]);
}

type Facets<S extends Shape> = { readonly [N in keyof S]: ModelOf<S[N]> };

/** What every subject has besides its facets. */
export interface Common {
  readonly kind: SubjectKind;
  /** Unique in the scan: two views with the same identity are the same declaration. */
  readonly identity: string;
  /** As its users write it: a logical id, `aws_s3_bucket.b["x"]`, an ARN. */
  readonly address: string;
  /** The short name for sentences. */
  readonly says: string;
  /** `AWS::S3::Bucket`, `aws_s3_bucket`. */
  readonly type: string;
  readonly region: Value<string>;
  readonly account: Value<string>;
  /** It was read back from where it stands; otherwise a file asks for it. */
  readonly readBack: boolean;
}

/** What a bucket is used for, inferred from the rest of the estate. */
export interface Roles {
  /** Of server access logs. */
  readonly logTarget: Answer;
  /** Of application or classic load balancers, which cannot write with a key either. */
  readonly balancerLogTarget: Answer;
  readonly deliveryTarget: Answer;
  readonly websiteOrigin: Answer;
  readonly cdnOrigin: Answer;
  readonly cdnLogTarget: Answer;
  readonly replica: Answer;
  readonly stateStore: Answer;
}

export const roleNames = [
  'balancerLogTarget',
  'cdnLogTarget',
  'cdnOrigin',
  'deliveryTarget',
  'logTarget',
  'replica',
  'stateStore',
  'websiteOrigin',
] as const satisfies readonly (keyof Roles)[];

export interface AccessGrant extends Common, Facets<ReturnType<typeof accessGrant>> {
  readonly kind: 'accessGrant';
}
export interface AccessGrantsInstance extends Common, Facets<ReturnType<typeof accessGrantsInstance>> {
  readonly kind: 'accessGrantsInstance';
}
export interface AccessGrantsLocation extends Common, Facets<ReturnType<typeof accessGrantsLocation>> {
  readonly kind: 'accessGrantsLocation';
}
export interface AccessPoint extends Common, Facets<ReturnType<typeof accessPoint>> {
  readonly kind: 'accessPoint';
}
export interface Account extends Common, Facets<ReturnType<typeof account>> {
  readonly kind: 'account';
}
export interface Bucket extends Common, Facets<ReturnType<typeof bucket>> {
  readonly kind: 'bucket';
  readonly roles: Roles;
  /** Who can do what with it. */
  readonly access: BucketAccess;
  /** Settings that several declarations claim. */
  readonly contested: readonly Contested[];
  /** Trails and the like. */
  readonly recorders: Recorders;
}
export interface Build extends Common, Facets<ReturnType<typeof build>> {
  readonly kind: 'build';
}
export interface DeliveryChannel extends Common, Facets<ReturnType<typeof deliveryChannel>> {
  readonly kind: 'deliveryChannel';
}
export interface DirectoryAccessPoint extends Common, Facets<ReturnType<typeof directoryAccessPoint>> {
  readonly kind: 'directoryAccessPoint';
}
export interface DirectoryBucket extends Common, Facets<ReturnType<typeof directoryBucket>> {
  readonly kind: 'directoryBucket';
}
export interface Distribution extends Common, Facets<ReturnType<typeof distribution>> {
  readonly kind: 'distribution';
}
export interface Endpoint extends Common, Facets<ReturnType<typeof endpoint>> {
  readonly kind: 'endpoint';
}
export interface EventDataStore extends Common, Facets<ReturnType<typeof eventDataStore>> {
  readonly kind: 'eventDataStore';
}
export interface FileSystem extends Common, Facets<ReturnType<typeof fileSystem>> {
  readonly kind: 'fileSystem';
}
export interface FlowLog extends Common, Facets<ReturnType<typeof flowLog>> {
  readonly kind: 'flowLog';
}
export interface Group extends Common, Facets<ReturnType<typeof group>> {
  readonly kind: 'group';
}
export interface IdentityPolicy extends Common, Facets<ReturnType<typeof identityPolicy>> {
  readonly kind: 'identityPolicy';
}
export interface Input extends Common, Facets<ReturnType<typeof input>> {
  readonly kind: 'input';
}
export interface Instance extends Common, Facets<ReturnType<typeof instance>> {
  readonly kind: 'instance';
}
export interface Key extends Common, Facets<ReturnType<typeof key>> {
  readonly kind: 'key';
}
export interface Lambda extends Common, Facets<ReturnType<typeof lambda>> {
  readonly kind: 'lambda';
}
export interface LaunchTemplate extends Common, Facets<ReturnType<typeof launchTemplate>> {
  readonly kind: 'launchTemplate';
}
export interface LoadBalancer extends Common, Facets<ReturnType<typeof loadBalancer>> {
  readonly kind: 'loadBalancer';
}
export interface MultiRegionAccessPoint extends Common, Facets<ReturnType<typeof multiRegionAccessPoint>> {
  readonly kind: 'multiRegionAccessPoint';
}
export interface StoredObject extends Common, Facets<ReturnType<typeof object>> {
  readonly kind: 'object';
}
export interface ObjectLambdaAccessPoint extends Common, Facets<ReturnType<typeof objectLambdaAccessPoint>> {
  readonly kind: 'objectLambdaAccessPoint';
}
export interface OrganizationPolicy extends Common, Facets<ReturnType<typeof organizationPolicy>> {
  readonly kind: 'organizationPolicy';
}
export interface OriginAccessControl extends Common, Facets<ReturnType<typeof originAccessControl>> {
  readonly kind: 'originAccessControl';
}
export interface OriginAccessIdentity extends Common, Facets<ReturnType<typeof originAccessIdentity>> {
  readonly kind: 'originAccessIdentity';
}
export interface OutpostsAccessPoint extends Common, Facets<ReturnType<typeof outpostsAccessPoint>> {
  readonly kind: 'outpostsAccessPoint';
}
export interface OutpostsBucket extends Common, Facets<ReturnType<typeof outpostsBucket>> {
  readonly kind: 'outpostsBucket';
}
export interface Permission extends Common, Facets<ReturnType<typeof permission>> {
  readonly kind: 'permission';
}
export interface Provider extends Common, Facets<ReturnType<typeof provider>> {
  readonly kind: 'provider';
}
export interface Queue extends Common, Facets<ReturnType<typeof queue>> {
  readonly kind: 'queue';
}
export interface Role extends Common, Facets<ReturnType<typeof role>> {
  readonly kind: 'role';
}
export interface StorageLens extends Common, Facets<ReturnType<typeof storageLens>> {
  readonly kind: 'storageLens';
}
export interface Table extends Common, Facets<ReturnType<typeof table>> {
  readonly kind: 'table';
}
export interface TableBucket extends Common, Facets<ReturnType<typeof tableBucket>> {
  readonly kind: 'tableBucket';
}
export interface Task extends Common, Facets<ReturnType<typeof task>> {
  readonly kind: 'task';
}
export interface Topic extends Common, Facets<ReturnType<typeof topic>> {
  readonly kind: 'topic';
}
export interface Trail extends Common, Facets<ReturnType<typeof trail>> {
  readonly kind: 'trail';
}
export interface User extends Common, Facets<ReturnType<typeof user>> {
  readonly kind: 'user';
}
export interface Vault extends Common, Facets<ReturnType<typeof vault>> {
  readonly kind: 'vault';
}
export interface VectorBucket extends Common, Facets<ReturnType<typeof vectorBucket>> {
  readonly kind: 'vectorBucket';
}
export interface VectorIndex extends Common, Facets<ReturnType<typeof vectorIndex>> {
  readonly kind: 'vectorIndex';
}

export interface Subjects {
  readonly accessGrant: AccessGrant;
  readonly accessGrantsInstance: AccessGrantsInstance;
  readonly accessGrantsLocation: AccessGrantsLocation;
  readonly accessPoint: AccessPoint;
  readonly account: Account;
  readonly bucket: Bucket;
  readonly build: Build;
  readonly deliveryChannel: DeliveryChannel;
  readonly directoryAccessPoint: DirectoryAccessPoint;
  readonly directoryBucket: DirectoryBucket;
  readonly distribution: Distribution;
  readonly endpoint: Endpoint;
  readonly eventDataStore: EventDataStore;
  readonly fileSystem: FileSystem;
  readonly flowLog: FlowLog;
  readonly group: Group;
  readonly identityPolicy: IdentityPolicy;
  readonly input: Input;
  readonly instance: Instance;
  readonly key: Key;
  readonly lambda: Lambda;
  readonly launchTemplate: LaunchTemplate;
  readonly loadBalancer: LoadBalancer;
  readonly multiRegionAccessPoint: MultiRegionAccessPoint;
  readonly object: StoredObject;
  readonly objectLambdaAccessPoint: ObjectLambdaAccessPoint;
  readonly organizationPolicy: OrganizationPolicy;
  readonly originAccessControl: OriginAccessControl;
  readonly originAccessIdentity: OriginAccessIdentity;
  readonly outpostsAccessPoint: OutpostsAccessPoint;
  readonly outpostsBucket: OutpostsBucket;
  readonly permission: Permission;
  readonly provider: Provider;
  readonly queue: Queue;
  readonly role: Role;
  readonly storageLens: StorageLens;
  readonly table: Table;
  readonly tableBucket: TableBucket;
  readonly task: Task;
  readonly topic: Topic;
  readonly trail: Trail;
  readonly user: User;
  readonly vault: Vault;
  readonly vectorBucket: VectorBucket;
  readonly vectorIndex: VectorIndex;
}
