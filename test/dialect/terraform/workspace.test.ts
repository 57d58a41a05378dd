import { expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const told = (text: string, variables: Readonly<Record<string, string>> = {}): readonly unknown[] => {
  const { findings, undecided } = lint(requestFor([requireVersioning], { 'main.tf': text }, { variables }));
  return [findings.map(({ resource, when }) => [resource, when]), undecided.map(({ reason }) => reason)];
};

it('which workspace it is only a run can tell: what hangs on it is judged either way', () => {
  const text = `
resource "aws_s3_bucket" "a" {
  count  = terraform.workspace == "prod" ? 1 : 0
  bucket = "acme-\${terraform.workspace}"
}
`;
  expect(told(text)).toEqual([[['aws_s3_bucket.a[0]', 'terraform.workspace is "prod"']], []]);
});

it('is the one that is given', () => {
  const text = `
resource "aws_s3_bucket" "a" {
  count  = terraform.workspace == "prod" ? 1 : 0
  bucket = "acme-\${terraform.workspace}"
}
`;
  expect(told(text, { 'terraform.workspace': 'prod' })).toEqual([[['aws_s3_bucket.a[0]', undefined]], []]);
  expect(told(text, { 'terraform.workspace': 'dev' })).toEqual([[], []]);
});

it('more ways than are tried are told with the option that makes them fewer', () => {
  const names = [...'abcdefgh'];
  const text = `
${names.map((name) => `variable "${name}" {\n  type = number\n}\n`).join('')}
resource "aws_s3_bucket" "a" {
  count = ${names.map((name) => `(var.${name} == 1 ? 1 : 0)`).join(' + ')} == 3 ? 1 : 0
}
`;
  expect(told(text)).toEqual([[], [expect.stringMatching(/^it depends on more combinations than are tried \(.*\): give values with --var$/)]]);
});

it('a table by workspace is judged for each of its entries', () => {
  const text = `
locals {
  status = { prod = "Enabled", dev = "Suspended" }
}

resource "aws_s3_bucket" "a" {
}

resource "aws_s3_bucket_versioning" "a" {
  bucket = aws_s3_bucket.a.id
  versioning_configuration {
    status = local.status[terraform.workspace]
  }
}
`;
  expect(told(text)).toEqual([[['aws_s3_bucket.a', expect.stringContaining('"dev"')]], []]);
});
