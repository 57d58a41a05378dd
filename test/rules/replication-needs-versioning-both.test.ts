import { describe, it } from 'vitest';
import rule from '../../rules/replication-needs-versioning-both.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const source = (rules: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Enabled }
      ReplicationConfiguration:
        Role: arn:aws:iam::111122223333:role/replicate
        Rules:
${rules}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a rule that is switched off copies nothing',
      code: `${source('          - { Status: Disabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy: { Type: AWS::S3::Bucket }\n`,
    },
  ],
  invalid: [
    {
      name: 'two rules to one destination are one finding, at the first link, and the fix is made at the destination',
      code: `${source('          - { Id: a, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n          - { Id: b, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy:\n    Type: AWS::S3::Bucket\n`,
      findings: [
        {
          message: 'Bucket "Data" is replicated by rule "a" to "Copy", whose versioning is not enabled: no copy arrives.',
          resource: 'Data',
          line: 9,
          at: 'Copy.Arn',
        },
      ],
      output: `${source('          - { Id: a, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n          - { Id: b, Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }\n')}  Copy:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration:\n        Status: Enabled\n`,
    },
  ],
  undecided: [
    {
      name: 'a destination outside the scan is named',
      code: source('          - { Status: Enabled, Destination: { Bucket: "arn:aws:s3:::elsewhere" } }\n'),
      reason: '"arn:aws:s3:::elsewhere" is not part of this scan',
    },
  ],
});
