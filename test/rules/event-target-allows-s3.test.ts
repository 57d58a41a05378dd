import { describe, it } from 'vitest';
import rule from '../../rules/event-target-allows-s3.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const queued = (name: string, source: string, resource = '!GetAtt Jobs.Arn'): string => `Parameters: { Name: { Type: String } }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
      NotificationConfiguration:
        QueueConfigurations: [{ Event: s3:ObjectCreated:*, Queue: !GetAtt Jobs.Arn }]
  Jobs: { Type: AWS::SQS::Queue }
  JobsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: s3.amazonaws.com }
            Action: sqs:SendMessage
            Resource: ${resource}
            Condition:
              ArnLike: { aws:SourceArn: ${source} }
              StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }
`;

const invoked = (permission: string): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        LambdaConfigurations: [{ Event: s3:ObjectCreated:*, Function: !GetAtt Work.Arn }]
  Work: { Type: AWS::Lambda::Function, Properties: { FunctionName: work } }
${permission}`;

const permission = (name: string, source: string): string =>
  `  ${name}:\n    Type: AWS::Lambda::Permission\n    Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Work, Principal: s3.amazonaws.com, SourceArn: ${source} }\n`;

/** As the CDK writes it: the notification is set by a function, when the bucket is there. */
const custom = (permissions: string): string => `Resources:
  Data: { Type: AWS::S3::Bucket }
  DataNotifications:
    Type: Custom::S3BucketNotifications
    Properties:
      ServiceToken: !GetAtt Handler.Arn
      BucketName: !Ref Data
      NotificationConfiguration:
        LambdaFunctionConfigurations: [{ Events: [s3:ObjectCreated:*], LambdaFunctionArn: !GetAtt Work.Arn }]
  Handler: { Type: AWS::Lambda::Function }
  Work: { Type: AWS::Lambda::Function, Properties: { FunctionName: work } }
${permissions}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a name that is written twice, so that nothing goes in a circle', code: queued('!Ref Name', "!Sub 'arn:aws:s3:::${Name}'") },
    {
      name: 'one of two permissions can be there in time',
      code: invoked(permission('Invoke', '!GetAtt Data.Arn') + permission('InvokeFirst', "'arn:aws:s3:::*'")),
    },
    { name: 'a custom resource, which comes after a permission that refers to the bucket', code: custom(permission('Invoke', '!GetAtt Data.Arn')) },
    {
      name: 'SAM makes a permission of the event',
      code: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Data: { Type: AWS::S3::Bucket }\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        New: { Type: S3, Properties: { Bucket: !Ref Data, Events: s3:ObjectCreated:* } }\n',
    },
    {
      name: 'in an account that hangs on the workspace and is read from a parameter',
      file: 'main.tf',
      code: hcl`
        data "aws_ssm_parameter" "ids" {
          name = "ids"
        }
        provider "aws" {
          assume_role {
            role_arn = "arn:aws:iam::\${jsondecode(data.aws_ssm_parameter.ids.value).ids[terraform.workspace]}:role/deploy"
          }
        }
        resource "aws_s3_bucket" "data" {
          bucket = "example-data"
        }
        resource "aws_sqs_queue" "jobs" {
          name = "jobs"
        }
        resource "aws_sqs_queue_policy" "jobs" {
          queue_url = aws_sqs_queue.jobs.url
          policy = jsonencode({
            Statement = [{
              Effect    = "Allow"
              Principal = { Service = "s3.amazonaws.com" }
              Action    = "sqs:SendMessage"
              Resource  = aws_sqs_queue.jobs.arn
              Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.data.arn } }
            }]
          })
        }
        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id
          queue {
            queue_arn = aws_sqs_queue.jobs.arn
            events    = ["s3:ObjectCreated:*"]
          }
        }
      `,
    },
    {
      name: 'as the documentation of the provider has it',
      file: 'main.tf',
      code: hcl`
        data "aws_iam_policy_document" "topic" {
          statement {
            actions   = ["SNS:Publish"]
            resources = ["arn:aws:sns:*:*:s3-events"]

            principals {
              type        = "Service"
              identifiers = ["s3.amazonaws.com"]
            }

            condition {
              test     = "ArnLike"
              variable = "aws:SourceArn"
              values   = [aws_s3_bucket.data.arn]
            }
          }
        }

        resource "aws_sns_topic" "news" {
          name   = "s3-events"
          policy = data.aws_iam_policy_document.topic.json
        }

        resource "aws_lambda_function" "work" {
          function_name = "work"
          role          = "arn:aws:iam::111122223333:role/work"
        }

        resource "aws_lambda_permission" "work" {
          action        = "lambda:InvokeFunction"
          function_name = aws_lambda_function.work.arn
          principal     = "s3.amazonaws.com"
          source_arn    = aws_s3_bucket.data.arn
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          topic {
            topic_arn     = aws_sns_topic.news.arn
            events        = ["s3:ObjectCreated:*"]
            filter_suffix = ".log"
          }

          lambda_function {
            lambda_function_arn = aws_lambda_function.work.arn
            events              = ["s3:ObjectRemoved:*"]
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'a custom resource, without a permission',
      code: custom(''),
      findings: [
        {
          message: 'Bucket "Data" sends events to function "Work", which has no permission for S3 to invoke it for this bucket: S3 refuses the notification.',
          line: 9,
        },
      ],
      output: null,
    },
    {
      name: 'a policy that waits for the bucket, which waits for it',
      code: queued('data', '!GetAtt Data.Arn'),
      findings: [
        {
          message:
            'Bucket "Data" sends events to queue "Jobs", and what lets S3 deliver there refers to the bucket, so that it is made after it: a new stack cannot be created.',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'a permission that does',
      code: invoked(permission('Invoke', '!GetAtt Data.Arn')),
      findings: [{ line: 6 }],
    },
    {
      name: 'a policy for another bucket, told at the notification',
      code: queued('data', 'arn:aws:s3:::other'),
      findings: [
        {
          message: 'Bucket "Data" sends events to queue "Jobs", whose policy does not let S3 deliver for this bucket: S3 refuses the notification.',
          at: 'Jobs.Arn',
          line: 8,
        },
      ],
      output: null,
    },
    { name: 'a policy for another queue', code: queued('data', 'arn:aws:s3:::data', "!Sub 'arn:aws:sns:*:*:*'"), findings: [{ line: 8 }] },
    {
      name: 'a function without a permission',
      code: invoked(''),
      findings: [
        {
          message: 'Bucket "Data" sends events to function "Work", which has no permission for S3 to invoke it for this bucket: S3 refuses the notification.',
          line: 6,
        },
      ],
    },
    {
      name: 'a permission for a service that is not S3, whatever its Region is',
      code: `Parameters: { Where: { Type: String } }\n${invoked(permission('Invoke', "'*'").replace('s3.amazonaws.com', "!Sub 'logs.${Where}.amazonaws.com'"))}`,
      findings: [{ line: 7 }],
    },
    {
      name: 'a queue without a policy in Terraform',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_sqs_queue" "jobs" {
          name = "jobs"
        }

        resource "aws_s3_bucket_notification" "data" {
          bucket = aws_s3_bucket.data.id

          queue {
            queue_arn = aws_sqs_queue.jobs.arn
            events    = ["s3:ObjectCreated:*"]
          }
        }
      `,
      findings: [{ at: 'aws_sqs_queue.jobs.arn', line: 11 }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a permission that is meant for a bucket by a parameter',
      code: `Parameters: { Name: { Type: String } }\n${invoked("  Invoke:\n    Type: AWS::Lambda::Permission\n    Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Work, Principal: s3.amazonaws.com, SourceArn: !Sub 'arn:aws:s3:::${Name}' }\n")}`,
      reason: 'is this bucket is known only after deployment',
    },
    {
      name: 'an alias of a function',
      code: `${invoked('')}  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Work } }\n`.replace('!GetAtt Work.Arn', '!Ref Live'),
      reason: 'Live',
    },
  ],
});
