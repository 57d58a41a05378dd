import { describe, it } from 'vitest';
import rule from '../../rules/lifecycle-expiration-valid.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n${rules}`;

const keeping = (selects: string): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_lifecycle_configuration" "data" {
    bucket = aws_s3_bucket.data.id

    rule {
      id     = "old"
      status = "Enabled"
      ${selects}

      noncurrent_version_expiration {
        noncurrent_days           = 30
        newer_noncurrent_versions = 3
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'CloudFormation writes a filter where the template has none',
      code: bucket('          - { Status: Enabled, NoncurrentVersionExpiration: { NoncurrentDays: 30, NewerNoncurrentVersions: 3 } }\n'),
    },
    { name: 'an empty filter is a filter', file: 'main.tf', code: keeping('filter {}') },
    { name: 'Terraform sends a filter where there is neither that nor a prefix', file: 'main.tf', code: keeping('') },
    { name: 'an empty prefix is none for it', file: 'main.tf', code: keeping('prefix = ""') },
    {
      name: 'the published module writes a filter for every rule',
      file: 'main.tf',
      code: hcl`
        module "data" {
          source = "terraform-aws-modules/s3-bucket/aws"

          lifecycle_rule = [{
            id      = "old"
            enabled = true

            noncurrent_version_expiration = {
              days                      = 30
              newer_noncurrent_versions = 3
            }
          }]
        }
      `,
    },
    {
      name: 'midnight, by whatever zone it is told',
      code: bucket(
        "          - { Id: a, Status: Enabled, ExpirationDate: '2030-01-01' }\n          - { Id: b, Status: Enabled, ExpirationDate: '2030-01-01T02:00:00+02:00' }\n          - { Id: c, Status: Enabled, ExpirationDate: '2030-01-01T00:00:00.000Z' }\n          - { Id: d, Status: Enabled, ExpirationDate: '2030-01-01T00:00:00' }\n",
      ),
    },
    {
      name: 'delete markers that are not to be removed stand beside anything',
      code: bucket('          - { Status: Enabled, ExpirationInDays: 30, ExpiredObjectDeleteMarker: false }\n'),
    },
    {
      name: 'for Terraform, no days are days of zero',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "markers"
            status = "Enabled"

            filter {}

            expiration {
              days                         = 0
              expired_object_delete_marker = true
            }
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'a rule of the first version cannot count versions',
      file: 'main.tf',
      code: keeping('prefix = "logs/"'),
      findings: [
        {
          message: 'S3 refuses lifecycle rule "old" of bucket "aws_s3_bucket.data": NewerNoncurrentVersions stands in a rule without a filter.',
          at: '3',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'each fault of a rule is told, at its own place',
      code: bucket(
        '          - Id: all\n            Status: Enabled\n            ExpirationInDays: 0\n            ExpiredObjectDeleteMarker: true\n            NoncurrentVersionExpiration:\n              NewerNoncurrentVersions: 0\n',
      ),
      findings: [
        { message: 'S3 refuses lifecycle rule "all" of bucket "Data": the expiration after 0 days is not a positive number of days.', at: '0', line: 9 },
        { message: 'S3 refuses lifecycle rule "all" of bucket "Data": ExpiredObjectDeleteMarker cannot stand beside a number of days.', at: 'true' },
        { message: 'S3 refuses lifecycle rule "all" of bucket "Data": NewerNoncurrentVersions is 0, and S3 keeps from 1 to 100.', at: '0', line: 12 },
      ],
      output: null,
    },
    {
      name: 'an hour in the date',
      code: bucket('          - { Id: once, Status: Disabled, ExpirationDate: 2030-01-01T01:00:00 }\n'),
      findings: [
        {
          message: 'S3 refuses lifecycle rule "once" of bucket "Data": the expiration on 2030-01-01T01:00:00 is not at midnight UTC.',
          at: '2030-01-01T01:00:00',
        },
      ],
    },
  ],
  undecided: [
    {
      name: 'a prefix that is not known may be empty',
      file: 'main.tf',
      code: `data "aws_ssm_parameter" "prefix" {\n  name = "prefix"\n}\n\n${keeping('prefix = data.aws_ssm_parameter.prefix.value')}`,
      reason: 'rule.prefix is made of ${data.aws_ssm_parameter.prefix.value}, which is known only after deployment',
    },
    {
      name: 'a date that cannot be read',
      code: bucket('          - { Status: Enabled, ExpirationDate: 20300101T000000Z }\n'),
      reason: '"20300101T000000Z" is no date in a form that is known here',
    },
  ],
});
