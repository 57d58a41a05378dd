import { describe, it } from 'vitest';
import rule from '../../rules/logging-target-no-object-lock-retention.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const logging = hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_logging" "data" {
    bucket        = aws_s3_bucket.data.id
    target_bucket = aws_s3_bucket.logs.id
    target_prefix = "data/"
  }

`;
const payer = (who: string): string => hcl`
  resource "aws_s3_bucket" "logs" {}

  resource "aws_s3_bucket_request_payment_configuration" "logs" {
    bucket = aws_s3_bucket.logs.id
    payer  = "${who}"
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a trail may well deliver into a locked bucket',
      code: 'Resources:\n  Logs: { Type: AWS::S3::Bucket, Properties: { ObjectLockEnabled: true } }\n  Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: !Ref Logs, IsLogging: true } }\n',
    },
  ],
  invalid: [
    {
      name: 'a lock without any retention is a lock',
      file: 'main.tf',
      code: `${logging}resource "aws_s3_bucket" "logs" {\n  object_lock_enabled = true\n}\n`,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.logs" is to receive access logs and has Object Lock: S3 delivers none to such a bucket.',
          at: 'true',
          resource: 'aws_s3_bucket.logs',
        },
      ],
      output: null,
    },
    {
      name: 'a bucket whose policy lets the log service in',
      code: [
        'Resources:',
        '  Logs:',
        '    Type: AWS::S3::Bucket',
        '    Properties:',
        '      ObjectLockEnabled: true',
        '  Policy:',
        '    Type: AWS::S3::BucketPolicy',
        '    Properties:',
        '      Bucket: !Ref Logs',
        '      PolicyDocument:',
        '        Version: "2012-10-17"',
        '        Statement:',
        '          - { Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: "s3:PutObject", Resource: !Sub "${Logs.Arn}/*" }',
        '',
      ].join('\n'),
      findings: [{ at: 'true', line: 5 }],
    },
    {
      name: 'who pays is mended',
      file: 'main.tf',
      code: logging + payer('Requester'),
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.logs" is to receive access logs, and its requesters pay: S3 delivers none to such a bucket.',
          at: '"Requester"',
          line: 13,
        },
      ],
      output: logging + payer('BucketOwner'),
    },
  ],
});
