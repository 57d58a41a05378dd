import { describe, it } from 'vitest';
import rule from '../../rules/no-wildcard-action.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const granted = (principal: string, action = 's3:*'): string => `Resources:
  Data: { Type: AWS::S3::Bucket }
  App: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: App
            Effect: Allow
            Principal: ${principal}
            Action: ${action}
            Resource: !Sub '\${Data.Arn}/*'
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'an account by its root leaves the decision to its own policies, whichever account it is',
      code: granted('{ AWS: arn:aws:iam::444455556666:root }'),
    },
    { name: 'the own account by reference is the same', code: granted("{ AWS: !Ref 'AWS::AccountId' }") },
    {
      name: 'a role of an account that is another one is not repeated',
      code: granted('{ AWS: arn:aws:iam::444455556666:role/app }'),
      facts: { account: '111122223333' },
    },
    { name: 'a pattern that leaves single actions out does not cover all', code: granted('{ AWS: !GetAtt App.Arn }', '[s3:Get*, s3:Put*, s3:List*]') },
  ],
  invalid: [
    {
      name: 'at the pattern in a policy document',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "all" {
          statement {
            sid       = "All"
            actions   = ["s3:ListBucket", "s3:*"]
            resources = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "AWS"
              identifiers = ["arn:aws:iam::111122223333:role/app"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.all.json
        }
      `,
      findings: [
        {
          message: 'In "aws_s3_bucket_policy.data", statement "All" gives arn:aws:iam::111122223333:role/app every S3 action by "s3:*".',
          at: '"s3:*"',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'the pattern is the place, and who gets it is named',
      code: granted('{ AWS: [arn:aws:iam::111122223333:root, !GetAtt App.Arn] }', '[s3:GetObject, "S3:*"]'),
      findings: [
        {
          message: `In "DataPolicy", statement "App" gives arn:aws:iam::\${AWS::AccountId}:role/\${App} every S3 action by "S3:*".`,
          at: '"S3:*"',
          line: 14,
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'a service is no account',
      code: granted('{ Service: cloudtrail.amazonaws.com }', '"*"'),
      findings: [{ message: 'In "DataPolicy", statement "App" gives cloudtrail.amazonaws.com every S3 action by "*".' }],
    },
  ],
  undecided: [
    {
      name: 'actions from outside',
      file: 'main.tf',
      code: hcl`
        variable "actions" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:role/app" }, Action = var.actions, Resource = aws_s3_bucket.data.arn }]
          })
        }
      `,
      reason: 'Action is set by variable actions, which has no default',
    },
    {
      name: 'a principal from a parameter may be everybody, an account or a role',
      code: `Parameters: { Who: { Type: String } }\n${granted('{ AWS: !Ref Who }')}`,
      reason: 'set by parameter Who',
    },
  ],
});
