import { describe, it } from 'vitest';
import rule from '../../rules/require-bucket-key.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'the fix writes into the rule that is there',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm = "aws:kms"
            }
          }
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" encrypts with KMS without a Bucket Key: every object costs a request to KMS.', at: 'rule', line: 6 }],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            bucket_key_enabled = true

            apply_server_side_encryption_by_default {
              sse_algorithm = "aws:kms"
            }
          }
        }
      `,
    },
  ],
  undecided: [
    {
      name: 'a switch from outside',
      file: 'main.tf',
      code: hcl`
        variable "bucket_key" {
          type = bool
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            bucket_key_enabled = var.bucket_key

            apply_server_side_encryption_by_default {
              sse_algorithm = "aws:kms"
            }
          }
        }
      `,
      reason: 'rule.bucket_key_enabled is set by variable bucket_key, which has no default',
    },
  ],
});
