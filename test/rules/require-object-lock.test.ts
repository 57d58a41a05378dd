import { describe, it } from 'vitest';
import rule from '../../rules/require-object-lock.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a bucket gets the lock by a declaration of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_object_lock_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            default_retention {
              mode = "COMPLIANCE"
              days = 30
            }
          }
        }
      `,
    },
    {
      name: 'where access logs arrive there can be none',
      code: 'Resources:\n  Data: { Type: AWS::S3::Bucket, Properties: { ObjectLockEnabled: true, LoggingConfiguration: { DestinationBucketName: !Ref Logs } } }\n  Logs: { Type: AWS::S3::Bucket }\n',
    },
  ],
  invalid: [
    {
      name: 'by name or by what it is used for: each chooses more',
      file: 'main.tf',
      options: { buckets: ['ledger'], roles: ['deliveryTarget'] },
      code: hcl`
        resource "aws_s3_bucket" "audit" {
          bucket = "audit"
        }

        resource "aws_s3_bucket" "ledger" {
          bucket = "ledger"
        }

        resource "aws_s3_bucket" "scratch" {
          bucket = "scratch"
        }

        resource "aws_cloudtrail" "all" {
          name           = "all"
          s3_bucket_name = aws_s3_bucket.audit.id
        }
      `,
      findings: [
        { message: 'Bucket "aws_s3_bucket.audit" has no Object Lock: whoever may delete can delete all of it.', resource: 'aws_s3_bucket.audit', line: 1 },
        { resource: 'aws_s3_bucket.ledger', line: 5 },
      ],
      output: null,
    },
  ],
});
