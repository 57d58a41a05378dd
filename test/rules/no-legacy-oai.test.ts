import { describe, it } from 'vitest';
import rule from '../../rules/no-legacy-oai.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'an identity that nobody uses is no finding',
      code: 'Resources:\n  Identity: { Type: AWS::CloudFront::CloudFrontOriginAccessIdentity, Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: pages } } }\n',
    },
  ],
  invalid: [
    {
      name: 'at the identity that the origin names',
      code: 'Resources:\n  Identity: { Type: AWS::CloudFront::CloudFrontOriginAccessIdentity, Properties: { CloudFrontOriginAccessIdentityConfig: { Comment: pages } } }\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Origins:\n          - Id: pages\n            DomainName: data.s3.amazonaws.com\n            S3OriginConfig:\n              OriginAccessIdentity: !Sub origin-access-identity/cloudfront/${Identity}\n',
      findings: [
        {
          message: 'Origin "pages" of distribution "Site" is read by an origin access identity, the form before origin access control.',
          at: 'origin-access-identity/cloudfront/${Identity}',
          line: 11,
        },
      ],
      output: null,
    },
    {
      name: 'one finding an origin',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_cloudfront_origin_access_identity" "pages" {
          comment = "pages"
        }

        resource "aws_cloudfront_distribution" "site" {
          origin {
            origin_id   = "pages"
            domain_name = aws_s3_bucket.data.bucket_regional_domain_name

            s3_origin_config {
              origin_access_identity = aws_cloudfront_origin_access_identity.pages.cloudfront_access_identity_path
            }
          }

          origin {
            origin_id   = "api"
            domain_name = "api.example.com"
          }
        }
      `,
      findings: [
        {
          message:
            'Origin "pages" of distribution "aws_cloudfront_distribution.site" is read by an origin access identity, the form before origin access control.',
          at: 'aws_cloudfront_origin_access_identity.pages.cloudfront_access_identity_path',
          line: 13,
        },
      ],
      output: null,
    },
  ],
});
