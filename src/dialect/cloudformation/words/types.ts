/** Which CloudFormation type is which subject, and which says something about another. */

import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import { adds, is, says } from '../../types.js';
import {
  accessGrantWords,
  accessGrantsInstanceWords,
  accessGrantsLocationWords,
  accessPointWords,
  directoryAccessPointWords,
  multiRegionAccessPointWords,
  objectLambdaAccessPointWords,
  outpostsAccessPointWords,
} from './access-point.js';
import { bucketWords } from './bucket.js';
import {
  deliveryChannelWords,
  eventDataStoreWords,
  flowLogWords,
  classicBalancerWords,
  loadBalancerWords,
  queueWords,
  storageLensWords,
  topicWords,
  trailWords,
} from './delivery.js';
import {
  declaredManagedPolicy,
  declaredPolicy,
  groupPolicyWords,
  groupWords,
  keyWords,
  managedPolicyWords,
  organizationPolicyWords,
  policyWords,
  rolePolicyWords,
  roleWords,
  userPolicyWords,
  userWords,
} from './identity.js';
import { distributionWords, endpointWords, originAccessControlWords, originAccessIdentityWords } from './network.js';
import {
  directoryBucketWords,
  fileSystemWords,
  outpostsBucketWords,
  tableBucketWords,
  tableWords,
  vectorBucketWords,
  vectorIndexWords,
} from './other-buckets.js';
import { policyDocument } from './parts.js';
import {
  buildWords,
  instanceWords,
  invocationWords,
  lambdaWords,
  launchConfigurationWords,
  launchTemplateWords,
  permissionWords,
  taskWords,
} from './workload.js';

/** Examples are written with the first type of a subject. */
export const subjectTypes: ReadonlyMap<string, SubjectType> = new Map([
  ['AWS::S3::Bucket', is('bucket', bucketWords)],
  ['AWS::S3::AccessPoint', is('accessPoint', accessPointWords)],
  ['AWS::S3::MultiRegionAccessPoint', is('multiRegionAccessPoint', multiRegionAccessPointWords)],
  ['AWS::S3::AccessGrant', is('accessGrant', accessGrantWords)],
  ['AWS::S3::AccessGrantsInstance', is('accessGrantsInstance', accessGrantsInstanceWords)],
  ['AWS::S3::AccessGrantsLocation', is('accessGrantsLocation', accessGrantsLocationWords)],
  ['AWS::S3::StorageLens', is('storageLens', storageLensWords)],
  ['AWS::S3ObjectLambda::AccessPoint', is('objectLambdaAccessPoint', objectLambdaAccessPointWords)],
  ['AWS::S3Express::DirectoryBucket', is('directoryBucket', directoryBucketWords)],
  ['AWS::S3Express::AccessPoint', is('directoryAccessPoint', directoryAccessPointWords)],
  ['AWS::S3Outposts::Bucket', is('outpostsBucket', outpostsBucketWords)],
  ['AWS::S3Outposts::AccessPoint', is('outpostsAccessPoint', outpostsAccessPointWords)],
  ['AWS::S3Tables::TableBucket', is('tableBucket', tableBucketWords)],
  ['AWS::S3Tables::Table', is('table', tableWords)],
  ['AWS::S3Vectors::VectorBucket', is('vectorBucket', vectorBucketWords)],
  ['AWS::S3Vectors::Index', is('vectorIndex', vectorIndexWords)],
  ['AWS::S3Files::FileSystem', is('fileSystem', fileSystemWords)],
  ['AWS::IAM::Role', is('role', roleWords)],
  ['AWS::IAM::User', is('user', userWords)],
  ['AWS::IAM::Group', is('group', groupWords)],
  ['AWS::IAM::ManagedPolicy', is('identityPolicy', managedPolicyWords)],
  ['AWS::IAM::Policy', is('identityPolicy', policyWords)],
  ['AWS::IAM::RolePolicy', is('identityPolicy', rolePolicyWords)],
  ['AWS::IAM::UserPolicy', is('identityPolicy', userPolicyWords)],
  ['AWS::IAM::GroupPolicy', is('identityPolicy', groupPolicyWords)],
  ['AWS::KMS::Key', is('key', keyWords)],
  ['AWS::Organizations::Policy', is('organizationPolicy', organizationPolicyWords)],
  ['AWS::SNS::Topic', is('topic', topicWords)],
  ['AWS::SQS::Queue', is('queue', queueWords)],
  ['AWS::Lambda::Function', is('lambda', lambdaWords)],
  ['AWS::Lambda::Permission', is('permission', permissionWords)],
  ['AWS::ECS::TaskDefinition', is('task', taskWords)],
  ['AWS::EC2::Instance', is('instance', instanceWords)],
  ['AWS::EC2::LaunchTemplate', is('launchTemplate', launchTemplateWords)],
  ['AWS::AutoScaling::LaunchConfiguration', is('launchTemplate', launchConfigurationWords)],
  ['AWS::EC2::VPCEndpoint', is('endpoint', endpointWords)],
  ['AWS::EC2::FlowLog', is('flowLog', flowLogWords)],
  ['AWS::CodeBuild::Project', is('build', buildWords)],
  ['AWS::CloudFront::Distribution', is('distribution', distributionWords)],
  ['AWS::CloudFront::OriginAccessControl', is('originAccessControl', originAccessControlWords)],
  ['AWS::CloudFront::CloudFrontOriginAccessIdentity', is('originAccessIdentity', originAccessIdentityWords)],
  ['AWS::CloudTrail::Trail', is('trail', trailWords)],
  ['AWS::CloudTrail::EventDataStore', is('eventDataStore', eventDataStoreWords)],
  ['AWS::Config::DeliveryChannel', is('deliveryChannel', deliveryChannelWords)],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', is('loadBalancer', loadBalancerWords)],
  ['AWS::ElasticLoadBalancing::LoadBalancer', is('loadBalancer', classicBalancerWords)],
]);

