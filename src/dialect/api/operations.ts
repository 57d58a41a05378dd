/**
 * The operations of AWS's APIs that a scan may send, all of them reads: what each tells, which permission it takes, and how "not
 * configured" is said. Sources: API references of the services and the Service Authorization Reference, read 2026-11-21.
 */

import type { SubjectKind } from '../../model/kinds.js';

export type Service =
  | 's3'
  | 's3control'
  | 'sts'
  | 'iam'
  | 'organizations'
  | 'lambda'
  | 'cloudtrail'
  | 'cloudfront'
  | 'ec2'
  | 'ecs'
  | 'kms'
  | 'sns'
  | 'sqs'
  | 'glacier';

export interface Operation {
  readonly service: Service;
  /** As the API calls it. */
  readonly name: string;
  /**
   * What it does for a scan: `lists` the resources of some kinds, of which each item is the reply of its resource; tells a `facet` of one
   * resource, a call each; or helps the scan itself and leaves nothing in the snapshot.
   */
  readonly role: 'lists' | 'facet' | 'helps';
  /** Whom it lists, or whose facet it tells. */
  readonly of: readonly SubjectKind[];
  /** `region`: asked in each Region. `global`: once an account. `resource`: where the resource is. */
  readonly where: 'global' | 'region' | 'resource';
  /** The IAM actions that it takes. */
  readonly actions: readonly string[];
  /** The codes by which AWS says that nothing is configured: exactly these, of exactly this operation. */
  readonly absent?: readonly string[];
  /** The root element of its answer, where that is XML of S3: anything else is no answer. */
  readonly root?: string;
  /** A call for each of many resources: sent only if somebody asks for it by this name (`--include tasks`). */
  readonly optIn?: 'tasks' | 'instances';
  /** As a plan has it: it is sent for a resource only where one of these operations found something there. */
  readonly onlyWith?: readonly string[];
}

function bucket(name: string, action: string, root: string, ...absent: readonly string[]): Operation {
  return { service: 's3', name, role: 'facet', of: ['bucket'], where: 'resource', actions: [action], root, ...(absent.length > 0 && { absent }) };
}

function lists(service: Service, name: string, of: readonly SubjectKind[], where: 'global' | 'region', ...actions: readonly string[]): Operation {
  return { service, name, role: 'lists', of, where, actions };
}

function facet(service: Service, name: string, of: SubjectKind, action: string, ...absent: readonly string[]): Operation {
  return { service, name, role: 'facet', of: [of], where: 'resource', actions: [action], ...(absent.length > 0 && { absent }) };
}

function helps(service: Service, name: string, where: 'global' | 'region', ...actions: readonly string[]): Operation {
  return { service, name, role: 'helps', of: [], where, actions };
}

/** Bucket by bucket, in the order in which a bucket's calls are sent: what decides whether another call is needed comes first. */
const ofBuckets: readonly Operation[] = [
  bucket('GetBucketVersioning', 's3:GetBucketVersioning', 'VersioningConfiguration'),
  bucket('GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock', 'PublicAccessBlockConfiguration', 'NoSuchPublicAccessBlockConfiguration'),
  bucket('GetBucketPolicy', 's3:GetBucketPolicy', '{json}', 'NoSuchBucketPolicy'),
  bucket('GetBucketAcl', 's3:GetBucketAcl', 'AccessControlPolicy'),
  bucket('GetBucketOwnershipControls', 's3:GetBucketOwnershipControls', 'OwnershipControls', 'OwnershipControlsNotFoundError'),
  bucket('GetBucketEncryption', 's3:GetEncryptionConfiguration', 'ServerSideEncryptionConfiguration', 'ServerSideEncryptionConfigurationNotFoundError'),
  bucket('GetBucketLogging', 's3:GetBucketLogging', 'BucketLoggingStatus'),
  bucket('GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration', 'LifecycleConfiguration', 'NoSuchLifecycleConfiguration'),
  bucket('GetBucketReplication', 's3:GetReplicationConfiguration', 'ReplicationConfiguration', 'ReplicationConfigurationNotFoundError'),
  bucket('GetObjectLockConfiguration', 's3:GetBucketObjectLockConfiguration', 'ObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError'),
  bucket('GetBucketCors', 's3:GetBucketCORS', 'CORSConfiguration', 'NoSuchCORSConfiguration'),
  bucket('GetBucketWebsite', 's3:GetBucketWebsite', 'WebsiteConfiguration', 'NoSuchWebsiteConfiguration'),
  bucket('GetBucketNotificationConfiguration', 's3:GetBucketNotification', 'NotificationConfiguration'),
  bucket('GetBucketTagging', 's3:GetBucketTagging', 'Tagging', 'NoSuchTagSet'),
  bucket('GetBucketRequestPayment', 's3:GetBucketRequestPayment', 'RequestPaymentConfiguration'),
  bucket('GetBucketAccelerateConfiguration', 's3:GetAccelerateConfiguration', 'AccelerateConfiguration'),
  bucket('ListBucketInventoryConfigurations', 's3:GetInventoryConfiguration', 'ListInventoryConfigurationsResult'),
  bucket('ListBucketIntelligentTieringConfigurations', 's3:GetIntelligentTieringConfiguration', 'ListBucketIntelligentTieringConfigurationsOutput'),
  bucket('ListBucketMetricsConfigurations', 's3:GetMetricsConfiguration', 'ListMetricsConfigurationsResult'),
  bucket('ListBucketAnalyticsConfigurations', 's3:GetAnalyticsConfiguration', 'ListBucketAnalyticsConfigurationResult'),
  bucket('GetBucketAbac', 's3:GetBucketAbac', 'AbacStatus'),
];

