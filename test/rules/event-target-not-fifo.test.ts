import { describe, it } from 'vitest';
import rule from '../../rules/event-target-not-fifo.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const sending = (target: string, rest = ''): string =>
  `Parameters:\n  Target: { Type: String }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      NotificationConfiguration:\n        TopicConfigurations:\n          - { Event: s3:ObjectCreated:*, Topic: ${target} }\n${rest}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a standard topic may have any name that is chosen later',
      code: sending('!Ref News', '  News:\n    Type: AWS::SNS::Topic\n    Properties: { TopicName: !Ref Target }\n'),
    },
    {
      name: 'a function has no order to keep',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          lambda_function {
            lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:work"
            events              = ["s3:ObjectCreated:*"]
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'the target of the notification is the place, whatever the queue is called',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_sqs_queue" "jobs" {
          name_prefix                 = "jobs"
          fifo_queue                  = true
          content_based_deduplication = true
        }

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          queue {
            queue_arn = aws_sqs_queue.jobs.arn
            events    = ["s3:ObjectCreated:*"]
          }
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" sends its events to queue "aws_sqs_queue.jobs", which is FIFO: S3 refuses that.',
          at: 'aws_sqs_queue.jobs.arn',
          line: 13,
        },
      ],
      output: null,
    },
    {
      name: 'out of sight the name tells',
      code: sending('arn:aws:sns:eu-west-1:111122223333:news.fifo'),
      findings: [{ at: 'arn:aws:sns:eu-west-1:111122223333:news.fifo', line: 9 }],
    },
  ],
  undecided: [{ name: 'a target that is handed in', code: sending('!Ref Target'), reason: 'Topic is set by parameter Target, which has no default' }],
});
