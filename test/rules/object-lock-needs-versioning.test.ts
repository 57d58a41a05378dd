import { describe, it } from 'vitest';
import rule from '../../rules/object-lock-needs-versioning.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'a lock beside suspended versioning',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          object_lock_enabled = true
        }

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = "Suspended"
          }
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" uses Object Lock, but its versioning is not enabled: S3 refuses that.', at: '"Suspended"', line: 9 }],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          object_lock_enabled = true
        }

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = "Enabled"
          }
        }
      `,
    },
  ],
  undecided: [
    {
      name: 'versioning without a default',
      file: 'main.tf',
      code: hcl`
        variable "status" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_object_lock_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            default_retention {
              mode = "GOVERNANCE"
              days = 30
            }
          }
        }

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = var.status
          }
        }
      `,
      reason: 'versioning_configuration.status is set by variable status, which has no default',
    },
  ],
});
