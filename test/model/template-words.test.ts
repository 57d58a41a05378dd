import { describe, expect, it } from 'vitest';
import inventoryGrant from '../../rules/inventory-destination-grant.js';
import secureTransport from '../../rules/require-secure-transport.js';
import { run } from '../../src/lint.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';

type Texts = Readonly<Record<string, string>>;

/** What is told of a statement to add, from its resources to what follows. */
function told(texts: Texts, rule: Rule = secureTransport): readonly (string | undefined)[] {
  const request = requestFor([rule], texts);
  const { findings } = run({ ...request, paths: request.paths.filter(({ path }) => /\.(?:tf|yaml)$/.test(path)) }).result;
  return findings.map(({ remedy }) => /"Resource": (\[[^\]]*\]|"[^"]*")/.exec(remedy ?? '')?.[1]);
}

const both = (name: string): string => `[ "arn:aws:s3:::${name}", "arn:aws:s3:::${name}/*" ]`;
const main = (policy: string, name = '"acme-${var.env}"'): string =>
  `variable "env" {\n  type = string\n}\n\nresource "aws_s3_bucket" "b" {\n  bucket = ${name}\n  policy = ${policy}\n}\n`;
const statement = (resource: string): string =>
  `{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "${resource}" }] }\n`;

describe('a bucket in a statement that a person is to write', () => {
  const rendered = main('templatefile("${path.module}/p.tpl", { name = "acme-${var.env}" })');

  it('is called as the template calls it', () => {
    expect(told({ 'main.tf': rendered, 'p.tpl': statement('arn:aws:s3:::${name}/*') })).toEqual([both('${name}')]);
    expect(told({ 'main.tf': rendered, 'p.tpl': statement('arn:aws:s3:::${name}-x/*') })).toEqual([both('BUCKET')]);
  });

  it('has a gap for a name that the template does not know', () => {
    expect(told({ 'main.tf': rendered, 'p.tpl': statement('*') })).toEqual([both('BUCKET')]);
  });

  it('is called by its name where that is known', () => {
    expect(told({ 'main.tf': main('replace(file("${path.module}/p.tpl"), "@", "")', '"acme-b"'), 'p.tpl': statement('*') })).toEqual([both('acme-b')]);
  });

  it('is called by its reference in a file that knows that', () => {
    const bucket = main('null');
    const policy = `resource "aws_s3_bucket_policy" "b" {\n  bucket = aws_s3_bucket.b.id\n  policy = replace(<<EOF\n${statement('*')}EOF\n  , "@", "")\n}\n`;
    expect(told({ 'main.tf': bucket, 'p.tf': policy })).toEqual([both('${aws_s3_bucket.b.id}')]);
  });

  it('is so for what delivers into it', () => {
    const source =
      '\nresource "aws_s3_bucket" "s" {\n  bucket = "acme-s"\n}\n\nresource "aws_s3_bucket_inventory" "s" {\n  bucket = aws_s3_bucket.s.id\n  name = "all"\n  included_object_versions = "All"\n  schedule {\n    frequency = "Daily"\n  }\n  destination {\n    bucket {\n      format = "CSV"\n      bucket_arn = aws_s3_bucket.b.arn\n    }\n  }\n}\n';
    expect(told({ 'main.tf': rendered + source, 'p.tpl': statement('arn:aws:s3:::${name}/*') }, inventoryGrant)).toEqual(['"arn:aws:s3:::${name}/*"']);
  });
});
