import { describe, it } from 'vitest';
import rule from '../../rules/require-bucket-owner-enforced.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'in the resource that says it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerPreferred"
          }
        }
      `,
      findings: [
        {
          message: 'Object ownership of bucket "aws_s3_bucket.data" leaves ACLs in force, on the bucket and on every object in it.',
          at: '"BucketOwnerPreferred"',
          line: 7,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerEnforced"
          }
        }
      `,
    },
  ],
  undecided: [
    {
      name: 'controls that a variable switches',
      file: 'main.tf',
      code: hcl`
        variable "ownership" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = var.ownership
          }
        }
      `,
      reason: 'rule.object_ownership is set by variable ownership, which has no default',
    },
  ],
});