export const attachmentTypes: ReadonlyMap<string, AttachmentType> = new Map([
  ['AWS::S3::BucketPolicy', says('bucket', 'policy', 'Bucket', policyDocument)],
  ['AWS::S3::MultiRegionAccessPointPolicy', says('multiRegionAccessPoint', 'policy', 'MrapName', { at: '', fields: { document: 'Policy' } })],
  ['AWS::S3ObjectLambda::AccessPointPolicy', says('objectLambdaAccessPoint', 'policy', 'ObjectLambdaAccessPoint', policyDocument)],
  ['AWS::S3Express::BucketPolicy', says('directoryBucket', 'policy', 'Bucket', policyDocument)],
  ['AWS::S3Outposts::BucketPolicy', says('outpostsBucket', 'policy', 'Bucket', policyDocument)],
  ['AWS::S3Tables::TableBucketPolicy', says('tableBucket', 'policy', 'TableBucketARN', { at: '', fields: { document: 'ResourcePolicy' } })],
  ['AWS::S3Tables::TablePolicy', says('table', 'policy', 'TableARN', { at: '', fields: { document: 'ResourcePolicy' } })],
  ['AWS::S3Vectors::VectorBucketPolicy', says('vectorBucket', 'policy', 'VectorBucketArn', { at: '', fields: { document: 'Policy' } })],
  ['AWS::S3Files::FileSystemPolicy', says('fileSystem', 'policy', 'FileSystemId', { at: '', fields: { document: 'Policy' } })],
  ['AWS::SNS::TopicPolicy', says('topic', 'policy', 'Topics', policyDocument)],
  ['AWS::SNS::TopicInlinePolicy', says('topic', 'policy', 'TopicArn', policyDocument)],
  ['AWS::SQS::QueuePolicy', says('queue', 'policy', 'Queues', policyDocument)],
  ['AWS::SQS::QueueInlinePolicy', says('queue', 'policy', 'Queue', policyDocument)],
]);

export const additions: ReadonlyMap<string, readonly Addition[]> = new Map([
  ['AWS::KMS::Alias', [adds('key', 'aliases', 'TargetKeyId', 'AliasName')]],
  ['AWS::Lambda::Permission', [adds('lambda', 'permissions', 'FunctionName', { at: '', of: invocationWords })]],
  [
    'AWS::IAM::Policy',
    [adds('role', 'policies', 'Roles', declaredPolicy), adds('user', 'policies', 'Users', declaredPolicy), adds('group', 'policies', 'Groups', declaredPolicy)],
  ],
  [
    'AWS::IAM::ManagedPolicy',
    [
      adds('role', 'policies', 'Roles', declaredManagedPolicy),
      adds('user', 'policies', 'Users', declaredManagedPolicy),
      adds('group', 'policies', 'Groups', declaredManagedPolicy),
    ],
  ],
  ['AWS::IAM::RolePolicy', [adds('role', 'policies', 'RoleName', declaredPolicy)]],
  ['AWS::IAM::UserPolicy', [adds('user', 'policies', 'UserName', declaredPolicy)]],
  ['AWS::IAM::GroupPolicy', [adds('group', 'policies', 'GroupName', declaredPolicy)]],
]);
