import { describe, it } from 'vitest';
import rule from '../../rules/require-mfa-delete.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const versioned = (more = ''): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_versioning" "data" {
    bucket = aws_s3_bucket.data.id

    versioning_configuration {
      status = "Enabled"${more}
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'CloudFormation has no word for it',
      code: 'Resources: { Data: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } } }\n',
    },
    {
      name: 'nor has its provider for Terraform',
      file: 'main.tf',
      code: 'resource "awscc_s3_bucket" "data" {\n  versioning_configuration = {\n    status = "Enabled"\n  }\n}\n',
    },
    {
      name: 'a lifecycle rule that is switched off stands in the way as well',
      file: 'main.tf',
      code: `${versioned()}${hcl`

        resource "aws_s3_bucket_lifecycle_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            id     = "old"
            status = "Disabled"

            expiration {
              days = 30
            }
          }
        }
      `}`,
    },
  ],
  invalid: [
    {
      name: 'where it would stand',
      file: 'main.tf',
      code: versioned(),
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" keeps old versions, and whoever has a key can delete them for good: MFA delete is off.',
          at: 'versioning_configuration',
          line: 6,
        },
      ],
      output: null,
    },
    {
      name: 'where it is switched off',
      file: 'main.tf',
      code: versioned('\n      mfa_delete = "Disabled"'),
      findings: [{ at: '"Disabled"', line: 8 }],
    },
  ],
});
