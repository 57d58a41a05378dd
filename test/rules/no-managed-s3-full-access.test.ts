import { describe, it } from 'vitest';
import rule from '../../rules/no-managed-s3-full-access.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const role = (...arns: readonly string[]): string =>
  `Parameters: { Extra: { Type: String } }\nResources:\n  App:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n      ManagedPolicyArns:\n${arns.map((one) => `        - ${one}\n`).join('')}`;

const sam = (policies: string): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: s3://releases/api.zip\n      Policies:\n        - ${policies}\n`;

/** Of which it is open whether it is there, and whom it is given to. */
const perhaps = (arn: string): string => hcl`
  variable "many" {
    type = number
  }

  variable "name" {}

  resource "aws_iam_policy" "own" {
    count  = var.many
    policy = "{}"
  }

  resource "aws_iam_role" "app" {
    assume_role_policy = "{}"
  }

  resource "aws_iam_role_policy_attachment" "app" {
    count      = var.many
    role       = aws_iam_role.app.name
    policy_arn = ${arn}
  }

  resource "aws_iam_role_policy_attachment" "other" {
    role       = var.name
    policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  }
`;

const attached = (arn: string): string => hcl`
  resource "aws_iam_role" "app" {
    assume_role_policy = "{}"
  }

  resource "aws_iam_role_policy_attachment" "app" {
    role       = aws_iam_role.app.name
    policy_arn = ${arn}
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the template of SAM is for one bucket', code: sam('S3FullAccessPolicy: { BucketName: data }') },
    { name: 'a policy of the account with the same name', code: role('!Sub arn:aws:iam::${AWS::AccountId}:policy/AmazonS3FullAccess') },
    {
      name: 'a policy that is made beside it',
      file: 'main.tf',
      code: `${attached('aws_iam_policy.own.arn')}\nresource "aws_iam_policy" "own" {\n  policy = "{}"\n}\n`,
    },
    { name: 'one of which it does not matter whether it is given', file: 'main.tf', code: perhaps('aws_iam_policy.own[0].arn') },
    { name: 'reading alone', file: 'main.tf', code: attached('"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"') },
  ],
  invalid: [
    {
      name: 'the ARN is the place, in any partition',
      code: role('arn:aws:iam::aws:policy/ReadOnlyAccess', '!Sub arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess'),
      findings: [
        {
          message: '"App" has AmazonS3FullAccess, which allows every action on every bucket of the account.',
          resource: 'App',
          at: 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess',
          line: 9,
        },
      ],
      output: null,
    },
    { name: 'given to a function of SAM by its name', code: sam('AmazonS3FullAccess'), findings: [{ at: 'AmazonS3FullAccess' }] },
    {
      name: 'attached by a resource of its own',
      file: 'main.tf',
      code: attached('"arn:aws:iam::aws:policy/AmazonS3FullAccess"'),
      findings: [{ at: '"arn:aws:iam::aws:policy/AmazonS3FullAccess"', line: 7 }],
      output: null,
    },
    {
      name: 'to several at once, which is one place to mend',
      file: 'main.tf',
      code: hcl`
        resource "aws_iam_user" "ann" {
          name = "ann"
        }

        resource "aws_iam_group" "staff" {
          name = "staff"
        }

        resource "aws_iam_policy_attachment" "all" {
          name       = "all"
          users      = [aws_iam_user.ann.name]
          groups     = [aws_iam_group.staff.name]
          policy_arn = "arn:aws-cn:iam::aws:policy/AmazonS3OutpostsFullAccess"
        }
      `,
      findings: [{ message: '"aws_iam_user.ann" has AmazonS3OutpostsFullAccess, which allows every action on every bucket of the account.', line: 13 }],
    },
  ],
  undecided: [
    { name: 'a policy that is given from elsewhere', code: role('!Ref Extra'), reason: 'set by parameter Extra' },
    {
      name: 'one of which it matters whether it is given',
      file: 'main.tf',
      code: perhaps('"arn:aws:iam::aws:policy/AmazonS3FullAccess"'),
      reason: 'set by variable many',
    },
    { name: 'one that may be it, and may be given', file: 'main.tf', code: perhaps('var.name'), reason: 'set by variable many' },
  ],
});
