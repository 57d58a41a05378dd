import { describe, it } from 'vitest';
import rule from '../../rules/cors-rule-valid.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const bucket = (rules: string, beside = ''): string =>
  `${beside}Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      CorsConfiguration:\n        CorsRules:\n${rules}`;
const plain = "          - { AllowedMethods: [GET], AllowedOrigins: ['*'] }\n";
const refuses = (flaw: string): string => `S3 refuses the CORS configuration of bucket "Data": ${flaw}.`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a hundred rules', code: bucket(plain.repeat(100)) },
    {
      name: 'what AWS makes up holds no wildcard',
      code: bucket(
        "          - { AllowedMethods: [GET], AllowedOrigins: [!Sub 'https://*.${Site.DomainName}'] }\n  Site: { Type: AWS::CloudFront::Distribution }\n",
      ),
    },
  ],
  invalid: [
    {
      name: 'each flaw of each rule, where it stands',
      code: bucket(
        "          - Id: app\n            AllowedMethods: [GET, OPTIONS, patch]\n            AllowedOrigins: ['https://*.example.com', 'http*://*.example.com']\n            ExposedHeaders: [ETag, '*']\n            MaxAge: -1\n          - AllowedMethods: [GET]\n            AllowedOrigins: ['*']\n            AllowedHeaders: ['x-*-*']\n",
      ),
      findings: [
        { message: refuses('rule "app" allows OPTIONS, patch, and CORS in S3 knows GET, PUT, POST, DELETE, HEAD only'), at: 'OPTIONS', line: 8 },
        { message: refuses('rule "app" has an origin with more than one *'), at: "'http*://*.example.com'", line: 9 },
        { message: refuses('rule "app" exposes a header with a *, and those are named one by one'), at: "'*'", line: 10 },
        { message: refuses('rule "app" has a negative max age'), at: '-1', line: 11 },
        { message: refuses('rule "2" allows a header with more than one *'), at: "'x-*-*'", line: 14 },
      ],
      output: null,
    },
    {
      name: 'the first rule that is too much',
      code: bucket(plain.repeat(101)),
      findings: [{ message: refuses('there are 101 rules, and 100 are allowed'), line: 107 }],
    },
    {
      name: 'a wildcard that is written counts, whatever else is open',
      code: bucket("          - { AllowedMethods: [GET], AllowedOrigins: [!Sub '*.${Host}.*'] }\n", 'Parameters: { Host: { Type: String } }\n'),
      findings: [{ line: 8 }],
    },
    {
      name: 'in a resource of its own',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_cors_configuration" "data" {
          bucket = aws_s3_bucket.data.id

          cors_rule {
            id              = "app"
            allowed_methods = ["GET", "PATCH"]
            allowed_origins = ["*"]
            expose_headers  = ["x-amz-*"]
            max_age_seconds = -60
          }
        }
      `,
      findings: [
        { at: '"PATCH"', line: 8 },
        { at: '"x-amz-*"', line: 10 },
        { at: '-60', line: 11 },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'an origin from outside',
      code: bucket('          - { AllowedMethods: [GET], AllowedOrigins: [!Ref Origin] }\n', 'Parameters: { Origin: { Type: String } }\n'),
      reason: 'Origin',
    },
  ],
});
