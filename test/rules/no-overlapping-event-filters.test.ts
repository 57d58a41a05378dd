import { describe, it } from 'vitest';
import rule from '../../rules/no-overlapping-event-filters.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const lambdas = (...prefixes: readonly string[]): string => `Parameters:
  Stage: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        LambdaConfigurations:
${prefixes
  .map(
    (prefix, index) =>
      `          - { Event: s3:ObjectCreated:*, Function: arn:aws:lambda:eu-west-1:111122223333:function:work${index}, Filter: { S3Key: { Rules: [{ Name: prefix, Value: ${prefix} }] } } }\n`,
  )
  .join('')}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'what is written of two prefixes can tell them apart', code: lambdas('!Sub "in/${Stage}/"', '!Sub "out/${Stage}/"') },
    {
      name: 'a function that is told of two sorts of events by SAM',
      code: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Data: { Type: AWS::S3::Bucket }\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        New: { Type: S3, Properties: { Bucket: !Ref Data, Events: [s3:ObjectCreated:*, s3:ObjectRemoved:*] } }\n',
    },
    {
      name: 'a list of events is one notification',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket      = aws_s3_bucket.data.id
          eventbridge = true

          queue {
            queue_arn = "arn:aws:sqs:eu-west-1:111122223333:jobs"
            events    = ["s3:ObjectCreated:*", "s3:ObjectCreated:Put"]
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'different sorts of targets overlap like equal ones',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_sqs_queue" "jobs" {}

        resource "aws_sns_topic" "news" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          queue {
            queue_arn     = aws_sqs_queue.jobs.arn
            events        = ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"]
            filter_prefix = "in/"
          }

          topic {
            topic_arn     = aws_sns_topic.news.arn
            events        = ["s3:ObjectCreated:*"]
            filter_suffix = ".csv"
          }
        }
      `,
      findings: [
        {
          message:
            'S3 refuses the notifications of bucket "aws_s3_bucket.data": queue "aws_sqs_queue.jobs" and topic "aws_sns_topic.news" both ask for s3:ObjectCreated:Put, queue "aws_sqs_queue.jobs" of keys that begin with "in/", topic "aws_sns_topic.news" of keys that end in ".csv".',
          at: '"s3:ObjectCreated:Put"',
          line: 12,
        },
      ],
      output: null,
    },
    {
      name: 'one finding for each that comes too late, however many it overlaps with',
      code: lambdas('in/', 'in/a/', 'in/a/b/'),
      findings: [{ line: 10 }, { line: 11 }],
    },
    { name: 'the same unknown prefix twice is the same prefix', code: lambdas('!Ref Stage', '!Ref Stage'), findings: [{ line: 10 }] },
  ],
  undecided: [
    {
      name: 'prefixes of which one may begin the other',
      code: lambdas('!Sub "in/${Stage}"', 'in/prod/'),
      reason: 'whether keys can have the prefix "in/prod/" and "in/${Stage}" is known only after deployment',
    },
  ],
});
