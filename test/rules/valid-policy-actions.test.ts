import { describe, expect, it } from 'vitest';
import rule from '../../rules/valid-policy-actions.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (action: string): string => `Parameters: { Verb: { Type: String } }
Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: App
            Effect: Allow
            Principal: { AWS: arn:aws:iam::111122223333:role/app }
            ${action}
            Resource: arn:aws:s3:::data/*
`;
const role = (action: string): string => `Parameters: { Verb: { Type: String } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }
      Policies: [{ PolicyName: app, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, ${action}, Resource: '*' }] } }]
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'actions of other services in an identity policy, known or not', code: role("Action: ['ec2:StartInstance', 'dynamodb:*', !Sub 'sqs:${Verb}']") },
    { name: 'an action that acts on a bucket among others', code: policy('Action: [s3:TagResource, "s3:List*", "*"]') },
  ],
  invalid: [
    {
      name: 'the fix writes the action that was meant',
      file: 'main.tf',
      code: hcl`
        data "aws_iam_policy_document" "read" {
          statement {
            sid       = "Read"
            actions   = ["s3:GetObject", "s3:ListBuckets"]
            resources = ["*"]
          }
        }

        resource "aws_iam_policy" "read" {
          policy = data.aws_iam_policy_document.read.json
        }
      `,
      findings: [
        {
          message:
            'In "aws_iam_policy.read", statement "Read" names s3:ListBuckets, which is an operation of the API and no action: it needs s3:ListAllMyBuckets.',
          at: '"s3:ListBuckets"',
          line: 4,
        },
      ],
      output: hcl`
        data "aws_iam_policy_document" "read" {
          statement {
            sid       = "Read"
            actions   = ["s3:GetObject", "s3:ListAllMyBuckets"]
            resources = ["*"]
          }
        }

        resource "aws_iam_policy" "read" {
          policy = data.aws_iam_policy_document.read.json
        }
      `,
    },
    {
      name: 'a slip of the finger, with the name that was meant',
      code: policy('Action: [s3:GetObject, s3:PutObjetc]'),
      findings: [{ message: 'In "DataPolicy", statement "App" names s3:PutObjetc, which is no action. Did you mean s3:PutObject?', at: 's3:PutObjetc' }],
      output: policy('Action: [s3:GetObject, s3:PutObject]'),
    },
    {
      name: 'an operation of the API, with its permission',
      code: policy('NotAction: S3:ListObjectsV2'),
      findings: [
        { message: 'In "DataPolicy", statement "App" names S3:ListObjectsV2, which is an operation of the API and no action: it needs s3:ListBucket.' },
      ],
      output: policy('NotAction: s3:ListBucket'),
    },
    {
      name: 'an operation that needs two permissions is left to its author',
      code: role("Action: 's3:CopyObject'"),
      findings: [
        { message: 'In "Role", statement #1 names s3:CopyObject, which is an operation of the API and no action: it needs s3:GetObject and s3:PutObject.' },
      ],
      output: null,
    },
    {
      name: 'an operation whose permission stands beside it goes',
      code: policy('Action: [s3:PutObject, s3:CreateMultipartUpload]'),
      findings: [
        {
          message: 'In "DataPolicy", statement "App" names s3:CreateMultipartUpload, which is an operation of the API and no action: it needs s3:PutObject.',
        },
      ],
      output: policy('Action: [s3:PutObject]'),
    },
    {
      name: 'an operation whose permission a pattern covers goes',
      code: role("Action: ['s3:Put*', 's3:UploadPart']"),
      findings: [{ message: 'In "Role", statement #1 names s3:UploadPart, which is an operation of the API and no action: it needs s3:PutObject.' }],
      output: role("Action: ['s3:Put*']"),
    },
    {
      name: 'an operation whose permission stands beside it goes, whatever the Resource is',
      code: policy('Action: [s3:ListBucket, s3:ListObjects]'),
      findings: [{ message: 'In "DataPolicy", statement "App" names s3:ListObjects, which is an operation of the API and no action: it needs s3:ListBucket.' }],
      output: policy('Action: [s3:ListBucket]'),
    },
    {
      name: 'of two that need the same permission one becomes it',
      code: policy('Action: [s3:UploadPart, s3:PutObjetc, s3:GetObject]'),
      findings: [
        { message: 'In "DataPolicy", statement "App" names s3:UploadPart, which is an operation of the API and no action: it needs s3:PutObject.' },
        { message: 'In "DataPolicy", statement "App" names s3:PutObjetc, which is no action. Did you mean s3:PutObject?' },
      ],
      output: policy('Action: [s3:PutObject, s3:GetObject]'),
    },
    {
      name: 'an operation whose permission acts on no Resource of the statement',
      code: policy('Action: [s3:GetObject, s3:ListObjects]'),
      findings: [
        {
          message: 'In "DataPolicy", statement "App" names s3:ListObjects, which is an operation of the API and no action: it needs s3:ListBucket.',
        },
      ],
      output: null,
    },
    {
      name: 'an operation whose permission no bucket policy can grant',
      code: policy('Action: [s3:GetObject, s3:ListBuckets]'),
      findings: [
        { message: 'In "DataPolicy", statement "App" names s3:ListBuckets, which is an operation of the API and no action: it needs s3:ListAllMyBuckets.' },
      ],
      output: null,
    },
    {
      name: 'a pattern that nothing fits',
      code: role("Action: ['s3:Red*']"),
      findings: [{ message: 'In "Role", statement #1 names s3:Red*, and no action of S3 fits that pattern.' }],
    },
    {
      name: 'what no bucket policy can grant',
      code: policy('Action: [kms:Decrypt, s3:ListAllMyBuckets]'),
      findings: [
        { message: 'In "DataPolicy", statement "App" names kms:Decrypt, which S3 refuses: here only actions of S3 can be granted.' },
        { message: 'In "DataPolicy", statement "App" names s3:ListAllMyBuckets, which concerns no bucket: only identity policies can grant it.' },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'actions from outside are not seen',
      file: 'main.tf',
      code: hcl`
        variable "actions" {}

        resource "aws_iam_policy" "read" {
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }]
          })
        }
      `,
      reason: 'Action is set by variable actions, which has no default',
    },
    {
      name: 'a word that is added to a known name may be a new action',
      code: role("Action: 's3:GetObjectFootnote'"),
      reason: 's3:GetObjectFootnote is not among the actions of S3 that are known to this version',
    },
    { name: 'the end of a name is not resolved', code: policy("Action: !Sub 's3:${Verb}Object'"), reason: 'parameter Verb' },
  ],
});

describe('what would mend a wrong name', () => {
  const told = (text: string) => run(requestFor([rule], { 't.yaml': text })).result.findings.map(({ fix, remedy }) => fix ?? remedy);

  it('takes it out where the right one stands beside it, which changes nothing', () => {
    expect(told(policy('Action: [s3:PutObject, s3:CreateMultipartUpload]'))).toEqual([
      { title: 'Take s3:CreateMultipartUpload out (s3:PutObject stands beside it)', safety: 'safe' },
    ]);
    expect(told(policy('Action: s3:CreateMultipartUpload'))).toEqual([{ title: 'Write s3:PutObject (it then takes effect)', safety: 'unsafe' }]);
  });

  it('is told where the right one would do nothing', () => {
    const remedy = 'Name s3:ListBucket in a statement with "arn:aws:s3:::BUCKET" in its Resource, as it acts on buckets';
    expect(told(policy('Action: [s3:GetObject, s3:ListObjects]'))).toEqual([remedy]);
    expect(told(role("Action: 's3:ListObjects'"))).toEqual([{ title: 'Write s3:ListBucket (it then takes effect)', safety: 'unsafe' }]);
  });
});
