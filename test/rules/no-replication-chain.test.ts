import { describe, it } from 'vitest';
import rule from '../../rules/no-replication-chain.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (name: string, ...to: readonly string[]): string =>
  [
    `  ${name}:`,
    '    Type: AWS::S3::Bucket',
    '    Properties:',
    '      ReplicationConfiguration:',
    '        Role: arn:aws:iam::111122223333:role/replicate',
    '        Rules:',
    ...to.map((one) => `          - { Status: Enabled, Prefix: "", Destination: { Bucket: ${one} } }`),
    '',
  ].join('\n');

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'every bucket to every other',
      code: `Resources:\n${bucket('A', '!GetAtt B.Arn', '!GetAtt C.Arn')}${bucket('B', '!GetAtt A.Arn', '!GetAtt C.Arn')}${bucket('C', '!GetAtt A.Arn', '!GetAtt B.Arn')}`,
    },
    { name: 'one that replicates to itself leads nowhere else', code: `Resources:\n${bucket('A', '!GetAtt B.Arn')}${bucket('B', '!GetAtt B.Arn')}` },
    {
      name: 'an end that both name, in sight or not',
      code: `Resources:\n${bucket('A', '!GetAtt B.Arn', 'arn:aws:s3:::far')}${bucket('B', 'arn:aws:s3:::far')}`,
    },
  ],
  invalid: [
    {
      name: 'a chain through the second of two destinations',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket" "copy" {}

        resource "aws_s3_bucket_replication_configuration" "data" {
          bucket = aws_s3_bucket.data.id
          role   = "arn:aws:iam::111122223333:role/replicate"

          rule {
            id     = "near"
            status = "Enabled"

            destination {
              bucket = "arn:aws:s3:::near"
            }
          }

          rule {
            id     = "copy"
            status = "Enabled"

            destination {
              bucket = aws_s3_bucket.copy.arn
            }
          }
        }

        resource "aws_s3_bucket_replication_configuration" "copy" {
          bucket = aws_s3_bucket.copy.id
          role   = "arn:aws:iam::111122223333:role/replicate"

          rule {
            id     = "archive"
            status = "Enabled"

            destination {
              bucket = "arn:aws:s3:::archive"
            }
          }
        }
      `,
      findings: [
        {
          message:
            'Bucket "aws_s3_bucket.data" replicates to "aws_s3_bucket.copy", and that to "archive", but nothing of "aws_s3_bucket.data" arrives in "archive": copies are not copied again.',
          at: 'aws_s3_bucket.copy.arn',
          line: 23,
        },
      ],
      output: null,
    },
    {
      name: 'an end out of sight, at the link by which the chain begins',
      code: `Resources:\n${bucket('A', '!GetAtt B.Arn', 'arn:aws:s3:::near')}${bucket('B', 'arn:aws:s3:::far')}`,
      findings: [
        {
          message: 'Bucket "A" replicates to "B", and that to "far", but nothing of "A" arrives in "far": copies are not copied again.',
          resource: 'A',
          at: 'B.Arn',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'of a ring of three, everybody misses somebody',
      code: `Resources:\n${bucket('A', '!GetAtt B.Arn')}${bucket('B', '!GetAtt C.Arn')}${bucket('C', '!GetAtt A.Arn')}`,
      findings: [{ resource: 'A' }, { resource: 'B' }, { resource: 'C' }],
    },
    {
      name: 'a chain of four is two, each of three',
      code: `Resources:\n${bucket('A', '!GetAtt B.Arn')}${bucket('B', '!GetAtt C.Arn')}${bucket('C', '"arn:aws:s3:::d"')}`,
      findings: [{ resource: 'A' }, { resource: 'B' }],
    },
  ],
});
