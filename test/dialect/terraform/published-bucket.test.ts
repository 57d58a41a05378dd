import { describe, expect, it } from 'vitest';
import { readFacet } from '../../../src/dialect/read.js';
import { type Published, publishedArguments } from '../../../src/dialect/terraform/words/published-arguments.js';
import { publishedBucketWords } from '../../../src/dialect/terraform/words/published-bucket.js';
import type { WordsFor } from '../../../src/dialect/words.js';

import type { Declaration, Scene } from '../../../src/model/declaration.js';
import type { Field } from '../../../src/model/shape.js';
import { type Shapes, type Subjects, shapeOf } from '../../../src/model/subjects.js';
import { seeDocument } from '../../../src/policy/document.js';
import { Mapped } from '../../../src/text/mapped.js';
import type { Seen } from '../../../src/truth/seen.js';
import type { Value } from '../../../src/truth/value.js';
import { plainWorld } from '../../../src/truth/world.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;
const names = {
  arn: Mapped.literal('arn:aws:s3:::data'),
  name: Mapped.literal('data'),
  account: Mapped.literal('111122223333'),
  partition: 'aws',
  loadBalancer: Mapped.literal('156460612806'),
} as const;

function read<F extends keyof Shapes['bucket']>(facet: F, given: object, old = false, around: Omit<Published, 'old'> = names): Subjects['bucket'][F] {
  const seen = seeDocument({ kind: 'scalar', type: 'string', text: Mapped.literal(JSON.stringify(given)), origin });
  if (seen.kind !== 'mapping') throw new Error('no arguments');
  const scene: Scene = { world: plainWorld(), link: () => ({}), view: () => ({}), maybe: () => [] };
  const owner = { unit: { floor: 'notDeclared' } } as unknown as Declaration;
  const field: Field = shapeOf('bucket')[facet];
  return readFacet(
    { owner, subject: 'bucket', scene },
    facet,
    field,
    publishedBucketWords()[facet] as WordsFor<Field>,
    publishedArguments(seen, { ...around, old }),
  ) as Subjects['bucket'][F];
}

function told(value: Value<unknown>): unknown {
  return value.kind === 'known' ? value.value : value.kind === 'absent' ? { absent: value.fallback } : { unknown: value.reason };
}

function plain(seen: Seen | undefined): unknown {
  if (seen?.kind === 'mapping') return Object.fromEntries(seen.entries().map(({ name, value }) => [name, plain(value)]));
  if (seen?.kind === 'sequence') return [...seen.items().map(plain), ...(seen.open === undefined ? [] : [`<${seen.open}>`])];
  return seen?.kind === 'scalar' ? seen.text.says : seen?.kind === 'unknown' ? `<${seen.reason}>` : undefined;
}

describe('a bucket of the published module', () => {
  it('blocks the public unless it is told otherwise, since version 3', () => {
    const settings = (given: object, old = false): unknown[] => {
      const { blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets } = read('publicAccessBlock', given, old);
      return [blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets].map(told);
    };
    expect(settings({})).toEqual([true, true, true, true]);
    expect(settings({ block_public_policy: false })).toEqual([true, true, false, true]);
    expect(settings({}, true)).toEqual([false, false, false, false]);
    expect(settings({ attach_public_policy: false, block_public_policy: false })).toEqual([true, true, true, true].map((absent) => ({ absent })));
  });

  it('has an ownership of its own only where the module is to control it', () => {
    const of = (given: object): unknown => told(read('ownership', given).objectOwnership);
    expect([
      of({ object_ownership: 'ObjectWriter' }),
      of({ control_object_ownership: true, object_ownership: 'ObjectWriter' }),
      of({ control_object_ownership: true }),
    ]).toEqual([{ absent: 'BucketOwnerEnforced' }, 'ObjectWriter', 'BucketOwnerEnforced']);
  });

  it('has versions by "enabled" or by "status", and by saying anything else at all', () => {
    const of = (versioning: object): unknown => told(read('versioning', { versioning }).status);
    expect([{ enabled: 'true' }, { enabled: false }, { status: 'suspended' }, { mfa_delete: 'false' }, {}].map(of)).toEqual([
      'Enabled',
      'Suspended',
      'Suspended',
      { absent: 'Enabled' },
      { absent: 'Disabled' },
    ]);
  });

  it('is encrypted by one rule, in a list or not', () => {
    const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: 'k' }, bucket_key_enabled: true };
    for (const given of [rule, [rule]]) {
      const { algorithm, bucketKey } = read('encryption', { server_side_encryption_configuration: { rule: given } });
      expect([told(algorithm), told(bucketKey)]).toEqual(['aws:kms', true]);
    }
  });

  it('has replication rules of the second version, whether they have a filter or not', () => {
    const [rule] = read('replication', { replication_configuration: { role: 'r', rules: [{ destination: { bucket: 'b', metrics: { minutes: 15 } } }] } }).rules
      .items;
    expect([rule?.filter.isWritten().truth, told(rule?.status as Value<string>), told(rule?.destination.metrics as Value<string>)]).toEqual([
      'yes',
      { absent: 'Enabled' },
      { absent: 'Disabled' },
    ]);
  });

  it('has several inventories by name, one of them into itself', () => {
    const { items } = read('inventory', {
      inventory_configuration: {
        daily: { included_object_versions: 'Current', frequency: 'Daily', destination: { encryption: { encryption_type: 'sse_s3' } } },
      },
    });
    expect(items.map(({ id, enabled, frequency, destination }) => [id, enabled, frequency, destination.encryption].map(told))).toEqual([
      ['daily', { absent: true }, 'Daily', 'SSE-S3'],
    ]);
  });
});

