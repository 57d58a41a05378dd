import { describe, expect, it } from 'vitest';
import requireAbort from '../../../rules/require-abort-incomplete-multipart.js';
import requireSecureTransport from '../../../rules/require-secure-transport.js';
import requireVersioning from '../../../rules/require-versioning.js';
import { lint } from '../../../src/lint.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "logs"\n}\n';
const toggle = 'variable "on" {\n  default = false\n}\n';
const versioning = (repeat: string, target = 'aws_s3_bucket.b.id') =>
  `resource "aws_s3_bucket_versioning" "v" {\n  ${repeat}\n  bucket = ${target}\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;

/** How sure the finding of each bucket is, what it supposes, and what decides it. */
function told(text: string | Readonly<Record<string, string>>, rule: Rule = requireVersioning): Readonly<Record<string, readonly string[]>> {
  const { findings } = lint(requestFor([rule], typeof text === 'string' ? { 'main.tf': text } : text));
  return Object.fromEntries(
    findings.flatMap(({ resource, instances = [], confidence, assumes = [], because }) => {
      const places = because.flatMap(({ message, place }) => (place ? [`${message}: ${place.source.text.slice(place.start, place.end)}`] : []));
      return [resource, ...instances].map((address) => [address, [confidence, ...assumes, ...places.slice(1)]]);
    }),
  );
}

describe('what a default leaves out', () => {
  it('is supposed to be left out, by the count that does it', () => {
    expect(told(bucket + toggle + versioning('count = var.on ? 1 : 0'))['aws_s3_bucket.b']).toEqual([
      'medium',
      'default of variable on',
      'aws_s3_bucket_versioning.v is left out here: var.on ? 1 : 0',
      'its value comes from here: false',
    ]);
  });

  it('is so for a for_each over nothing', () => {
    const none = 'variable "all" {\n  default = {}\n}\n';
    expect(told(bucket + none + versioning('for_each = var.all'))['aws_s3_bucket.b']?.slice(0, 2)).toEqual(['medium', 'default of variable all']);
  });

  it('is so where it would only have made the bucket have a list', () => {
    const lifecycle = `resource "aws_s3_bucket_lifecycle_configuration" "l" {\n  count = var.on ? 1 : 0\n  bucket = aws_s3_bucket.b.id\n}\n`;
    expect(told(bucket + toggle + lifecycle, requireAbort)['aws_s3_bucket.b']?.slice(0, 2)).toEqual(['medium', 'default of variable on']);
  });

  it('is so for a policy, of which it is said what is left out', () => {
    const policy = 'resource "aws_s3_bucket_policy" "p" {\n  count = var.on ? 1 : 0\n  bucket = aws_s3_bucket.b.id\n  policy = "{}"\n}\n';
    expect(told(bucket + toggle + policy, requireSecureTransport)['aws_s3_bucket.b']).toEqual([
      'medium',
      'default of variable on',
      'aws_s3_bucket_policy.p, which would be its policy, is left out: var.on ? 1 : 0',
      'its value comes from here: false',
    ]);
  });

  it('is nothing to a bucket that it does not name', () => {
    const other = 'resource "aws_s3_bucket" "other" {\n  bucket = "other"\n}\n';
    const text = bucket + other + toggle + versioning('count = var.on ? 1 : 0', 'aws_s3_bucket.other.id');
    expect([told(text)['aws_s3_bucket.b'], told(text)['aws_s3_bucket.other']?.[0]]).toEqual([['high'], 'medium']);
  });
});

describe('what is left out for one of several', () => {
  const each = 'locals {\n  all = { a = { keep = true }, b = { keep = false } }\n}\n';

  it('stands at the argument of the call that leaves it out', () => {
    const files = {
      'main.tf': 'module "m" {\n  source   = "./m"\n  for_each = toset(["a", "b"])\n  keep     = each.key == "a"\n}\n',
      'm/main.tf': `variable "keep" {}\nresource "aws_s3_bucket" "b" {}\n${versioning('count = var.keep ? 1 : 0')}`,
    };
    expect(told(files)).toEqual({
      'module.m["b"].aws_s3_bucket.b': [
        'high',
        'module.m["b"].aws_s3_bucket_versioning.v is left out here: var.keep ? 1 : 0',
        'its value comes from here: each.key == "a"',
      ],
    });
  });

  it('is told by the key that both would have', () => {
    const buckets = 'resource "aws_s3_bucket" "b" {\n  for_each = local.all\n  bucket = "logs-${each.key}"\n}\n';
    const kept = versioning('for_each = { for k, v in local.all : k => v if v.keep }', 'aws_s3_bucket.b[each.key].id');
    expect(told(each + buckets + kept)).toEqual({
      'aws_s3_bucket.b["b"]': ['high', 'aws_s3_bucket_versioning.v is left out here: { for k, v in local.all : k => v if v.keep }'],
    });
  });

  it('is told by the count of the module that would hold it, and by that of a module around that', () => {
    const near = {
      'v/main.tf': `variable "name" {}\n${versioning('', 'var.name')}`,
      'w/main.tf': 'variable "name" {}\nmodule "v" {\n  source = "../v"\n  name   = var.name\n}\n',
    };
    const calls = { v: 'module.v.aws_s3_bucket_versioning.v', w: 'module.w.module.v.aws_s3_bucket_versioning.v' };
    for (const [name, address] of Object.entries(calls)) {
      const none = `${bucket}module "${name}" {\n  source = "./${name}"\n  count  = 0\n  name   = aws_s3_bucket.b.id\n}\n`;
      expect(told({ ...near, 'main.tf': none })['aws_s3_bucket.b']).toEqual(['high', `${address} is left out here: 0`]);
      const off = `${toggle}${bucket}module "${name}" {\n  source = "./${name}"\n  count  = var.on ? 1 : 0\n  name   = aws_s3_bucket.b.id\n}\n`;
      expect(told({ ...near, 'main.tf': off })['aws_s3_bucket.b']).toEqual([
        'medium',
        'default of variable on',
        `${address} is left out here: var.on ? 1 : 0`,
        'its value comes from here: false',
      ]);
    }
  });

  it('is told by the count of a module in the case in which that leaves it out', () => {
    const files = {
      'v/main.tf': `variable "name" {}\n${versioning('', 'var.name')}`,
      'main.tf': `variable "on" {\n  type = bool\n}\n${bucket}module "v" {\n  source = "./v"\n  count  = var.on ? 1 : 0\n  name   = aws_s3_bucket.b.id\n}\n`,
    };
    const { findings } = lint(requestFor([requireVersioning], files));
    expect(findings.map(({ when }) => when)).toEqual(['var.on is false']);
    expect(told(files)['aws_s3_bucket.b']).toContain('module.v[0].aws_s3_bucket_versioning.v is left out here: var.on ? 1 : 0');
  });

  it('asks for no choice of its own', () => {
    const text = `${bucket}variable "on" {\n  type = bool\n}\n${versioning('count = var.on ? 0 : 0')}`;
    const { findings } = lint(requestFor([requireVersioning], { 'main.tf': text }));
    expect(findings.map(({ when }) => when)).toEqual([undefined]);
  });
});
