import { describe, expect, it } from 'vitest';
import { Reading, told } from './reading.js';

const BUCKETS = 'variable "all" {}\nresource "aws_s3_bucket" "b" {\n  for_each = var.all\n  bucket = each.key\n}\nresource "aws_s3_bucket" "c" {\n}\n';

const setting = (name: string, lines: string, status = 'Enabled') =>
  `resource "aws_s3_bucket_versioning" "${name}" {\n  ${lines.replace('; ', '\n  ')}\n  versioning_configuration {\n    status = "${status}"\n  }\n}\n`;

const any = (text: string, files: Readonly<Record<string, string>> = {}) => {
  const read = new Reading({ 'main.tf': text, ...files }, { paths: ['main.tf'] });
  const { versioning, contested } = read.bucket('aws_s3_bucket.b[*]');
  return { status: told(versioning.status), contested: contested.length, other: told(read.bucket('aws_s3_bucket.c').versioning.status) };
};

const doubtful = { status: expect.stringContaining('may be meant for it, and'), contested: 0, other: '-' };
const sure = { status: 'Enabled', contested: 0, other: '-' };

describe('a setting of buckets that cannot be told apart', () => {
  it('holds for all of them where it is there for the same keys, however these are written', () => {
    const same = [
      'for_each = var.all; bucket = aws_s3_bucket.b[each.key].id',
      'for_each = aws_s3_bucket.b; bucket = each.value.id',
      'for_each = local.all; bucket = aws_s3_bucket.b[each.key].id',
      'for_each = toset(keys(var.all)); bucket = aws_s3_bucket.b[each.key].id',
      'for_each = { for name, one in var.all : name => one.status }; bucket = aws_s3_bucket.b[each.key].id',
      'for_each = toset(keys(var.all)); bucket = aws_s3_bucket.b[each.value].id',
      'for_each = toset(keys(aws_s3_bucket.b)); bucket = aws_s3_bucket.b[each.value].id',
      'for_each = { for name, one in aws_s3_bucket.b : name => one }; bucket = each.value.id',
      'for_each = { for name, one in aws_s3_bucket.b : name => one.id }; bucket = each.value',
      'for_each = { for name, one in aws_s3_bucket.b : name => { of = name, arn = one.arn } }; bucket = aws_s3_bucket.b[each.value.of].id',
      'for_each = local.ids; bucket = each.value',
    ];
    const locals = 'locals {\n  all = var.all\n  ids = { for name, one in aws_s3_bucket.b : name => one.id }\n}\n';
    expect(same.map((lines) => any(`${BUCKETS}${locals}${setting('v', lines)}`))).toEqual(same.map(() => sure));
  });

  it('holds for none of them for certain where some keys are left out, one is named, or others are meant', () => {
    const others = [
      'for_each = { for name, one in var.all : name => one if one.versioned }; bucket = aws_s3_bucket.b[each.key].id',
      'bucket = aws_s3_bucket.b["logs"].id',
      'for_each = var.others; bucket = aws_s3_bucket.b[each.key].id',
      'for_each = { for name, one in aws_s3_bucket.b : name => one if one.force_destroy }; bucket = each.value.id',
    ];
    expect(others.map((lines) => any(`${BUCKETS}variable "others" {}\n${setting('v', lines)}`))).toEqual(others.map(() => doubtful));
  });

  it('holds for one of them, nobody knows for which, where all that are there for the same keys name the same one', () => {
    const one = [
      'for_each = var.all; bucket = aws_s3_bucket.b["logs"].id',
      'for_each = var.all; bucket = aws_s3_bucket.b[var.chosen].id',
      'for_each = var.all; bucket = aws_s3_bucket.b[each.value.other].id',
      'for_each = aws_s3_bucket.b; bucket = aws_s3_bucket.b[lower(each.key)].id',
    ];
    const unsure = { ...doubtful, other: expect.stringContaining('one of several') };
    expect(one.map((lines) => any(`${BUCKETS}variable "chosen" {}\n${setting('v', lines)}`))).toEqual(one.map(() => unsure));
  });

  it('is counted with them', () => {
    const buckets = BUCKETS.replace('for_each = var.all', 'count = var.all').replace('  bucket = each.key\n', '');
    const counted = (lines: string) => any(buckets + setting('v', lines)).status;
    expect(counted('count = var.all; bucket = aws_s3_bucket.b[count.index].id')).toBe('Enabled');
    expect(counted('count = length(aws_s3_bucket.b); bucket = aws_s3_bucket.b[count.index].id')).toBe('Enabled');
    expect(counted('count = var.all; bucket = aws_s3_bucket.b[0].id')).toBe('Enabled');
    expect(counted('count = var.all; bucket = aws_s3_bucket.b[1].id')).toEqual(doubtful.status);
  });

  it('is no rival of one that is there for the other keys', () => {
    const when = (test: string) => `for_each = { for name, one in var.all : name => one if ${test} }; bucket = aws_s3_bucket.b[each.key].id`;
    expect(any(BUCKETS + setting('v', when('one.versioned')) + setting('w', when('!one.versioned'), 'Suspended'))).toEqual(doubtful);
    expect(any(BUCKETS + setting('v', 'bucket = aws_s3_bucket.b["x"].id') + setting('w', 'bucket = aws_s3_bucket.b["y"].id'))).toEqual(doubtful);
  });

  it('comes by a module that is called for the same keys, too', () => {
    const called = (keys: string) =>
      any(`${BUCKETS}module "v" {\n  source = "./v"\n  for_each = ${keys}\n  name = aws_s3_bucket.b[each.key].id\n}\n`, {
        'v/main.tf': `variable "name" {}\n${setting('v', 'bucket = var.name')}`,
      });
    expect(called('var.all')).toEqual(sure);
    expect(called('{ for name, one in var.all : name => one if one.versioned }')).toEqual(doubtful);
  });
});

describe('a setting of which nobody knows how often it is there', () => {
  it('may not be there at all', () => {
    const read = new Reading(`variable "n" {}\nresource "aws_s3_bucket" "b" {\n}\n${setting('v', 'count = var.n; bucket = aws_s3_bucket.b.id')}`);
    expect(told(read.bucket('aws_s3_bucket.b').versioning.status)).toContain('whether it is there hangs on something that is set by variable n');
  });

  it('chooses none of the buckets for which it may be there: it may be there for several', () => {
    const read = new Reading(
      `variable "some" {}\nresource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n}\n${setting('v', 'for_each = var.some; bucket = aws_s3_bucket.b[each.key].id')}`,
    );
    const ways = read.ways((world) => ['x', 'y'].map((key) => told(read.bucket(`aws_s3_bucket.b["${key}"]`, world).versioning.status)));
    const doubt = expect.stringContaining('which is set by variable some, which has no default');
    expect(ways).toEqual({ always: [doubt, doubt] });
  });
});
