import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-grant-refused-by-public-access-block.js';
import acls from '../../rules/no-acl-without-ownership-controls.js';
import read from '../../rules/no-public-read.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';
const policy = (principal: string, more = ''): string =>
  `  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Sid: Web, Effect: Allow, Principal: ${principal}, Action: s3:GetObject, Resource: !Sub '\${Data.Arn}/*'${more} }\n`;
const block = '    Properties:\n      PublicAccessBlockConfiguration: { BlockPublicPolicy: true }\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the bucket leaves it to the access points of its own account',
      code: bucket + policy("'*'", ', Condition: { StringEquals: { s3:DataAccessPointAccount: !Ref AWS::AccountId } }'),
    },
    {
      name: 'whoever is of the own account is no stranger',
      code: bucket + policy("'*'", ', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } }'),
    },
    { name: 'a statement for services names them', code: bucket + policy('{ Service: logging.s3.amazonaws.com }') },
  ],
  invalid: [
    {
      name: 'a public grant beside the default of a new bucket',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Sid = "Public", Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
          })
        }
      `,
      findings: [
        {
          message: 'S3 refuses the policy of bucket "aws_s3_bucket.data", and the deployment fails: statement "Public" is public, and BlockPublicPolicy is on.',
          at: '"*"',
          line: 9,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'a bucket without a block has one, if it is new',
      code: bucket + policy("'*'"),
      findings: [
        {
          message: 'S3 refuses the policy of bucket "Data", and the deployment fails: statement "Web" is public, and BlockPublicPolicy is on.',
          resource: 'Data',
          at: "'*'",
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'a Deny beside it does not make it less public',
      code: `${bucket}${policy("'*'")}          - { Effect: Deny, Principal: '*', Action: s3:GetObject, Resource: '*' }\n`,
      findings: [{ at: "'*'", line: 11 }],
    },
    {
      name: 'a pattern in the place of an organization fixes nobody',
      code: bucket + block + policy("'*'", ", Condition: { StringLike: { aws:PrincipalOrgID: 'o-*' } }"),
      findings: [{ confidence: 'high' }],
    },
  ],
});

describe('no-grant-refused-by-public-access-block', () => {
  const rulesOf = (code: string): readonly string[] =>
    run(requestFor([rule, acls, read], { 't.yaml': code }, { facts: { blockPublicAccess: 'none' } })).result.findings.map(({ ruleId }) => ruleId);

  it('leaves an ACL on a bucket whose ACLs are disabled to the rule about that', () => {
    expect(rulesOf(`${bucket}    Properties: { AccessControl: PublicRead }\n`)).toEqual(['no-acl-without-ownership-controls']);
  });

  it('leaves a grant that has effect while only new ones are refused to the rules about public access', () => {
    expect(rulesOf(bucket + block + policy("'*'"))).toEqual(['no-public-read']);
  });
});
