import { describe, it } from 'vitest';
import rule from '../../rules/require-vpc-endpoint-policy.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const endpoint = (properties: string, beside = ''): string =>
  `${beside}Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1a2b3c4d\n${properties}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what stands beside the endpoint is its policy',
      file: 'main.tf',
      code: hcl`
        resource "aws_vpc_endpoint" "s3" {
          vpc_id       = "vpc-1a2b3c4d"
          service_name = "com.amazonaws.eu-west-1.s3"
        }

        resource "aws_vpc_endpoint_policy" "s3" {
          vpc_endpoint_id = aws_vpc_endpoint.s3.id
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:*", Resource = "arn:aws:s3:::data/*" }]
          })
        }
      `,
    },
    {
      name: 'one condition makes it a policy of its own',
      code: endpoint(
        "      ServiceName: !Sub com.amazonaws.${AWS::Region}.s3\n      PolicyDocument: { Statement: { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } } }\n",
      ),
    },
    { name: 'of another service nothing is asked', code: endpoint('      ServiceName: !Sub com.amazonaws.${AWS::Region}.s3express\n') },
  ],
  invalid: [
    {
      name: 'at the endpoint, where there is none',
      code: endpoint('      ServiceName: !Sub com.amazonaws.${AWS::Region}.s3\n'),
      findings: [
        { message: 'Endpoint "Endpoint" lets everything through to every bucket of S3, because no policy of its own says otherwise.', at: 'Endpoint', line: 2 },
      ],
      output: null,
    },
    {
      name: 'what the default says is no policy of its own',
      code: endpoint(
        "      ServiceName: !Join ['', [com.amazonaws., !Ref AWS::Region, .s3]]\n      PolicyDocument:\n        Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: ['*'], Resource: '*' }]\n",
      ),
      findings: [{ at: 'PolicyDocument', line: 7 }],
      output: null,
    },
    {
      name: 'one finding for all endpoints of a for_each that are for S3',
      file: 'main.tf',
      code: hcl`
        resource "aws_vpc_endpoint" "all" {
          for_each     = toset(["s3", "dynamodb"])
          vpc_id       = "vpc-1a2b3c4d"
          service_name = "com.amazonaws.eu-west-1.\${each.key}"
        }
      `,
      findings: [{ resource: 'aws_vpc_endpoint.all["s3"]', at: 'resource "aws_vpc_endpoint" "all"' }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a service of which only AWS tells',
      file: 'main.tf',
      code: hcl`
        data "aws_vpc_endpoint_service" "this" {
          service = "s3"
        }

        resource "aws_vpc_endpoint" "this" {
          vpc_id       = "vpc-1a2b3c4d"
          service_name = data.aws_vpc_endpoint_service.this.service_name
        }
      `,
      reason: 'data.aws_vpc_endpoint_service.this.service_name',
    },
    {
      name: 'a service from outside may be S3',
      code: endpoint('      ServiceName: !Sub com.amazonaws.${AWS::Region}.${Service}\n', 'Parameters: { Service: { Type: String } }\n'),
      reason: 'Service',
    },
  ],
});
