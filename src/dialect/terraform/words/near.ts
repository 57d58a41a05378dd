/** The neighbours of S3: which of the provider's types is which subject, and which says something about another. */

import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import { adds, is, says } from '../../types.js';
import {
  classicBalancerWords,
  deliveryChannelWords,
  eventDataStoreWords,
  flowLogWords,
  loadBalancerWords,
  queueWords,
  topicWords,
  trailWords,
} from './delivery.js';
import {
  declaredPolicy,
  externalKeyWords,
  givenPolicy,
  groupPolicyWords,
  groupWords,
  keyWords,
  managedPolicyWords,
  organizationPolicyWords,
  rolePolicyWords,
  roleWords,
  userPolicyWords,
  userWords,
} from './identity.js';
import { distributionWords, endpointWords, originAccessControlWords, originAccessIdentityWords } from './network.js';
import { policy } from './parts.js';
import {
  buildWords,
  computeEnvironmentWords,
  instanceWords,
  invocationWords,
  lambdaWords,
  launchConfigurationWords,
  launchTemplateWords,
  permissionWords,
  taskWords,
} from './workload.js';

/** Examples are written with the first type of a subject. */
export const nearSubjects: ReadonlyMap<string, SubjectType> = new Map([
  ['aws_iam_role', is('role', roleWords)],
  ['aws_iam_user', is('user', userWords)],
  ['aws_iam_group', is('group', groupWords)],
  ['aws_iam_policy', is('identityPolicy', managedPolicyWords)],
  ['aws_iam_role_policy', is('identityPolicy', rolePolicyWords)],
  ['aws_iam_user_policy', is('identityPolicy', userPolicyWords)],
  ['aws_iam_group_policy', is('identityPolicy', groupPolicyWords)],
  ['aws_kms_key', is('key', keyWords)],
  ['aws_kms_external_key', is('key', externalKeyWords)],
  ['aws_organizations_policy', is('organizationPolicy', organizationPolicyWords)],
  ['aws_sns_topic', is('topic', topicWords)],
  ['aws_sqs_queue', is('queue', queueWords)],
  ['aws_lambda_function', is('lambda', lambdaWords)],
  ['aws_lambda_permission', is('permission', permissionWords)],
  ['aws_ecs_task_definition', is('task', taskWords)],
  ['aws_instance', is('instance', instanceWords)],
  ['aws_launch_template', is('launchTemplate', launchTemplateWords)],
  ['aws_launch_configuration', is('launchTemplate', launchConfigurationWords)],
  ['aws_vpc_endpoint', is('endpoint', endpointWords)],
  ['aws_flow_log', is('flowLog', flowLogWords)],
  ['aws_codebuild_project', is('build', buildWords)],
  ['aws_cloudfront_distribution', is('distribution', distributionWords)],
  ['aws_cloudfront_origin_access_control', is('originAccessControl', originAccessControlWords)],
  ['aws_cloudfront_origin_access_identity', is('originAccessIdentity', originAccessIdentityWords)],
  ['aws_cloudtrail', is('trail', trailWords)],
  ['aws_cloudtrail_event_data_store', is('eventDataStore', eventDataStoreWords)],
  ['aws_config_delivery_channel', is('deliveryChannel', deliveryChannelWords)],
  ['aws_lb', is('loadBalancer', loadBalancerWords)],
  ['aws_alb', is('loadBalancer', loadBalancerWords)],
  ['aws_elb', is('loadBalancer', classicBalancerWords)],
]);

export const nearAttachments: ReadonlyMap<string, readonly AttachmentType[]> = new Map([
  ['aws_kms_key_policy', [says('key', 'policy', 'key_id', policy)]],
  ['aws_sns_topic_policy', [says('topic', 'policy', 'arn', policy)]],
  ['aws_sqs_queue_policy', [says('queue', 'policy', 'queue_url', policy)]],
  ['aws_vpc_endpoint_policy', [says('endpoint', 'policy', 'vpc_endpoint_id', policy)]],
  [
    'aws_batch_compute_environment',
    ['launch_template_id', 'launch_template_name'].map((name) =>
      says('launchTemplate', 'launch', `compute_resources[0].launch_template[0].${name}`, computeEnvironmentWords),
    ),
  ],
]);

export const nearAdditions: ReadonlyMap<string, readonly Addition[]> = new Map([
  ['aws_kms_alias', [adds('key', 'aliases', 'target_key_id', { at: 'name', alone: true })]],
  ['aws_lambda_permission', [adds('lambda', 'permissions', 'function_name', { at: '', of: invocationWords })]],
  // A whole policy, of which the model knows no single statements: who may invoke is then not to be told.
  ['aws_lambda_resource_policy', [adds('lambda', 'permissions', 'resource_arn', { at: 'policy' })]],
  ['aws_organizations_policy_attachment', [adds('organizationPolicy', 'targets', 'policy_id', { at: 'target_id', alone: true })]],
  ['aws_iam_role_policy', [adds('role', 'policies', 'role', declaredPolicy)]],
  ['aws_iam_user_policy', [adds('user', 'policies', 'user', declaredPolicy)]],
  ['aws_iam_group_policy', [adds('group', 'policies', 'group', declaredPolicy)]],
  ['aws_iam_role_policy_attachment', [adds('role', 'managed', 'role', givenPolicy)]],
  ['aws_iam_user_policy_attachment', [adds('user', 'managed', 'user', givenPolicy)]],
  ['aws_iam_group_policy_attachment', [adds('group', 'managed', 'group', givenPolicy)]],
  [
    'aws_iam_policy_attachment',
    [adds('role', 'managed', 'roles', givenPolicy), adds('user', 'managed', 'users', givenPolicy), adds('group', 'managed', 'groups', givenPolicy)],
  ],
  ['aws_iam_role_policy_attachments_exclusive', [adds('role', 'managed', 'role_name', 'policy_arns')]],
  ['aws_iam_user_policy_attachments_exclusive', [adds('user', 'managed', 'user_name', 'policy_arns')]],
  ['aws_iam_group_policy_attachments_exclusive', [adds('group', 'managed', 'group_name', 'policy_arns')]],
  ['aws_iam_user_group_membership', [adds('user', 'groups', 'user', 'groups')]],
  ['aws_iam_group_membership', [adds('user', 'groups', 'users', { at: 'group', alone: true })]],
]);
