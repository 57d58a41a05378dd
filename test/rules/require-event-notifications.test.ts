import { describe, it } from 'vitest';
import rule from '../../rules/require-event-notifications.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'in CloudFormation the block of EventBridge alone switches it on',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      NotificationConfiguration:\n        EventBridgeConfiguration: {}\n',
    },
    {
      name: 'an S3 event of a function is a notification of its bucket',
      code: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Data: { Type: AWS::S3::Bucket }\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        New: { Type: S3, Properties: { Bucket: !Ref Data, Events: s3:ObjectCreated:* } }\n',
    },
  ],
  invalid: [
    {
      name: 'a bucket without notifications gets a resource that switches EventBridge on',
      file: 'main.tf',
      code: 'resource "aws_s3_bucket" "data" {}\n',
      findings: [
        { message: 'Bucket "aws_s3_bucket.data" sends no events: what happens in it is not noticed.', at: 'resource "aws_s3_bucket" "data"', line: 1 },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          eventbridge = true
        }
      `,
    },
    {
      name: 'where it is switched off, it is switched on',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      NotificationConfiguration:\n        EventBridgeConfiguration: { EventBridgeEnabled: false }\n',
      findings: [{ at: 'false', line: 6 }],
      output:
        'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      NotificationConfiguration:\n        EventBridgeConfiguration: { EventBridgeEnabled: true }\n',
    },
  ],
  undecided: [
    {
      name: 'targets that are made of a variable may be none',
      file: 'main.tf',
      code: hcl`
        variable "queues" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          dynamic "queue" {
            for_each = var.queues

            content {
              queue_arn = queue.value
              events    = ["s3:ObjectCreated:*"]
            }
          }
        }
      `,
      reason: 'queue is set by variable queues, which has no default',
    },
  ],
});
