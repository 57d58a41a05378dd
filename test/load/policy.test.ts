import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Loaded } from '../../src/load/load.js';
import { isMarked, isOursBroken } from '../../src/load/marks.js';
import { memoryFiles } from '../../src/testing/memory.js';

const statement = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }';
const policy = `{ "Version": "2012-10-17", "Statement": [${statement}] }`;

function walked(files: Readonly<Record<string, string | Uint8Array>>, named = false): Loaded {
  return load({ files: memoryFiles(files), paths: Object.keys(files).map((path) => ({ path, named })), parameters: new Map() });
}

function units(files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  return walked(files).units.map(({ path, dialect }) => `${path} ${dialect}`);
}

describe('a policy is found by its statements', () => {
  it.each([
    ['one', policy],
    ['a lone statement without its list', `{ "Statement": ${statement} }`],
    ['none yet', '{ "Version": "2012-10-17", "Statement": [] }'],
    ['in a text', JSON.stringify({ Policy: policy })],
    ['after a byte order mark', `\uFEFF${policy}`],
  ])('JSON: %s', (_, text) => {
    expect(units({ 'p.json': text })).toEqual(['p.json policy-file']);
  });

  it.each([
    ['a block', 'Version: "2012-10-17"\nStatement:\n- Effect: Deny\n  Action: "*"\n  Resource: "*"\n'],
    ['the statements first', 'Statement:\n- Effect: Deny\n  Action: "*"\n  Resource: "*"\n'],
    ['JSON that is YAML, too', policy],
  ])('YAML: %s', (_, text) => {
    expect(units({ 'p.yaml': text })).toEqual(['p.yaml policy-file']);
  });

  it('in UTF-16', () => {
    expect(units({ 'p.json': Buffer.from(`\uFEFF${policy}`, 'utf16le') })).toEqual(['p.json policy-file']);
  });

  it('a template with policies is a template', () => {
    const template = `{ "Resources": { "R": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": ${policy} } } } }`;
    expect(units({ 't.json': template })).toEqual(['t.json cloudformation']);
  });

  it.each([
    ['a list of statements', `[${statement}]`],
    ['statements of a bank', '{ "Statement": [{ "Date": "2026-03-01", "Amount": 12 }] }'],
    ['a text called so', '{ "Statement": "We sell ropes." }'],
    ['a schema of policies', '{ "properties": { "Statement": { "type": "array" } } }'],
    ['a policy somewhere inside', `{ "apiVersion": "iam/v1", "spec": { "document": ${policy} } }`],
  ])('%s is passed by', (_, text) => {
    expect(walked({ 'x.json': text })).toMatchObject({ units: [], problems: [], notices: [], skipped: ['x.json'] });
  });

  it('whoever names a file that is neither template nor policy is told so', () => {
    expect(walked({ 'x.json': '{ "Statement": "We sell ropes." }' }, true).notices).toEqual([
      { level: 'warn', file: 'x.json', message: 'neither a CloudFormation template (it has no resources with a type) nor a policy (it has no statements)' },
    ]);
  });
});

