import { describe, it } from 'vitest';
import rule from '../../rules/no-confused-deputy-service-principal.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (service: string, more: string, resource = 'arn:aws:s3:::data/*'): string => `Parameters: { Account: { Type: String }, Trail: { Type: String } }
Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: Logs
            Effect: Allow
            Principal: { Service: ${service} }
            Action: s3:PutObject
            Resource: ${resource}
${more}`;
const condition = (operator: string, pair: string): string => `            Condition:\n              ${operator}:\n                ${pair}\n`;
const acl = condition('StringEquals', 's3:x-amz-acl: bucket-owner-full-control');

/** A bucket whose name begins with a variable, another one, and a statement about the first. */
const named = (service: string, resource: string, more = ''): string => hcl`
  variable "prefix" {
    type = string
  }

  variable "source" {
    type = string
  }

  resource "aws_s3_bucket" "logs" {
    bucket = "\${var.prefix}-logs"
  }

  resource "aws_s3_bucket" "source" {
    bucket = "\${var.source}-data"
  }

  resource "aws_s3_bucket_policy" "logs" {
    bucket = aws_s3_bucket.logs.id
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Principal = { Service = "${service}" }, Action = "s3:PutObject", Resource = "${resource}"${more} }]
    })
  }
`;
const from = (source: string): string => `, Condition = { ArnLike = { "aws:SourceArn" = ${source} } }`;
const objects = '${aws_s3_bucket.logs.arn}/*';
const balancer = 'logdelivery.elasticloadbalancing.amazonaws.com';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'whatever account a parameter is, it is one', code: policy('config.amazonaws.com', condition('StringEquals', 'AWS:SourceAccount: !Ref Account')) },
    {
      name: 'the account in the ARN is enough',
      code: policy('delivery.logs.amazonaws.com', condition('ArnLike', "aws:SourceArn: !Sub 'arn:aws:logs:*:${AWS::AccountId}:*'")),
    },
    {
      name: 'the account that owns the bucket, by a variable',
      code: policy('cloudtrail.amazonaws.com', condition('StringEquals', "aws:SourceAccount: '${aws:ResourceAccount}'")),
    },
    {
      name: 'balancers write below the account, by reference',
      code: policy('logdelivery.elasticloadbalancing.amazonaws.com', '', "!Sub 'arn:aws:s3:::data/web/AWSLogs/${AWS::AccountId}/*'"),
    },
    {
      name: 'a bucket of this template as the source',
      code: `${policy('logging.s3.amazonaws.com', condition('ArnEquals', 'aws:SourceArn: !GetAtt Source.Arn'))}  Source: { Type: AWS::S3::Bucket }\n`,
    },
    {
      name: 'a bucket that is declared has no wildcard in its name, whatever a variable makes of it',
      file: 'main.tf',
      code: named('logging.s3.amazonaws.com', objects, from('aws_s3_bucket.source.arn')),
    },
    {
      name: 'a variable that stands in the name of the bucket is no pattern elsewhere',
      file: 'main.tf',
      code: named('logging.s3.amazonaws.com', objects, from('"arn:aws:s3:::${var.prefix}-data"')),
    },
    {
      name: 'balancers write below the account, in a bucket whose name is not known',
      file: 'main.tf',
      code: named(balancer, '${aws_s3_bucket.logs.arn}/AWSLogs/111122223333/*'),
    },
  ],
  invalid: [
    {
      name: 'several services are listed as a sentence does',
      code: policy('[ssm.amazonaws.com, config.amazonaws.com, cloudtrail.amazonaws.com]', ''),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Logs" lets ssm.amazonaws.com, config.amazonaws.com and cloudtrail.amazonaws.com in on behalf of any AWS account: no condition fixes aws:SourceAccount or aws:SourceArn.',
          at: 'ssm.amazonaws.com',
        },
      ],
      output: null,
    },
    {
      name: 'the name of a bucket holds no path',
      file: 'main.tf',
      code: named(balancer, objects),
      findings: [{ at: `"${balancer}"` }],
      output: null,
    },
    {
      name: 'the name of a bucket holds no path, as it is written either',
      file: 'main.tf',
      code: named(balancer, 'arn:aws:s3:::${var.prefix}-logs/*'),
      findings: [{ at: `"${balancer}"` }],
      output: null,
    },
    {
      name: 'a service without a source',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "logs" {
          bucket = "logs-of-the-shop"
        }

        data "aws_iam_policy_document" "logs" {
          statement {
            sid       = "Logs"
            actions   = ["s3:PutObject"]
            resources = ["\${aws_s3_bucket.logs.arn}/*"]

            principals {
              type        = "Service"
              identifiers = ["logging.s3.amazonaws.com"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "logs" {
          bucket = aws_s3_bucket.logs.id
          policy = data.aws_iam_policy_document.logs.json
        }
      `,
      findings: [
        {
          message:
            'In "aws_s3_bucket_policy.logs", statement "Logs" lets logging.s3.amazonaws.com in on behalf of any AWS account: no condition fixes aws:SourceAccount or aws:SourceArn.',
          at: '"logging.s3.amazonaws.com"',
          line: 13,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "logs" {
          bucket = "logs-of-the-shop"
        }

        data "aws_iam_policy_document" "logs" {
          statement {
            sid       = "Logs"
            actions   = ["s3:PutObject"]
            resources = ["\${aws_s3_bucket.logs.arn}/*"]

            principals {
              type        = "Service"
              identifiers = ["logging.s3.amazonaws.com"]
            }

            condition {
              test     = "StringEquals"
              variable = "aws:SourceAccount"
              values   = [data.aws_caller_identity.current.account_id]
            }
          }
        }

        data "aws_caller_identity" "current" {}

        resource "aws_s3_bucket_policy" "logs" {
          bucket = aws_s3_bucket.logs.id
          policy = data.aws_iam_policy_document.logs.json
        }
      `,
    },
    {
      name: 'access logs are fixed to the own account',
      code: policy('logging.s3.amazonaws.com', ''),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Logs" lets logging.s3.amazonaws.com in on behalf of any AWS account: no condition fixes aws:SourceAccount or aws:SourceArn.',
          at: 'logging.s3.amazonaws.com',
        },
      ],
      output: policy('logging.s3.amazonaws.com', condition('StringEquals', 'aws:SourceAccount:\n                  Ref: AWS::AccountId')),
    },
    {
      name: 'beside what is there already, whichever account is told',
      code: policy('delivery.logs.amazonaws.com', acl),
      facts: { account: '111122223333' },
      findings: [{ at: 'delivery.logs.amazonaws.com' }],
      output: policy('delivery.logs.amazonaws.com', `${acl}                aws:SourceAccount:\n                  Ref: AWS::AccountId\n`),
    },
    {
      name: 'of a list of services the first is the place, and CloudFront is left out',
      code: policy('[cloudfront.amazonaws.com, ses.amazonaws.com, cloudtrail.amazonaws.com]', ''),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Logs" lets ses.amazonaws.com and cloudtrail.amazonaws.com in on behalf of any AWS account: no condition fixes aws:SourceAccount or aws:SourceArn.',
          at: 'ses.amazonaws.com',
        },
      ],
      output: null,
    },
    {
      name: 'one open value opens all, and a header of the caller fixes nothing',
      code: policy(
        'config.amazonaws.com',
        condition(
          'StringLike',
          "aws:SourceArn: ['arn:aws:config:eu-west-1:111122223333:*', 'arn:aws:config:eu-west-1:*:config-rule/x']\n                aws:Referer: '111122223333'",
        ),
      ),
      findings: [{ at: 'config.amazonaws.com' }],
    },
    {
      name: 'the path of a balancer helps nobody else',
      code: policy('[logdelivery.elasticloadbalancing.amazonaws.com, delivery.logs.amazonaws.com]', '', 'arn:aws:s3:::data/AWSLogs/111122223333/*'),
      findings: [{ at: 'logdelivery.elasticloadbalancing.amazonaws.com' }],
    },
  ],
  undecided: [
    {
      name: 'a parameter that is a pattern may leave the account open',
      code: policy('cloudtrail.amazonaws.com', condition('ArnLike', 'aws:SourceArn: !Ref Trail')),
      reason: 'parameter Trail',
    },
    {
      name: 'a variable that stands in no name may be a pattern',
      file: 'main.tf',
      code: named('logging.s3.amazonaws.com', objects, from('"arn:aws:s3:::${var.source}"')).replace('"${var.source}-data"', '"source"'),
      reason: 'variable source',
    },
    {
      name: 'a path that is given may hold the account',
      file: 'main.tf',
      code: named(balancer, 'arn:aws:s3:::${var.prefix}-logs/${var.source}/*').replace('"${var.source}-data"', '"source"'),
      reason: 'variable source',
    },
  ],
});
