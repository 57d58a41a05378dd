import { describe, it } from 'vitest';
import rule from '../../rules/object-lock-valid-config.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const retention = (text: string): string => `Resources:
  Records:
    Type: AWS::S3::Bucket
    Properties:
      ObjectLockEnabled: true
      ObjectLockConfiguration:
        ObjectLockEnabled: Enabled
        Rule:
          DefaultRetention: ${text}
`;

const locked = (text: string): string => hcl`
  resource "aws_s3_bucket" "records" {
    object_lock_enabled = true
  }

  resource "aws_s3_bucket_object_lock_configuration" "records" {
    bucket = aws_s3_bucket.records.id

    rule {
      default_retention {
        mode = "COMPLIANCE"
        ${text}
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a lock without a default retention', code: retention('!Ref AWS::NoValue') },
    {
      name: 'which unit is a choice',
      code: `Conditions: { Long: !Equals [!Ref AWS::Region, eu-west-1] }\n${retention('{ Mode: COMPLIANCE, Days: !If [Long, !Ref AWS::NoValue, 30], Years: !If [Long, 7, !Ref AWS::NoValue] }')}`,
    },
    {
      name: 'what a plan leaves at 0 is not written',
      file: 'main.tf',
      code: locked('days = 365\n        years = 0'),
    },
  ],
  invalid: [
    {
      name: 'a period that is not positive stands at the period',
      code: retention('{ Mode: GOVERNANCE, Days: 0 }'),
      findings: [{ message: 'The default retention of bucket "Records" is not from 1 to 36500 days or 100 years: S3 refuses it.', at: '0', line: 9 }],
      output: null,
    },
    {
      name: 'one of the limits is not the other',
      file: 'main.tf',
      code: locked('years = 365'),
      findings: [{ at: '365', line: 11 }],
    },
    {
      name: 'both units, reported at the second',
      file: 'main.tf',
      code: locked('days = 30\n        years = 1'),
      findings: [{ message: 'The default retention of bucket "aws_s3_bucket.records" is told in days and in years: S3 takes one of them.', at: '1', line: 12 }],
    },
    {
      name: 'a mode that S3 does not know',
      code: retention('{ Mode: Governance, Days: 30 }'),
      findings: [{ message: 'The default retention of bucket "Records" has no mode GOVERNANCE or COMPLIANCE: S3 refuses it.', at: 'Governance', line: 9 }],
    },
    {
      name: 'no mode and no period of its own are two things',
      code: retention('{ Days: 40000 }'),
      findings: [{ at: 'DefaultRetention' }, { at: '40000' }],
    },
  ],
  undecided: [
    {
      name: 'a period from outside',
      code: `Parameters: { Days: { Type: Number } }\n${retention('{ Mode: GOVERNANCE, Days: !Ref Days }')}`,
      reason: 'Days is set by parameter Days',
    },
  ],
});
