import { describe, it } from 'vitest';
import rule from '../../rules/require-versioning.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a block of the bucket itself, as before version 4 of the provider',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          versioning {
            enabled = true
          }
        }
      `,
    },
    {
      name: 'the bucket that a load balancer writes its logs to',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "logs" {
          bucket = "logs-of-the-shop"
        }

        resource "aws_lb" "front" {
          load_balancer_type = "application"

          access_logs {
            enabled = true
            bucket  = aws_s3_bucket.logs.id
          }
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'where nothing says it, it stands at the bucket, and the fix declares it',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        output "name" {
          value = aws_s3_bucket.data.id
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" keeps no old versions of its objects.', at: 'resource "aws_s3_bucket" "data"', line: 1 }],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        output "name" {
          value = aws_s3_bucket.data.id
        }
      `,
    },
    {
      name: 'a status that a local holds is mended where it is written',
      file: 'main.tf',
      code: hcl`
        locals {
          status = "Suspended"
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = local.status
          }
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" keeps no old versions of its objects.', at: 'local.status', line: 11 }],
      output: hcl`
        locals {
          status = "Enabled"
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = local.status
          }
        }
      `,
    },
    {
      name: 'the argument of a module is where the value is given',
      file: 'main.tf',
      code: hcl`
        module "store" {
          source     = "./store"
          versioning = "Suspended"
        }
      `,
      beside: {
        'store/main.tf': hcl`
          variable "versioning" {
            type = string
          }

          resource "aws_s3_bucket" "this" {}

          resource "aws_s3_bucket_versioning" "this" {
            bucket = aws_s3_bucket.this.id

            versioning_configuration {
              status = var.versioning
            }
          }
        `,
      },
      findings: [{ message: 'Bucket "module.store.aws_s3_bucket.this" keeps no old versions of its objects.', at: '"Suspended"', line: 3 }],
      output: hcl`
        module "store" {
          source     = "./store"
          versioning = "Enabled"
        }
      `,
    },
    {
      name: 'the default of a variable is only supposed',
      file: 'main.tf',
      code: hcl`
        variable "status" {
          default = "Suspended"
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = var.status
          }
        }
      `,
      findings: [{ message: 'Bucket "aws_s3_bucket.data" keeps no old versions of its objects.', at: 'var.status', line: 11, confidence: 'medium' }],
      output: null,
    },
    {
      name: 'a bucket for each name is one finding that lists them',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          for_each = toset(["one", "two"])
          bucket   = "data-\${each.key}"
        }
      `,
      findings: [
        {
          message: 'Bucket "aws_s3_bucket.data["one"]" keeps no old versions of its objects.',
          at: 'resource "aws_s3_bucket" "data"',
          line: 1,
          instances: ['aws_s3_bucket.data["two"]'],
        },
      ],
      output: hcl`
        resource "aws_s3_bucket" "data" {
          for_each = toset(["one", "two"])
          bucket   = "data-\${each.key}"
        }

        resource "aws_s3_bucket_versioning" "data" {
          for_each = aws_s3_bucket.data
          bucket   = each.value.id

          versioning_configuration {
            status = "Enabled"
          }
        }
      `,
    },
  ],
  undecided: [
    {
      name: 'a setting that may be meant for another bucket',
      file: 'main.tf',
      code: hcl`
        variable "name" {}

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_versioning" "data" {
          bucket = var.name

          versioning_configuration {
            status = "Enabled"
          }
        }
      `,
      reason:
        'versioning is not known: aws_s3_bucket_versioning.data may be meant for it, and names it by something that is set by variable name, which has no default',
    },
    {
      name: 'a status without a default',
      file: 'main.tf',
      code: hcl`
        variable "status" {
          type = string
        }

        resource "aws_s3_bucket" "data" {}

        resource "aws_s3_bucket_versioning" "data" {
          bucket = aws_s3_bucket.data.id

          versioning_configuration {
            status = var.status
          }
        }
      `,
      reason: 'versioning_configuration.status is set by variable status, which has no default',
    },
  ],
});
