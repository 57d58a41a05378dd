import { describe, expect, it } from 'vitest';
import sourceCondition from '../../../rules/event-target-source-condition.js';
import confusedDeputy from '../../../rules/no-confused-deputy-service-principal.js';
import wildcardOperator from '../../../rules/require-condition-wildcard-operator.js';
import secureTransport from '../../../rules/require-secure-transport.js';
import signatureAge from '../../../rules/signature-age-units.js';
import validActions from '../../../rules/valid-policy-actions.js';
import { repair } from '../../../src/repair.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';

type Texts = Readonly<Record<string, string>>;

/** The texts after all fixes. */
function mended(texts: Texts, rule: Rule = secureTransport): Texts {
  const request = requestFor([rule], texts);
  const { changed } = repair({ ...request, paths: request.paths.filter(({ path }) => /\.tf(?:\.json|vars)?$/.test(path)) }, 'unsafe');
  return { ...texts, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) };
}

/** What the new statement names. */
function named(texts: Texts, file = 'main.tf'): string | undefined {
  const text = (mended(texts)[file] ?? '').replaceAll('\\"', '"');
  return /DenyPlainHttp[\s\S]*?"?[Rr]esources?"?\s*[:=]\s*(\[(?:[^[\]]|\[[^\]]*\])*\])/.exec(text)?.[1]?.replace(/\s+/g, ' ');
}

const both = (arn: string): string => `["${arn}", "${arn}/*"]`;
const statement = (resource: string): string =>
  `Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "${resource}" }]`;
const inline = (bucket: string, resource: string): string =>
  `resource "aws_s3_bucket" "b" {\n  bucket = ${bucket}\n  policy = jsonencode({\n    ${statement(resource)}\n  })\n}\n`;
const apart = (bucket: string, resource: string): string =>
  `resource "aws_s3_bucket" "b" {\n  bucket = ${bucket}\n}\n\nresource "aws_s3_bucket_policy" "b" {\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({\n    ${statement(resource)}\n  })\n}\n`;
const data = (resource: string, more = ''): string =>
  `data "aws_iam_policy_document" "b" {\n${more}  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["${resource}"]\n    principals {\n      type        = "AWS"\n      identifiers = ["111122223333"]\n    }\n  }\n}\n`;
const read = (bucket: string): string => `resource "aws_s3_bucket" "b" {\n  bucket = ${bucket}\n  policy = data.aws_iam_policy_document.b.json\n}\n\n`;
const variable = (name: string, inside = '  type = string\n'): string => `variable "${name}" {\n${inside}}\n\n`;
const calls = (...names: readonly string[]): string => names.map((name) => `module "${name}" {\n  source = "./m"\n  prefix = "${name}"\n}\n`).join('\n');

