import { describe, it } from 'vitest';
import rule from '../../rules/sse-config-consistent.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (encryption: string, more = ''): string => `Parameters: { Key: { Type: String, Default: "" } }
Conditions: { HasKey: !Not [!Equals [!Ref Key, ""]] }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ${encryption}
${more}`;
const byDefault = (algorithm: string, key: string): string => template(`ServerSideEncryptionByDefault: { SSEAlgorithm: ${algorithm}, KMSMasterKeyID: ${key} }`);

const encrypted = (algorithm: string, key: string, before = 'provider "aws" {\n  region = "eu-west-1"\n}\n'): string =>
  `${before}${hcl`

  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
    bucket = aws_s3_bucket.data.id

    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "${algorithm}"
        kms_master_key_id = ${key}
      }
    }
  }
`}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'an empty key beside AES256 is none', code: byDefault('AES256', '!Ref Key') },
    { name: 'the Region of the stack, whichever it is', code: byDefault('aws:kms', '!Sub "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/data"') },
    { name: 'in Terraform an empty key is none', file: 'main.tf', code: encrypted('AES256', '""') },
    { name: 'a key of the same module', file: 'main.tf', code: `${encrypted('aws:kms', 'aws_kms_key.data.arn')}\nresource "aws_kms_key" "data" {}\n` },
    { name: 'the Region of the provider', file: 'main.tf', code: encrypted('aws:kms', '"arn:aws:kms:eu-west-1:111122223333:alias/data"') },
  ],
  invalid: [
    {
      name: 'a key in vain, at the key',
      file: 'main.tf',
      code: encrypted('AES256', '"alias/data"'),
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" names a KMS key, but encrypts with AES256, which takes none: S3 refuses that.',
          at: '"alias/data"',
          line: 13,
        },
      ],
      output: encrypted('aws:kms', '"alias/data"'),
    },
    {
      name: 'an empty key is left out',
      code: byDefault('aws:kms', '""'),
      findings: [{ message: 'Bucket "Data" names an empty KMS key: S3 takes the key that AWS manages, aws/s3.', at: '""', line: 9 }],
      output: template('ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms }'),
    },
    {
      name: 'a key that stayed behind in another Region',
      file: 'main.tf',
      code: encrypted('aws:kms', '"arn:aws:kms:us-east-1:111122223333:alias/data"'),
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" encrypts with a key of another Region, which S3 cannot use.',
          at: '"arn:aws:kms:us-east-1:111122223333:alias/data"',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'a second rule',
      code: template('ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }', '          - ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms }\n'),
      findings: [{ message: 'Bucket "Data" has more than one rule of default encryption: S3 takes one.', line: 10 }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'where a key is that a parameter names',
      code: byDefault('!If [HasKey, "aws:kms", AES256]', '!If [HasKey, !Ref Key, !Ref "AWS::NoValue"]'),
      reason: 'where the key is cannot be told: it is set by parameter Key, here not to its default',
    },
    {
      name: 'an ARN that is written out, in a stack that may be made anywhere',
      code: byDefault('aws:kms', 'arn:aws:kms:us-east-1:111122223333:alias/data'),
      reason: 'whether the key arn:aws:kms:us-east-1:111122223333:alias/data is in the same region cannot be told',
    },
  ],
});