describe('the policy of a bucket of the published module', () => {
  const policyOf = (given: object): unknown => plain(read('policy', given).document) ?? {};
  const statements = (given: object): readonly unknown[] => (policyOf(given) as { readonly Statement: readonly unknown[] }).Statement;

  it('is not attached until somebody asks for it', () => {
    expect(policyOf({ policy: '{"Statement":[]}' })).toEqual({});
  });

  it('is made of the given one and of a statement for each switch, with the own ARN for its placeholder', () => {
    const policy = JSON.stringify({
      Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '_S3_BUCKET_ARN_/*' },
    });
    expect(statements({ attach_policy: true, policy, attach_deny_insecure_transport_policy: true })).toEqual([
      {
        Sid: 'denyInsecureTransport',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' },
    ]);
  });

  it('puts the own account for its placeholder', () => {
    const policy = JSON.stringify({ Statement: [{ Principal: { AWS: 'arn:aws:iam::_AWS_ACCOUNT_ID_:root' }, Resource: '_S3_BUCKET_ID_' }] });
    expect(statements({ attach_policy: true, policy })).toEqual([{ Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Resource: 'data' }]);
  });

  it('lets in those who write logs', () => {
    const allow = (Service: string, Action: unknown, Resource: string) => ({ Effect: 'Allow', Principal: { Service }, Action, Resource });
    const [bucket, objects] = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
    const full = { 's3:x-amz-acl': 'bucket-owner-full-control' };
    expect(statements({ attach_elb_log_delivery_policy: true })).toEqual([
      allow('logdelivery.elasticloadbalancing.amazonaws.com', 's3:PutObject', objects),
      { Sid: 'ELBRegion', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::156460612806:root' }, Action: 's3:PutObject', Resource: objects },
    ]);
    expect(statements({ attach_lb_log_delivery_policy: true, lb_log_delivery_policy_source_organizations: ['o-1'] })).toEqual([
      {
        Sid: 'AlbNlbLogDeliveryWrite',
        ...allow('delivery.logs.amazonaws.com', 's3:PutObject', objects),
        Condition: { StringEquals: { ...full, 'aws:ResourceOrgID': ['o-1'] } },
      },
      {
        Sid: 'AlbNlbLogDeliveryAclCheck',
        ...allow('delivery.logs.amazonaws.com', ['s3:GetBucketAcl', 's3:ListBucket'], bucket),
        Condition: { StringEquals: { 'aws:ResourceOrgID': ['o-1'] } },
      },
    ]);
    const source = { 'aws:SourceAccount': '111122223333' };
    const arn = { ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:111122223333:*' } };
    expect(statements({ attach_waf_log_delivery_policy: true })).toEqual([
      {
        Sid: 'WafLogDeliveryWrite',
        ...allow('delivery.logs.amazonaws.com', 's3:PutObject', 'arn:aws:s3:::data/AWSLogs/111122223333/*'),
        Condition: { StringEquals: { ...full, ...source }, ...arn },
      },
      { Sid: 'WafLogDeliveryAclCheck', ...allow('delivery.logs.amazonaws.com', 's3:GetBucketAcl', bucket), Condition: { StringEquals: source, ...arn } },
    ]);
  });

  it('lets in nobody but the service in a Region that is new, whatever else is switched on', () => {
    const given = { attach_elb_log_delivery_policy: true, attach_deny_insecure_transport_policy: true };
    const made = (around: Omit<Published, 'old'>) =>
      (plain(read('policy', given, false, around).document) as { readonly Statement: readonly unknown[] }).Statement;
    const service = expect.objectContaining({ Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' } }) as unknown;
    const refused = expect.objectContaining({ Sid: 'denyInsecureTransport' }) as unknown;
    expect(made({ ...names, loadBalancer: 'none' })).toEqual([service, refused]);
    expect(made(names)).toEqual([service, refused, expect.objectContaining({ Sid: 'ELBRegion' })]);
  });

  it('binds access logs to the sources that the call names', () => {
    const conditions = (more: object) =>
      statements({ attach_access_log_delivery_policy: true, ...more }).map((one) => (one as { readonly Condition?: unknown }).Condition);
    expect(conditions({})).toEqual([undefined, undefined]);
    expect(conditions({ access_log_delivery_policy_source_accounts: ['111122223333'], access_log_delivery_policy_source_buckets: [] })).toEqual([
      { 'ForAnyValue:StringEquals': { 'aws:SourceAccount': ['111122223333'] } },
      undefined,
    ]);
    const organization = { StringEquals: { 'aws:ResourceOrgID': ['o-1'] } };
    expect(conditions({ access_log_delivery_policy_source_buckets: ['arn:aws:s3:::web'], access_log_delivery_policy_source_organizations: ['o-1'] })).toEqual([
      { 'ForAnyValue:ArnLike': { 'aws:SourceArn': ['arn:aws:s3:::web'] }, ...organization },
      organization,
    ]);
    expect(conditions({ access_log_delivery_policy_source_accounts: '${var.accounts}' })[0]).toContain('which is no list');
  });

  it('refuses uploads that are encrypted otherwise', () => {
    const unlike = (Sid: string, key: string, value: unknown) => ({
      Sid,
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::data/*',
      Condition: { StringNotEquals: { [key]: value } },
    });
    const headers = (server_side_encryption_configuration?: object) =>
      statements({ attach_deny_incorrect_encryption_headers: true, ...(server_side_encryption_configuration ? { server_side_encryption_configuration } : {}) });
    const asked = (value: string) => [unlike('denyIncorrectEncryptionHeaders', 's3:x-amz-server-side-encryption', value)];
    const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } };
    expect(headers()).toEqual(asked('AES256'));
    expect(headers({ rule })).toEqual(asked('aws:kms'));
    expect(headers({ rule: [rule] })).toEqual(asked('AES256'));
    expect(statements({ attach_deny_incorrect_kms_key_sse: true, allowed_kms_key_arn: 'arn:aws:kms:eu-west-1:111122223333:key/1' })).toEqual([
      unlike('denyIncorrectKmsKeySse', 's3:x-amz-server-side-encryption-aws-kms-key-id', 'arn:aws:kms:eu-west-1:111122223333:key/1'),
    ]);
    expect(policyOf({ attach_deny_incorrect_kms_key_sse: true })).toBe('<made of allowed_kms_key_arn, which is not set>');
  });

  it('takes reports from the sources that the call names, or from itself', () => {
    const made = (given: object) => statements(given).map((one) => (one as { readonly Condition?: unknown }).Condition);
    const full = { 's3:x-amz-acl': 'bucket-owner-full-control' };
    expect(made({ attach_inventory_destination_policy: true, inventory_self_source_destination: true })).toEqual([
      { ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::data'] }, StringEquals: { 'aws:SourceAccount': ['111122223333'], ...full } },
    ]);
    const other = { analytics_source_bucket_arn: 'arn:aws:s3:::web', analytics_source_account_id: '444455556666' };
    expect(made({ attach_inventory_destination_policy: true, attach_analytics_destination_policy: true, ...other })).toEqual([
      { ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::web'] }, StringEquals: { 'aws:SourceAccount': ['444455556666'], ...full } },
    ]);
  });

  it('stays open where a switch cannot be told, or what it adds', () => {
    expect(statements({ attach_require_latest_tls_policy: true, attach_waf_log_delivery_policy: 'perhaps' })).toEqual([
      expect.objectContaining({ Sid: 'denyOutdatedTLS' }),
      '<made by attach_waf_log_delivery_policy, which is not known>',
    ]);
    expect(policyOf({ attach_analytics_destination_policy: true })).toBe('<made for nobody: which bucket and which account may write is not set>');
  });
});
