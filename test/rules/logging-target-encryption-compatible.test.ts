import { describe, it } from 'vitest';
import rule from '../../rules/logging-target-encryption-compatible.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'at the algorithm of the target',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket" "logs" {}

        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = aws_s3_bucket.logs.id
          target_prefix = "data/"
        }

        resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
          bucket = aws_s3_bucket.logs.id

          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm = "aws:kms"
            }
          }
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.logs" receives access logs, but its default encryption is not SSE-S3: no log is delivered.',
          at: '"aws:kms"',
          line: 16,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket" "logs" {}

        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = aws_s3_bucket.logs.id
          target_prefix = "data/"
        }

        resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
          bucket = aws_s3_bucket.logs.id

          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm = "AES256"
            }
          }
        }
      `,
    },
  ],
});
