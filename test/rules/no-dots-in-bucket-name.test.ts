import { describe, it } from 'vitest';
import rule from '../../rules/no-dots-in-bucket-name.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const named = (name: string, beside = ''): string => `${beside}Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ${name}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'ids, Regions and names of stacks have no dots', code: named('!Sub "data-${AWS::StackName}-${AWS::AccountId}-${AWS::Region}"') },
    {
      name: 'a website bears the name of its domain',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "site" {
          bucket = "www.example.com"
        }

        resource "aws_s3_bucket_website_configuration" "site" {
          bucket = aws_s3_bucket.site.id

          index_document {
            suffix = "index.html"
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'at the name',
      code: named('logs.shop'),
      findings: [{ message: 'The name of bucket "Data" holds a dot, so that clients which check its certificate refuse it.', at: 'logs.shop', line: 5 }],
      output: null,
    },
    {
      name: 'a written dot counts, whatever else is open',
      code: named('!Sub "${Team}.logs"', 'Parameters: { Team: { Type: String } }\n'),
      findings: [{ line: 6 }],
    },
    {
      name: 'in a prefix',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "logs" {
          bucket_prefix = "logs.shop."
        }
      `,
      findings: [{ at: '"logs.shop."', line: 2 }],
      output: null,
    },
  ],
  undecided: [{ name: 'a part from outside may hold one', code: named('!Sub "${Team}-logs"', 'Parameters: { Team: { Type: String } }\n'), reason: 'Team' }],
});
