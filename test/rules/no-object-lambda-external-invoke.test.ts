import { describe, it } from 'vitest';
import rule from '../../rules/no-object-lambda-external-invoke.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const point = (principal: string): string =>
  `Resources:\n  Redacted:\n    Type: AWS::S3ObjectLambda::AccessPoint\n    Properties: { Name: redacted, ObjectLambdaConfiguration: { SupportingAccessPoint: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports' } }\n  Callers:\n    Type: AWS::S3ObjectLambda::AccessPointPolicy\n    Properties:\n      ObjectLambdaAccessPoint: !Ref Redacted\n      PolicyDocument:\n        Statement:\n          - Sid: Call\n            Effect: Allow\n            Principal: { AWS: ${principal} }\n            Action: s3-object-lambda:GetObject\n            Resource: !GetAtt Redacted.Arn\n`;
const ours = { account: '111122223333', trustedAccounts: ['444455556666'] };

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the own and the trusted accounts', code: point('[!Ref AWS::AccountId, "arn:aws:iam::444455556666:role/reader"]'), facts: ours },
    {
      name: 'Block Public Access of a point is on where nothing is said of it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3control_object_lambda_access_point" "redacted" {
          name = "redacted"

          configuration {
            supporting_access_point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports"
          }
        }

        resource "aws_s3control_object_lambda_access_point_policy" "redacted" {
          name = aws_s3control_object_lambda_access_point.redacted.name
          policy = jsonencode({
            Statement = [{ Effect = "Allow", Principal = "*", Action = "s3-object-lambda:GetObject", Resource = aws_s3control_object_lambda_access_point.redacted.arn }]
          })
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'at the principals, naming the strangers among them',
      code: point('[!Ref AWS::AccountId, "444455556666", "777788889999"]'),
      facts: ours,
      findings: [
        {
          message: 'The policy of Object Lambda access point "Redacted" lets in whom you did not say that you trust, in statement "Call": 777788889999.',
          resource: 'Redacted',
          at: '"777788889999"',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'in Terraform',
      file: 'main.tf',
      facts: ours,
      code: hcl`
        resource "aws_s3control_object_lambda_access_point" "redacted" {
          name = "redacted"

          configuration {
            supporting_access_point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports"
          }
        }

        resource "aws_s3control_object_lambda_access_point_policy" "redacted" {
          name = aws_s3control_object_lambda_access_point.redacted.name
          policy = jsonencode({
            Statement = [{
              Effect    = "Allow"
              Principal = { AWS = "arn:aws:iam::777788889999:root" }
              Action    = "s3-object-lambda:GetObject"
              Resource  = aws_s3control_object_lambda_access_point.redacted.arn
            }]
          })
        }
      `,
      findings: [{ resource: 'aws_s3control_object_lambda_access_point.redacted', at: '"arn:aws:iam::777788889999:root"', line: 14 }],
      output: null,
    },
  ],
  undecided: [{ name: 'without being told the own account', code: point('"444455556666"'), reason: 'facts.account' }],
});
