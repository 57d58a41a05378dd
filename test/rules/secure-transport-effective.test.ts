import { describe, it } from 'vitest';
import rule from '../../rules/secure-transport-effective.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const deny = (more: string, principal = "'*'", action = 's3:*', resource = "[!GetAtt Data.Arn, !Sub '${Data.Arn}/*']"): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: Tls
            Effect: Deny
            Principal: ${principal}
            Action: ${action}
            Resource: ${resource}
            Condition: { ${more} }
`;
const http = 'Bool: { aws:SecureTransport: false }';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a value in capital letters is a boolean all the same', code: deny('Bool: { AWS:SECURETRANSPORT: "FALSE" }') },
    { name: 'whoever is no AWS service is everybody', code: deny(`${http}, BoolIfExists: { aws:PrincipalIsAWSService: 'false' }`) },
    { name: 'the list of resources is the matter of another rule', code: deny(http, "'*'", 's3:*', 'arn:aws:s3:::elsewhere') },
    {
      name: 'a second statement may refuse what the first leaves',
      code: deny(http, "'*'", 's3:Get*').replace(
        /( +- Sid: Tls[^]*)$/,
        (one) => one + one.replace('Tls', 'Rest').replace('Action: s3:Get*', 'NotAction: s3:Get*'),
      ),
    },
  ],
  invalid: [
    {
      name: 'a hole stands at what is too narrow',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [
              {
                Sid       = "Https"
                Effect    = "Deny"
                Principal = "*"
                Action    = "s3:PutObject"
                Resource  = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]
                Condition = { Bool = { "aws:SecureTransport" = "false" } }
              },
              {
                Effect    = "Allow"
                Principal = { AWS = "111122223333" }
                Action    = "s3:GetObject"
                Resource  = "\${aws_s3_bucket.data.arn}/*"
              },
            ]
          })
        }
      `,
      findings: [
        {
          message:
            'Bucket "aws_s3_bucket.data" still answers plain HTTP although statement "Https" is meant to refuse it: its Action leaves requests out. For example, s3:GetObject of arn:aws:s3:::data-of-the-shop/x by arn:aws:iam::111122223333:role/x over plain HTTP succeeds.',
          at: 'Action',
          line: 14,
        },
      ],
      output: null,
    },
    {
      name: 'an inverted value is shown where it stands',
      code: deny('Bool: { aws:SecureTransport: "true" }'),
      findings: [{ at: '"true"', line: 16, resource: 'Data', confidence: 'high' }],
      output: null,
    },
    { name: 'so is a negated operator', code: deny('StringNotEquals: { aws:SecureTransport: "false" }'), findings: [{ at: '"false"' }] },
    { name: 'text is compared letter by letter', code: deny('StringEquals: { aws:SecureTransport: "False" }'), findings: [{ at: '"False"' }] },
    { name: 'a version of TLS is no part of a request without TLS', code: deny('NumericLessThan: { s3:TlsVersion: 1.2 }'), findings: [{ at: '1.2' }] },
    {
      name: 'the element that is too narrow is named, and a request that it lets through',
      code: deny(http, "{ AWS: 'arn:aws:iam::111122223333:role/app' }"),
      facts: { account: '111122223333' },
      findings: [
        {
          message:
            'Bucket "Data" still answers plain HTTP although statement "Tls" is meant to refuse it: its Principal leaves callers out. For example, s3:GetObject of arn:aws:s3:::${Data}/x by arn:aws:iam::111122223333:role/x over plain HTTP succeeds.',
          at: 'Principal',
        },
      ],
    },
    { name: 'actions', code: deny(http, "'*'", "['s3:Get*', 's3:List*']"), findings: [{ at: 'Action' }] },
    {
      name: 'a condition beside it',
      code: deny(`${http}, ArnNotLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/old' }`),
      findings: [{ at: 'aws:PrincipalArn' }],
    },
  ],
  undecided: [
    {
      name: 'an action from outside',
      file: 'main.tf',
      code: hcl`
        variable "actions" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Deny"
              Principal = "*"
              Action    = var.actions
              Resource  = [aws_s3_bucket.data.arn, "\${aws_s3_bucket.data.arn}/*"]
              Condition = { Bool = { "aws:SecureTransport" = "false" } }
            }]
          })
        }
      `,
      reason: 'there may be more in Action: set by variable actions, which has no default',
    },
  ],
});
