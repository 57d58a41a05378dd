import { describe, it } from 'vitest';
import rule from '../../rules/no-logging-loop.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

/** A bucket that logs to another one, of which the name is put together. */
const logging = (target: string, ...more: readonly string[]): string =>
  `${hcl`
  variable "env" {
    type = string
  }

  variable "team" {
    type = string
  }

  resource "aws_s3_bucket" "main" {
    bucket = "acme-\${var.env}-backups"
  }

  resource "aws_s3_bucket_logging" "main" {
    bucket        = aws_s3_bucket.main.id
    target_bucket = "${target}"
    target_prefix = "s3/"
  }
`}${more.join('\n')}`;
const other = hcl`
  resource "aws_s3_bucket" "other" {
    bucket = "acme-\${var.team}"
  }
`;
const back = hcl`
  resource "aws_s3_bucket_logging" "other" {
    bucket        = aws_s3_bucket.other.id
    target_bucket = aws_s3_bucket.main.id
    target_prefix = "s3/"
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a name that ends otherwise than its own', file: 'main.tf', code: logging('acme-${var.env}-aws-logging') },
    { name: 'a bucket that may be meant, and sends its logs nowhere', file: 'main.tf', code: logging('acme-${var.env}-aws-logging', other) },
    {
      name: 'a bucket that logs here, and cannot be meant',
      file: 'main.tf',
      code: logging('${var.env}-aws-logging', other.replace('acme-${var.team}', 'acme-${var.team}-data'), back),
    },
    {
      name: 'a bucket of a module that is out of sight, which is none of these',
      file: 'main.tf',
      code: logging(
        '${module.logs.id}',
        'module "logs" {\n  source = "example.com/x/logs/aws"\n}\n',
        other.replace('{', '{\n  count = var.team == "a" ? 1 : 0'),
        back,
      ),
    },
  ],
  undecided: [
    {
      name: 'a bucket of a module out of sight that is given this one',
      file: 'main.tf',
      code: logging('${module.logs.id}', 'module "logs" {\n  source = "example.com/x/logs/aws"\n  bucket = aws_s3_bucket.main.id\n}\n'),
      reason: 'module logs',
    },
    {
      name: 'a name that is made of what a module out of sight tells',
      file: 'main.tf',
      code: logging('acme-${module.logs.id}', 'module "logs" {\n  source = "example.com/x/logs/aws"\n}\n'),
      reason: 'module logs',
    },
    { name: 'a name that may be its own', file: 'main.tf', code: logging('acme-${var.team}-backups'), reason: 'variable team' },
    {
      name: 'a bucket that may be meant, and logs here',
      file: 'main.tf',
      code: logging('acme-${var.env}-aws-logging', other, back),
      reason: 'variable env',
    },
  ],
  invalid: [
    {
      name: 'a bucket that is its own target',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = aws_s3_bucket.data.bucket
          target_prefix = "logs/"
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" writes its access logs into itself, so every log file makes another.',
          at: 'aws_s3_bucket.data.bucket',
          line: 5,
        },
      ],
      output: null,
    },
    {
      name: 'a logging block without a target is the bucket itself, and stands at the block',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LoggingConfiguration:\n        LogFilePrefix: logs/\n',
      findings: [
        {
          message: 'Bucket "Data" writes its access logs into itself, so every log file makes another.',
          resource: 'Data',
          line: 5,
          at: 'LoggingConfiguration',
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'a name that is written twice is the same bucket',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: shop-data\n      LoggingConfiguration: { DestinationBucketName: shop-data }\n',
      findings: [{ at: 'shop-data', line: 6 }],
    },
    {
      name: 'a ring is one finding, at the bucket that stands first, and names the others in their order',
      code: [
        'Resources:',
        '  C: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref A } } }',
        '  A: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref B } } }',
        '  B: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref C } } }',
        '  Tail: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref C } } }',
        '',
      ].join('\n'),
      findings: [{ message: 'The access logs of bucket "C" come back to it through "A", "B", so every log file makes another.', line: 2, at: 'A' }],
    },
    {
      name: 'a ring that closes under a condition says when',
      code: [
        'Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }',
        'Conditions: { IsProd: !Equals [!Ref Env, prod] }',
        'Resources:',
        '  Data: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !If [IsProd, !Ref Logs, !Ref Data] } } }',
        '  Logs: { Type: AWS::S3::Bucket }',
        '',
      ].join('\n'),
      findings: [{ resource: 'Data', when: 'Env is "dev"' }],
    },
  ],
});
