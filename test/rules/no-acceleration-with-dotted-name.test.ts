import { describe, it } from 'vitest';
import rule from '../../rules/no-acceleration-with-dotted-name.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'at the setting that S3 refuses',
      code: 'Resources:\n  Media:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: media.example.com\n      AccelerateConfiguration:\n        AccelerationStatus: Enabled\n',
      findings: [
        {
          message: 'S3 refuses Transfer Acceleration for bucket "Media", because its name holds a dot or does not go into a host name.',
          at: 'Enabled',
          line: 7,
        },
      ],
      output: null,
    },
    {
      name: 'in a resource of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "media" {
          bucket = "media.example.com"
        }

        resource "aws_s3_bucket_accelerate_configuration" "media" {
          bucket = aws_s3_bucket.media.id
          status = "Enabled"
        }
      `,
      findings: [{ at: '"Enabled"', line: 7 }],
      output: null,
    },
  ],
});
