import { describe, it } from 'vitest';
import rule from '../../rules/event-target-source-condition.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const queuePolicy = (principal: string, condition = ''): string => `Resources:
  Jobs: { Type: AWS::SQS::Queue }
  News: { Type: AWS::SNS::Topic }
  Data: { Type: AWS::S3::Bucket }
  JobsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: Events
            Effect: Allow
            Principal: ${principal}
            Action: SQS:SendMessage
            Resource: !GetAtt Jobs.Arn
${condition}`;
const when = (pairs: string): string => `            Condition:\n${pairs}`;

const permission = (more: string): string => `Resources:
  Invoke:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: work
      Principal: s3.amazonaws.com
${more}`;

const invokedBy = (principal: string): string =>
  `resource "aws_lambda_permission" "p" {\n  action        = "lambda:InvokeFunction"\n  function_name = "work"\n  principal     = "${principal}"\n}\n\nvariable "region" {}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a service is not S3 whatever its Region is', file: 'main.tf', code: invokedBy('logs.${var.region}.amazonaws.com') },
    {
      name: 'a topic of this template as the source is not S3',
      code: queuePolicy("'*'", when('              ArnEquals: { aws:SourceArn: !Ref News }\n')),
    },
    {
      name: 'the own account, by reference',
      code: queuePolicy('{ Service: s3.amazonaws.com }', when("              StringEquals: { 'AWS:SourceAccount': !Ref AWS::AccountId }\n")),
    },
    {
      name: 'the permission that SAM makes of an event fixes the account',
      code: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Data: { Type: AWS::S3::Bucket }\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        New: { Type: S3, Properties: { Bucket: !Ref Data, Events: s3:ObjectCreated:* } }\n',
    },
    { name: 'other services are of no concern', code: permission('').replace('s3.amazonaws.com', 'events.amazonaws.com') },
  ],
  invalid: [
    {
      name: 'the bucket alone is not enough, and the account is put beside it',
      code: queuePolicy('{ Service: s3.amazonaws.com }', when('              ArnLike: { aws:SourceArn: !GetAtt Data.Arn }\n')),
      findings: [
        {
          message:
            'In "JobsPolicy", statement "Events" lets S3 deliver events for buckets of any AWS account: no condition fixes aws:SourceAccount, and the ARN of a bucket does not tell the account.',
          at: 's3.amazonaws.com',
          line: 14,
        },
      ],
      output: queuePolicy(
        '{ Service: s3.amazonaws.com }',
        when(
          '              ArnLike: { aws:SourceArn: !GetAtt Data.Arn }\n              StringEquals:\n                aws:SourceAccount:\n                  Ref: AWS::AccountId\n',
        ),
      ),
    },
    {
      name: 'everybody, if it is a bucket: nobody else is shut out by a fix',
      code: queuePolicy("{ AWS: '*' }", when('              ArnLike: { aws:SourceArn: !GetAtt Data.Arn }\n')),
      findings: [{ at: "'*'", line: 14 }],
      output: null,
    },
    {
      name: 'a permission of Lambda, at its principal',
      code: permission('      SourceArn: arn:aws:s3:::data\n'),
      findings: [
        {
          message:
            '"Invoke" lets S3 invoke a function for buckets of any AWS account: it has no SourceAccount, and the ARN of a bucket does not tell the account.',
          at: 's3.amazonaws.com',
          line: 7,
        },
      ],
    },
    {
      name: 'the three of them in Terraform',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_sns_topic" "news" {
          name   = "news"
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Allow"
              Principal = { Service = "s3.amazonaws.com" }
              Action    = "SNS:Publish"
              Resource  = "arn:aws:sns:*:*:news"
              Condition = { ArnLike = { "aws:SourceArn" = aws_s3_bucket.data.arn } }
            }]
          })
        }

        resource "aws_sqs_queue" "jobs" {}

        data "aws_iam_policy_document" "jobs" {
          statement {
            sid       = "Events"
            actions   = ["sqs:SendMessage"]
            resources = [aws_sqs_queue.jobs.arn]

            principals {
              type        = "*"
              identifiers = ["*"]
            }

            condition {
              test     = "ArnEquals"
              variable = "aws:SourceArn"
              values   = [aws_s3_bucket.data.arn]
            }
          }
        }

        resource "aws_sqs_queue_policy" "jobs" {
          queue_url = aws_sqs_queue.jobs.id
          policy    = data.aws_iam_policy_document.jobs.json
        }

        resource "aws_lambda_permission" "work" {
          action        = "lambda:InvokeFunction"
          function_name = "work"
          principal     = "s3.amazonaws.com"
          source_arn    = aws_s3_bucket.data.arn
        }
      `,
      findings: [
        {
          message:
            'In "aws_sns_topic.news", statement #1 lets S3 deliver events for buckets of any AWS account: no condition fixes aws:SourceAccount, and the ARN of a bucket does not tell the account.',
          at: '"s3.amazonaws.com"',
          line: 9,
        },
        {
          message:
            'In "aws_sqs_queue_policy.jobs", statement "Events" lets S3 deliver events for buckets of any AWS account: no condition fixes aws:SourceAccount, and the ARN of a bucket does not tell the account.',
          line: 27,
        },
        {
          message:
            '"aws_lambda_permission.work" lets S3 invoke a function for buckets of any AWS account: it has no SourceAccount, and the ARN of a bucket does not tell the account.',
          line: 46,
        },
      ],
    },
  ],
  undecided: [
    { name: 'a service that may be S3', file: 'main.tf', code: invokedBy('s3${var.region}.amazonaws.com'), reason: 'variable region' },
    {
      name: 'an unknown source of something for everybody',
      code: `Parameters: { From: { Type: String } }\n${queuePolicy("'*'", when('              ArnEquals: { aws:SourceArn: !Ref From }\n'))}`,
      reason: 'From',
    },
  ],
});
