import { describe, expect, it } from 'vitest';
import { Reading, told } from './reading.js';

/** What an expression comes to as a name, where `local.last` is made of the one before twice, and so on: a few lines, and more parts than there are atoms. */
function nameOf(first: string, twice: (before: string) => string, expression = 'local.last'): string {
  const lines = Array.from({ length: 40 }, (_, index) => `  ${index === 39 ? 'last' : `l${index}`} = ${index === 0 ? first : twice(`local.l${index - 1}`)}\n`);
  const text = `variable "u" {}\nlocals {\n${lines.join('')}}\nresource "aws_s3_bucket" "b" {\n  bucket = ${expression}\n}\n`;
  return told(new Reading(text).bucket('aws_s3_bucket.b').naming.name);
}

describe('what doubles from line to line', () => {
  it.each(['"${BEFORE}${BEFORE}"', 'join("", [BEFORE, BEFORE])', 'format("%s%s", BEFORE, BEFORE)', 'max(BEFORE, BEFORE)'])(
    'is a text that is not followed to its end: %s',
    (text) => {
      const found = ['"aaaa"', 'var.u'].map((first) => nameOf(first, (before) => text.replaceAll('BEFORE', before)));
      expect(found.filter((name) => !name.startsWith('?'))).toEqual([]);
    },
  );

  it.each([
    'tostring(local.last == local.l37)',
    'yamlencode(local.last)',
    'jsonencode(local.last)',
    'jsonencode(distinct([local.last, local.l37]))',
    'jsonencode(toset([local.last, local.l37]))',
    'jsonencode(tolist([local.last, { x = "k", y = [] }]))',
    'jsonencode(chunklist(local.last.y, 1))',
  ])('is a value of which nobody looks at all parts: %s', (call) => {
    const found = nameOf('{ x = var.u }', (before) => `{ x = ${before}, y = [${before}, ${before}] }`, call);
    // Two values that differ at the first look are no riddle.
    expect(found).toMatch(call.includes('==') ? /^(?:\?|false)/ : /^\?/);
  });
});

describe('a resource whose name no resource can have', () => {
  it('is read as any other, and a fix looks for its name as it is written', () => {
    const read = new Reading('resource "aws_s3_bucket" "a[(" {\n}\n');
    const { versioning } = read.bucket('aws_s3_bucket.a[(');
    const { slot } = versioning.status;
    expect(slot && read.declaration('aws_s3_bucket.a[(').write?.([{ slot, edit: { kind: 'set', value: 'Enabled' } }], read.estate.plain)).toBeDefined();
  });
});

describe('a block that could not be read to its end', () => {
  it('says nothing certain of what is missing in it', () => {
    const read = new Reading(
      'resource "aws_s3_bucket" "b" {\n}\nresource "aws_s3_bucket_versioning" "v" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = = "Enabled"\n  }\n}\n',
    );
    expect(told(read.bucket('aws_s3_bucket.b').versioning.status)).toContain('its block could not be read to its end');
    expect(read.loaded.problems).toHaveLength(1);
  });

  it('may name any bucket where it does not say which', () => {
    const read = new Reading(
      'resource "aws_s3_bucket" "b" {\n}\nresource "aws_s3_bucket_versioning" "v" {\n  bucket = \n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
    );
    expect(told(read.bucket('aws_s3_bucket.b').versioning.status)).toContain('aws_s3_bucket_versioning.v may be meant for it');
  });
});
