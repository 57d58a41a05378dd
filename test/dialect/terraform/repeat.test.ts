import { describe, expect, it } from 'vitest';
import { Reading, told } from './reading.js';

const versioning = (lines: string) => `resource "aws_s3_bucket_versioning" "v" {\n${lines}\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;

describe('count', () => {
  it('makes as many as it says, each with its number', () => {
    const read = new Reading('resource "aws_s3_bucket" "b" {\n  count = 2\n  bucket = "b-${count.index}"\n}\n');
    expect(read.addresses).toEqual(['aws_s3_bucket.b[0]', 'aws_s3_bucket.b[1]']);
    expect(told(read.bucket('aws_s3_bucket.b[1]').naming.name)).toBe('b-1');
  });

  it('that hangs on a variable nobody sets is a choice', () => {
    const read = new Reading('variable "on" {\n  type = bool\n}\nresource "aws_s3_bucket" "b" {\n  count = var.on ? 1 : 0\n}\n');
    expect(read.addresses).toEqual(['aws_s3_bucket.b[0]']);
    expect(read.ways((world) => read.declaration('aws_s3_bucket.b[0]').exists(world))).toEqual({ 'var.on is true': true, 'var.on is false': false });
  });

  it('that a default sets to nothing makes nothing', () => {
    expect(new Reading('variable "on" {\n  default = false\n}\nresource "aws_s3_bucket" "b" {\n  count = var.on ? 1 : 0\n}\n').addresses).toEqual([]);
  });

  it('that cannot be known makes one that stands for all, and its settings follow it', () => {
    const read = new Reading(
      `variable "n" {}\nresource "aws_s3_bucket" "b" {\n  count = var.n\n}\n${versioning('  count = var.n\n  bucket = aws_s3_bucket.b[count.index].id')}`,
    );
    expect(read.addresses).toEqual(['aws_s3_bucket.b[*]', 'aws_s3_bucket_versioning.v[*]']);
    expect(told(read.bucket('aws_s3_bucket.b[*]').versioning.status)).toBe('Enabled');
  });

  it('of something that is there in some worlds has its settings in the same ones', () => {
    const read = new Reading(
      `variable "on" {\n  type = bool\n}\nresource "aws_s3_bucket" "b" {\n  count = var.on ? 1 : 0\n}\n${versioning('  count = var.on ? 1 : 0\n  bucket = aws_s3_bucket.b[0].id')}`,
    );
    expect(
      read.ways((world) => (read.declaration('aws_s3_bucket.b[0]').exists(world) ? told(read.bucket('aws_s3_bucket.b[0]', world).versioning.status) : 'none')),
    ).toEqual({
      'var.on is true': 'Enabled',
      'var.on is false': 'none',
    });
  });
});

describe('for_each', () => {
  it('makes one for every key of a map', () => {
    const read = new Reading('resource "aws_s3_bucket" "b" {\n  for_each = { a = "one", b = "two" }\n  bucket = "${each.key}-${each.value}"\n}\n');
    expect(read.addresses).toEqual(['aws_s3_bucket.b["a"]', 'aws_s3_bucket.b["b"]']);
    expect(told(read.bucket('aws_s3_bucket.b["b"]').naming.name)).toBe('b-two');
  });

  it('over the instances of another resource pairs them by their keys', () => {
    const read = new Reading(
      `resource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n}\n${versioning('  for_each = aws_s3_bucket.b\n  bucket = each.value.id')}`,
    );
    expect(told(read.bucket('aws_s3_bucket.b["y"]').versioning.status)).toBe('Enabled');
  });

  it('that cannot be known makes one that stands for all, and its settings follow it by key and by value', () => {
    for (const lines of ['  for_each = var.all\n  bucket = aws_s3_bucket.b[each.key].id', '  for_each = aws_s3_bucket.b\n  bucket = each.value.id']) {
      const read = new Reading(`variable "all" {}\nresource "aws_s3_bucket" "b" {\n  for_each = var.all\n  bucket = each.key\n}\n${versioning(lines)}`);
      expect(read.addresses).toEqual(['aws_s3_bucket.b[*]', 'aws_s3_bucket_versioning.v[*]']);
      expect(told(read.bucket('aws_s3_bucket.b[*]').versioning.status)).toBe('Enabled');
    }
  });

  it('over a set that hangs on a choice has the keys of all worlds, each where it is one', () => {
    const read = new Reading('variable "on" {\n  type = bool\n}\nresource "aws_s3_bucket" "b" {\n  for_each = toset(var.on ? ["a", "b"] : ["b", "c"])\n}\n');
    expect(read.addresses).toEqual(['aws_s3_bucket.b["a"]', 'aws_s3_bucket.b["b"]', 'aws_s3_bucket.b["c"]']);
    expect(
      read.ways((world) =>
        read.estate.declarations
          .filter((one) => one.exists(world))
          .map(({ address }) => address.at(-3))
          .join(''),
      ),
    ).toEqual({
      'var.on is true': 'ab',
      'var.on is false': 'bc',
    });
  });

  it('over itself ends', () => {
    expect(new Reading('resource "aws_s3_bucket" "b" {\n  for_each = aws_s3_bucket.b\n}\n').addresses).toEqual(['aws_s3_bucket.b[*]']);
  });

  it('over more than can be told apart stands for all of them', () => {
    expect(new Reading('resource "aws_s3_bucket" "b" {\n  for_each = toset([for n in range(501) : tostring(n)])\n}\n').addresses).toEqual([
      'aws_s3_bucket.b[*]',
    ]);
  });
});
