import { expect, it } from 'vitest';
import ownBucket from '../../../rules/policy-resource-is-own-bucket.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { Reading } from './reading.js';

const BUCKETS = 'variable "all" {}\nvariable "at" {}\nresource "aws_s3_bucket" "some" {\n  for_each = var.all\n}\n';

/** One of a list of which not all is known: nobody can say that it is the same as another one. */
const NAMELESS = '[for key, bucket in aws_s3_bucket.some : bucket.id][var.at]';

it('what is not known and has nothing to be told from others by has no text', () => {
  const read = (text: string) => new Reading(`${BUCKETS}resource "aws_s3_bucket" "b" {\n  bucket = ${text}\n}\n`).bucket('aws_s3_bucket.b').naming.name;
  const [nameless, named] = [read(NAMELESS), read('var.all[var.at]')];
  expect([nameless.kind, nameless.kind !== 'absent' && nameless.text]).toEqual(['unknown', undefined]);
  expect(named.kind !== 'absent' && named.text?.says).toBe('${var.all[var.at]}');
});

it('a bucket with such a name is still itself', () => {
  const statement = '{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "${aws_s3_bucket.b.arn}/*" }';
  const policy = `resource "aws_s3_bucket_policy" "b" {\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })\n}\n`;
  const { findings, undecided } = lint(
    requestFor([ownBucket], { 'main.tf': `${BUCKETS}resource "aws_s3_bucket" "b" {\n  bucket = ${NAMELESS}\n}\n${policy}` }),
  );
  expect([findings, undecided]).toEqual([[], []]);
});
