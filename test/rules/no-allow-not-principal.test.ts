import { describe, it } from 'vitest';
import rule from '../../rules/no-allow-not-principal.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const statement =
  'NotPrincipal: { AWS: [arn:aws:iam::111122223333:role/audit, arn:aws:iam::111122223333:root] }, Action: [s3:GetObject, s3:ListBucket], Resource: "*"';
const bucketPolicy = `  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: data, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, ${statement} } } }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'in the policy of a topic it is not our business',
      code: `Resources:\n  Topic:\n    Type: AWS::SNS::TopicPolicy\n    Properties: { Topics: [t], PolicyDocument: { Statement: [{ Effect: Allow, ${statement} }] } }\n`,
    },
  ],
  invalid: [
    {
      name: 'the key is the place, a lone statement and all names included',
      code: `Resources:\n${bucketPolicy}`,
      findings: [
        {
          message:
            'In "DataPolicy", statement #1 allows s3:GetObject, s3:ListBucket to everybody but arn:aws:iam::111122223333:role/audit, arn:aws:iam::111122223333:root, callers without an account included.',
          at: 'NotPrincipal',
        },
      ],
      output: null,
    },
    {
      name: 'the policy of an access point counts',
      code: `Resources:\n  Point:\n    Type: AWS::S3::AccessPoint\n    Properties: { Bucket: data, Policy: { Version: '2012-10-17', Statement: [{ Sid: All, Effect: Allow, ${statement} }] } }\n`,
      findings: [{ resource: 'Point', at: 'NotPrincipal' }],
    },
    {
      name: 'where it is only deployed in one environment, the finding says so',
      code: `Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }\nConditions: { Dev: !Equals [!Ref Env, dev] }\nResources:\n${bucketPolicy.replace('Type: AWS::S3::BucketPolicy', 'Type: AWS::S3::BucketPolicy\n    Condition: Dev')}`,
      findings: [{ at: 'NotPrincipal', when: 'Env is "dev"' }],
    },
  ],
});
