import { describe, it } from 'vitest';
import rule from '../../rules/require-abort-incomplete-multipart.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n${rules}`;

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'the fix adds a rule beside those that are there',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "old"
            status = "Enabled"

            filter {}

            noncurrent_version_expiration {
              noncurrent_days = 90
            }
          }
        }
      `,
      findings: [
        { message: 'Bucket "aws_s3_bucket.data" does not abort incomplete uploads within 7 days: their parts stay and are billed.', at: 'rule', line: 6 },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "old"
            status = "Enabled"

            filter {}

            noncurrent_version_expiration {
              noncurrent_days = 90
            }
          }

          rule {
            id     = "abort-incomplete-uploads"
            status = "Enabled"

            filter {}

            abort_incomplete_multipart_upload {
              days_after_initiation = 7
            }
          }
        }
      `,
    },
    {
      name: 'a wait that is too long is shortened where it stands',
      code: bucket('          - Status: Enabled\n            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 30 }\n'),
      findings: [{ message: 'Bucket "Data" does not abort incomplete uploads within 7 days: their parts stay and are billed.', at: '30' }],
      output: bucket('          - Status: Enabled\n            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }\n'),
    },
    {
      name: 'where no rule does it, the list is the place, and a rule is added',
      code: bucket('          - Id: old\n            Status: Enabled\n            ExpirationInDays: 365\n'),
      findings: [{ at: 'Rules' }],
      output: bucket(
        "          - Id: old\n            Status: Enabled\n            ExpirationInDays: 365\n          - Id: abort-incomplete-uploads\n            Status: Enabled\n            Prefix: ''\n            AbortIncompleteMultipartUpload:\n              DaysAfterInitiation: 7\n",
      ),
    },
  ],
  undecided: [
    {
      name: 'rules that are made of a variable',
      file: 'main.tf',
      code: hcl`
        variable "rules" {
          type = list(object({ id = string }))
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          dynamic "rule" {
            for_each = var.rules

            content {
              id     = rule.value.id
              status = "Enabled"
            }
          }
        }
      `,
      reason: 'rule is set by variable rules, which has no default',
    },
  ],
});
