import { describe, it } from 'vitest';
import rule from '../../rules/require-replication.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (name: string): string => `Parameters: { Name: { Type: String } }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what a service delivers needs no copy',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "flows" {}

        resource "aws_flow_log" "all" {
          log_destination      = aws_s3_bucket.flows.arn
          log_destination_type = "s3"
          vpc_id               = "vpc-1"
        }
      `,
    },
    {
      name: 'the copy needs none of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket" "copy" {}

        resource "aws_s3_bucket_replication_configuration" "data" {
          bucket = aws_s3_bucket.data.id
          role   = "arn:aws:iam::111122223333:role/replicate"

          rule {
            id     = "copy"
            status = "Enabled"

            filter {}

            delete_marker_replication {
              status = "Disabled"
            }

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }
      `,
    },
    { name: 'a pattern means the whole name', code: template('my-ledger-2026'), options: { buckets: ['ledger-*'] } },
  ],
  invalid: [
    {
      name: 'a name that is chosen, at the bucket',
      code: template('ledger-2026'),
      options: { buckets: ['ledger-*'] },
      findings: [{ message: 'Bucket "Data" is not replicated: no rule that is switched on makes a copy of it.', resource: 'Data', line: 3, at: 'Data' }],
      output: null,
    },
    {
      name: 'a tag that is chosen',
      file: 'main.tf',
      code: 'resource "aws_s3_bucket" "data" {\n  tags = {\n    Tier = "gold"\n  }\n}\n',
      options: { tags: ['Tier=gold'] },
      findings: [{ line: 1 }],
    },
  ],
  undecided: [
    {
      name: 'a name from outside may be among the chosen',
      code: template('!Ref Name'),
      options: { buckets: ['ledger-*'] },
      reason: 'BucketName is set by parameter Name',
    },
  ],
});
