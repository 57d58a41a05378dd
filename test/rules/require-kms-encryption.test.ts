import { describe, it } from 'vitest';
import rule from '../../rules/require-kms-encryption.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const served = (principal: string): string => `Resources:
  Data: { Type: AWS::S3::Bucket }
  Web: { Type: AWS::CloudFront::CloudFrontOriginAccessIdentity, Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: web } } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Principal: ${principal}, Action: "s3:GetObject", Resource: !Sub "\${Data.Arn}/*" }
`;
const encrypted = (algorithm: string): string => hcl`
  resource "aws_s3_bucket" "data" {}

  resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
    bucket = aws_s3_bucket.data.id

    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "${algorithm}"
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'an identity of CloudFront by its canonical id', code: served('{ CanonicalUser: !GetAtt Web.S3CanonicalUserId }') },
    { name: 'and by its ARN', code: served('{ AWS: !Sub "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${Web}" }') },
    {
      name: 'and by reference in Terraform',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_cloudfront_origin_access_identity" "web" {}

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Allow"
              Principal = { AWS = aws_cloudfront_origin_access_identity.web.iam_arn }
              Action    = "s3:GetObject"
              Resource  = "\${aws_s3_bucket.data.arn}/*"
            }]
          })
        }
      `,
    },
    {
      name: 'the group that delivers access logs may write',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "logs" {}

        resource "aws_s3_bucket_acl" "logs" {
          bucket = aws_s3_bucket.logs.id

          access_control_policy {
            grant {
              permission = "WRITE"

              grantee {
                type = "Group"
                uri  = "http://acs.amazonaws.com/groups/s3/LogDelivery"
              }
            }

            owner {
              id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
            }
          }
        }
      `,
    },
    {
      name: 'load balancers write without keys',
      code: 'Resources:\n  Logs: { Type: AWS::S3::Bucket }\n  Balancer:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      LoadBalancerAttributes: [{ Key: access_logs.s3.enabled, Value: "true" }, { Key: access_logs.s3.bucket, Value: !Ref Logs }]\n',
    },
  ],
  invalid: [
    {
      name: 'no fix where CloudFront reads by an origin access control, which may not use the key that AWS manages',
      code: served('{ Service: cloudfront.amazonaws.com }'),
      findings: [{ resource: 'Data' }],
      output: null,
    },
    {
      name: 'no fix where CloudFront delivers its logs',
      code: 'Resources:\n  Logs: { Type: AWS::S3::Bucket }\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties: { DistributionConfig: { Logging: { Bucket: !GetAtt Logs.DomainName } } }\n',
      findings: [{ resource: 'Logs' }],
      output: null,
    },
    {
      name: 'a Deny of a service takes nothing',
      code: served('{ Service: cloudfront.amazonaws.com }').replace('Effect: Allow', 'Effect: Deny'),
      findings: [{ resource: 'Data' }],
      output: served('{ Service: cloudfront.amazonaws.com }')
        .replace('Effect: Allow', 'Effect: Deny')
        .replace(
          'AWS::S3::Bucket }',
          'AWS::S3::Bucket, Properties: {BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms}}]}} }',
        ),
    },
    {
      name: 'at the algorithm, which the fix changes',
      file: 'main.tf',
      code: encrypted('AES256'),
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data" does not encrypt with a key of KMS by default: whoever may read an object gets it in clear.',
          at: '"AES256"',
          line: 8,
        },
      ],
      output: encrypted('aws:kms'),
    },
    {
      name: 'other readers have signatures',
      code: served('{ AWS: "arn:aws:iam::444455556666:role/reader" }'),
      findings: [{ resource: 'Data', line: 2 }],
    },
  ],
});
