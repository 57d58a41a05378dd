import { describe, it } from 'vitest';
import rule from '../../rules/require-lifecycle.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a rule that stands inside the bucket, as the provider had it before its fourth version',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          lifecycle_rule {
            enabled = true

            expiration {
              days = 30
            }
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'a bucket without rules',
      file: 'main.tf',
      code: 'resource "aws_s3_bucket" "data" {}\n',
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" has no lifecycle rule in force: whatever is put there is kept for ever.',
          at: 'resource "aws_s3_bucket" "data"',
          line: 1,
        },
      ],
      output: null,
    },
    {
      name: 'a rule that is switched off is the place',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n          - { Status: Disabled, ExpirationInDays: 30 }\n',
      findings: [{ at: 'Disabled', line: 7 }],
      output: null,
    },
  ],
});
