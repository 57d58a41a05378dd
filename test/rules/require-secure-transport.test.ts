import { describe, it } from 'vitest';
import rule from '../../rules/require-secure-transport.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';
const policy = (statements: string): string => `${bucket}  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
${statements}`;
const reader = `          - Sid: Read
            Effect: Allow
            Principal: { AWS: '111122223333' }
            Action: s3:GetObject
            Resource: !Sub '\${Data.Arn}/*'
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a Deny of everything refuses plain HTTP with it', code: policy("          - { Effect: Deny, Principal: '*', Action: '*', Resource: '*' }\n") },
    {
      name: 'a lone statement, a lone ARN with a wildcard, and a boolean in the place of a text',
      code: policy(
        "          { Effect: Deny, Principal: '*', Action: 's3:*', Resource: !Sub '${Data.Arn}*', Condition: { Bool: { aws:SecureTransport: false } } }\n",
      ),
    },
    { name: 'a bucket that is served as a website is left out', code: `${bucket}    Properties: { WebsiteConfiguration: { IndexDocument: index.html } }\n` },
  ],
  invalid: [
    {
      name: 'the fix writes into the object that jsonencode is given, in its style',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Sid       = "Read"
              Effect    = "Allow"
              Principal = { AWS = "111122223333" }
              Action    = "s3:GetObject"
              Resource  = "\${aws_s3_bucket.data.arn}/*"
            }]
          })
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" answers plain HTTP: no statement of its policy refuses it.', at: 'jsonencode' }],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Sid       = "Read"
              Effect    = "Allow"
              Principal = { AWS = "111122223333" }
              Action    = "s3:GetObject"
              Resource  = "\${aws_s3_bucket.data.arn}/*"
              }, {
              Sid       = "DenyPlainHttp"
              Effect    = "Deny"
              Principal = "*"
              Action    = "s3:*"
              Resource  = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]
              Condition = {
                Bool = {
                  "aws:SecureTransport" = "false"
                }
              }
            }]
          })
        }
      `,
    },
    {
      name: 'and as a block into a policy document of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "read" {
          statement {
            sid       = "Read"
            actions   = ["s3:GetObject"]
            resources = ["\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "AWS"
              identifiers = ["111122223333"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.read.json
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" answers plain HTTP: no statement of its policy refuses it.',
          at: 'data "aws_iam_policy_document" "read"',
          line: 5,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "read" {
          statement {
            sid       = "Read"
            actions   = ["s3:GetObject"]
            resources = ["\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "AWS"
              identifiers = ["111122223333"]
            }
          }

          statement {
            sid       = "DenyPlainHttp"
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
          policy = data.aws_iam_policy_document.read.json
        }
      `,
    },
    {
      name: 'and as JSON into a heredoc',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = <<-EOT
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "111122223333" },
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::data-of-the-shop/*"
                }
              ]
            }
          EOT
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" answers plain HTTP: no statement of its policy refuses it.', at: '<<-EOT' }],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = <<-EOT
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "111122223333" },
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::data-of-the-shop/*"
                },
                {
                  "Sid": "DenyPlainHttp",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:*",
                  "Resource": [
                    "$\{aws_s3_bucket.data.arn}",
                    "$\{aws_s3_bucket.data.arn}/*"
                  ],
                  "Condition": {
                    "Bool": {
                      "aws:SecureTransport": "false"
                    }
                  }
                }
              ]
            }
          EOT
        }
      `,
    },
    {
      name: 'the fix adds the statement to the policy that is there, in its style and with the names of the bucket',
      code: policy(reader),
      findings: [
        { message: 'Bucket "Data" answers plain HTTP: no statement of its policy refuses it.', resource: 'Data', at: 'PolicyDocument', confidence: 'high' },
      ],
      output: policy(`${reader}          - Sid: DenyPlainHttp
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource:
              - Fn::GetAtt:
                  - Data
                  - Arn
              - Fn::Sub: \${Data.Arn}/*
            Condition:
              Bool:
                aws:SecureTransport: 'false'
`),
    },
    {
      name: 'without a policy it stands at the bucket, and the fix begins one',
      code: bucket,
      findings: [{ message: 'Bucket "Data" answers plain HTTP: it has no policy that refuses it.', at: 'Data' }],
      output: `${bucket}  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket:
        Ref: Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: DenyPlainHttp
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource:
              - Fn::GetAtt:
                  - Data
                  - Arn
              - Fn::Sub: \${Data.Arn}/*
            Condition:
              Bool:
                aws:SecureTransport: 'false'
`,
    },
    {
      name: 'a Deny that is there only under a condition of the template leaves the other world open',
      code: policy(`          - !If [Strict, { Effect: Deny, Principal: '*', Action: '*', Resource: '*' }, !Ref 'AWS::NoValue']\n${reader}`).replace(
        'Resources:',
        'Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }\nConditions: { Strict: !Equals [!Ref Env, prod] }\nResources:',
      ),
      findings: [{ at: 'PolicyDocument', when: 'Env is "dev"' }],
    },
  ],
  undecided: [
    {
      name: 'a policy that comes from outside',
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
      reason: 'there may be a statement that denies it: Statement is set by variable policy, which has no default',
    },
    {
      name: 'a policy that may be meant for the bucket is not known to be its own',
      code: `Parameters: { Name: { Type: String } }\n${bucket}  Rules: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Name, PolicyDocument: { Statement: { Effect: Deny, Principal: '*', Action: '*', Resource: '*' } } } }\n`,
      reason: 'Rules may be meant for it',
    },
  ],
});
