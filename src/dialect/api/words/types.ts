/** The kinds of subjects that a snapshot tells of: their words, and what their resources are called elsewhere. */

import type { SubjectKind } from '../../../model/kinds.js';
import type { Shapes } from '../../../model/subjects.js';
import type { Shape } from '../../../model/shape.js';
import type { TypeWords } from '../../words.js';
import { accessPointWords, accountWords, multiRegionAccessPointWords, organizationPolicyWords } from './account.js';
import { bucketWords } from './bucket.js';
import { groupWords, identityPolicyWords, keyWords, roleWords, userWords } from './identity.js';
import { distributionWords, endpointWords, originAccessControlWords, queueWords, topicWords, trailWords } from './near.js';
import { instanceWords, lambdaWords, taskWords } from './workload.js';

export interface LiveType {
  /** As CloudFormation calls it. */
  readonly type: string;
  /** The folder of its virtual file: `aws/<account>/<region>/<service>/<name>.json`. */
  readonly service: string;
  readonly words: TypeWords<Shape>;
}

function live<K extends SubjectKind>(_kind: K, type: string, service: string, words: TypeWords<Shapes[K]>): LiveType {
  return { type, service, words: words as TypeWords<Shape> };
}

export const liveTypes: { readonly [K in SubjectKind]?: LiveType } = {
  accessPoint: live('accessPoint', 'AWS::S3::AccessPoint', 's3-access-point', accessPointWords),
  account: live('account', 'AWS::Organizations::Account', 'account', accountWords),
  bucket: live('bucket', 'AWS::S3::Bucket', 's3', bucketWords),
  distribution: live('distribution', 'AWS::CloudFront::Distribution', 'cloudfront', distributionWords),
  endpoint: live('endpoint', 'AWS::EC2::VPCEndpoint', 'vpc-endpoint', endpointWords),
  group: live('group', 'AWS::IAM::Group', 'iam-group', groupWords),
  identityPolicy: live('identityPolicy', 'AWS::IAM::ManagedPolicy', 'iam-policy', identityPolicyWords),
  instance: live('instance', 'AWS::EC2::Instance', 'ec2', instanceWords),
  key: live('key', 'AWS::KMS::Key', 'kms', keyWords),
  lambda: live('lambda', 'AWS::Lambda::Function', 'lambda', lambdaWords),
  multiRegionAccessPoint: live('multiRegionAccessPoint', 'AWS::S3::MultiRegionAccessPoint', 's3-multi-region-access-point', multiRegionAccessPointWords),
  organizationPolicy: live('organizationPolicy', 'AWS::Organizations::Policy', 'organizations', organizationPolicyWords),
  originAccessControl: live('originAccessControl', 'AWS::CloudFront::OriginAccessControl', 'cloudfront-origin-access-control', originAccessControlWords),
  queue: live('queue', 'AWS::SQS::Queue', 'sqs', queueWords),
  role: live('role', 'AWS::IAM::Role', 'iam-role', roleWords),
  task: live('task', 'AWS::ECS::TaskDefinition', 'ecs', taskWords),
  topic: live('topic', 'AWS::SNS::Topic', 'sns', topicWords),
  trail: live('trail', 'AWS::CloudTrail::Trail', 'cloudtrail', trailWords),
  user: live('user', 'AWS::IAM::User', 'iam-user', userWords),
};
