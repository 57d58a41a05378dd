import { describe, it } from 'vitest';
import rule from '../../rules/no-public-write.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: ${off}\n`;
const policy = (statement: string): string =>
  `  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties: { Bucket: !Ref Data, PolicyDocument: { Statement: ${statement} } }\n`;
const facts = { blockPublicAccess: 'none' } as const;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'uploads that must say from which endpoint they come are not public',
      code:
        bucket +
        policy(
          "{ Effect: Allow, Principal: '*', Action: s3:PutObject, Resource: !Sub '${Data.Arn}/*', Condition: { StringEquals: { aws:SourceVpce: vpce-1a2b3c4d } } }",
        ),
      facts,
    },
    {
      name: 'an action on objects gives nothing on the bucket',
      code: bucket + policy("{ Effect: Allow, Principal: '*', Action: s3:PutObject, Resource: !GetAtt Data.Arn }"),
      facts,
    },
  ],
  invalid: [
    {
      name: 'by ACL, where the ownership controls leave ACLs in force',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "ObjectWriter"
          }
        }

        resource "aws_s3_bucket_acl" "data" {
          bucket = aws_s3_bucket.data.id
          acl    = "public-read-write"
        }
      `,
      findings: [
        {
          message:
            'Everybody can write objects and list objects in bucket "aws_s3_bucket.data": the ACL grant public-read-write (WRITE) allows it, for example an anonymous s3:PutObject of arn:aws:s3:::data-of-the-shop/x.',
          at: '"public-read-write"',
          line: 19,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'actions match in any case, by wildcards, and are told by what they do',
      code: bucket + policy("{ Sid: Drop, Effect: Allow, Principal: { AWS: '*' }, Action: 'S3:*tobject', Resource: !Sub '${Data.Arn}/*' }"),
      facts,
      findings: [
        {
          message:
            'Everybody can write objects and read objects in bucket "Data": statement "Drop" allows it, for example an anonymous s3:PutObject of arn:aws:s3:::${Data}/x.',
          at: "'*'",
        },
      ],
    },
    {
      name: 'a canned ACL is one finding for all that it gives',
      code: `${bucket}      OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] }\n      AccessControl: PublicReadWrite\n`,
      facts,
      findings: [
        {
          message:
            'Everybody can write objects and list objects in bucket "Data": the ACL grant public-read-write (WRITE) allows it, for example an anonymous s3:PutObject of arn:aws:s3:::${Data}/x.',
          at: 'PublicReadWrite',
        },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a block whose members come from outside',
      file: 'main.tf',
      code: hcl`
        variable "open" {
          type = bool
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket                  = aws_s3_bucket.data.id
          restrict_public_buckets = var.open
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:PutObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
          })
        }
      `,
      reason: 'RestrictPublicBuckets is set by variable open, which has no default',
    },
  ],
});
