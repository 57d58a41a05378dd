/** How AWS names what the provider creates: which arguments are a thing's name, and what its ARN is made of. */

import type { Looks } from '../../truth/symbol.js';

export interface Naming {
  /** The argument that is its name. */
  readonly name?: string;
  /** The argument that its name begins with, where it has one: the provider makes up the rest. */
  readonly prefix?: string;
  /** Attributes that are the name. */
  readonly same?: readonly string[];
  /** Attributes that are the ARN. */
  readonly arns?: readonly string[];
  /** `{partition}`, `{region}`, `{account}`, `{name}`; any other name is an attribute of its own. */
  readonly arn?: string;
  readonly looks?: Looks;
}

const iam = (word: string): Naming => ({
  name: 'name',
  prefix: 'name_prefix',
  same: ['name', 'id'],
  arns: ['arn'],
  arn: `arn:{partition}:iam::{account}:${word}{path}{name}`,
  looks: 'name',
});

const regional = (service: string, resource: string, more: Naming = {}): Naming => ({
  name: 'name',
  prefix: 'name_prefix',
  same: ['name'],
  arns: ['arn'],
  arn: `arn:{partition}:${service}:{region}:{account}:${resource}`,
  looks: 'name',
  ...more,
});

/** AWS provider 4 to 6; IAM User Guide, identifiers; Service Authorization Reference, resource types, October 2026. */
export const namings: Readonly<Record<string, Naming>> = {
  aws_s3_bucket: {
    name: 'bucket',
    prefix: 'bucket_prefix',
    same: ['id', 'bucket'],
    arns: ['arn'],
    arn: 'arn:{partition}:s3:::{name}',
    looks: 'bucketName',
  },
  // Of awscc `id` is what CloudFormation's Ref gives.
  awscc_s3_bucket: { name: 'bucket_name', same: ['id', 'bucket_name'], arns: ['arn'], arn: 'arn:{partition}:s3:::{name}', looks: 'bucketName' },
  awscc_iam_role: { ...iam('role'), name: 'role_name', same: ['role_name', 'id'] },
  awscc_iam_user: { ...iam('user'), name: 'user_name', same: ['user_name', 'id'] },
  awscc_iam_group: { ...iam('group'), name: 'group_name', same: ['group_name', 'id'] },
  awscc_kms_key: { arns: ['arn'], arn: 'arn:{partition}:kms:{region}:{account}:key/{key_id}' },
  awscc_sns_topic: regional('sns', '{name}', { name: 'topic_name', same: ['topic_name'], arns: ['topic_arn', 'id'] }),
  awscc_sqs_queue: regional('sqs', '{name}', { name: 'queue_name', same: ['queue_name'] }),
  awscc_lambda_function: regional('lambda', 'function:{name}', { name: 'function_name', same: ['function_name', 'id'] }),
  aws_s3_directory_bucket: {
    name: 'bucket',
    same: ['id', 'bucket'],
    arns: ['arn'],
    arn: 'arn:{partition}:s3express:{region}:{account}:bucket/{name}',
    looks: 'bucketName',
  },
  aws_iam_role: iam('role'),
  aws_iam_user: iam('user'),
  aws_iam_group: iam('group'),
  aws_iam_policy: { ...iam('policy'), same: ['name'], arns: ['arn', 'id'] },
  aws_iam_instance_profile: iam('instance-profile'),
  aws_sns_topic: regional('sns', '{name}', { arns: ['arn', 'id'] }),
  aws_sqs_queue: regional('sqs', '{name}'),
  aws_lambda_function: regional('lambda', 'function:{name}', { name: 'function_name', same: ['function_name', 'id'] }),
  aws_cloudtrail: regional('cloudtrail', 'trail/{name}'),
  aws_kms_key: { arns: ['arn'], arn: 'arn:{partition}:kms:{region}:{account}:key/{key_id}' },
  aws_kms_alias: regional('kms', '{name}', { same: ['name', 'id'] }),
  aws_s3_access_point: regional('s3', 'accesspoint/{name}'),
  aws_glacier_vault: regional('glacier', 'vaults/{name}', { same: ['id', 'name'] }),
  aws_codebuild_project: regional('codebuild', 'project/{name}', { arns: ['arn', 'id'] }),
  aws_kinesis_firehose_delivery_stream: regional('firehose', 'deliverystream/{name}', { arns: ['arn', 'id'] }),
  aws_cloudwatch_log_group: regional('logs', 'log-group:{name}', { same: ['name', 'id'] }),
  aws_dynamodb_table: regional('dynamodb', 'table/{name}', { same: ['name', 'id'] }),
  aws_cloudfront_distribution: { arns: ['arn'], arn: 'arn:{partition}:cloudfront::{account}:distribution/{id}' },
  aws_cloudfront_origin_access_identity: {
    arns: ['iam_arn'],
    arn: 'arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}',
  },
};

/** Resources that are a setting of a bucket: their own id is the bucket's name. */
export function isBucketSetting(type: string): boolean {
  return BUCKET_SETTINGS.has(type);
}

const BUCKET_SETTINGS = new Set(
  [
    'accelerate_configuration',
    'acl',
    'cors_configuration',
    'lifecycle_configuration',
    'logging',
    'notification',
    'object_lock_configuration',
    'ownership_controls',
    'policy',
    'public_access_block',
    'replication_configuration',
    'request_payment_configuration',
    'server_side_encryption_configuration',
    'versioning',
    'website_configuration',
  ].map((name) => `aws_s3_bucket_${name}`),
);
