import { describe, it } from 'vitest';
import rule from '../../rules/require-access-point-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const point = (block: string): string =>
  `Resources:\n  Reports:\n    Type: AWS::S3::AccessPoint\n    Properties:\n      Bucket: company-data\n      PublicAccessBlockConfiguration:\n${block}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a point without a block has one, whatever its policy says',
      code: 'Resources:\n  Reports:\n    Type: AWS::S3::AccessPoint\n    Properties: { Bucket: company-data }\n',
    },
  ],
  invalid: [
    {
      name: 'a block of its own, off for good',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_access_point" "data" {
          bucket = aws_s3_bucket.data.id
          name   = "data"

          public_access_block_configuration {
            block_public_policy = false
          }
        }
      `,
      findings: [
        { message: 'Access point "aws_s3_access_point.data" is made with BlockPublicPolicy off, and that cannot be changed afterwards.', at: 'false', line: 8 },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_access_point" "data" {
          bucket = aws_s3_bucket.data.id
          name   = "data"

          public_access_block_configuration {
            block_public_policy = true
          }
        }
      `,
    },
    {
      name: 'the settings that are off are named, where the first one stands',
      code: point('        BlockPublicAcls: true\n        IgnorePublicAcls: true\n        BlockPublicPolicy: false\n        RestrictPublicBuckets: false\n'),
      findings: [
        {
          message: 'Access point "Reports" is made with BlockPublicPolicy, RestrictPublicBuckets off, and that cannot be changed afterwards.',
          at: 'false',
          line: 9,
          confidence: 'high',
        },
      ],
      output: point('        BlockPublicAcls: true\n        IgnorePublicAcls: true\n        BlockPublicPolicy: true\n        RestrictPublicBuckets: true\n'),
    },
    {
      name: 'a Multi-Region Access Point is one point, however many buckets it has',
      code: 'Resources:\n  Anywhere:\n    Type: AWS::S3::MultiRegionAccessPoint\n    Properties:\n      Regions: [{ Bucket: data-eu }, { Bucket: data-us }]\n      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: false }\n',
      findings: [{ resource: 'Anywhere' }],
    },
  ],
});
