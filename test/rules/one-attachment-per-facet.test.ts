import { describe, it } from 'vitest';
import rule from '../../rules/one-attachment-per-facet.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const head =
  'Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }\nConditions:\n  Dev: !Equals [!Ref Env, dev]\n  Prod: !Not [!Condition Dev]\nResources:\n  Data: { Type: AWS::S3::Bucket }\n';
const policy = (name: string, more = '', bucket = '!Ref Data'): string =>
  `  ${name}: { Type: AWS::S3::BucketPolicy, ${more}Properties: { Bucket: ${bucket}, PolicyDocument: { Statement: [] } } }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'counts that are never both above zero',
      file: 'main.tf',
      code: hcl`
        variable "strict" {
          type = bool
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_policy" "open" {
          count  = var.strict ? 0 : 1
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({ Version = "2012-10-17", Statement = [] })
        }

        resource "aws_s3_bucket_policy" "strict" {
          count  = var.strict ? 1 : 0
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({ Version = "2012-10-17", Statement = [] })
        }
      `,
    },
    {
      name: 'Object Lock is switched on by the bucket and configured beside it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          object_lock_enabled = true
        }

        resource "aws_s3_bucket_object_lock_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            default_retention {
              mode = "COMPLIANCE"
              days = 30
            }
          }
        }
      `,
    },
    {
      name: 'inventories are kept by their names',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_metric" "one" {
          bucket = aws_s3_bucket.data.id
          name   = "one"
        }

        resource "aws_s3_bucket_metric" "two" {
          bucket = aws_s3_bucket.data.id
          name   = "two"
        }
      `,
    },
    { name: 'two conditions that are never true together', code: head + policy('One', 'Condition: Dev, ') + policy('Two', 'Condition: Prod, ') },
    {
      name: 'a policy that means another bucket in this world',
      code: head + policy('One', 'Condition: Dev, ') + policy('Two', '', "!If [Prod, !Ref Data, !Ref 'AWS::NoValue']"),
    },
    { name: 'the policy of another bucket', code: `${head}  More: { Type: AWS::S3::Bucket }\n${policy('One')}${policy('Two', '', '!Ref More')}` },
    { name: 'a parameter that may name any bucket is no second policy', code: head + policy('One') + policy('Two', '', '!Ref Env') },
  ],
  invalid: [
    {
      name: 'two resources for one setting: the last names all',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_versioning" "one" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        resource "aws_s3_bucket_versioning" "two" {
          bucket = "data-of-the-shop"

          versioning_configuration {
            status = "Suspended"
          }
        }
      `,
      findings: [
        {
          message:
            'The versioning of bucket "aws_s3_bucket.data" is set by aws_s3_bucket_versioning.one and aws_s3_bucket_versioning.two, and only the one that is applied last holds.',
          at: 'resource "aws_s3_bucket_versioning" "two"',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'a block of the bucket and a resource of its own fight as well',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          versioning {
            enabled = true
          }
        }

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = "Enabled"
          }
        }
      `,
      findings: [
        {
          message:
            'The versioning of bucket "aws_s3_bucket.data" is set by aws_s3_bucket.data and aws_s3_bucket_versioning.data, and only the one that is applied last holds.',
          at: 'resource "aws_s3_bucket_versioning" "data"',
          line: 7,
        },
      ],
      output: null,
    },
    {
      name: 'the finding stands at the last and names all, in the order of the file',
      code: head + policy('One') + policy('Two') + policy('Three'),
      findings: [
        {
          message: 'The bucket policy of bucket "Data" is set by One, Two and Three, and only the one that is applied last holds.',
          resource: 'Data',
          at: 'Three',
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'it says under which choice both are there',
      code: head + policy('One', 'Condition: Dev, ') + policy('Two'),
      findings: [{ message: 'The bucket policy of bucket "Data" is set by One and Two, and only the one that is applied last holds.', when: 'Env is "dev"' }],
    },
  ],
});
