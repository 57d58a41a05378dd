import { describe, it } from 'vitest';
import rule from '../../rules/policy-well-formed.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (document: string): string => `Parameters: { Doc: { Type: String } }
Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument: ${document}
`;
const rest = 'Action: s3:GetObject, Resource: "arn:aws:s3:::data/*"';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a document of another service is not our business',
      code: 'Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: { PolicyDocument: { Version: blah, Statement: [{ Effect: Maybe, Action: "ec2:*", Resource: "*" }] } }\n',
    },
  ],
  invalid: [
    {
      name: 'what a heredoc holds is read as JSON',
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
                { "Effect": "allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "\${aws_s3_bucket.data.arn}/*" }
              ]
            }
          EOT
        }
      `,
      findings: [
        { message: 'In "aws_s3_bucket_policy.data": Effect is "allow"; it is exactly "Allow" or "Deny"; did you mean "Allow"?', at: '"allow"', line: 11 },
      ],
      output: null,
    },
    {
      name: 'a list that comes out empty is left out, and is the place',
      file: 'main.tf',
      code: hcl`
        locals {
          names = []
        }

        data "aws_iam_policy_document" "data" {
          statement {
            actions   = ["s3:GetObject"]
            resources = formatlist("arn:aws:s3:::%s/*", local.names)
          }
          statement {
            actions = ["s3:GetObject"]
          }
        }

        resource "aws_iam_policy" "data" {
          policy = data.aws_iam_policy_document.data.json
        }
      `,
      findings: [
        {
          message: 'In "aws_iam_policy.data": Resource comes out as an empty list, so that the statement has none; it needs one.',
          at: 'resources',
          line: 8,
        },
        { message: 'In "aws_iam_policy.data": The statement has neither Resource nor NotResource; it needs one of them.', line: 10 },
      ],
      output: null,
    },
    {
      name: 'every problem is a finding at its place',
      code: policy(`{ Version: '2012-10-17', Statement: [{ effect: Allow, Principal: { Service: '*' }, ${rest} }] }`),
      findings: [
        { message: 'In "DataPolicy": The statement has no Effect; it is "Allow" or "Deny".' },
        { message: 'In "DataPolicy": "effect" is no element of a statement; did you mean "Effect"?', at: 'effect' },
        { at: "'*'" },
      ],
      output: null,
    },
    {
      name: 'a policy that is text is read as one, and its places are those of the template',
      code: policy(`'{ "Version": "2012-10-17", "Statement": { "Effect": "allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } }'`),
      findings: [{ message: 'In "DataPolicy": Effect is "allow"; it is exactly "Allow" or "Deny"; did you mean "Allow"?', at: '"allow"', line: 7 }],
    },
    {
      name: 'a text that is no JSON is a mistake, at its first wrong character',
      code: policy(`'{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",, }] }'`),
      findings: [{ at: ',', line: 7 }],
    },
    {
      name: 'two statements with the same mistake are two findings',
      code: policy(`{ Version: '2012-10-17', Statement: [{ Effect: Allow, ${rest} }, { Effect: Deny, ${rest} }] }`),
      findings: [{ line: 7 }, { line: 7 }],
    },
  ],
  undecided: [{ name: 'a document from a parameter cannot be read', code: policy('!Ref Doc'), reason: 'parameter Doc' }],
});
