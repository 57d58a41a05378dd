import { describe, expect, it } from 'vitest';
import { requestFor } from '../../src/testing/judge-text.js';
import { lint } from '../../src/lint.js';
import rule from '../../rules/require-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const half =
  'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        BlockPublicPolicy: false\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'an account that blocks everything makes the block of the bucket idle', code: half, facts: { blockPublicAccess: 'all' } },
    {
      name: 'a bucket without one has all of it since April 2023',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}
      `,
    },
  ],
  invalid: [
    {
      name: 'what the resource leaves out is off, and the fix writes it there',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket              = aws_s3_bucket.data.id
          block_public_acls   = true
          block_public_policy = false
        }
      `,
      findings: [
        {
          message:
            'Block Public Access of bucket "aws_s3_bucket.data" is not complete: IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets are off, unless the account blocks it.',
          at: 'resource "aws_s3_bucket_public_access_block" "data"',
          line: 3,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket                  = aws_s3_bucket.data.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
    },
    {
      name: 'one finding names every setting that is off, written or left out, and the fix completes the block',
      code: half,
      findings: [
        {
          message:
            'Block Public Access of bucket "Data" is not complete: IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets are off, unless the account blocks it.',
          at: 'PublicAccessBlockConfiguration',
          confidence: 'high',
        },
      ],
      output:
        'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        BlockPublicPolicy: true\n        IgnorePublicAcls: true\n        RestrictPublicBuckets: true\n',
    },
    {
      name: 'an account that blocks nothing takes the proviso away',
      code: half.replace('BlockPublicPolicy: false', 'BlockPublicPolicy: true\n        IgnorePublicAcls: false\n        RestrictPublicBuckets: true'),
      facts: { blockPublicAccess: 'none' },
      findings: [{ message: 'Block Public Access of bucket "Data" is not complete: IgnorePublicAcls is off.', at: 'false', line: 8 }],
    },
  ],
  undecided: [
    {
      name: 'a member that a variable without a default sets',
      file: 'main.tf',
      code: hcl`
        variable "block" {
          type = bool
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket                  = aws_s3_bucket.data.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = var.block
        }
      `,
      reason: 'restrict_public_buckets is set by variable block, which has no default',
    },
  ],
});

describe('the block of the account', () => {
  const text = (settings: string): string => `
resource "aws_s3_account_public_access_block" "this" {
${settings}
}

resource "aws_s3_bucket" "b" {
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket            = aws_s3_bucket.b.id
  block_public_acls = true
}
`;
  const told = (settings: string): readonly unknown[] => {
    const { findings, undecided } = lint(requestFor([rule], { 'main.tf': text(settings) }));
    return [findings.map(({ message }) => message), undecided.length];
  };

  it('declared beside the bucket holds for the bucket', () => {
    expect(told('  ignore_public_acls = true\n  block_public_policy = true\n  restrict_public_buckets = true')).toEqual([[], 0]);
  });

  it('what neither turns on is off, and that is certain', () => {
    expect(told('  ignore_public_acls = true')).toEqual([
      ['Block Public Access of bucket "aws_s3_bucket.b" is not complete: BlockPublicPolicy, RestrictPublicBuckets are off.'],
      0,
    ]);
  });
});
