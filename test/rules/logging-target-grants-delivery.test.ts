import { describe, it } from 'vitest';
import rule from '../../rules/logging-target-grants-delivery.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (logging: string, ...statements: readonly string[]): string => `Resources:
  Source:
    Type: AWS::S3::Bucket
    Properties:
      LoggingConfiguration: { DestinationBucketName: !Ref Logs${logging} }
  Logs:
    Type: AWS::S3::Bucket
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
${statements.map((one) => `          - ${one}\n`).join('')}`;
const delivers = (resource: string, condition = ''): string =>
  `{ Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: 's3:Put*', Resource: !Sub '${resource}'${condition && `, Condition: { ${condition} }`} }`;
const prefixed = ', LogFilePrefix: app/';
const http = "{ Effect: Deny, Principal: '*', Action: s3:*, Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }";

/** Two buckets whose names begin with the same variable, and a grant on one of them. */
const shared = (resource: string): string => hcl`
  variable "prefix" {
    type = string
  }

  resource "aws_s3_bucket" "log" {
    bucket = "\${var.prefix}-log"
  }

  resource "aws_s3_bucket_policy" "log" {
    bucket = aws_s3_bucket.log.id
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Principal = { Service = "logging.s3.amazonaws.com" }, Action = "s3:PutObject", Resource = "${resource}" }]
    })
  }

  resource "aws_s3_bucket" "data" {
    bucket = "\${var.prefix}-data"
  }

  resource "aws_s3_bucket_logging" "data" {
    bucket        = aws_s3_bucket.data.id
    target_bucket = aws_s3_bucket.log.id
    target_prefix = "data/"
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'confined to the source and its account, by references',
      code: template(
        '',
        delivers('${Logs.Arn}/*', 'ArnEquals: { aws:SourceArn: !GetAtt Source.Arn }, StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }'),
        http,
      ),
    },
    { name: 'names that begin with one variable, by reference', file: 'main.tf', code: shared('${aws_s3_bucket.log.arn}/*') },
    { name: 'names that begin with one variable, as they are written', file: 'main.tf', code: shared('arn:aws:s3:::${var.prefix}-log/data/*') },
    {
      name: 'a bucket that logs into itself is told of by another rule',
      code: 'Resources:\n  Source: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: {} } }\n',
    },
    {
      name: 'confined to the keys that files by date have',
      code: template(', TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: EventTime } }', delivers('${Logs.Arn}/${AWS::AccountId}/*')),
    },
  ],
  invalid: [
    {
      name: 'a target without a policy',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket" "logs" {}

        resource "aws_s3_bucket_logging" "data" {
          bucket        = aws_s3_bucket.data.id
          target_bucket = aws_s3_bucket.logs.id
          target_prefix = "data/"
        }
      `,
      findings: [
        {
          message:
            'Access logs of bucket "aws_s3_bucket.data" do not arrive in "aws_s3_bucket.logs": nothing lets the log service put objects under "data/" for this source.',
          at: 'resource "aws_s3_bucket" "logs"',
          line: 3,
        },
      ],
      output: null,
    },
    {
      name: 'the fix lets the service in for this source, under its prefix',
      code: template(prefixed, http),
      findings: [
        {
          message: 'Access logs of bucket "Source" do not arrive in "Logs": nothing lets the log service put objects under "app/" for this source.',
          resource: 'Source',
          at: 'PolicyDocument',
        },
      ],
      output: `${template(prefixed, http)}          - Sid: AllowAccessLogs
            Effect: Allow
            Principal:
              Service: logging.s3.amazonaws.com
            Action: s3:PutObject
            Resource:
              Fn::Sub: \${Logs.Arn}/app/*
            Condition:
              ArnLike:
                aws:SourceArn:
                  Fn::GetAtt:
                    - Source
                    - Arn
              StringEquals:
                aws:SourceAccount:
                  Ref: AWS::AccountId
`,
    },
    {
      name: 'no fix where the source waits for the policy, which would then wait for it',
      code: template(prefixed, http).replace('  Source:\n    Type: AWS::S3::Bucket\n', '  Source:\n    Type: AWS::S3::Bucket\n    DependsOn: [Rules]\n'),
      findings: [{ resource: 'Source', at: 'PolicyDocument' }],
      output: null,
    },
    {
      name: 'a grant that is confined to the target itself is for nobody',
      code: template('', delivers('${Logs.Arn}/*', 'ArnLike: { aws:SourceArn: !GetAtt Logs.Arn }')).replaceAll(
        /( {2}(\w+):\n {4}Type: AWS::S3::Bucket\n)( {4}Properties:\n)?/g,
        (_, head: string, name: string) => `${head}    Properties:\n      BucketName: the-${name.toLowerCase()}\n`,
      ),
      findings: [{ message: 'Access logs of bucket "Source" do not arrive in "Logs": nothing lets the log service put objects there for this source.' }],
    },
    {
      name: 'a grant on the objects of the source, where both names begin with one variable',
      file: 'main.tf',
      code: shared('${aws_s3_bucket.data.arn}/*'),
      findings: [{ at: 'jsonencode' }],
    },
    { name: 'a grant under a path that no log file begins with', code: template('', delivers('${Logs.Arn}/AWSLogs/*')), findings: [{ at: 'PolicyDocument' }] },
    {
      name: 'buckets that lack the same grant are one finding',
      code: template('', http).replace(
        'Resources:\n',
        'Resources:\n  More: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } } }\n',
      ),
      findings: [{ resource: 'More', instances: ['Source'], at: 'PolicyDocument' }],
    },
    {
      name: 'what a Deny asks for, the service does not show',
      code: template(
        '',
        delivers('${Logs.Arn}/*'),
        "{ Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { aws:SourceVpce: vpce-12345678 } } }",
      ),
      findings: [{ message: 'Access logs of bucket "Source" do not arrive in "Logs": its policy refuses the log service.' }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a target in nobody’s sight',
      code: template('').replace('!Ref Logs }', 'logs-of-the-company }'),
      reason: '"logs-of-the-company" is not part of this scan',
    },
  ],
});
