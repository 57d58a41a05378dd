import { describe, it } from 'vitest';
import rule from '../../rules/policy-resource-is-own-bucket.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

/** @param bucket what the policy is attached to */
const policy = (bucket: string, resource: string, properties = ''): string => `Parameters: { Name: { Type: String }, Other: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket${properties} }
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${bucket}
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Sid: Read, Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:root }, Action: s3:GetObject, Resource: ${resource} }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a bucket without a name, by reference',
      code: policy('!Ref Data', "[!GetAtt Data.Arn, !Sub '${Data.Arn}/*', !Sub 'arn:${AWS::Partition}:s3:::${Data}/in/*']"),
    },
    { name: 'the parameter that names the bucket', code: policy('!Ref Data', "!Sub 'arn:aws:s3:::${Name}/*'", ', Properties: { BucketName: !Ref Name }') },
    { name: 'a bucket outside the scan, by the same parameter', code: policy('!Ref Name', "!Join ['', ['arn:aws:s3:::', !Ref Name, '/*']]") },
    { name: 'a pattern that takes the own name', code: policy('data-of-the-shop', "['arn:aws:s3:::data-*', 'arn:*:s3:::data-of-the-shop/*']") },
    { name: 'another partition, where the Region is not known and the policy speaks of no other', code: policy('data', 'arn:aws-cn:s3:::data/*') },
  ],
  invalid: [
    {
      name: 'another bucket than the one that the policy is attached to',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket" "logs" {
          bucket = "logs-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Sid = "Read", Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "\${aws_s3_bucket.logs.arn}/*" }]
          })
        }
      `,
      findings: [
        {
          message:
            'In "aws_s3_bucket_policy.data", statement "Read" names "arn:aws:s3:::logs-of-the-shop/*", which is neither bucket "aws_s3_bucket.data" nor an object in it: S3 refuses the policy.',
          at: '"${aws_s3_bucket.logs.arn}/*"',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'another bucket of the template',
      code: `${policy('!Ref Data', "[!Sub '${Data.Arn}/*', !Sub '${Logs.Arn}/*']")}  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }\n`.replace(
        'Data: { Type: AWS::S3::Bucket }',
        'Data: { Type: AWS::S3::Bucket, Properties: { BucketName: data } }',
      ),
      findings: [
        {
          message: 'In "DataPolicy", statement "Read" names "arn:aws:s3:::logs/*", which is neither bucket "Data" nor an object in it: S3 refuses the policy.',
          at: "'${Logs.Arn}/*'",
        },
      ],
    },
    {
      name: 'a written name where CloudFormation makes one up',
      code: policy('!Ref Data', 'arn:aws:s3:::data/*'),
      findings: [{ at: 'arn:aws:s3:::data/*' }],
    },
    {
      name: 'another bucket of the template, both without a name',
      code: `${policy('!Ref Data', "!Sub '${Logs.Arn}/*'")}  Logs: { Type: AWS::S3::Bucket }\n`,
      findings: [{ at: "'${Logs.Arn}/*'" }],
    },
    {
      name: 'a Region and an account',
      code: policy('data', "!Sub 'arn:aws:s3:${AWS::Region}:${AWS::AccountId}:data/*'"),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Read" names "arn:aws:s3:${AWS::Region}:${AWS::AccountId}:data/*" with a Region or an account, which ARNs of buckets do not have: S3 refuses the policy.',
        },
      ],
    },
    {
      name: 'the name in place of the ARN',
      code: policy('!Ref Data', "!Sub '${Data}/*'"),
      findings: [{ message: 'In "DataPolicy", statement "Read" names "${Data}/*", which is no ARN: S3 refuses the policy.' }],
    },
    {
      name: 'an ARN inside an ARN',
      code: policy('!Ref Data', "!Sub 'arn:aws:s3:::${Data.Arn}/*'"),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Read" names "arn:aws:s3:::arn:aws:s3:::${Data}/*", which is neither bucket "Data" nor an object in it: S3 refuses the policy.',
        },
      ],
    },
    {
      name: 'the wrong partition, where the Region is told',
      code: policy('data', 'arn:aws:s3:::data/*'),
      parameters: { 'AWS::Region': 'cn-north-1' },
      findings: [{ at: 'arn:aws:s3:::data/*' }],
    },
  ],
  undecided: [
    {
      name: 'a list of resources from outside',
      file: 'main.tf',
      code: hcl`
        variable "resources" {}

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Sid = "Read", Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = var.resources }]
          })
        }
      `,
      reason: 'Resource is set by variable resources, which has no default',
    },
    {
      name: 'another parameter may have the same value',
      code: policy('!Ref Name', "!Sub 'arn:aws:s3:::${Other}/*'"),
      reason: 'whether "arn:aws:s3:::${Other}/*" is the bucket of the policy',
    },
  ],
});