/** The account's own, and its ways to buckets. */
const ofAccounts: readonly Operation[] = [
  { ...lists('s3', 'ListBuckets', ['bucket'], 'global', 's3:ListAllMyBuckets'), root: 'ListAllMyBucketsResult' },
  {
    service: 's3control',
    name: 'GetPublicAccessBlock',
    role: 'facet',
    of: ['account'],
    where: 'global',
    actions: ['s3:GetAccountPublicAccessBlock'],
    absent: ['NoSuchPublicAccessBlockConfiguration'],
    root: 'PublicAccessBlockConfiguration',
  },
  { ...lists('s3control', 'ListAccessPoints', ['accessPoint'], 'region', 's3:ListAccessPoints'), root: 'ListAccessPointsResult' },
  { ...facet('s3control', 'GetAccessPoint', 'accessPoint', 's3:GetAccessPoint'), root: 'GetAccessPointResult' },
  { ...facet('s3control', 'GetAccessPointPolicy', 'accessPoint', 's3:GetAccessPointPolicy', 'NoSuchAccessPointPolicy'), root: 'GetAccessPointPolicyResult' },
  {
    ...lists('s3control', 'ListMultiRegionAccessPoints', ['multiRegionAccessPoint'], 'global', 's3:ListMultiRegionAccessPoints'),
    root: 'ListMultiRegionAccessPointsResult',
  },
  {
    ...facet(
      's3control',
      'GetMultiRegionAccessPointPolicy',
      'multiRegionAccessPoint',
      's3:GetMultiRegionAccessPointPolicy',
      'NoSuchMultiRegionAccessPointPolicy',
    ),
    root: 'GetMultiRegionAccessPointPolicyResult',
  },
  lists('iam', 'GetAccountAuthorizationDetails', ['role', 'user', 'group', 'identityPolicy'], 'global', 'iam:GetAccountAuthorizationDetails'),
  facet('iam', 'ListAccessKeys', 'user', 'iam:ListAccessKeys'),
];

/** What stands around buckets. */
const ofNeighbours: readonly Operation[] = [
  lists('lambda', 'ListFunctions', ['lambda'], 'region', 'lambda:ListFunctions'),
  facet('lambda', 'GetPolicy', 'lambda', 'lambda:GetPolicy', 'ResourceNotFoundException'),
  lists('cloudtrail', 'DescribeTrails', ['trail'], 'region', 'cloudtrail:DescribeTrails'),
  facet('cloudtrail', 'GetTrailStatus', 'trail', 'cloudtrail:GetTrailStatus'),
  facet('cloudtrail', 'GetEventSelectors', 'trail', 'cloudtrail:GetEventSelectors'),
  lists('cloudfront', 'ListDistributions', ['distribution'], 'global', 'cloudfront:ListDistributions'),
  facet('cloudfront', 'GetDistributionConfig', 'distribution', 'cloudfront:GetDistributionConfig'),
  lists('cloudfront', 'ListOriginAccessControls', ['originAccessControl'], 'global', 'cloudfront:ListOriginAccessControls'),
  lists('ec2', 'DescribeVpcEndpoints', ['endpoint'], 'region', 'ec2:DescribeVpcEndpoints'),
  facet('kms', 'DescribeKey', 'key', 'kms:DescribeKey'),
  facet('kms', 'GetKeyPolicy', 'key', 'kms:GetKeyPolicy'),
  facet('kms', 'GetKeyRotationStatus', 'key', 'kms:GetKeyRotationStatus'),
  facet('sns', 'GetTopicAttributes', 'topic', 'sns:GetTopicAttributes'),
  facet('sqs', 'GetQueueAttributes', 'queue', 'sqs:GetQueueAttributes'),
  lists('organizations', 'ListPolicies', ['organizationPolicy'], 'global', 'organizations:ListPolicies'),
  facet('organizations', 'DescribePolicy', 'organizationPolicy', 'organizations:DescribePolicy'),
  facet('organizations', 'ListTargetsForPolicy', 'organizationPolicy', 'organizations:ListTargetsForPolicy'),
  { ...lists('ecs', 'ListTaskDefinitionFamilies', ['task'], 'region', 'ecs:ListTaskDefinitionFamilies'), optIn: 'tasks' },
  { ...facet('ecs', 'DescribeTaskDefinition', 'task', 'ecs:DescribeTaskDefinition'), optIn: 'tasks' },
  { ...lists('ec2', 'DescribeInstances', ['instance'], 'region', 'ec2:DescribeInstances'), optIn: 'instances' },
  { ...facet('ec2', 'DescribeInstanceAttribute', 'instance', 'ec2:DescribeInstanceAttribute'), optIn: 'instances' },
];

/** What a scan needs to know its way. */
const ofScan: readonly Operation[] = [
  helps('sts', 'GetCallerIdentity', 'global'),
  helps('sts', 'AssumeRole', 'global', 'sts:AssumeRole'),
  helps('organizations', 'ListAccounts', 'global', 'organizations:ListAccounts'),
  helps('ec2', 'DescribeRegions', 'global', 'ec2:DescribeRegions'),
  helps('sqs', 'GetQueueUrl', 'region', 'sqs:GetQueueUrl'),
  { ...helps('s3', 'GetBucketLocation', 'global', 's3:GetBucketLocation'), root: 'LocationConstraint' },
];

export const operations: readonly Operation[] = [...ofBuckets, ...ofAccounts, ...ofNeighbours, ...ofScan];

/** `lambda:ListFunctions`: unique among all. */
export function keyOf({ service, name }: Pick<Operation, 'service' | 'name'>): string {
  return `${service}:${name}`;
}
