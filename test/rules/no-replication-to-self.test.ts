import { describe, it } from 'vitest';
import rule from '../../rules/no-replication-to-self.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const source = (rules: string, name = ''): string => `Parameters: { Copy: { Type: String } }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
${name === '' ? '' : `      BucketName: ${name}\n`}      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
${rules}`;
const second = 'Filter: { Prefix: "" }, DeleteMarkerReplication: { Status: Disabled }';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'rules without a filter have no priority',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_replication_configuration" "data" {
          bucket = aws_s3_bucket.data.id
          role   = "arn:aws:iam::111122223333:role/replicate"

          rule {
            id     = "a"
            prefix = "a/"
            status = "Enabled"

            destination {
              bucket = "arn:aws:s3:::copy"
            }
          }

          rule {
            id     = "b"
            prefix = "b/"
            status = "Enabled"

            destination {
              bucket = "arn:aws:s3:::copy"
            }
          }
        }
      `,
    },
    { name: 'another name that begins the same', code: source(`          - { Status: Enabled, Destination: { Bucket: "arn:aws:s3:::data-copy" } }\n`, 'data') },
  ],
  invalid: [
    {
      name: 'the same name, written twice',
      code: source(`          - { Status: Disabled, Destination: { Bucket: "arn:aws:s3:::data" } }\n`, 'data'),
      findings: [
        { message: 'Rule "1" of bucket "Data" replicates to the bucket itself: S3 refuses the whole configuration.', at: '"arn:aws:s3:::data"', line: 10 },
      ],
      output: null,
    },
    {
      name: 'one parameter is one name, whatever it will be',
      code: source(`          - { Status: Enabled, Destination: { Bucket: !Sub "arn:aws:s3:::\${Copy}" } }\n`, '!Ref Copy'),
      findings: [{ at: '"arn:aws:s3:::${Copy}"', line: 10 }],
    },
    {
      name: 'a priority is named at the rule that repeats it',
      code: source(
        `          - { Id: a, Priority: 2, ${second}, Status: Enabled, Destination: { Bucket: "arn:aws:s3:::a" } }\n          - { Id: b, Priority: 2, ${second}, Status: Disabled, Destination: { Bucket: "arn:aws:s3:::b" } }\n`,
      ),
      findings: [{ message: 'Rule "b" of bucket "Data" has the priority of a rule before it: S3 refuses the whole configuration.', at: '2', line: 10 }],
      output: null,
    },
    {
      name: 'what Terraform leaves out is priority 0, and two of them are one too many',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_replication_configuration" "data" {
          bucket = aws_s3_bucket.data.id
          role   = "arn:aws:iam::111122223333:role/replicate"

          rule {
            id     = "a"
            status = "Enabled"

            filter {
              prefix = "a/"
            }

            destination {
              bucket = "arn:aws:s3:::a"
            }
          }

          rule {
            id     = "b"
            status = "Enabled"

            filter {
              prefix = "b/"
            }

            destination {
              bucket = "arn:aws:s3:::b"
            }
          }
        }
      `,
      findings: [
        { message: 'Rule "b" of bucket "aws_s3_bucket.data" has the priority of a rule before it: S3 refuses the whole configuration.', line: 20, at: 'rule' },
      ],
    },
  ],
  undecided: [
    {
      name: 'a destination whose name is told from outside',
      code: source(`          - { Status: Enabled, Destination: { Bucket: !Ref Copy } }\n`, 'data'),
      reason: 'Bucket is set by parameter Copy',
    },
  ],
});
