import { describe, it } from 'vitest';
import rule from '../../rules/no-sse-c-uploads.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (types: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketEncryption:\n        ServerSideEncryptionConfiguration:\n          - BlockedEncryptionTypes:\n              EncryptionType:\n                - ${types}\n`;
const plain = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'a new bucket where S3 blocks it by default', code: plain, parameters: { 'AWS::Region': 'eu-central-1' } }],
  invalid: [
    {
      name: 'a list of one, called by its name',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            blocked_encryption_types = ["NONE"]

            apply_server_side_encryption_by_default {
              sse_algorithm = "AES256"
            }
          }
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" takes uploads that are encrypted with a key of the client (SSE-C), which S3 blocks by default.',
          at: '"NONE"',
          line: 7,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            blocked_encryption_types = ["SSE-C"]

            apply_server_side_encryption_by_default {
              sse_algorithm = "AES256"
            }
          }
        }
      `,
    },
    {
      name: 'the fix blocks what was allowed',
      code: template('NONE'),
      findings: [{ message: 'Bucket "Data" takes uploads that are encrypted with a key of the client (SSE-C), which S3 blocks by default.', at: 'NONE' }],
      output: template('SSE-C'),
    },
    {
      name: 'a new bucket in a region without that default',
      code: plain,
      parameters: { 'AWS::Region': 'me-south-1' },
      findings: [{ at: 'Data', confidence: 'medium' }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a type that is not in the file',
      code: `Parameters: { Type: { Type: String } }\n${template('!Ref Type')}`,
      reason: 'the list of blocked encryption types',
    },
  ],
});
