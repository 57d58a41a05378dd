import { describe, it } from 'vitest';
import rule from '../../rules/replication-delete-marker-explicit.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (rule: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
          - Id: copy
            Status: Enabled
            Destination: { Bucket: "arn:aws:s3:::copy" }
${rule}`;

const split = (body: string, after = ''): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_replication_configuration" "data" {
    bucket = aws_s3_bucket.data.id
    role   = "arn:aws:iam::111122223333:role/replicate"

    rule {
      id     = "copy"
      status = "Enabled"
      ${body}

      destination {
        bucket = "arn:aws:s3:::copy"
      }${after}
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a filter of tags without deletions',
      code: template(
        '            Priority: 1\n            Filter: { TagFilter: { Key: keep, Value: "yes" } }\n            DeleteMarkerReplication: { Status: Disabled }\n',
      ),
    },
    {
      name: 'in the old block the provider writes it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          replication_configuration {
            role = "arn:aws:iam::111122223333:role/replicate"

            rules {
              id     = "copy"
              status = "Enabled"

              filter {
                prefix = "data/"
              }

              destination {
                bucket = "arn:aws:s3:::copy"
              }
            }
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'a published module writes a filter where none is given',
      file: 'main.tf',
      code: hcl`
        module "data" {
          source  = "terraform-aws-modules/s3-bucket/aws"
          version = "~> 5.0"
          bucket  = "data"

          replication_configuration = {
            role = "arn:aws:iam::111122223333:role/replicate"

            rules = [{
              id          = "copy"
              destination = { bucket = "arn:aws:s3:::copy" }
            }]
          }
        }
      `,
      findings: [
        {
          message: 'Rule "copy" of bucket "module.data.aws_s3_bucket.this[0]" has a filter and does not say whether deletions are replicated: S3 refuses that.',
          line: 10,
        },
      ],
    },
    {
      name: 'without a filter, at the rule: deletions go along',
      code: template('            Prefix: data/\n'),
      findings: [
        {
          message: 'Rule "copy" of bucket "Data" has no filter, so deletions are replicated without a word: what is deleted here disappears in the copy too.',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'an empty filter is one, and the fix writes the answer beside it',
      file: 'main.tf',
      code: split('filter {}'),
      findings: [
        {
          message: 'Rule "copy" of bucket "aws_s3_bucket.data" has a filter and does not say whether deletions are replicated: S3 refuses that.',
          at: 'filter',
          line: 10,
        },
      ],
      output: split('filter {}', '\n\n      delete_marker_replication {\n        status = "Disabled"\n      }'),
    },
    {
      name: 'a single tag in the filter',
      code: template(
        '            Priority: 1\n            Filter: { TagFilter: { Key: keep, Value: "yes" } }\n            DeleteMarkerReplication: { Status: Enabled }\n',
      ),
      findings: [
        { message: 'Rule "copy" of bucket "Data" chooses objects by tags and replicates deletions: S3 refuses the two together.', at: 'Enabled', line: 13 },
      ],
      output: template(
        '            Priority: 1\n            Filter: { TagFilter: { Key: keep, Value: "yes" } }\n            DeleteMarkerReplication: { Status: Disabled }\n',
      ),
    },
  ],
  undecided: [
    {
      name: 'whether there is a filter is told from outside',
      file: 'main.tf',
      code: `variable "filters" {\n  type = list(string)\n}\n\n${split('dynamic "filter" {\n        for_each = var.filters\n        content {\n          prefix = filter.value\n        }\n      }')}`,
      reason: 'variable filters',
    },
  ],
});
