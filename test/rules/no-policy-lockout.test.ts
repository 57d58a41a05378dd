import { describe, it } from 'vitest';
import rule from '../../rules/no-policy-lockout.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const facts = { account: '111122223333' } as const;
const policy = (condition: string, principal = "Principal: '*'", action = "'s3:*'"): string =>
  `Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Guard:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n          - Sid: OnlyAdmin\n            Effect: Deny\n            ${principal}\n            Action: ${action}\n            Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*']\n            Condition: ${condition}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the role that deploys is a way', code: policy("{ ArnNotEquals: { aws:PrincipalArn: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy' } }") },
    { name: 'so is one user beside the session that is none', code: policy("{ StringNotLike: { aws:userid: ['AROAEXAMPLEID:*', '111122223333'] } }"), facts },
    { name: 'whoever is excepted as principal is one, too', code: policy('{}', "NotPrincipal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy' }") },
    { name: 'a Deny on reading locks nobody out', code: policy('{}', "Principal: '*'", 's3:Get*') },
  ],
  invalid: [
    {
      name: 'a Deny for all, with nobody excepted',
      code: policy('{}'),
      findings: [
        { message: 'Nobody but root of its account can change the policy of bucket "Data" any more: a Deny hits everybody else.', resource: 'Data', at: 'Sid' },
      ],
      output: null,
    },
    {
      name: 'a session has the ARN of its role, so none has that of the session',
      code: policy("{ ArnNotLike: { aws:PrincipalArn: !Sub 'arn:aws:sts::${AWS::AccountId}:assumed-role/deploy/*' } }"),
      findings: [{}],
    },
    {
      name: 'a role of another account cannot change the policy at all',
      code: policy("{ ArnNotEquals: { aws:PrincipalArn: 'arn:aws:iam::444455556666:role/deploy' } }"),
      facts,
      findings: [{}],
    },
  ],
  undecided: [
    {
      name: 'whose account the excepted role is of is not told',
      code: policy("{ ArnNotEquals: { aws:PrincipalArn: 'arn:aws:iam::444455556666:role/deploy' } }").replace(
        'AWS::S3::Bucket }',
        'AWS::S3::Bucket, Properties: { BucketName: data } }',
      ),
      reason: 'account',
    },
  ],
});
