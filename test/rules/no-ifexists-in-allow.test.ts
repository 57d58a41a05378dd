import { describe, it } from 'vitest';
import rule from '../../rules/no-ifexists-in-allow.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const policy = (condition: string, principal = "'*'"): string =>
  `Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Share:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n          - Effect: Allow\n            Principal: ${principal}\n            Action: s3:GetObject\n            Resource: !Sub '\${Data.Arn}/*'\n            Condition:\n${condition}`;
const ours = '              StringEqualsIfExists:\n                aws:PrincipalOrgID: !Ref Organization\n';
const parameter = 'Parameters: { Organization: { Type: String, Default: o-a1b2c3d4e5 } }\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'where the principal is named, the condition may be soft', code: parameter + policy(ours, "{ AWS: 'arn:aws:iam::111122223333:root' }") }],
  invalid: [
    {
      name: 'who shows no papers is let in, and the fix demands them',
      code: parameter + policy(ours),
      findings: [
        {
          message: 'In the policy of bucket "Data", statement #1 is for everybody: StringEqualsIfExists on aws:PrincipalOrgID lets in whoever has no such key.',
          at: 'aws:PrincipalOrgID',
        },
      ],
      output: parameter + policy(`${ours}              'Null':\n                aws:PrincipalOrgID: 'false'\n`),
    },
  ],
});
