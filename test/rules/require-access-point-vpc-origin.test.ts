import { describe, it } from 'vitest';
import rule from '../../rules/require-access-point-vpc-origin.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'which VPC it is may be open',
      file: 'main.tf',
      code: hcl`
        variable "vpc" {
          type = string
        }

        resource "aws_s3_access_point" "reports" {
          bucket = "company-data"
          name   = "reports"

          vpc_configuration {
            vpc_id = var.vpc
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'at the access point',
      code: 'Resources:\n  Reports:\n    Type: AWS::S3::AccessPoint\n    Properties: { Bucket: company-data }\n',
      findings: [{ message: 'Access point "Reports" is bound to no VPC and answers from the internet.', line: 2, at: 'Reports' }],
      output: null,
    },
    {
      name: 'at the access point in Terraform',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_access_point" "reports" {
          bucket = "company-data"
          name   = "reports"
        }
      `,
      findings: [{ at: 'resource "aws_s3_access_point" "reports"', line: 1 }],
      output: null,
    },
    {
      name: 'only in the worlds in which it has no VPC',
      code: 'Parameters: { Inside: { Type: String } }\nConditions: { Inside: !Equals [!Ref Inside, "yes"] }\nResources:\n  Reports:\n    Type: AWS::S3::AccessPoint\n    Properties:\n      Bucket: company-data\n      VpcConfiguration: !If [Inside, { VpcId: vpc-1a2b3c4d }, !Ref AWS::NoValue]\n',
      findings: [{ when: 'Inside is not "yes"' }],
    },
  ],
});
