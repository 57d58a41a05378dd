import { describe, it } from 'vitest';
import rule from '../../rules/no-wildcard-cors-origin.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string): string =>
  `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n${rules}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'a pattern with a host in it is meant', code: bucket("          - { AllowedMethods: [PUT], AllowedOrigins: ['https://*.example.com'] }\n") }],
  invalid: [
    {
      name: 'at the origin that is everybody',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_cors_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          cors_rule {
            allowed_methods = ["PUT"]
            allowed_origins = ["https://shop.example", "*"]
          }
        }
      `,
      findings: [{ message: 'CORS rule "1" of bucket "aws_s3_bucket.data" lets pages of any origin ("*") send PUT.', at: '"*"', line: 8 }],
      output: null,
    },
    {
      name: 'one finding a rule, at the origin that is too wide, naming methods and headers',
      code: bucket(
        "          - { Id: read, AllowedMethods: [GET], AllowedOrigins: ['*'] }\n          - Id: upload\n            AllowedMethods: [GET, PUT]\n            AllowedOrigins: ['https://app.example.com', 'http://*']\n            AllowedHeaders: ['*']\n",
      ),
      findings: [
        { message: 'CORS rule "upload" of bucket "Data" lets pages of any origin ("http://*") send GET, PUT with any header.', line: 10, at: "'http://*'" },
      ],
      output: null,
    },
    {
      name: 'any page can have the origin null',
      code: bucket("          - { AllowedMethods: [PUT], AllowedOrigins: ['null'] }\n"),
      findings: [{ at: "'null'" }],
    },
  ],
  undecided: [
    {
      name: 'origins from outside',
      file: 'main.tf',
      code: hcl`
        variable "origins" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_cors_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          cors_rule {
            allowed_methods = ["PUT"]
            allowed_origins = var.origins
          }
        }
      `,
      reason: 'cors_rule.allowed_origins is set by variable origins, which has no default',
    },
  ],
});
