import { describe, it } from 'vitest';
import rule from '../../rules/no-iam-s3-full-access.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const managed = (name: string, ...statements: readonly string[]): string => `Parameters: { Bucket: { Type: String } }
Resources:
  ${name}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statements.map((one) => `          - { ${one} }\n`).join('')}`;
const full = "Sid: Full, Effect: Allow, Action: ['logs:*', 's3:*'], Resource: ['*']";

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'what is called a boundary grants nothing', code: managed('DeveloperBoundary', full) },
    {
      name: 'a Deny for all but the own bucket takes it back',
      code: managed('App', full, "Effect: Deny, Action: '*', NotResource: [!Sub 'arn:aws:s3:::${Bucket}', !Sub 'arn:aws:s3:::${Bucket}/*']"),
    },
    { name: 'all objects of all buckets is another rule', code: managed('App', "Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::*/*'") },
    {
      name: 'an endpoint grants nothing by itself',
      code: `Resources:\n  E:\n    Type: AWS::EC2::VPCEndpoint\n    Properties: { VpcId: v, ServiceName: s, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }] } }\n`,
    },
  ],
  invalid: [
    {
      name: 'in the policy of a role',
      file: 'main.tf',
      code: hcl`
        resource "aws_iam_role" "app" {
          assume_role_policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
          })
        }

        resource "aws_iam_role_policy" "app" {
          role = aws_iam_role.app.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Sid = "All", Effect = "Allow", Action = "s3:*", Resource = "*" }]
          })
        }
      `,
      findings: [{ message: 'In "aws_iam_role_policy.app", statement "All" allows every S3 action on every bucket.', at: '"s3:*"', line: 12 }],
      output: null,
    },
    {
      name: 'the action is the place',
      code: managed('App', full),
      findings: [{ message: 'In "App", statement "Full" allows every S3 action on every bucket.', at: "'s3:*'", confidence: 'high' }],
      output: null,
    },
    {
      name: 'in an inline policy of a role, in any partition',
      code: `Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n      Policies: [{ PolicyName: p, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 's3:?*', Resource: !Sub 'arn:\${AWS::Partition}:s3:::*' } } }]\n`,
      findings: [{ resource: 'Role', at: "'s3:?*'" }],
    },
    {
      name: 'NotAction is the place where it leaves S3 in',
      code: managed('App', "Effect: Allow, NotAction: ['iam:*', 'sts:*'], Resource: '*'"),
      findings: [{ at: 'NotAction' }],
    },
    {
      name: 'a Deny under a condition, or for single actions, does not take it back',
      code: managed(
        'App',
        full,
        "Effect: Deny, Action: '*', Resource: '*', Condition: { Bool: { 'aws:ViaAWSService': 'false' } }",
        "Effect: Deny, Action: 's3:Delete*', Resource: '*'",
      ),
      findings: [{ at: "'s3:*'" }],
    },
  ],
  undecided: [
    {
      name: 'a parameter in the place of the name may be a star',
      code: managed('App', "Effect: Allow, Action: 's3:*', Resource: !Sub 'arn:aws:s3:::${Bucket}'"),
      reason: 'is every bucket cannot be told: ${Bucket} is set by parameter Bucket',
    },
  ],
});
