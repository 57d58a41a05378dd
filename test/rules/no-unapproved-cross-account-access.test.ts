import { describe, it } from 'vitest';
import rule from '../../rules/no-unapproved-cross-account-access.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const facts = { account: '111122223333', organization: 'o-a1b2c3d4e5', trustedAccounts: ['777788889999'] } as const;
const policy = (who: string): string =>
  `Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Share:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n          - { Sid: Partner, Effect: Allow, ${who}, Action: s3:GetObject, Resource: !Sub '\${Data.Arn}/*' }\n`;

const terraform = (who: string): string => hcl`
  data "aws_elb_service_account" "elb" {}

  resource "aws_s3_bucket" "logs" {}

  resource "aws_s3_bucket_policy" "logs" {
    bucket = aws_s3_bucket.logs.id
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Principal = { AWS = ${who} }, Action = "s3:PutObject", Resource = "\${aws_s3_bucket.logs.arn}/*" }]
    })
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the own account, whether by reference or by number',
      code: policy("Principal: { AWS: [!Ref AWS::AccountId, '111122223333', !Sub 'arn:aws:iam::${AWS::AccountId}:role/a'] }"),
      facts,
    },
    { name: 'the sign for the own account needs no fact', code: policy("Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }") },
    { name: 'a trusted account, and one of the load balancers', code: policy("Principal: { AWS: ['777788889999', 'arn:aws:iam::054676820928:root'] }"), facts },
    ...['arn', 'id'].map((attribute) => ({
      name: `the load balancers of a Region that is not known, by ${attribute}`,
      file: 'main.tf',
      code: terraform(`data.aws_elb_service_account.elb.${attribute}`),
    })),
    {
      name: 'the own organization narrows whoever is named',
      code: policy("Principal: { AWS: '444455556666' }, Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }"),
      facts,
    },
    {
      name: 'a role of the same template is of the own account',
      code: `${policy('Principal: { AWS: !GetAtt Job.Arn }')}  Job: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }\n`,
    },
    {
      name: 'CloudFront reads by an identity of AWS',
      code: `${policy('Principal: { CanonicalUser: !GetAtt Web.S3CanonicalUserId }')}  Web: { Type: AWS::CloudFront::CloudFrontOriginAccessIdentity, Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: web } } }\n`,
      facts,
    },
  ],
  invalid: [
    {
      name: 'one finding a statement names every stranger, at the first of them',
      code: policy("Principal: { AWS: ['arn:aws:iam::444455556666:role/import', '111122223333', '999999999999'] }"),
      facts,
      findings: [
        {
          message:
            'Whom statement "Partner" of "Share" lets in is not all on the list of those you trust: arn:aws:iam::444455556666:role/import, 999999999999.',
          at: "'arn:aws:iam::444455556666:role/import'",
          resource: 'Share',
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'a strange organization is reported at its id',
      code: policy("Principal: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-z9y8x7w6v5 } }"),
      facts,
      findings: [{ at: 'o-z9y8x7w6v5' }],
    },
    {
      name: 'access points let in as well',
      code: "Resources:\n  Reports:\n    Type: AWS::S3::AccessPoint\n    Properties: { Bucket: data, Policy: { Statement: { Effect: Allow, Principal: { AWS: '999999999999' }, Action: s3:GetObject, Resource: '*' } } }\n",
      facts,
      findings: [{ resource: 'Reports', at: "'999999999999'" }],
    },
  ],
  undecided: [
    { name: 'which account is the own one, nobody told', code: policy("Principal: { AWS: '444455556666' }"), reason: 'facts.account' },
    {
      name: 'a parameter may be any account',
      code: `Parameters: { Partner: { Type: String } }\n${policy("Principal: { AWS: !Sub 'arn:aws:iam::${Partner}:root' }")}`,
      facts,
      reason: 'set by parameter Partner, which has no default',
    },
  ],
});
