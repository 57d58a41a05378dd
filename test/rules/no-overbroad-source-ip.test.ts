import { describe, it } from 'vitest';
import rule from '../../rules/no-overbroad-source-ip.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (effect: string, condition: string): string =>
  `Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Share:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n          - { Sid: Office, Effect: ${effect}, Principal: '*', Action: s3:GetObject, Resource: !Sub '\${Data.Arn}/*', Condition: ${condition} }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'an endpoint beside it narrows',
      code: policy('Allow', '{ IpAddress: { aws:SourceIp: 0.0.0.0/0 }, StringEquals: { aws:SourceVpce: vpce-1a2b3c4d } }'),
    },
    {
      name: 'all but one address of a known range is a known range',
      code: policy('Allow', '{ IpAddress: { aws:SourceIp: 203.0.113.0/24 }, NotIpAddress: { aws:SourceIp: 203.0.113.7 } }'),
    },
  ],
  invalid: [
    {
      name: 'a range in a policy document',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        data "aws_iam_policy_document" "office" {
          statement {
            sid       = "Office"
            actions   = ["s3:GetObject"]
            resources = ["\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "*"
              identifiers = ["*"]
            }

            condition {
              test     = "IpAddress"
              variable = "aws:SourceIp"
              values   = ["198.51.100.0/24", "128.0.0.0/2"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.office.json
        }
      `,
      findings: [
        {
          message: 'In the policy of bucket "aws_s3_bucket.data", statement "Office" lets in every address of 128.0.0.0/2, which is wider than /8.',
          at: '"128.0.0.0/2"',
          line: 19,
        },
      ],
      output: null,
    },
    {
      name: 'each range of the list is judged by itself, where it stands',
      code: policy('Allow', "{ IpAddress: { aws:SourceIp: [203.0.113.0/24, 0.0.0.0/1, '2000::/3'] } }"),
      findings: [
        {
          message: 'In the policy of bucket "Data", statement "Office" lets in every address of 0.0.0.0/1, which is wider than /8.',
          at: '0.0.0.0/1',
          resource: 'Data',
        },
        { message: 'In the policy of bucket "Data", statement "Office" lets in every address of 2000::/3, which is wider than /32.', at: "'2000::/3'" },
      ],
      output: null,
    },
    {
      name: 'all but some is nearly all',
      code: policy('Allow', '{ NotIpAddress: { aws:SourceIp: 198.51.100.0/24 } }'),
      findings: [
        {
          message: 'In the policy of bucket "Data", statement "Office" lets in every address but some: NotIpAddress does not narrow a grant.',
          at: 'aws:SourceIp',
        },
      ],
    },
    {
      name: 'a Deny for the rest of the world has no rest',
      code: policy('Deny', '{ NotIpAddress: { aws:SourceIp: [203.0.113.0/24, 128.0.0.0/1] } }'),
      findings: [
        {
          message:
            'In the policy of bucket "Data", statement "Office" refuses only who is outside of 128.0.0.0/1, which is wider than /8: nearly everybody gets through.',
          at: '128.0.0.0/1',
        },
      ],
    },
    {
      name: 'a team can demand narrower ranges than S3 does',
      code: policy('Allow', '{ IpAddress: { aws:SourceIp: 203.0.0.0/16 } }'),
      options: { ipv4: 24 },
      findings: [{ message: 'In the policy of bucket "Data", statement "Office" lets in every address of 203.0.0.0/16, which is wider than /24.' }],
    },
  ],
  undecided: [
    {
      name: 'ranges that cannot be seen may be wide',
      file: 'main.tf',
      code: hcl`
        variable "cidrs" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Sid       = "Office"
              Effect    = "Allow"
              Principal = "*"
              Action    = "s3:GetObject"
              Resource  = "arn:aws:s3:::data-of-the-shop/*"
              Condition = { IpAddress = { "aws:SourceIp" = var.cidrs } }
            }]
          })
        }
      `,
      reason: 'variable cidrs',
    },
  ],
});
