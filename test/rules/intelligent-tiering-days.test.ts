import { describe, it } from 'vitest';
import rule from '../../rules/intelligent-tiering-days.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (tierings: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      IntelligentTieringConfigurations:\n        - Id: cold\n          Status: Disabled\n          Tierings:\n${tierings}`;

const tiering = (days: number): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_intelligent_tiering_configuration" "cold" {
    bucket = aws_s3_bucket.data.id
    name   = "cold"

    tiering {
      access_tier = "DEEP_ARCHIVE_ACCESS"
      days        = ${String(days)}
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a tier that is newer than the table is passed over', code: bucket('            - { AccessTier: PERMAFROST_ACCESS, Days: 10 }\n') },
    {
      name: 'the same tier in two configurations is for two sets of objects',
      code: `${bucket('            - { AccessTier: ARCHIVE_ACCESS, Days: 90 }\n')}        - Id: logs\n          Status: Enabled\n          Prefix: logs/\n          Tierings: [{ AccessTier: ARCHIVE_ACCESS, Days: 120 }]\n`,
    },
  ],
  invalid: [
    {
      name: 'too late for any tier',
      file: 'main.tf',
      code: tiering(1000),
      findings: [
        {
          message: 'S3 refuses Intelligent-Tiering configuration "cold" of bucket "aws_s3_bucket.data": DEEP_ARCHIVE_ACCESS takes 180 to 730 days, not 1000.',
          at: '1000',
          line: 9,
        },
      ],
      output: null,
    },
    {
      name: 'a disabled configuration is checked as well, each tier by itself',
      code: bucket('            - { AccessTier: ARCHIVE_ACCESS, Days: 30 }\n            - { AccessTier: DEEP_ARCHIVE_ACCESS, Days: 90 }\n'),
      findings: [
        { message: 'S3 refuses Intelligent-Tiering configuration "cold" of bucket "Data": ARCHIVE_ACCESS takes 90 to 730 days, not 30.', at: '30', line: 9 },
        { message: 'S3 refuses Intelligent-Tiering configuration "cold" of bucket "Data": DEEP_ARCHIVE_ACCESS takes 180 to 730 days, not 90.', at: '90' },
      ],
      output: bucket('            - { AccessTier: ARCHIVE_ACCESS, Days: 90 }\n            - { AccessTier: DEEP_ARCHIVE_ACCESS, Days: 180 }\n'),
    },
    {
      name: 'the second of two equal tiers',
      code: bucket('            - { AccessTier: ARCHIVE_ACCESS, Days: 90 }\n            - { AccessTier: ARCHIVE_ACCESS, Days: 120 }\n'),
      findings: [
        { message: 'S3 refuses Intelligent-Tiering configuration "cold" of bucket "Data": it gives ARCHIVE_ACCESS twice.', at: 'ARCHIVE_ACCESS', line: 10 },
      ],
      output: null,
    },
  ],
});
