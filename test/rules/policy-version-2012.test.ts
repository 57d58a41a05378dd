import { describe, it } from 'vitest';
import rule from '../../rules/policy-version-2012.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (version: string, resource: string): string => `Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
${version}        Statement:
          - Effect: Allow
            Principal: '*'
            Action: s3:GetObject
            Resource: ${resource}
`;
const role = (action: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2008-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
      Policies: [{ PolicyName: app, PolicyDocument: { Statement: [{ Effect: Allow, Action: ${action}, Resource: '*' }] } }]
`;
const old = "        Version: '2008-10-17'\n";

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'a role that has nothing to do with S3, and the trust of any role', code: role("'ec2:*'") }],
  invalid: [
    {
      name: 'the fix writes the version beside the statements',
      file: 'main.tf',
      code: hcl`
        resource "aws_iam_policy" "home" {
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data-of-the-shop/$\${aws:username}/*" }]
          })
        }
      `,
      findings: [
        {
          message: 'The policy in "aws_iam_policy.home" has no Version, which means 2008-10-17: ${aws:username} is plain text there.',
          at: 'jsonencode',
          line: 2,
        },
      ],
      output: hcl`
        resource "aws_iam_policy" "home" {
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::data-of-the-shop/$\${aws:username}/*" }]
            Version   = "2012-10-17"
          })
        }
      `,
    },
    {
      name: 'a version without variables is set safely',
      code: policy(old, 'arn:aws:s3:::data/*'),
      findings: [{ message: 'The policy in "DataPolicy" has the Version 2008-10-17.', at: "'2008-10-17'" }],
      output: policy("        Version: '2012-10-17'\n", 'arn:aws:s3:::data/*'),
    },
    {
      name: 'variables that are dead are named, each once',
      code: policy(old, "['arn:aws:s3:::data/${aws:username}/*', !Sub 'arn:${AWS::Partition}:s3:::data/${!aws:PrincipalTag/team}/${!aws:username}']"),
      findings: [{ message: 'The policy in "DataPolicy" has the Version 2008-10-17, in which ${aws:username}, ${aws:PrincipalTag/team} are plain text.' }],
    },
    {
      name: 'none at all is reported at the document, and put into it',
      code: policy('', 'arn:aws:s3:::data/*'),
      findings: [{ message: 'The policy in "DataPolicy" has no Version, which means 2008-10-17.', at: 'PolicyDocument' }],
      output: `${policy('', 'arn:aws:s3:::data/*')}        Version: '2012-10-17'\n`,
    },
    {
      name: 'an identity policy counts where it speaks of S3',
      code: role("['ec2:*', 's3:GetObject']"),
      findings: [{ message: 'The policy in "Role" has no Version, which means 2008-10-17.' }],
    },
  ],
});
