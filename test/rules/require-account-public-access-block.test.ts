import { describe, it } from 'vitest';
import rule from '../../rules/require-account-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'that a file declares no block of the account says nothing', file: 'main.tf', code: 'resource "aws_s3_bucket" "data" {}\n' },
    {
      name: 'all four',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'what is left out is off',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls   = true
          block_public_policy = false
          ignore_public_acls  = true
        }
      `,
      findings: [
        {
          message:
            'Account "aws_s3_account_public_access_block.this" leaves BlockPublicPolicy, RestrictPublicBuckets of Block Public Access off, so each bucket is on its own.',
          at: 'false',
          line: 3,
        },
      ],
      output: hcl`
        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
    },
  ],
});
