import { describe, it } from 'vitest';
import rule from '../../rules/replication-needs-versioning-both.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const source = (rules: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Enabled }
      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
${rules}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a rule that is switched off copies nothing',
      code: `${source('          - { Status: Disabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy: { Type: AWS::S3::Bucket }\n`,
    },
  ],
  invalid: [
    {
      name: 'both ends, each where its own setting belongs',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "source" {}

        resource "aws_s3_bucket" "copy" {}

        resource "aws_s3_bucket_versioning" "source" {
          bucket = aws_s3_bucket.source.id

          versioning_configuration {
            status = "Suspended"
          }
        }

        resource "aws_s3_bucket_replication_configuration" "source" {
          bucket = aws_s3_bucket.source.id
          role   = "arn:aws:iam::111122223333:role/replication"

          rule {
            id     = "all"
            status = "Enabled"

            filter {}

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }
      `,
      findings: [
        { message: 'Bucket "aws_s3_bucket.source" is replicated, but its own versioning is not enabled: S3 refuses that.', at: '"Suspended"', line: 9 },
        {
          message: 'Bucket "aws_s3_bucket.source" is replicated by rule "all" to "aws_s3_bucket.copy", whose versioning is not enabled: no copy arrives.',
          at: 'aws_s3_bucket.copy.arn',
          line: 24,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "source" {}

        resource "aws_s3_bucket" "copy" {}

        resource "aws_s3_bucket_versioning" "copy" {
          bucket = aws_s3_bucket.copy.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        resource "aws_s3_bucket_versioning" "source" {
          bucket = aws_s3_bucket.source.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        resource "aws_s3_bucket_replication_configuration" "source" {
          bucket = aws_s3_bucket.source.id
          role   = "arn:aws:iam::111122223333:role/replication"

          rule {
            id     = "all"
            status = "Enabled"

            filter {}

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }
      `,
    },
    {
      name: 'two rules to one destination are one finding, at the first link, and the fix is made at the destination',
      code: `${source('          - { Id: a, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n          - { Id: b, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy:\n    Type: AWS::S3::Bucket\n`,
      findings: [
        {
          message: 'Bucket "Data" is replicated by rule "a" to "Copy", whose versioning is not enabled: no copy arrives.',
          resource: 'Data',
          line: 9,
          at: 'Copy.Arn',
        },
      ],
      output: `${source('          - { Id: a, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n          - { Id: b, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration:\n        Status: Enabled\n`,
    },
  ],
  undecided: [
    {
      name: 'a destination that is declared elsewhere',
      file: 'main.tf',
      code: hcl`
        variable "copy" {
          type = string
        }

        resource "aws_s3_bucket" "source" {}

        resource "aws_s3_bucket_versioning" "source" {
          bucket = aws_s3_bucket.source.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        resource "aws_s3_bucket_replication_configuration" "source" {
          bucket = aws_s3_bucket.source.id
          role   = "arn:aws:iam::111122223333:role/replication"

          rule {
            id     = "all"
            status = "Enabled"

            filter {}

            destination {
              bucket = var.copy
            }
          }
        }
      `,
      reason: 'rule.destination.bucket is set by variable copy, which has no default',
    },
    {
      name: 'a destination outside the scan is named',
      code: source('          - { Status: Enabled, Destination: { Bucket: "arn:aws:s3:::elsewhere" } }\n'),
      reason: '"arn:aws:s3:::elsewhere" is not part of this scan',
    },
  ],
});
