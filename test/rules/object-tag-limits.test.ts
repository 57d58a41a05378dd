import { describe, it } from 'vitest';
import rule from '../../rules/object-tag-limits.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const object = (body: string): string => `resource "aws_s3_object" "note" {\n  bucket = "data"\n  key    = "note"\n${body}}\n`;
const tags = (count: number): string => `  tags = {\n${Array.from({ length: count }, (_, index) => `    tag${index + 1} = "x"\n`).join('')}  }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'characters count, not bytes', file: 'main.tf', code: object(`  tags = { note = "${'ü'.repeat(256)}" }\n`) },
    { name: 'a value may begin with aws:', file: 'main.tf', code: object('  tags = { owner = "aws:team" }\n') },
    { name: 'what is given from elsewhere has no length', file: 'main.tf', code: `variable "tags" {}\n\n${object('  tags = var.tags\n')}` },
    {
      name: 'a bucket takes fifty',
      code: `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n${Array.from({ length: 50 }, (_, index) => `        - { Key: tag${index}, Value: x }\n`).join('')}`,
    },
  ],
  invalid: [
    {
      name: 'the eleventh tag of an object is one too many',
      file: 'main.tf',
      code: object(tags(11)),
      findings: [{ message: '"aws_s3_object.note" has 11 tags: S3 takes 10 at most and refuses more.', line: 4 }],
      output: null,
    },
    {
      name: 'each of them is a finding of its own, at its place',
      file: 'main.tf',
      code: object(`  tags = {\n    "${'k'.repeat(129)}" = "x"\n    note = "${'x'.repeat(257)}"\n    "Aws:owner" = "x"\n  }\n`),
      findings: [
        { message: `The tag key "${'k'.repeat(40)}..." of "aws_s3_object.note" is 129 characters long: S3 takes 128 at most.`, line: 5 },
        { message: 'The value of tag "note" of "aws_s3_object.note" is 257 characters long: S3 takes 256 at most.', line: 6 },
        { message: 'The tag key "Aws:owner" of "aws_s3_object.note" begins with aws:, which only AWS may set: S3 refuses it.', line: 7 },
      ],
      output: null,
    },
    {
      name: 'names and values of metadata count together, in bytes',
      file: 'main.tf',
      code: object(`  metadata = { note = "${'ü'.repeat(1023)}" }\n`),
      findings: [{ message: 'The user metadata of "aws_s3_object.note" is 2050 bytes long: S3 takes 2048 at most.' }],
    },
    {
      name: 'a bucket',
      code: "Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags: [{ Key: 'aws:owner', Value: x }]\n",
      findings: [{ resource: 'Data', at: "'aws:owner'" }],
    },
  ],
});
