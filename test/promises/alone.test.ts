import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/cli/all-rules.js';
import { lint } from '../../src/lint.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';

/** A value that is one of two wherever it chooses between them, and a part of names elsewhere. */
const terraform = `
locals {
  environment = trimprefix(terraform.workspace, "acme-")
  targets = {
    development = ["acme-dev-target"]
    production  = ["acme-prod-target"]
  }
}
variable "stage" {
  type = string
  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "dev or prod"
  }
}
resource "aws_s3_bucket" "b" {
  bucket = "acme-\${local.environment}-opg"
}
resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.p.json
}
data "aws_iam_policy_document" "p" {
  statement {
    sid       = "DenySandbox"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::acme-\${local.environment}-opg"]
    principals {
      type        = "AWS"
      identifiers = [local.environment == "development" ? "arn:aws:iam::111122223333:role/sandbox" : "arn:aws:iam::111122223333:role/developer"]
    }
  }
}
resource "aws_s3_bucket_replication_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {
    id     = "r"
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::\${local.targets[local.environment][0]}"
    }
  }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
resource "aws_s3_bucket" "c" {
  bucket = "acme-\${var.stage}-logs"
}
`;

const template = JSON.stringify({
  Parameters: {
    Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] },
    Tier: { Type: 'String', AllowedValues: ['one', 'two', 'three'] },
  },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsTwo: { 'Fn::Equals': [{ Ref: 'Tier' }, 'two'] },
  },
  Resources: {
    Data: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: { 'Fn::Sub': 'acme-${Stage}-${Tier}-data' },
        VersioningConfiguration: { Status: { 'Fn::If': ['IsProd', 'Enabled', 'Suspended'] } },
        LoggingConfiguration: { DestinationBucketName: { 'Fn::If': ['IsTwo', { Ref: 'Logs' }, { Ref: 'AWS::NoValue' }] } },
      },
    },
    Logs: { Type: 'AWS::S3::Bucket', Condition: 'IsTwo', Properties: { BucketName: { 'Fn::Sub': 'acme-${Stage}-logs' } } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Data' },
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: { 'Fn::If': ['IsDev', 'arn:aws:iam::111122223333:role/sandbox', 'arn:aws:iam::111122223333:role/developer'] } },
              Action: 's3:*',
              Resource: { 'Fn::Sub': 'arn:aws:s3:::acme-${Stage}-${Tier}-data/*' },
            },
          ],
        },
      },
    },
  },
});

function withoutTexts(one: object): string {
  return JSON.stringify(one, (name, value: unknown) => (name === 'source' ? undefined : value));
}

/** What is said by each rule, as text. */
function saidBy(rules: readonly Rule[], files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const { findings, undecided } = lint(requestFor(rules, files));
  const said = new Map<string, string[]>();
  for (const one of [...findings, ...undecided]) said.set(one.ruleId, [...(said.get(one.ruleId) ?? []), withoutTexts(one)]);
  for (const all of said.values()) all.sort();
  return said;
}

describe('what a rule says', () => {
  it.each([
    ['of Terraform', { 'main.tf': terraform }],
    ['of a template', { 't.json': template }],
  ])('does not hang on which others are asked, %s', (_, files) => {
    const together = saidBy(allRules, files);
    expect(together.size).toBeGreaterThan(5);
    expect(saidBy(allRules.toReversed(), files)).toEqual(together);
    expect(new Map(allRules.flatMap((rule) => [...saidBy([rule], files)]))).toEqual(together);
  });

  it('does not hang on what others found out in a way that both go', () => {
    const files = { 'main.tf': terraform };
    const named = (...ids: readonly string[]): readonly Rule[] => allRules.filter(({ meta }) => ids.includes(meta.id));
    const about = 'policy-resource-is-own-bucket';
    const others = ['logging-target-encryption-compatible', 'replication-needs-versioning-both'];
    expect(saidBy(named(about, ...others), files).get(about)).toEqual(saidBy(named(about), files).get(about));
  });
});
