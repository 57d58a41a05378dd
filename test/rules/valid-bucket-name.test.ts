import { describe, it } from 'vitest';
import rule from '../../rules/valid-bucket-name.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const named = (name: string): string => `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ${name}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'functions that make a good name',
      file: 'main.tf',
      code: hcl`
        locals {
          project = "Web Shop"
        }

        resource "aws_s3_bucket" "data" {
          bucket = lower(replace("\${local.project}-data", " ", "-"))
        }
      `,
    },
    { name: 'what is open in a name is not judged', code: named("!Sub '${AWS::StackName}-data'") },
    { name: 'an open part may be the end that a written part seems to lack', code: named("!Sub 'data-${AWS::AccountId}'") },
    { name: '63 characters are enough', code: named('a'.repeat(63)) },
    { name: 'an account-regional name may end in -an', code: `${named('data-111122223333-eu-west-1-an')}      BucketNamespace: account-regional\n` },
    { name: 'four numbers of which one has four digits are no address', code: named('1920.168.0.1') },
  ],
  invalid: [
    {
      name: 'a capital letter in a written part is wrong whatever the rest is',
      file: 'main.tf',
      code: hcl`
        variable "env" {
          type = string
        }

        resource "aws_s3_bucket" "data" {
          bucket = "Data-\${var.env}"
        }
      `,
      findings: [
        { message: 'S3 refuses the name "Data-${var.env}" of bucket "aws_s3_bucket.data": it holds upper-case letters.', at: '"Data-${var.env}"', line: 6 },
      ],
      output: null,
    },
    {
      name: 'a prefix that leaves no room for what the provider adds',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket_prefix = "all-that-the-shop-has-ever-sold-in-any-country-"
        }
      `,
      findings: [
        {
          message:
            'S3 refuses names of bucket "aws_s3_bucket.data" that begin with "all-that-the-shop-has-ever-sold-in-any-country-": it is 47 characters long, where 37 are allowed.',
          at: '"all-that-the-shop-has-ever-sold-in-any-country-"',
          line: 2,
        },
      ],
      output: null,
    },
    {
      name: 'the underscore comes from a local',
      file: 'main.tf',
      code: hcl`
        locals {
          project = "web_shop"
        }

        resource "aws_s3_bucket" "data" {
          bucket = "\${local.project}-data"
        }
      `,
      findings: [{ message: 'S3 refuses the name "web_shop-data" of bucket "aws_s3_bucket.data": it holds "_".', at: '"${local.project}-data"', line: 6 }],
      output: null,
    },
    {
      name: 'a written part with a capital letter is wrong whatever the rest is',
      code: named("!Sub 'Data-${AWS::AccountId}'"),
      findings: [{ message: 'S3 refuses the name "Data-${AWS::AccountId}" of bucket "Data": it holds upper-case letters.', at: "'Data-${AWS::AccountId}'" }],
    },
    {
      name: 'a reserved end is certain behind an open beginning',
      code: named("!Sub '${AWS::StackName}--x-s3'"),
      findings: [{ message: 'S3 refuses the name "${AWS::StackName}--x-s3" of bucket "Data": the suffix --x-s3 is reserved.' }],
    },
    {
      name: 'written parts that are too long stay so',
      code: named(`!Sub '\${AWS::StackName}-${'a'.repeat(63)}'`),
      findings: [
        { message: `S3 refuses the name "\${AWS::StackName}-${'a'.repeat(63)}" of bucket "Data": it is at least 64 characters long, where 63 are allowed.` },
      ],
    },
    {
      name: 'of a name that is far too long the beginning is shown',
      code: named('a'.repeat(300)),
      findings: [{ message: `S3 refuses the name "${'a'.repeat(100)}..." of bucket "Data": it is 300 characters long, where 63 are allowed.` }],
    },
    {
      name: 'every flaw is named',
      code: named('-My Data_'),
      findings: [
        {
          message:
            'S3 refuses the name "-My Data_" of bucket "Data": it holds upper-case letters; it holds a space, "_"; it does not begin with a letter or digit.',
        },
      ],
    },
    {
      name: 'the default of a parameter is judged, and said to be assumed',
      code: `Parameters: { Name: { Type: String, Default: sthree-data } }\n${named('!Ref Name')}`,
      findings: [{ message: 'S3 refuses the name "sthree-data" of bucket "Data": the prefix sthree- is reserved.', confidence: 'medium' }],
    },
    {
      name: 'a prefix must leave room for what is put behind it',
      code: `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketNamePrefix: ${'a'.repeat(38)}\n      BucketNamespace: account-regional\n`,
      findings: [{ message: `S3 refuses names of bucket "Data" that begin with "${'a'.repeat(38)}": it is 38 characters long, where 37 are allowed.` }],
    },
  ],
});