describe('a policy that cannot be read', () => {
  it('is a problem where it is torn, and no verdict is made from what stood before', () => {
    const { units: read, problems } = walked({ 'p.json': '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow",\n' });
    expect(read).toEqual([]);
    expect(problems.map(({ id, place }) => [id, place.source.path])).toEqual([['unreadable-input', 'p.json']]);
  });

  it.each([
    ['what Terraform has yet to fill in', '{ "Version": "2012-10-17", "Statement": [{ "Resource": ${jsonencode(arns)} }] }'],
    ['what Terraform repeats', '{ "Version": "2012-10-17", "Statement": [%{ for arn in arns }{}%{ endfor }] }'],
    ['what Jinja has yet to fill in', '{ "Version": "2012-10-17", "Statement": [{% for s in all %}{}{% endfor %}] }'],
    ['the tree of constructs that the CDK writes, cut off', '{"version":"tree-0.1","tree":{"id":"App","aws:cdk:cloudformation:type":"AWS::S3::Bucket","i'],
    ['a settings file with comments, in which somebody speaks of statements', '{ // our editor\n "snippets": { "policy": { "Statement": [] } } }'],
  ])('is not ours if it is %s', (_, text) => {
    expect(isMarked(Buffer.from(text))).toBe(true);
    expect(walked({ 'p.json': text })).toMatchObject({ problems: [], skipped: ['p.json'] });
  });

  it.each(['{"Resources":{"B":{"Type":"AWS::S3::Bucket","Pro', "Resources:\n  B: { Type: 'AWS::S3::Bucket }\n", '{AWSTemplateFormatVersion: 2010-09-09,'])(
    'is ours if a template is cut off: %s',
    (text) => expect(isOursBroken(text)).toBe(true),
  );

  it('is ours whatever comments stand above it', () => {
    expect(isOursBroken('# ours\n---\n# and yours # and theirs\nVersion: "2012-10-17\nStatement:\n')).toBe(true);
  });

  it('hides no other file', () => {
    expect(units({ 'a.json': '{ "Statement": [', 'b.json': policy })).toEqual(['b.json policy-file']);
  });
});

describe('marks of policies', () => {
  it.each(['{"Statement":1}', '{"Policy":"{\\"Statement\\":1}"}', 'Version: x\nStatement:\n', 'Statement:\n', 'PolicyName: x\nPolicyDocument:\n'])(
    '%j bears one',
    (text) => {
      expect(isMarked(Buffer.from(text))).toBe(true);
    },
  );

  it.each(['{"statement":1}', 'spec:\n  Statement:\n', 'A Statement: we sell ropes.\n'])('%j bears none', (text) => {
    expect(isMarked(Buffer.from(text))).toBe(false);
  });
});

describe('a policy that a Terraform configuration reads', () => {
  const reading = (path: string): string =>
    `variable "env" {}\nlocals {\n  dir = "policies"\n}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_policy" "p" {\n  for_each = toset(["a", "b"])\n  bucket = aws_s3_bucket.b.id\n  policy = ${path}\n}\n`;
  const found = (path: string): readonly string[] => units({ 'main.tf': reading(path), 'policies/a.json': policy, 'other.json': policy });

  it.each([
    'file("policies/a.json")',
    'file("${path.module}/policies/a.json")',
    'jsonencode(jsondecode(file("${local.dir}/a.json")))',
    'templatefile("./policies/a.json", {})',
    'file("${path.module}/policies/${each.key}.json")',
    'var.env == "prod" ? "{}" : templatefile("${path.root}/policies/${var.env}.json", {})',
    'join("", [for name in fileset("policies", "*"): file("policies/${name}")])',
  ])('is no policy by itself: %s', (path) => {
    expect(found(path)).toEqual(['other.json policy-file', './ terraform']);
  });

  it.each(['"policies/a.json"', 'file(var.env)', 'file("${path.module}/${var.env}")', 'file("policies/b.json")'])(
    'is one where that cannot be told: %s',
    (path) => {
      expect(found(path)).toEqual(['policies/a.json policy-file', 'other.json policy-file', './ terraform']);
    },
  );

  it('is read from where Terraform is run, by modules too', () => {
    const files = {
      'live/main.tf': 'module "m" {\n  source = "../m"\n}\n',
      'm/main.tf': 'locals {\n  own = file("${path.module}/own.json")\n  root = file("root.json")\n}\n',
    };
    expect(units({ ...files, 'm/own.json': policy, 'live/root.json': policy, 'm/root.json': policy })).toEqual(['m/root.json policy-file', 'live terraform']);
  });

  it('is one where somebody names it', () => {
    expect(walked({ 'main.tf': reading('file("policies/a.json")'), 'policies/a.json': policy }, true).units.map(({ path }) => path)).toEqual([
      'policies/a.json',
      './',
    ]);
  });
});
