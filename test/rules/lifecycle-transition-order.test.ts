import { describe, it } from 'vitest';
import rule from '../../rules/lifecycle-transition-order.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n${rules}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a class that is newer than the table is passed over',
      code: bucket(
        '          - { Status: Enabled, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 30 }, { StorageClass: PERMAFROST, TransitionInDays: 90 }] }\n',
      ),
    },
    {
      name: 'dates alone are one unit',
      code: bucket(
        '          - { Status: Enabled, ExpirationDate: 2031-01-01T00:00:00Z, Transitions: [{ StorageClass: GLACIER, TransitionDate: 2030-01-01T00:00:00Z }] }\n',
      ),
    },
  ],
  invalid: [
    {
      name: 'two blocks in the wrong order',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "cool"
            status = "Enabled"

            filter {}

            transition {
              days          = 60
              storage_class = "GLACIER"
            }

            transition {
              days          = 90
              storage_class = "STANDARD_IA"
            }
          }
        }
      `,
      findings: [
        {
          message: 'S3 refuses lifecycle rule "cool" of bucket "aws_s3_bucket.data": objects cannot move from GLACIER to STANDARD_IA, after 90 days.',
          at: '90',
          line: 18,
        },
      ],
      output: null,
    },
    {
      name: 'one finding per rule, at the step that cannot follow, with the reason in its message',
      code: bucket(
        '          - Id: stairs\n            Status: Disabled\n            Transitions:\n              - StorageClass: GLACIER_IR\n                TransitionInDays: 90\n              - StorageClass: ONEZONE_IA\n                TransitionInDays: 30\n',
      ),
      findings: [
        {
          message: 'S3 refuses lifecycle rule "stairs" of bucket "Data": objects cannot move from ONEZONE_IA to GLACIER_IR, after 90 days.',
          line: 11,
          at: '90',
        },
      ],
      output: null,
    },
    {
      name: 'a rule without an id is known by its number',
      code: bucket(
        '          - { Status: Enabled, ExpirationInDays: 10 }\n          - { Status: Enabled, ExpirationInDays: 10, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 20 }] }\n',
      ),
      findings: [
        {
          message: 'S3 refuses lifecycle rule "2" of bucket "Data": GLACIER, after 20 days, does not come before the expiration, after 10 days.',
          line: 8,
          at: '20',
        },
      ],
    },
    {
      name: 'days beside a date',
      code: bucket(
        '          - { Id: mix, Status: Enabled, Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }, { StorageClass: GLACIER, TransitionDate: 2030-01-01T00:00:00Z }] }\n',
      ),
      findings: [
        { message: 'S3 refuses lifecycle rule "mix" of bucket "Data": GLACIER has a date, STANDARD_IA a number of days.', at: '2030-01-01T00:00:00Z' },
      ],
    },
  ],
});
