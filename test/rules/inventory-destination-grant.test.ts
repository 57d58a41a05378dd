import { describe, it } from 'vitest';
import rule from '../../rules/inventory-destination-grant.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (statements: string, name = 'source'): string => `Resources:
  Source:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
      InventoryConfigurations:
        - Id: all
          Enabled: true
          IncludedObjectVersions: All
          ScheduleFrequency: Weekly
          Destination: { BucketArn: !GetAtt Reports.Arn, Format: CSV, Prefix: lists/ }
  Reports: { Type: AWS::S3::Bucket, Properties: { BucketName: reports-111122223333-eu-west-1-an } }
  ReportsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Reports
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statements}`;
const reads = '          - { Sid: Read, Effect: Allow, Principal: { AWS: "111122223333" }, Action: s3:GetObject, Resource: !Sub "${Reports.Arn}/*" }\n';
const puts = '          - { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: s3:PutObject, Resource: !Sub "${Reports.Arn}/lists/*" }\n';
const tls =
  '          - { Effect: Deny, Principal: "*", Action: s3:*, Resource: !Sub "${Reports.Arn}/*", Condition: { Bool: { aws:SecureTransport: "false" } } }\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a Deny of plain HTTP does not meet a service', code: template(puts + tls) },
    {
      name: 'for the source bucket, as the guide has it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "source" {
          bucket = "source"
        }

        resource "aws_s3_bucket" "reports" {
          bucket = "reports"
        }

        data "aws_iam_policy_document" "reports" {
          statement {
            actions   = ["s3:PutObject"]
            resources = ["\${aws_s3_bucket.reports.arn}/*"]

            principals {
              type        = "Service"
              identifiers = ["s3.amazonaws.com"]
            }

            condition {
              test     = "ArnLike"
              variable = "aws:SourceArn"
              values   = [aws_s3_bucket.source.arn]
            }

            condition {
              test     = "StringEquals"
              variable = "s3:x-amz-acl"
              values   = ["bucket-owner-full-control"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "reports" {
          bucket = aws_s3_bucket.reports.id
          policy = data.aws_iam_policy_document.reports.json
        }

        resource "aws_s3_bucket_inventory" "source" {
          bucket                   = aws_s3_bucket.source.id
          name                     = "all"
          included_object_versions = "All"

          schedule {
            frequency = "Daily"
          }

          destination {
            bucket {
              format     = "ORC"
              bucket_arn = aws_s3_bucket.reports.arn
            }
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'the grant that is missing is put into the policy that is there',
      code: template(reads),
      findings: [
        {
          message:
            'In bucket "Reports" inventory "all" of "Source" does not arrive: its policy does not let s3.amazonaws.com put objects under "lists/" for this source.',
          at: 'Reports.Arn',
          line: 11,
        },
      ],
      output: template(
        `${reads}          - Sid: AllowReports\n            Effect: Allow\n            Principal:\n              Service: s3.amazonaws.com\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::reports-111122223333-eu-west-1-an/lists/*\n            Condition:\n              ArnLike:\n                aws:SourceArn: arn:aws:s3:::source\n              StringEquals:\n                aws:SourceAccount:\n                  Ref: AWS::AccountId\n                s3:x-amz-acl: bucket-owner-full-control\n`,
      ),
    },
    {
      name: 'a destination in another region, as the names tell',
      code: template(puts, 'source-111122223333-us-east-1-an'),
      findings: [
        {
          message: 'In bucket "Reports" inventory "all" of "Source" does not arrive: the region of Source is us-east-1, that of Reports is eu-west-1.',
          line: 11,
        },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a destination that is handed in',
      code: `Parameters: { Reports: { Type: String } }\nResources:\n  Source:\n    Type: AWS::S3::Bucket\n    Properties:\n      AnalyticsConfigurations:\n        - { Id: use, StorageClassAnalysis: { DataExport: { OutputSchemaVersion: V_1, Destination: { BucketArn: !Ref Reports, Format: CSV } } } }\n`,
      reason: 'Reports',
    },
  ],
});
