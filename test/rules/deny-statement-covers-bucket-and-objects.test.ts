import { describe, it } from 'vitest';
import rule from '../../rules/deny-statement-covers-bucket-and-objects.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (...statements: readonly string[]): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
${statements.map((one) => `          - ${one}\n            Effect: Deny\n            Principal: '*'\n`).join('')}`;
const outside = 'Condition: { StringNotEquals: { aws:SourceVpce: vpce-0123456789abcdef0 } }';
const http = 'Condition: { Bool: { aws:SecureTransport: false } }';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'one action on everything in the bucket is about objects alone',
      code: template(`Action: ['s3:*Object', 's3:*Object*']\n            Resource: !Sub '\${Data.Arn}/*'\n            ${outside}`),
    },
    {
      name: 'the other half may stand in a statement that refuses more, with the values in another order',
      code: template(
        "Action: s3:*\n            Resource: !Sub '${Data.Arn}/*'\n            Condition: { StringNotEquals: { aws:SourceVpce: [vpce-11111111, vpce-22222222] } }",
        "Action: '*'\n            Resource: !GetAtt Data.Arn\n            Condition: { StringNotEquals: { AWS:SourceVpce: [vpce-22222222, vpce-11111111] } }",
      ),
    },
    { name: 'what is denied without a condition needs no other half', code: template("Action: s3:*\n            Resource: !Sub '${Data.Arn}/*'") },
    {
      name: 'plain HTTP that is refused by several statements together is refused',
      code: template(
        `Action: s3:*\n            Resource: !GetAtt Data.Arn\n            ${http}`,
        `NotAction: s3:List*\n            Resource: !Sub '\${Data.Arn}/*'\n            ${http}`,
        `Action: s3:List*\n            Resource: '*'\n            ${http}`,
      ),
    },
  ],
  invalid: [
    {
      name: 'the half that a policy document leaves out is added to its list',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "https" {
          statement {
            sid       = "Https"
            effect    = "Deny"
            actions   = ["s3:*"]
            resources = [aws_s3_bucket.data.arn]

            principals {
              type        = "*"
              identifiers = ["*"]
            }

            condition {
              test     = "Bool"
              variable = "aws:SecureTransport"
              values   = ["false"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.https.json
        }
      `,
      findings: [
        {
          message:
            'The Deny in statement "Https" of bucket "aws_s3_bucket.data" does not name arn:aws:s3:::data-of-the-shop/*, so plain HTTP is answered there.',
          at: 'resources',
          line: 10,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "https" {
          statement {
            sid       = "Https"
            effect    = "Deny"
            actions   = ["s3:*"]
            resources = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "*"
              identifiers = ["*"]
            }

            condition {
              test     = "Bool"
              variable = "aws:SecureTransport"
              values   = ["false"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.https.json
        }
      `,
    },
    {
      name: 'the fix makes a list and names the missing half by the bucket that is meant',
      code: template(`Sid: Fence\n            Action: s3:*\n            Resource: !Sub '\${Data.Arn}/*'\n            ${outside}`),
      findings: [
        {
          message: 'The Deny in statement "Fence" of bucket "Data" does not name arn:aws:s3:::${Data}, so it refuses nothing there.',
          at: 'Resource',
          line: 12,
          resource: 'Data',
        },
      ],
      output: template(
        `Sid: Fence\n            Action: s3:*\n            Resource:\n              - !Sub '\${Data.Arn}/*'\n              - Fn::GetAtt:\n                  - Data\n                  - Arn\n            ${outside}`,
      ),
    },
    {
      name: 'NotAction and a Deny under other conditions beside it',
      code: template(
        `NotAction: s3:ListBucket\n            Resource: [!GetAtt Data.Arn]\n            ${outside}`,
        `Action: s3:*\n            Resource: ['*']\n            Condition: { StringNotEquals: { aws:SourceVpce: vpce-99999999 } }`,
      ),
      findings: [{ message: 'The Deny in statement #1 of bucket "Data" does not name arn:aws:s3:::${Data}/*, so it refuses nothing there.' }],
    },
    {
      name: 'against plain HTTP a part of the objects is not enough, and both ARNs are missing',
      code: template(`Sid: Tls\n            Action: s3:*\n            Resource: [!Sub '\${Data.Arn}/logs/*']\n            ${http}`),
      findings: [
        {
          message:
            'The Deny in statement "Tls" of bucket "Data" names neither arn:aws:s3:::${Data} nor arn:aws:s3:::${Data}/*, so plain HTTP is answered there.',
          at: 'Resource',
        },
      ],
      output: template(
        `Sid: Tls\n            Action: s3:*\n            Resource: [{Fn::GetAtt: [Data, Arn]}, {Fn::Sub: '\${Data.Arn}/*'}]\n            ${http}`,
      ),
    },
  ],
  undecided: [
    {
      name: 'a whole policy from outside may hold such a Deny',
      file: 'main.tf',
      code: hcl`
        variable "policy" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = var.policy
        }
      `,
      reason: 'the policy is set by variable policy, which has no default',
    },
  ],
});
