import { describe, expect, it } from 'vitest';
import { readFacet } from '../../../src/dialect/read.js';
import { publishedArguments } from '../../../src/dialect/terraform/words/published-arguments.js';
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
const names = { arn: Mapped.literal('arn:aws:s3:::data'), name: Mapped.literal('data') };

function read<F extends keyof Shapes['bucket']>(facet: F, given: object, old = false): Subjects['bucket'][F] {
  const seen = seeDocument({ kind: 'scalar', type: 'string', text: Mapped.literal(JSON.stringify(given)), origin });
  if (seen.kind !== 'mapping') throw new Error('no arguments');
  const scene: Scene = { world: plainWorld(), link: () => ({}), view: () => ({}) };
  const owner = { unit: { floor: 'notDeclared' } } as unknown as Declaration;
  const field: Field = shapeOf('bucket')[facet];
  return readFacet(
    { owner, subject: 'bucket', scene },
    facet,
    field,
    publishedBucketWords()[facet] as WordsFor<Field>,
    publishedArguments(seen, { ...names, old }),
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
  const policyOf = (given: object): Record<string, unknown> => (plain(read('policy', given).document) as Record<string, unknown> | undefined) ?? {};

  it('is not attached until somebody asks for it', () => {
    expect(policyOf({ policy: '{"Statement":[]}' })).toEqual({});
  });

  it('is made of the given one and of a statement for each switch, with the own ARN for its placeholder', () => {
    const policy = JSON.stringify({
      Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '_S3_BUCKET_ARN_/*' },
    });
    expect(policyOf({ attach_policy: true, policy, attach_deny_insecure_transport_policy: true })['Statement']).toEqual([
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' },
      {
        Sid: 'denyInsecureTransport',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('stays open where a switch adds what only the module knows', () => {
    expect(policyOf({ attach_require_latest_tls_policy: true, attach_waf_log_delivery_policy: true })['Statement']).toEqual([
      expect.objectContaining({ Sid: 'denyOutdatedTLS' }),
      '<made by attach_waf_log_delivery_policy of the module>',
    ]);
  });
});
