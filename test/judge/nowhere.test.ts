import { expect, it } from 'vitest';
import { lint } from '../../src/lint.js';
import { defineRule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { Mapped } from '../../src/text/mapped.js';
import { no, unknown } from '../../src/truth/answer.js';

const nowhere = { locus: { kind: 'span', mapped: Mapped.literal('given'), start: 0, end: 5 } } as const;
const rule = defineRule({
  meta: {
    id: 'no-place',
    group: 'naming',
    severity: 'warn',
    preset: 'recommended',
    docs: { summary: 'Say where.', why: 'A place helps.', links: [] },
    messages: { given: 'Nobody wrote it.' },
  },
  on: 'bucket',
  reads: ['naming'],
  create:
    ({ require }) =>
    ({ naming }) =>
      require(naming.name.kind !== 'unknown' ? no({ says: 'it is given', origin: nowhere }) : unknown({ says: 'it may be given', origin: nowhere }), {
        messageId: 'given',
        at: nowhere,
      }),
  examples: { fail: [{ naming: { name: 'b' } }], pass: [] },
});

it('what stands nowhere is told at the header of its resource', () => {
  const text = 'resource "aws_s3_bucket" "a" {\n  bucket = "b"\n}\nvariable "name" {}\nresource "aws_s3_bucket" "c" {\n  bucket = var.name\n}\n';
  const { findings, undecided } = lint(requestFor([rule], { 'main.tf': text }));
  expect(findings.map(({ place }) => place.start)).toEqual([0]);
  expect(undecided.map(({ place }) => place?.start)).toEqual([text.lastIndexOf('resource')]);
});
