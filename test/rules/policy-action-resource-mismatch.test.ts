import { describe, it } from 'vitest';
import rule from '../../rules/policy-action-resource-mismatch.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const role = (statement: string): string => `Parameters: { Name: { Type: String }, Arn: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }
      Policies:
        - PolicyName: files
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Sid: Files, Effect: Allow, ${statement} }]
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a local and a data source that a file declares which is made before Terraform runs',
      file: 'main.tf',
      code: hcl`
        resource "aws_iam_policy" "p" {
          policy = jsonencode({
            Statement = [{
              Effect   = "Allow"
              Action   = ["s3:GetObject"]
              Resource = ["arn:aws:s3:::acme-\${local.environment}/*", "\${data.terraform_remote_state.common.outputs.bucket.arn}/*"]
            }]
          })
        }
      `,
    },
    {
      name: 'the ARN of a declared bucket, with and without a star',
      code: role("Action: ['s3:ListBucket', 's3:GetObject'], Resource: [!GetAtt Data.Arn, !Sub '${Data.Arn}/*']"),
    },
    {
      name: 'a parameter in the place of the name is taken for a name',
      code: role("Action: ['s3:ListBucket', 's3:GetObject'], Resource: [!Sub 'arn:aws:s3:::${Name}', !Sub 'arn:aws:s3:::${Name}/in/*']"),
    },
    { name: 'a parameter that is the whole ARN is taken for that of a bucket', code: role("Action: 's3:ListBucket', Resource: !Ref Arn") },
    { name: 'a pattern of actions fits if one of its actions does', code: role("Action: 's3:*', Resource: !GetAtt Data.Arn") },
    { name: 'the star in the name of a bucket may stand for a path', code: role("Action: 's3:GetObject', Resource: 'arn:aws:s3:::data-*'") },
    { name: 'a variable may stand for a part of the path', code: role("Action: 's3:GetObject', Resource: !Sub '${Data.Arn}/${!aws:username}'") },
    { name: 'the old spelling of the account works', code: role("Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*'") },
    { name: 'a name that is no action has a rule of its own', code: role("Action: 's3:ReadObject', Resource: !GetAtt Data.Arn") },
    { name: 'a slash at the end has a rule of its own', code: role("Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/'") },
  ],
  invalid: [
    {
      name: 'actions that lack the same are one finding, at the first of them',
      code: role("Action: ['s3:ListBucket', 's3:PutObject', 's3:GetObjec?'], Resource: !GetAtt Data.Arn"),
      findings: [
        {
          message:
            'In "Role", statement "Files" grants nothing by s3:PutObject, s3:GetObjec?: they act on objects, and no Resource is "arn:aws:s3:::BUCKET/*".',
          at: "'s3:PutObject'",
        },
      ],
    },
    {
      name: 'actions that lack something else are another',
      code: role("Action: ['s3:ListAllMyBuckets', 's3:GetBucketLocation', 's3:PutJobTagging'], Resource: !Sub '${Data.Arn}/*'"),
      findings: [
        { message: 'In "Role", statement "Files" grants nothing by s3:ListAllMyBuckets: it acts on the account as a whole, and no Resource is "*".' },
        { message: 'In "Role", statement "Files" grants nothing by s3:GetBucketLocation: it acts on buckets, and no Resource is "arn:aws:s3:::BUCKET".' },
        {
          message:
            'In "Role", statement "Files" grants nothing by s3:PutJobTagging: it acts on other things than buckets and objects, and no Resource is the ARN of such a thing.',
        },
      ],
    },
    {
      name: 'a name of a stack holds no slash',
      code: role("Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::${AWS::StackName}-data'"),
      findings: [{ at: "'s3:GetObject'" }],
    },
    {
      name: 'a Deny refuses nothing',
      code: 'Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: data\n      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Deny, Principal: "*", Action: s3:DeleteBucket, Resource: arn:aws:s3:::data/* }] }\n',
      findings: [{ message: 'In "P", statement #1 refuses nothing by s3:DeleteBucket: it acts on buckets, and no Resource is "arn:aws:s3:::BUCKET".' }],
    },
  ],
  undecided: [
    {
      name: 'a parameter in the place of the name may have a path behind it',
      code: role("Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::${Name}'"),
      reason: 'what "arn:aws:s3:::${Name}" names cannot be told: ${Name} is set by parameter Name',
    },
  ],
});
