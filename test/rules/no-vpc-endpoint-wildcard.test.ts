import { describe, it } from 'vitest';
import rule from '../../rules/no-vpc-endpoint-wildcard.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const endpoint = (statements: string, beside = ''): string =>
  `${beside}Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1a2b3c4d\n      ServiceName: !Sub com.amazonaws.\${AWS::Region}.s3\n      PolicyDocument:\n        Statement:\n${statements}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a Deny for all other owners closes every Allow beside it',
      code: endpoint(
        "          - { Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEqualsIfExists: { aws:ResourceOrgID: o-a1b2c3d4e5 }, BoolIfExists: { aws:PrincipalIsAWSService: 'false' } } }\n          - { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }\n",
      ),
    },
    {
      name: 'the own account by reference, and buckets of AWS by name',
      code: endpoint(
        "          - { Effect: Allow, Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringEquals: { aws:ResourceAccount: !Ref AWS::AccountId } } }\n          - { Effect: Allow, Principal: '*', Action: 's3:*', Resource: !Sub 'arn:aws:s3:::aws-ssm-${AWS::Region}/*' }\n",
      ),
    },
    {
      name: 'NotAction that spares uploads',
      code: endpoint("          - { Effect: Allow, Principal: '*', NotAction: 's3:Put*', Resource: '*' }\n"),
    },
  ],
  invalid: [
    {
      name: 'each statement by itself, at the resource that is too wide',
      code: endpoint(
        "          - { Sid: Read, Effect: Allow, Principal: '*', Action: 's3:Get*', Resource: '*' }\n          - Sid: Write\n            Effect: Allow\n            Principal: '*'\n            Action: ['s3:Get*', 's3:Put*']\n            Resource:\n              - arn:aws:s3:::data/*\n              - arn:aws:s3:::*/*\n            Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }\n          - { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringLike: { aws:ResourceAccount: '*' } } }\n",
      ),
      findings: [
        {
          message: 'In the policy of endpoint "Endpoint", statement "Write" lets data be written to any bucket, whoever owns it.',
          at: 'arn:aws:s3:::*/*',
          line: 16,
        },
        { message: 'In the policy of endpoint "Endpoint", statement #3 lets data be written to any bucket, whoever owns it.', line: 18 },
      ],
      output: null,
    },
    {
      name: 'in a document of Terraform',
      file: 'main.tf',
      code: hcl`
        data "aws_iam_policy_document" "endpoint" {
          statement {
            sid       = "Upload"
            actions   = ["s3:PutObject"]
            resources = ["*"]

            principals {
              type        = "*"
              identifiers = ["*"]
            }
          }
        }

        resource "aws_vpc_endpoint" "s3" {
          vpc_id       = "vpc-1a2b3c4d"
          service_name = "com.amazonaws.eu-west-1.s3"
          policy       = data.aws_iam_policy_document.endpoint.json
        }
      `,
      findings: [{ resource: 'aws_vpc_endpoint.s3', at: '"*"', line: 5 }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a bucket from outside may be every bucket',
      code: endpoint(
        "          - { Effect: Allow, Principal: '*', Action: 's3:*', Resource: !Sub 'arn:aws:s3:::${Bucket}' }\n",
        'Parameters: { Bucket: { Type: String } }\n',
      ),
      reason: 'Bucket',
    },
  ],
});
