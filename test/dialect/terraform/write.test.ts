import { describe, expect, it } from 'vitest';
import { writeConfiguration } from '../../../src/dialect/terraform/write.js';
import type { WrittenSubject } from '../../../src/dialect/terraform/write.js';
import { asPlan } from '../../../src/dialect/terraform/write-plan.js';
import { asHcl, asJsonSyntax } from '../../../src/dialect/terraform/write-text.js';
import { computed, refers } from '../../../src/model/shape.js';

type Subjects = Readonly<Record<string, WrittenSubject>>;

function hcl(subjects: Subjects): string {
  const written = writeConfiguration(subjects);
  expect(written.unsayable).toEqual([]);
  return asHcl(written);
}

function bucket(facts: WrittenSubject['facts']): WrittenSubject {
  return { of: 'bucket', facts };
}

describe('facts as a configuration', () => {
  it('stand in resources of their own, and what those have no word for in the bucket', () => {
    expect(
      hcl({
        Data: bucket({ naming: { name: 'data' }, objectLock: { enabledAtCreation: true, mode: 'GOVERNANCE', days: 30 }, tags: [{ key: 'team', value: 'a' }] }),
      }),
    ).toBe(
      `resource "aws_s3_bucket" "data" {
  bucket              = "data"
  object_lock_enabled = true
  tags = {
    team = "a"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "data" {
  bucket = aws_s3_bucket.data.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}
`,
    );
  });

  it('name each other by what the argument takes', () => {
    const text = hcl({
      data: bucket({
        logging: { target: refers('logs') },
        replication: { role: refers('job'), rules: [{ status: 'Enabled', destination: { bucket: refers('logs') } }] },
      }),
      logs: bucket({}),
      job: { of: 'role', facts: {} },
    });
    expect(text).toContain('target_bucket = aws_s3_bucket.logs.id');
    expect(text).toContain('role   = aws_iam_role.job.arn');
    expect(text).toContain('bucket = aws_s3_bucket.logs.arn');
  });

  it('have a variable for what cannot be known, in documents too', () => {
    const text = hcl({ data: bucket({ versioning: { status: computed }, policy: { document: { Statement: [{ Resource: computed }] } } }) });
    expect(text).toContain('variable "open1" {}');
    expect(text).toContain('    status = var.open1\n');
    expect(text).toContain('Resource = var.open2');
  });

  it('have as many blocks as a variable says, where their number cannot be known', () => {
    expect(hcl({ data: bucket({ lifecycle: { rules: computed } }) })).toContain('  dynamic "rule" {\n    for_each = var.open1\n\n    content {}\n  }');
  });

  it('are a resource for each item, where a bucket may have several', () => {
    const text = hcl({
      data: bucket({
        inventory: [
          { id: 'a', destination: { encryption: 'SSE-S3' } },
          { id: 'b', destination: { encryption: 'SSE-KMS', key: 'k' } },
        ],
      }),
    });
    expect(text).toContain('resource "aws_s3_bucket_inventory" "data" {\n  bucket = aws_s3_bucket.data.id\n  name   = "a"\n');
    expect(text).toContain('        sse_s3 {}\n');
    expect(text).toContain('resource "aws_s3_bucket_inventory" "data_2"');
    expect(text).toContain('        sse_kms {\n          key_id = "k"\n        }');
  });

  it('are said twice by two resources', () => {
    const text = hcl({ data: { of: 'bucket', facts: { versioning: { status: 'Enabled' } }, again: { versioning: { status: 'Suspended' } } } });
    expect([...text.matchAll(/"aws_s3_bucket_versioning" "(\w+)"/g)].map(([, name]) => name)).toEqual(['data', 'data_again']);
  });

  it('cannot leave out what the provider then fills in', () => {
    const point: WrittenSubject = {
      of: 'accessPoint',
      facts: { publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true } },
    };
    expect(writeConfiguration({ point: point }).unsayable).toEqual(['accessPoint.publicAccessBlock.restrictPublicBuckets left out']);
  });
});

describe('a configuration in JSON', () => {
  it('has labels as keys, templates for expressions, and blocks in lists', () => {
    const written = writeConfiguration({
      data: bucket({
        versioning: { status: computed },
        policy: { document: { Statement: [{ Resource: 'arn:aws:s3:::${x}' }] } },
        acceleration: { status: 'Enabled' },
      }),
    });
    expect(asJsonSyntax(written)).toEqual({
      variable: { open1: {} },
      resource: {
        aws_s3_bucket: { data: {} },
        aws_s3_bucket_versioning: { data: { bucket: '${aws_s3_bucket.data.id}', versioning_configuration: [{ status: '${var.open1}' }] } },
        aws_s3_bucket_policy: { data: { bucket: '${aws_s3_bucket.data.id}', policy: '{"Statement":[{"Resource":"arn:aws:s3:::$${x}"}]}' } },
        aws_s3_bucket_accelerate_configuration: { data: { bucket: '${aws_s3_bucket.data.id}', status: 'Enabled' } },
      },
    });
  });
});

describe('a configuration as a plan', () => {
  const plan = asPlan(
    writeConfiguration({
      data: bucket({ naming: { name: 'data' }, ownership: { objectOwnership: computed }, policy: { document: { Statement: [{ Effect: 'Deny' }] } } }),
    }),
  ) as unknown as {
    resource_changes: { address: string; change: { after: unknown; after_unknown: unknown } }[];
    configuration: { root_module: { resources: { address: string; expressions: unknown }[] } };
  };
  const changeOf = (address: string): unknown => plan.resource_changes.find((one) => one.address === address)?.change;
  const expressionsOf = (address: string): unknown => plan.configuration.root_module.resources.find((one) => one.address === address)?.expressions;

  it('does not know what another resource will make, and says by what it is referred to', () => {
    expect(changeOf('aws_s3_bucket_ownership_controls.data')).toMatchObject({
      after: { rule: [{}] },
      after_unknown: { bucket: true, rule: [{ object_ownership: true }] },
    });
    expect(expressionsOf('aws_s3_bucket_ownership_controls.data')).toEqual({
      bucket: { references: ['aws_s3_bucket.data.id', 'aws_s3_bucket.data'] },
      rule: [{ object_ownership: { references: ['terraform_data.open1.output', 'terraform_data.open1'] } }],
    });
  });

  it('has documents as the text that they become, which no constant says', () => {
    expect(changeOf('aws_s3_bucket_policy.data')).toMatchObject({ after: { policy: '{"Statement":[{"Effect":"Deny"}]}' } });
    expect(expressionsOf('aws_s3_bucket_policy.data')).toMatchObject({ policy: {} });
  });

  it('does not know what nobody set and S3 will tell', () => {
    expect(changeOf('aws_s3_bucket.data')).toMatchObject({ after: { bucket: 'data' }, after_unknown: { id: true, arn: true, versioning: true, policy: true } });
    expect(expressionsOf('aws_s3_bucket.data')).toEqual({ bucket: { constant_value: 'data' } });
  });
});
