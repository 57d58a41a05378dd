import { describe, it } from 'vitest';
import rule from '../../rules/declare-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a resource of its own is a declaration, whatever it says',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }
      `,
    },
    {
      name: 'half a block is a block: whether it is complete is asked elsewhere',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: { BlockPublicAcls: false }\n',
    },
  ],
  invalid: [
    {
      name: 'the fix adds a resource of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" declares no Block Public Access of its own and relies on what S3 does by default.',
          at: 'resource "aws_s3_bucket" "data"',
          line: 1,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id

          block_public_acls       = true
          ignore_public_acls      = true
          block_public_policy     = true
          restrict_public_buckets = true
        }
      `,
    },
    {
      name: 'what S3 does by default is written down by the fix',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: data\n',
      facts: { blockPublicAccess: 'all' },
      findings: [{ message: 'Bucket "Data" declares no Block Public Access of its own and relies on what S3 does by default.', at: 'Data' }],
      output:
        'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: data\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        IgnorePublicAcls: true\n        BlockPublicPolicy: true\n        RestrictPublicBuckets: true\n',
    },
  ],
  undecided: [
    {
      name: 'a whole block that is chosen elsewhere may be none',
      code: 'Parameters: { Block: { Type: String } }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: !Ref Block\n',
      reason: 'Block',
    },
  ],
});
