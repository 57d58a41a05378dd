import { describe, expect, it } from 'vitest';
import transitions from '../../rules/lifecycle-transition-order.js';
import noWildcardAction from '../../rules/no-wildcard-action.js';
import actions from '../../rules/valid-policy-actions.js';
import { run } from '../../src/lint.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';

/** What is found, with the others to which it applies. */
function found(rule: Rule, files: Readonly<Record<string, string>>): readonly (readonly [message: string, ...also: string[]])[] {
  return run(requestFor([rule], files)).result.findings.map(({ message, instances = [] }) => [message, ...instances]);
}

const policy = (document: string): string => `resource "aws_s3_bucket_policy" "p" {\n  bucket = "logs"\n  policy = ${document}\n}\n`;
const names = (which: string, action = 's3:ListObjects'): string =>
  `In "aws_s3_bucket_policy.p", ${which} names ${action}, which is an operation of the API and no action: it needs s3:ListBucket.`;

describe('what a loop makes is one finding at the place where it is written', () => {
  it('for statements in jsonencode', () => {
    const text = (sid: string): string =>
      policy(
        `jsonencode({ Statement = [for name in ["a", "b", "c"] : { ${sid}Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:ListObjects", Resource = "arn:aws:s3:::logs" }] })`,
      );
    expect(found(actions, { 'main.tf': text('') })).toEqual([
      [names('statement #1'), 'aws_s3_bucket_policy.p statement #2', 'aws_s3_bucket_policy.p statement #3'],
    ]);
    expect(found(actions, { 'main.tf': text('Sid = "Read-${name}", ') })).toEqual([
      [names('statement "Read-a"'), 'aws_s3_bucket_policy.p statement "Read-b"', 'aws_s3_bucket_policy.p statement "Read-c"'],
    ]);
  });

  it('for the rules of a dynamic block', () => {
    const text = `resource "aws_s3_bucket" "b" {}

resource "aws_s3_bucket_lifecycle_configuration" "b" {
  bucket = aws_s3_bucket.b.id

  dynamic "rule" {
    for_each = ["one", "two"]
    content {
      id     = rule.value
      status = "Enabled"
      filter {}
      transition {
        days          = 30
        storage_class = "GLACIER"
      }
      transition {
        days          = 60
        storage_class = "STANDARD_IA"
      }
    }
  }
}
`;
    expect(found(transitions, { 'main.tf': text })).toEqual([[expect.stringContaining('lifecycle rule "one"'), 'aws_s3_bucket.b rule "two"']]);
  });
});

describe('findings stay apart', () => {
  it('where they stand at places of their own', () => {
    const one = '{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:ListObjects", Resource = "arn:aws:s3:::logs" }';
    expect(found(actions, { 'main.tf': policy(`jsonencode({ Statement = [${one}, ${one}] })`) })).toEqual([[names('statement #1')], [names('statement #2')]]);
  });

  it('where they say something else: an action of each turn', () => {
    const text = policy(
      'jsonencode({ Statement = [for action in ["s3:ListObjects", "s3:ListObjectsV2"] : { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = action, Resource = "arn:aws:s3:::logs" }] })',
    );
    expect(found(actions, { 'main.tf': text })).toEqual([[names('statement #1')], [names('statement #2', 's3:ListObjectsV2')]]);
  });
});

describe('what a module does wrong is one finding for all who call it', () => {
  it('also where each of them gives it other names', () => {
    const root = (role: string): string => `module "m" {\n  source = "../m"\n  role   = "arn:aws:iam::111122223333:role/${role}"\n}\n`;
    const module = `variable "role" {}\n${policy('jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = var.role }, Action = "s3:*", Resource = "arn:aws:s3:::logs" }] })')}`;
    const files = { 'a/main.tf': root('one'), 'b/main.tf': root('two'), 'm/main.tf': module };
    expect(found(noWildcardAction, files)).toEqual([[expect.stringContaining('role/one')]]);
  });
});
