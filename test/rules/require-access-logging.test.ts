import { describe, it } from 'vitest';
import rule from '../../rules/require-access-logging.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a target from outside counts',
      file: 'main.tf',
      code: hcl`
        variable "logs" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = var.logs
          target_prefix = "data/"
        }
      `,
    },
    {
      name: 'a bucket that a service of AWS may write into',
      code: 'Resources:\n  Logs: { Type: AWS::S3::Bucket }\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: delivery.logs.amazonaws.com }, Action: "s3:PutObject", Resource: !Sub "${Logs.Arn}/*" }] }\n',
    },
  ],
  invalid: [
    {
      name: 'writes are half of what an access log tells',
      options: { acceptDataEvents: true },
      code: 'Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: true, S3BucketName: audit, EventSelectors: [{ ReadWriteType: WriteOnly, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] }] }\n',
      findings: [{ resource: 'Data' }],
    },
    {
      name: 'whose only logs are under a condition',
      code: 'Conditions: { Prod: !Equals [!Ref AWS::Region, eu-west-1] }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LoggingConfiguration: !If [Prod, { DestinationBucketName: logs }, !Ref AWS::NoValue]\n',
      findings: [
        {
          message: 'Bucket "Data" keeps no access logs: who read or changed its objects cannot be told later.',
          when: 'AWS::Region is not "eu-west-1"',
          confidence: 'high',
        },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'whose reads are recorded is not told',
      options: { acceptDataEvents: true },
      code: 'Parameters: { Which: { Type: String } }\nResources:\n  Data: { Type: AWS::S3::Bucket }\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: true, S3BucketName: audit, EventSelectors: [{ ReadWriteType: !Ref Which, DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] }] }\n',
      reason: 'ReadWriteType is set by parameter Which',
    },
    {
      name: 'a block that may be there or not',
      file: 'main.tf',
      code: hcl`
        variable "targets" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {
          dynamic "logging" {
            for_each = var.targets

            content {
              target_bucket = logging.value
            }
          }
        }
      `,
      reason: 'variable targets',
    },
  ],
});
