import { describe, it } from 'vitest';
import rule from '../../rules/require-abort-incomplete-multipart.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n${rules}`;

new RuleTester({ describe, it }).run(rule, {
  invalid: [
    {
      name: 'a wait that is too long is shortened where it stands',
      code: bucket('          - Status: Enabled\n            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 30 }\n'),
      findings: [{ message: 'Bucket "Data" does not abort incomplete uploads within 7 days: their parts stay and are billed.', at: '30' }],
      output: bucket('          - Status: Enabled\n            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }\n'),
    },
    {
      name: 'where no rule does it, the list is the place, and a rule is added',
      code: bucket('          - Id: old\n            Status: Enabled\n            ExpirationInDays: 365\n'),
      findings: [{ at: 'Rules' }],
      output: bucket(
        "          - Id: old\n            Status: Enabled\n            ExpirationInDays: 365\n          - Id: abort-incomplete-uploads\n            Status: Enabled\n            Prefix: ''\n            AbortIncompleteMultipartUpload:\n              DaysAfterInitiation: 7\n",
      ),
    },
  ],
});
