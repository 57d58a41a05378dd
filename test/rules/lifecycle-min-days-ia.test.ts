import { describe, it } from 'vitest';
import rule from '../../rules/lifecycle-min-days-ia.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string): string =>
  `Parameters:\n  Wait:\n    Type: Number\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n${rules}`;

const noncurrent = (days: number): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_lifecycle_configuration" "data" {
    bucket = aws_s3_bucket.data.id

    rule {
      id     = "old"
      status = "Disabled"

      filter {}

      noncurrent_version_transition {
        noncurrent_days = ${String(days)}
        storage_class   = "STANDARD_IA"
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'steps that stand in the order of the file and not of time are compared by time',
      code: bucket(
        '          - { Status: Enabled, Transitions: [{ StorageClass: GLACIER, TransitionInDays: 60 }, { StorageClass: STANDARD_IA, TransitionInDays: 30 }] }\n',
      ),
    },
    {
      name: 'on a date objects are as old as they are',
      code: bucket('          - { Status: Enabled, Transitions: [{ StorageClass: STANDARD_IA, TransitionDate: 2030-01-01T00:00:00Z }] }\n'),
    },
    {
      name: 'a wait that is not known does not matter before an archive class',
      code: bucket('          - { Status: Enabled, Transitions: [{ StorageClass: GLACIER, TransitionInDays: !Ref Wait }] }\n'),
    },
    {
      name: 'what does not come later is out of order, and not in a hurry',
      code: bucket(
        '          - { Status: Enabled, Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }, { StorageClass: GLACIER, TransitionInDays: 30 }] }\n',
      ),
    },
  ],
  invalid: [
    {
      name: 'old versions wait as well, and a disabled rule is refused like any other',
      file: 'main.tf',
      code: noncurrent(14),
      findings: [
        {
          message:
            'S3 refuses lifecycle rule "old" of bucket "aws_s3_bucket.data": noncurrent STANDARD_IA after 14 days is less than the 30 days that it requires.',
          at: '14',
          line: 13,
        },
      ],
      output: noncurrent(30),
    },
    {
      name: 'the step that comes too soon is the place, and is moved',
      code: bucket(
        '          - Id: cool\n            Status: Enabled\n            Transitions:\n              - { StorageClass: ONEZONE_IA, TransitionInDays: 45 }\n              - { StorageClass: GLACIER, TransitionInDays: 60 }\n',
      ),
      findings: [{ message: 'S3 refuses lifecycle rule "cool" of bucket "Data": GLACIER follows ONEZONE_IA in less than 30 days.', at: '60', line: 14 }],
      output: bucket(
        '          - Id: cool\n            Status: Enabled\n            Transitions:\n              - { StorageClass: ONEZONE_IA, TransitionInDays: 45 }\n              - { StorageClass: GLACIER, TransitionInDays: 75 }\n',
      ),
    },
    {
      name: 'dates are compared like days, and left to their author',
      code: bucket(
        '          - { Id: once, Status: Enabled, Transitions: [{ StorageClass: STANDARD_IA, TransitionDate: 2030-01-01T00:00:00Z }, { StorageClass: GLACIER, TransitionDate: 2030-01-15T00:00:00Z }] }\n',
      ),
      findings: [
        { message: 'S3 refuses lifecycle rule "once" of bucket "Data": GLACIER follows STANDARD_IA in less than 30 days.', at: '2030-01-15T00:00:00Z' },
      ],
      output: null,
    },
  ],
});
