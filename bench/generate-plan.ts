/** A plan as `terraform show -json` prints it: of twenty resources one is a bucket with all that belongs to it, the rest is other people's. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Values = Readonly<Record<string, Json>>;

interface Planned {
  readonly type: string;
  readonly name: string;
  /** Undefined: known only after deployment. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly expressions: Values;
}

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
/** What makes a bucket: itself, three facets and a policy, in every twenty resources that are not. */
const EVERY = 20;

/** @param resources how many there are in all; of each twenty one is a bucket, one its policy and three its facets */
export function generatePlan(resources: number): string {
  const all: Planned[] = [];
  for (let group = 0; all.length < resources; group++) {
    all.push(...bucket(group));
    while (all.length % EVERY !== 0) all.push(other(all.length));
  }
  const planned = all.slice(0, resources);
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: planned.map((one) => ({
          ...named(one),
          provider_name: PROVIDER,
          schema_version: 0,
          values: known(one),
          sensitive_values: shape(known(one)),
        })),
      },
    },
    resource_changes: planned.map((one) => ({
      ...named(one),
      provider_name: PROVIDER,
      change: {
        actions: ['create'],
        before: null,
        after: known(one),
        after_unknown: { ...unknown(one), ...shape(known(one)) },
        before_sensitive: false,
        after_sensitive: shape(known(one)),
      },
    })),
    configuration: {
      provider_config: { aws: { name: 'aws', full_name: PROVIDER, expressions: { region: { constant_value: 'eu-west-1' } } } },
      root_module: { resources: planned.map((one) => ({ ...named(one), provider_config_key: 'aws', expressions: one.expressions, schema_version: 0 })) },
    },
    complete: true,
    errored: false,
  } satisfies Values);
}

function named({ type, name }: Planned): { readonly address: string; readonly mode: string; readonly type: string; readonly name: string } {
  return { address: `${type}.${name}`, mode: 'managed', type, name };
}

function known({ values }: Planned): Values {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function unknown({ values }: Planned): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [[name, true]] : [])));
}

/** Plans repeat the lists and maps of the values beside them, with nothing in them. */
function shape(values: Values): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === 'object' && value !== null ? [[name, emptied(value)]] : [])));
}

function emptied(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => (typeof item === 'object' && item !== null ? emptied(item) : false));
  return shape(value as Values);
}

const NONE = undefined;
const TAGS = { Team: 'storage', Environment: 'prod' } as const;

function constant(value: Json): Values {
  return { constant_value: value };
}

function bucket(group: number): readonly Planned[] {
  const name = `store_${group}`;
  const whole = `example-store-${group}`;
  const to = { references: [`aws_s3_bucket.${name}.id`, `aws_s3_bucket.${name}`] };
  const on = group % 50 !== 0;
  return [
    {
      type: 'aws_s3_bucket',
      name,
      values: { bucket: whole, force_destroy: false, region: 'eu-west-1', tags: TAGS, tags_all: TAGS, timeouts: null, ...computed(BUCKET) },
      expressions: { bucket: constant(whole), tags: constant(TAGS) },
    },
    {
      type: 'aws_s3_bucket_versioning',
      name,
      values: {
        bucket: NONE,
        expected_bucket_owner: null,
        id: NONE,
        mfa: null,
        versioning_configuration: [{ status: group % 30 === 0 ? 'Suspended' : 'Enabled', mfa_delete: null }],
      },
      expressions: { bucket: to, versioning_configuration: [{ status: constant('Enabled') }] },
    },
    {
      type: 'aws_s3_bucket_public_access_block',
      name,
      values: { bucket: NONE, id: NONE, block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: on },
      expressions: { bucket: to, block_public_acls: constant(true), restrict_public_buckets: constant(on) },
    },
    {
      type: 'aws_s3_bucket_server_side_encryption_configuration',
      name,
      values: {
        bucket: NONE,
        id: NONE,
        expected_bucket_owner: null,
        rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: '', sse_algorithm: 'AES256' }], bucket_key_enabled: true }],
      },
      expressions: {
        bucket: to,
        rule: [{ bucket_key_enabled: constant(true), apply_server_side_encryption_by_default: [{ sse_algorithm: constant('AES256') }] }],
      },
    },
    {
      type: 'aws_s3_bucket_policy',
      name,
      values: { bucket: NONE, id: NONE, policy: policyOf(whole, group) },
      expressions: { bucket: to, policy: { references: ['data.aws_caller_identity.me.account_id', 'data.aws_caller_identity.me'] } },
    },
  ];
}

const BUCKET = (
  'acceleration_status acl arn bucket_domain_name bucket_prefix bucket_regional_domain_name cors_rule grant hosted_zone_id id lifecycle_rule logging ' +
  'object_lock_configuration object_lock_enabled policy replication_configuration request_payer server_side_encryption_configuration versioning ' +
  'website website_domain website_endpoint'
).split(' ');

function computed(names: readonly string[]): Readonly<Record<string, undefined>> {
  return Object.fromEntries(names.map((name) => [name, NONE]));
}

function policyOf(bucket: string, group: number): string {
  const arn = `arn:aws:s3:::${bucket}`;
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyPlainHttp',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Sid: 'Readers',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::111122223333:role/reader-${group % 40}` },
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: [arn, `${arn}/*`],
        },
      ],
    },
    undefined,
    2,
  );
}

function other(index: number): Planned {
  const name = `work_${index}`;
  switch (index % 3) {
    case 0:
      return {
        type: 'aws_instance',
        name,
        values: {
          ami: 'ami-0123456789abcdef0',
          instance_type: 't3.large',
          ebs_optimized: true,
          tags: TAGS,
          tags_all: TAGS,
          user_data: '#!/bin/sh\nset -eu\ndnf update --assumeyes\nsystemctl enable --now agent\n',
          metadata_options: [{ http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 }],
          root_block_device: [{ encrypted: true, volume_size: 40, volume_type: 'gp3' }],
          ...computed(['arn', 'id', 'availability_zone', 'private_ip', 'public_ip']),
        },
        expressions: { ami: constant('ami-0123456789abcdef0'), instance_type: constant('t3.large') },
      };
    case 1:
      return {
        type: 'aws_cloudwatch_metric_alarm',
        name,
        values: {
          alarm_name: `too-much-${index}`,
          comparison_operator: 'GreaterThanThreshold',
          dimensions: { InstanceId: `i-${index}` },
          evaluation_periods: 2,
          metric_name: 'CPUUtilization',
          namespace: 'AWS/EC2',
          period: 300,
          statistic: 'Average',
          threshold: 80,
          tags: TAGS,
          tags_all: TAGS,
          ...computed(['arn', 'id']),
        },
        expressions: { alarm_name: constant(`too-much-${index}`), threshold: constant(80) },
      };
    default:
      return {
        type: 'aws_security_group',
        name,
        values: {
          name: `group-${index}`,
          description: 'Who may speak to whom',
          ingress: [{ cidr_blocks: ['10.0.0.0/8'], description: 'inside', from_port: 443, to_port: 443, protocol: 'tcp', ipv6_cidr_blocks: [], self: false }],
          revoke_rules_on_delete: false,
          tags: TAGS,
          tags_all: TAGS,
          timeouts: null,
          ...computed(['arn', 'id', 'egress', 'vpc_id']),
        },
        expressions: { name: constant(`group-${index}`), vpc_id: { references: ['aws_vpc.main.id', 'aws_vpc.main'] } },
      };
  }
}
