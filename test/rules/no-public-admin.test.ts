import { describe, expect, it } from 'vitest';
import list from '../../rules/no-public-list.js';
import read from '../../rules/no-public-read.js';
import rule from '../../rules/no-public-admin.js';
import write from '../../rules/no-public-write.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: ${off}\n`;
const policy = (statement: string): string =>
  `  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties: { Bucket: !Ref Data, PolicyDocument: { Statement: ${statement} } }\n`;
const everything = policy("{ Sid: Open, Effect: Allow, Principal: '*', Action: '*', Resource: '*' }");
const facts = { blockPublicAccess: 'none' } as const;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'only the account of the owner can change the policy, whatever a statement says',
      code: bucket + policy("{ Effect: Allow, Principal: '*', Action: 's3:*BucketPolicy', Resource: '*' }"),
      facts,
    },
    {
      name: 'a Deny on the settings leaves the objects to other rules',
      code:
        bucket +
        policy(
          "[{ Effect: Allow, Principal: '*', Action: 's3:*', Resource: '*' }, { Effect: Deny, Principal: '*', NotAction: ['s3:GetObject'], Resource: '*' }]",
        ),
      facts,
    },
  ],
  invalid: [
    {
      name: 'a policy that a local holds is reported where it is written',
      file: 'main.tf',
      code: hcl`
        locals {
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Sid       = "Rules"
              Effect    = "Allow"
              Principal = "*"
              Action    = "s3:PutLifecycleConfiguration"
              Resource  = "arn:aws:s3:::data-of-the-shop"
            }]
          })
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = local.policy
        }
      `,
      findings: [
        {
          message:
            'Everybody can change settings and permissions in bucket "aws_s3_bucket.data": statement "Rules" allows it, for example an anonymous s3:PutLifecycleConfiguration of arn:aws:s3:::data-of-the-shop.',
          at: '"*"',
          line: 7,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'every right is named, the worst first',
      code: bucket + everything,
      facts,
      findings: [
        {
          message:
            'Everybody can change settings and permissions, write objects, read objects and list objects in bucket "Data": statement "Open" allows it, for example an anonymous s3:DeleteBucket of arn:aws:s3:::${Data}.',
          at: "'*'",
        },
      ],
      output: null,
    },
    {
      name: 'everybody but one is everybody',
      code:
        bucket +
        policy("{ Effect: Allow, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/guest' }, Action: s3:PutLifecycleConfiguration, Resource: '*' }"),
      facts,
      findings: [
        {
          message:
            'Everybody can change settings and permissions in bucket "Data": statement #1 allows it, for example an anonymous s3:PutLifecycleConfiguration of arn:aws:s3:::${Data}.',
        },
      ],
    },
  ],
});

describe('no-public-admin', () => {
  it('speaks alone of a statement that gives everything', () => {
    const { findings } = run(requestFor([rule, write, read, list], { 't.yaml': bucket + everything }, { facts })).result;
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['no-public-admin']);
  });
});