describe('a bucket whose name is made of what a module is given', () => {
  const trail = '"${var.prefix}-trail"';
  const module = (text: string, ...names: readonly string[]): Texts => ({ 'main.tf': calls('acme', ...names), 'm/main.tf': variable('prefix') + text });

  it('is called by its reference', () => {
    const reference = '[aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]';
    expect(named(module(apart(trail, 'arn:aws:s3:::${var.prefix}-trail/*')), 'm/main.tf')).toBe(reference);
    expect(named(module(apart(trail, 'arn:aws:s3:::${var.prefix}-trail/*'), 'beta'), 'm/main.tf')).toBe(reference);
  });

  it('is called as its name is written where its own block holds the policy', () => {
    expect(named(module(inline(trail, 'arn:aws:s3:::${var.prefix}-trail/*')), 'm/main.tf')).toBe(both('arn:aws:s3:::${var.prefix}-trail'));
    const partition = 'data "aws_partition" "current" {}\n\n';
    const arn = 'arn:${data.aws_partition.current.partition}:s3:::${var.prefix}-trail';
    expect(named(module(partition + read(trail) + data(`${arn}/*`), 'beta'), 'm/main.tf')).toBe(`[ "${arn}", "${arn}/*", ]`);
  });

  it('is called as the policy names it where another module declares it', () => {
    const policy = (of: string): string =>
      `${variable('bucket')}resource "aws_s3_bucket_policy" "b" {\n  bucket = ${of}\n  policy = jsonencode({\n    ${statement('arn:aws:s3:::${var.bucket}/*')}\n  })\n}\n`;
    const root = (name: string): string => `resource "aws_s3_bucket" "x" {\n  ${name}\n}\n\nmodule "p" {\n  source = "./m"\n  bucket = aws_s3_bucket.x.id\n}\n`;
    for (const name of ['bucket = "acme-x"', 'bucket_prefix = "acme"'])
      expect(named({ 'main.tf': root(name), 'm/main.tf': policy('var.bucket') }, 'm/main.tf')).toBe(both('arn:aws:s3:::${var.bucket}'));
  });

  it('is called by its reference where only a default tells the name, or a file of values', () => {
    const text = variable('prefix', '  default = "acme"\n') + apart(trail, 'arn:aws:s3:::${var.prefix}-trail/*');
    expect(named({ 'main.tf': text })).toBe('[aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]');
    expect(named({ 'main.tf': text, 'terraform.tfvars': 'prefix = "beta"\n' })).toBe('[aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]');
  });

  it('is not called by its name in a file of its own', () => {
    const file = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/*' }] });
    const texts = module(`resource "aws_s3_bucket" "b" {\n  bucket = ${trail}\n  policy = file("\${path.module}/p.txt")\n}\n`);
    expect(mended({ ...texts, 'm/p.txt': file })['m/p.txt']).toBe(file);
    const template = file.replace(':x/', ':${name}/');
    const rendered = module(`resource "aws_s3_bucket" "b" {\n  bucket = ${trail}\n  policy = templatefile("\${path.module}/p.tpl", { name = ${trail} })\n}\n`);
    expect(mended({ ...rendered, 'm/p.tpl': template })['m/p.tpl']).toBe(template);
  });

  it('is called by its name in a file of its own, where that is its name for everybody', () => {
    const file = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '*' }] });
    const text = 'resource "aws_s3_bucket" "b" {\n  bucket = "acme-x"\n  policy = file("${path.module}/p.txt")\n}\n';
    expect(named({ 'main.tf': text, 'p.txt': file }, 'p.txt')).toBe('["arn:aws:s3:::acme-x","arn:aws:s3:::acme-x/*"]');
  });
});

describe('a bucket that holds its policy itself', () => {
  const prefix = variable('prefix');

  it('does not refer to itself', () => {
    expect(named({ 'main.tf': prefix + inline('"${var.prefix}-trail"', 'arn:aws:s3:::${var.prefix}-trail/*') })).toBe(both('arn:aws:s3:::${var.prefix}-trail'));
    expect(named({ 'main.tf': prefix + inline('var.prefix', 'arn:aws:s3:::${var.prefix}/*') })).toBe(both('arn:aws:s3:::${var.prefix}'));
  });

  it('does not by a detour', () => {
    const name = '"${var.prefix}-trail"';
    expect(named({ 'main.tf': prefix + read(name) + data('arn:aws:s3:::${var.prefix}-trail/*') })).toBe(both('arn:aws:s3:::${var.prefix}-trail'));
    const local = `locals {\n  policy = jsonencode({\n    ${statement('arn:aws:s3:::${var.prefix}-trail/*')}\n  })\n}\n\n`;
    const held = read(name).replace('data.aws_iam_policy_document.b.json', 'local.policy');
    expect(named({ 'main.tf': prefix + local + held })).toBe(both('arn:aws:s3:::${var.prefix}-trail'));
  });

  it('does in no kind of text', () => {
    const text = `<<EOF\n{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" }] }\nEOF\n`;
    const held = `resource "aws_s3_bucket" "b" {\n  bucket = "\${var.prefix}-trail"\n  policy = ${text}}\n`;
    expect(named({ 'main.tf': prefix + held })).toBe(both('arn:aws:s3:::${var.prefix}-trail'));
    const json = JSON.stringify({
      variable: { prefix: { type: 'string' } },
      resource: { aws_s3_bucket: { b: { bucket: '${var.prefix}-trail', policy: /\{.*\}/.exec(text)?.[0] } } },
    });
    expect(mended({ 'main.tf.json': json })['main.tf.json']).toContain('arn:aws:s3:::${var.prefix}-trail/*');
  });

  it('is left alone where its name is written nowhere', () => {
    const text = inline('"x"', '*').replace('bucket = "x"', 'bucket_prefix = "acme"');
    expect(mended({ 'main.tf': text })['main.tf']).toBe(text);
  });

  it('is called by the key of its instance', () => {
    const each = inline('"acme-${each.key}"', '*').replace('  bucket', '  for_each = toset(["x", "y"])\n  bucket');
    expect(named({ 'main.tf': each })).toBe(both('arn:aws:s3:::acme-${each.key}'));
    const document = data('*', '  for_each = toset(["x", "y"])\n');
    const reads = read('"acme-${each.key}"').replace('  bucket', '  for_each = toset(["x", "y"])\n  bucket').replace('.b.json', '.b[each.key].json');
    expect(named({ 'main.tf': reads + document })).toBe(both('arn:aws:s3:::acme-${each.key}'));
    const value = reads.replace('acme-${each.key}', 'acme-${each.value}');
    expect(mended({ 'main.tf': value + document })['main.tf']).toBe(value + document);
  });
});

describe('a bucket that repeats', () => {
  const counted = (text: string): string => text.replace('  bucket =', '  count  = 1\n  bucket =').replace('aws_s3_bucket.b.id', 'aws_s3_bucket.b[0].id');

  it('is called as its policy calls it', () => {
    const text = counted(apart('"acme-b"', '${aws_s3_bucket.b[0].arn}/*'));
    expect(named({ 'main.tf': text })).toBe('[aws_s3_bucket.b[0].arn, "${aws_s3_bucket.b[0].arn}/*"]');
  });

  it('is not called by an instance where that need not be there', () => {
    const policy = 'resource "aws_s3_bucket_policy" "b" {\n  bucket = aws_s3_bucket.b.id\n  policy = data.aws_iam_policy_document.b.json\n}\n\n';
    const held = (name: string, resource: string): string => counted(`resource "aws_s3_bucket" "b" {\n  ${name}\n}\n\n${policy}${data(resource)}`);
    const reference = '[aws_s3_bucket.b[0].arn, "${aws_s3_bucket.b[0].arn}/*"]';
    expect(named({ 'main.tf': held('bucket = "acme-b"', '${aws_s3_bucket.b[0].arn}/*') })).toBe(reference);
    expect(named({ 'main.tf': held('bucket = "acme-b"', '*') })).toBe(both('arn:aws:s3:::acme-b'));
    const nameless = held('bucket = null', '*');
    expect(mended({ 'main.tf': nameless })['main.tf']).toBe(nameless);
  });
});

describe('an account', () => {
  const policy = apart('"acme-b"', '*').replace('AWS = "111122223333"', 'Service = "logging.s3.amazonaws.com"').replace('GetObject', 'PutObject');
  const provider = 'provider "aws" {\n  allowed_account_ids = ["111122223333"]\n}\n\n';
  const source = (texts: Texts, file = 'main.tf'): string | undefined => /"aws:SourceAccount" = ([^ ]*)/.exec(mended(texts, confusedDeputy)[file] ?? '')?.[1];

  it('is asked for by a module that does not write it', () => {
    expect(source({ 'main.tf': `${provider}module "m" {\n  source = "./m"\n}\n`, 'm/main.tf': policy }, 'm/main.tf')).toBe(
      'data.aws_caller_identity.current.account_id',
    );
  });

  it('is written where the module writes it', () => {
    expect(source({ 'main.tf': provider + policy })).toBe('"111122223333"');
  });

  it('is asked for in an argument too', () => {
    const permission =
      'resource "aws_lambda_permission" "p" {\n  action        = "lambda:InvokeFunction"\n  function_name = "f"\n  principal     = "s3.amazonaws.com"\n  source_arn    = "arn:aws:s3:::data"\n}\n';
    const texts = { 'main.tf': `${provider}module "m" {\n  source = "./m"\n}\n`, 'm/main.tf': permission };
    expect(mended(texts, sourceCondition)['m/main.tf']).toContain('source_account = data.aws_caller_identity.current.account_id');
  });

  it('is asked of the provider that is used, where no file configures that', () => {
    const west = policy.replace('bucket = aws_s3_bucket.b.id', 'provider = aws.west\n  bucket = aws_s3_bucket.b.id');
    const plain = 'data "aws_caller_identity" "current" {}\n\n';
    const asked = 'data "aws_caller_identity" "west" {\n  provider = aws.west\n}\n';
    expect(source({ 'main.tf': plain + west })).toBe('data.aws_caller_identity.west.account_id');
    expect(mended({ 'main.tf': plain + west }, confusedDeputy)['main.tf']).toContain(asked);
    expect(source({ 'main.tf': asked.replace('"west"', '"there"') + west })).toBe('data.aws_caller_identity.there.account_id');
    expect(source({ 'main.tf': `${plain}provider "aws" {\n  alias = "west"\n}\n\n${west}` })).toBe('data.aws_caller_identity.current.account_id');
  });

  it('is not asked of another provider', () => {
    const west = policy.replace('bucket = aws_s3_bucket.b.id', 'provider = aws.west\n  bucket = aws_s3_bucket.b.id');
    const alias = provider.replace('{\n', '{\n  alias = "west"\n');
    const root = `${alias}module "m" {\n  source = "./m"\n  providers = { aws.west = aws.west }\n}\n`;
    expect(source({ 'main.tf': root, 'm/main.tf': west }, 'm/main.tf')).toBeUndefined();
  });
});

describe('what is made of a variable', () => {
  const held = (action: string, condition: string): string =>
    `resource "aws_s3_bucket_policy" "b" {\n  bucket = "acme"\n  policy = jsonencode({\n    Statement = [{ Effect = "Deny", Principal = "*", Action = ${action}, Resource = "*", Condition = ${condition} }]\n  })\n}\n`;
  const compared = (value: string): string => held('"s3:*"', `{ StringEquals = { "aws:userid" = ${value} } }`);

  it('does not become a word of the module', () => {
    const texts: Texts = {
      'main.tf': 'module "m" {\n  source = "./m"\n  given = "x*"\n}\n',
      'm/main.tf': variable('given') + compared('var.given'),
    };
    expect(mended(texts, wildcardOperator)).toEqual(texts);
    expect(mended({ 'main.tf': compared('"x*"') }, wildcardOperator)['main.tf']).toBe(compared('"x*"').replace('StringEquals', 'StringLike'));
  });

  it('is not written over', () => {
    const age = held('"s3:*"', '{ NumericGreaterThan = { "s3:signatureAge" = var.age } }');
    for (const [rule, text] of [
      [signatureAge, variable('age', '  default = "86400"\n') + age],
      [validActions, variable('verb', '  default = "GetObjct"\n') + held('"s3:${var.verb}"', '{ Bool = { "aws:SecureTransport" = "false" } }')],
    ] as const)
      expect(mended({ 'main.tf': text }, rule)['main.tf']).toBe(text);
    expect(mended({ 'main.tf': age.replace('var.age', '"86400"') }, signatureAge)['main.tf']).toContain('"s3:signatureAge" = "86400000"');
  });
});
