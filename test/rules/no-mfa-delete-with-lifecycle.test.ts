import { describe, it } from 'vitest';
import rule from '../../rules/no-mfa-delete-with-lifecycle.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const guarded = hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_versioning" "data" {
    bucket = aws_s3_bucket.data.id
    mfa    = "arn:aws:iam::111122223333:mfa/root 123456"

    versioning_configuration {
      status     = "Enabled"
      mfa_delete = "Enabled"
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the lifecycle rules of another bucket',
      file: 'main.tf',
      code: `${guarded}${hcl`

        resource "aws_s3_bucket" "other" {}

        resource "aws_s3_bucket_lifecycle_configuration" "other" {
          bucket = aws_s3_bucket.other.id

          rule {
            id     = "old"
            status = "Enabled"

            expiration {
              days = 30
            }
          }
        }
      `}`,
    },
  ],
  invalid: [
    {
      name: 'a rule that is switched off is a rule; the finding stands at MFA delete',
      file: 'main.tf',
      code: `${guarded}${hcl`

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "old"
            status = "Disabled"

            expiration {
              days = 30
            }
          }
        }
      `}`,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" has MFA delete on and lifecycle rules as well: S3 refuses the one that comes second.',
          at: '"Enabled"',
          line: 9,
        },
      ],
      output: null,
    },
  ],
});
