import { describe, it } from 'vitest';
import rule from '../../rules/require-bucket-owner-enforced.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const lettingIn = (grantee: string) => hcl`
  data "aws_cloudfront_log_delivery_canonical_user_id" "cdn" {}

  resource "aws_s3_bucket" "logs" {}

  resource "aws_s3_bucket_ownership_controls" "logs" {
    bucket = aws_s3_bucket.logs.id

    rule {
      object_ownership = "BucketOwnerPreferred"
    }
  }

  resource "aws_s3_bucket_acl" "logs" {
    bucket = aws_s3_bucket.logs.id

    access_control_policy {
      grant {
        permission = "FULL_CONTROL"

        grantee {
          type = "CanonicalUser"
          id   = ${grantee}
        }
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'where the ACL lets CloudFront write its logs', file: 'main.tf', code: lettingIn('data.aws_cloudfront_log_delivery_canonical_user_id.cdn.id') },
    {
      name: 'where the ACL names that user of CloudFront by its id',
      file: 'main.tf',
      code: lettingIn('"c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0"'),
    },
  ],
  invalid: [
    {
      name: 'where the ACL lets somebody else write',
      file: 'main.tf',
      code: lettingIn('"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"'),
      findings: [{ at: '"BucketOwnerPreferred"' }],
      output: lettingIn('"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"').replace('BucketOwnerPreferred', 'BucketOwnerEnforced'),
    },
    {
      name: 'in the resource that says it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerPreferred"
          }
        }
      `,
      findings: [
        {
          message: 'Object ownership of bucket "aws_s3_bucket.data" leaves ACLs in force, on the bucket and on every object in it.',
          at: '"BucketOwnerPreferred"',
          line: 7,
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = "BucketOwnerEnforced"
          }
        }
      `,
    },
  ],
  undecided: [
    {
      name: 'controls that a variable switches',
      file: 'main.tf',
      code: hcl`
        variable "ownership" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_ownership_controls" "data" {
          bucket = aws_s3_bucket.data.id

          rule {
            object_ownership = var.ownership
          }
        }
      `,
      reason: 'rule.object_ownership is set by variable ownership, which has no default',
    },
  ],
});
