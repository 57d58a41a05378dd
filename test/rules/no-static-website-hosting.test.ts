import { describe, it } from 'vitest';
import rule from '../../rules/no-static-website-hosting.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what sends every request elsewhere serves nothing',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "bare" {
          bucket = "example.com"
        }

        resource "aws_s3_bucket_website_configuration" "bare" {
          bucket = aws_s3_bucket.bare.id

          redirect_all_requests_to {
            host_name = "www.example.com"
            protocol  = "https"
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'at the website configuration',
      code: 'Resources:\n  Site:\n    Type: AWS::S3::Bucket\n    Properties:\n      WebsiteConfiguration:\n        IndexDocument: index.html\n',
      findings: [
        { message: 'Bucket "Site" serves pages by its website endpoint: over plain HTTP, and to everybody or nobody.', at: 'WebsiteConfiguration', line: 5 },
      ],
      output: null,
    },
    {
      name: 'redirects of some keys do not make it a redirect of everything',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "site" {}

        resource "aws_s3_bucket_website_configuration" "site" {
          bucket = aws_s3_bucket.site.id

          index_document {
            suffix = "index.html"
          }

          routing_rule {
            redirect {
              host_name = "www.example.com"
            }
          }
        }
      `,
      findings: [{ resource: 'aws_s3_bucket.site', line: 3 }],
      output: null,
    },
    {
      name: 'only where there is a website',
      code: 'Parameters: { Public: { Type: String } }\nConditions: { Public: !Equals [!Ref Public, "yes"] }\nResources:\n  Site:\n    Type: AWS::S3::Bucket\n    Properties:\n      WebsiteConfiguration: !If [Public, { IndexDocument: index.html }, !Ref AWS::NoValue]\n',
      findings: [{ when: 'Public is "yes"' }],
    },
  ],
});
