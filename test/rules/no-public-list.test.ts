import { describe, expect, it } from 'vitest';
import read from '../../rules/no-public-read.js';
import rule from '../../rules/no-public-list.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: ${off}\n`;
const acls = '      OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] }\n';
const facts = { blockPublicAccess: 'none' } as const;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'an ACL counts for nothing where ACLs are disabled, as they are by default', code: `${bucket}      AccessControl: PublicRead\n`, facts }],
  invalid: [
    {
      name: 'the canned ACL of a bucket as it was written before version 4 of the provider',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
          acl    = "public-read"
        }

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerPreferred"
          }
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }
      `,
      findings: [
        {
          message:
            'Everybody can list objects in bucket "aws_s3_bucket.data": the ACL grant public-read (READ) allows it, for example an anonymous s3:ListBucket of arn:aws:s3:::data-of-the-shop.',
          at: '"public-read"',
          line: 3,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'the canned ACL for public reading lists the bucket, and reads nothing',
      code: `${bucket}${acls}      AccessControl: PublicRead\n`,
      facts,
      findings: [
        {
          message:
            'Everybody can list objects in bucket "Data": the ACL grant public-read (READ) allows it, for example an anonymous s3:ListBucket of arn:aws:s3:::${Data}.',
          at: 'PublicRead',
        },
      ],
      output: null,
    },
    {
      name: 'authenticated users are all customers of AWS',
      code: `${bucket}${acls}      AccessControl: AuthenticatedRead\n`,
      facts,
      findings: [
        {
          message:
            'Everybody with an AWS account can list objects in bucket "Data": the ACL grant authenticated-read (READ) allows it, for example s3:ListBucket of arn:aws:s3:::${Data} by arn:aws:iam::999999999999:role/x.',
        },
      ],
    },
  ],
  undecided: [
    {
      name: 'an ACL that is chosen outside',
      file: 'main.tf',
      code: hcl`
        variable "acl" {
          type = string
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerPreferred"
          }
        }

        resource "aws_s3_bucket_acl" "data" {
          bucket = aws_s3_bucket.data.id
          acl    = var.acl
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }
      `,
      reason: 'acl is set by variable acl, which has no default',
    },
  ],
});

describe('no-public-list', () => {
  const statement = (sid: string, actions: string): string =>
    `{ Sid: ${sid}, Effect: Allow, Principal: '*', Action: [${actions}], Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*'] }`;
  const code = `${bucket}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument: { Statement: [${statement('Both', 's3:GetObject, s3:ListBucket')}, ${statement('List', 's3:ListBucket')}] }\n`;

  it('is silent about a statement of which a stronger rule speaks, and about no other', () => {
    const { findings } = run(requestFor([rule, read], { 't.yaml': code }, { facts })).result;
    expect(findings.map(({ ruleId, message }) => `${ruleId}: ${/statement "(\w+)"/.exec(message)?.[1]}`)).toEqual([
      'no-public-read: Both',
      'no-public-list: List',
    ]);
  });
});
