import { describe, expect, it } from 'vitest';
import type { Changes } from './writing.js';
import { after, remove, to } from './writing.js';

const versioned: Changes = ({ versioning }) => [[versioning.status, to('Enabled')]];
const blocked: Changes = ({ publicAccessBlock: { blockPublicAcls, ignorePublicAcls } }) => [
  [blockPublicAcls, to(true)],
  [ignorePublicAcls, to(true)],
];

const bucket = 'resource "aws_s3_bucket" "a" {\n  bucket = "logs"\n}\n';
const setting = (status: string, more = ''): string =>
  `${more}${bucket}\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n\n  versioning_configuration {\n    status = ${status}\n  }\n}\n`;

describe('a value', () => {
  it('is changed where it is written, and nothing else is: comments, line ends', () => {
    const text = setting('"Suspended"   # old').replaceAll('\n', '\r\n');
    expect(after(text, versioned)).toEqual([text.replace('Suspended', 'Enabled')]);
  });

  it('is changed in the branch that counts', () => {
    const text = setting('var.stage == "prod" ? var.status : "Suspended"', 'variable "stage" {}\n\nvariable "status" {}\n\n');
    expect(after(text, versioned)).toEqual([undefined, text.replace('Suspended', 'Enabled')]);
  });

  it('stands alone where all branches would say it', () => {
    const stage = 'variable "stage" {}\n\n';
    const alone = setting('"Enabled"', stage);
    expect(after(setting('var.stage == "prod" ? "Enabled" : "Suspended"', stage), versioned)).toEqual(['nothing to do', alone]);
    expect(after(setting('"${(var.stage == "prod" ? "Enabled" : ("Suspended"))}"', stage), versioned)).toEqual(['nothing to do', alone]);
    const three = setting('var.stage == "prod" ? "Enabled" : var.stage == "test" ? "Enabled" : "Suspended"', stage);
    expect(after(three, versioned)).toEqual(['nothing to do', 'nothing to do', alone]);
    const local = (status: string): string => setting('local.status', `${stage}locals {\n  status = ${status}\n}\n\n`);
    expect(after(local('var.stage == "prod" ? "Enabled" : "Suspended"'), versioned)).toEqual(['nothing to do', local('"Enabled"')]);
  });

  it('is left to whoever chooses by a variable: in a branch, it would be chosen no longer', () => {
    const known = 'variable "on" {\n  default = false\n}\n\n';
    const choice = 'var.on ? "Enabled" : "Suspended"';
    expect(after(setting(choice, known), versioned)).toEqual([undefined]);
    expect(after(setting('local.on ? "Enabled" : "Suspended"', `${known}locals {\n  on = var.on && true\n}\n\n`), versioned)).toEqual([undefined]);
    const called = (given: string): readonly (string | undefined)[] =>
      after(
        { 'main.tf': `module "m" {\n  source = "./m"\n  on = ${given}\n}\nvariable "stage" {}\n`, 'm/main.tf': setting(choice, 'variable "on" {}\n\n') },
        versioned,
        'module.m.aws_s3_bucket.a',
      );
    expect(called('false')).toEqual([undefined]);
    expect(called('var.stage == "prod"')).toEqual(['nothing to do', undefined]);
    // What no variable chooses is changed where it is written.
    const local = 'locals {\n  on = false\n}\n\n';
    expect(after(setting('local.on ? "Paused" : "Suspended"', local), versioned)).toEqual([setting('local.on ? "Paused" : "Enabled"', local)]);
  });

  it('is changed in the local that holds it for this place alone', () => {
    const local = 'locals {\n  status = "Suspended"\n}\n\n';
    expect(after(setting('local.status', local), versioned)).toEqual([setting('local.status', local.replace('Suspended', 'Enabled'))]);
    expect(after(`${setting('local.status', local)}output "s" {\n  value = local.status\n}\n`, versioned)).toEqual([undefined]);
  });

  it('is left to whoever gives it: a variable, a function, another resource', () => {
    expect(after(setting('var.status', 'variable "status" {\n  default = "Suspended"\n}\n'), versioned)).toEqual([undefined]);
    expect(after(setting('title("suspended")'), versioned)).toEqual([undefined]);
  });

  describe('that a module is called with', () => {
    const variable = 'variable "status" {}\n\n';
    const call = (status: string, more = ''): string => `module "m" {\n  source = "./m"\n${more}  status = ${status}\n}\n`;
    const versions = (root: string, child = setting('var.status', variable), address = 'module.m.aws_s3_bucket.a'): readonly (string | undefined)[] =>
      after({ 'main.tf': root, 'm/main.tf': child }, versioned, address);

    it('is changed in the call', () => {
      expect(versions(call('"Suspended" # why'))).toEqual([call('"Enabled" # why')]);
      expect(versions(call('local.s') + 'locals {\n  s = "Suspended"\n}\n')).toEqual([`${call('local.s')}locals {\n  s = "Enabled"\n}\n`]);
    });

    it('is changed in the outermost of several calls', () => {
      const texts = { 'main.tf': call('"Suspended"'), 'm/main.tf': variable + call('var.status'), 'm/m/main.tf': setting('var.status', variable) };
      expect(after(texts, versioned, 'module.m.module.m.aws_s3_bucket.a')).toEqual([call('"Enabled"')]);
    });

    it('is left to whoever gives it: a root variable, a loop, something that is made of it', () => {
      expect(versions(`variable "s" {\n  default = "Suspended"\n}\n${call('var.s')}`)).toEqual([undefined]);
      const loop = call('"Suspended"', '  for_each = toset(["x"])\n');
      expect(versions(loop, undefined, 'module.m["x"].aws_s3_bucket.a')).toEqual([undefined]);
      expect(versions(call('"suspended"'), setting('title(var.status)', variable))).toEqual([undefined]);
    });
  });

  it('is changed in all that a dynamic block makes only where it is written there', () => {
    const text = (status: string): string =>
      `${bucket}\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n\n  dynamic "versioning_configuration" {\n    for_each = ["Suspended"]\n    content {\n      status = ${status}\n    }\n  }\n}\n`;
    expect(after(text('"Suspended"'), versioned)).toEqual([text('"Enabled"')]);
    expect(after(text('versioning_configuration.value'), versioned)).toEqual([undefined]);
  });

  it('is added to the block in which it is missing, in the column of the others', () => {
    const block = (...lines: readonly string[]): string =>
      `${bucket}\nresource "aws_s3_bucket_public_access_block" "a" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
    expect(after(block('bucket = aws_s3_bucket.a.id', 'block_public_policy = true # why'), blocked)).toEqual([
      block('bucket = aws_s3_bucket.a.id', 'block_public_policy = true # why', 'block_public_acls  = true', 'ignore_public_acls = true'),
    ]);
    expect(after(block('bucket              = aws_s3_bucket.a.id', 'block_public_policy = true # why'), blocked)).toEqual([
      block('bucket              = aws_s3_bucket.a.id', 'block_public_policy = true # why', 'block_public_acls   = true', 'ignore_public_acls  = true'),
    ]);
  });

  it('is not taken out where a variable gives it', () => {
    const acl = (value: string): string =>
      `variable "acl" {\n  default = "public-read"\n}\nresource "aws_s3_bucket" "a" {\n  bucket = "logs"\n  acl    = ${value}\n}\n`;
    expect(after(acl('var.acl'), ({ acl: { canned } }) => [[canned, remove]])).toEqual([undefined]);
    const key =
      'resource "aws_kms_key" "k" {}\n\nresource "aws_s3_bucket" "a" {\n  server_side_encryption_configuration {\n    rule {\n      apply_server_side_encryption_by_default {\n        sse_algorithm = "aws:kms"\n        kms_master_key_id = "${aws_kms_key.k.arn}"\n      }\n    }\n  }\n}\n';
    expect(
      after(key, ({ encryption }) => [
        [encryption.algorithm, to('AES256')],
        [encryption.key.name, remove],
      ]),
    ).toEqual([key.replace('aws:kms', 'AES256').replace(/ +kms_master_key_id.*\n/, '')]);
    expect(after(acl('"public-read"'), ({ acl: { canned } }) => [[canned, remove]])).toEqual([acl('').replace('  acl    = \n', '')]);
  });

  it('goes with its resource where that says nothing else', () => {
    const acl = '\nresource "aws_s3_bucket_acl" "a" {\n  bucket = aws_s3_bucket.a.id\n  acl    = "public-read"\n}\n';
    expect(after(bucket + acl, ({ acl: { canned } }) => [[canned, remove]])).toEqual([bucket]);
  });
});

describe('a setting that nobody says', () => {
  it('becomes a resource behind the bucket and bound to it', () => {
    expect(after(`${bucket}output "x" {}\n`, (of) => [...blocked(of), ...versioned(of)])).toEqual([
      `${bucket}
resource "aws_s3_bucket_public_access_block" "a" {
  bucket = aws_s3_bucket.a.id

  block_public_acls  = true
  ignore_public_acls = true
}

resource "aws_s3_bucket_versioning" "a" {
  bucket = aws_s3_bucket.a.id

  versioning_configuration {
    status = "Enabled"
  }
}

output "x" {}
`,
    ]);
  });

  it('has a free name', () => {
    const other =
      'resource "aws_s3_bucket" "b" {}\n\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.b.id\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n';
    expect(after(`${bucket}\n${other}`, versioned)[0]).toContain('resource "aws_s3_bucket_versioning" "a_2" {\n  bucket = aws_s3_bucket.a.id\n');
  });

  it('is not written a second time beside one that is there at times', () => {
    const at = (bound: string): string =>
      `variable "on" {\n  type = bool\n}\n${bucket}\nresource "aws_s3_bucket_versioning" "x" {\n  count  = var.on ? 1 : 0\n  bucket = ${bound}\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
    expect(after(at('aws_s3_bucket.a.id'), versioned)).toEqual(['nothing to do', undefined]);
    expect(after(`locals {\n  id = aws_s3_bucket.a.id\n}\n${at('local.id')}`, versioned)).toEqual(['nothing to do', undefined]);
  });

  it('is there once for each bucket, by the same provider', () => {
    const each = 'resource "aws_s3_bucket" "a" {\n  for_each = toset(["x", "y"])\n  provider = aws.west\n  bucket   = each.key\n}\n';
    expect(after(each, versioned, 'aws_s3_bucket.a["x"]')).toEqual([
      `${each}
resource "aws_s3_bucket_versioning" "a" {
  for_each = aws_s3_bucket.a
  provider = aws.west
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}
`,
    ]);
    const count = 'resource "aws_s3_bucket" "a" {\n  count  = 2\n  region = "eu-west-1"\n}\n';
    expect(after(count, blocked, 'aws_s3_bucket.a[1]')).toEqual([
      `${count}
resource "aws_s3_bucket_public_access_block" "a" {
  count  = length(aws_s3_bucket.a)
  region = aws_s3_bucket.a[count.index].region
  bucket = aws_s3_bucket.a[count.index].id

  block_public_acls  = true
  ignore_public_acls = true
}
`,
    ]);
  });

  it('is written in the bucket itself where that says the rest of it, or by the words of an older provider', () => {
    const own = (lines: string): string => `resource "aws_s3_bucket" "a" {\n  bucket = "logs"\n\n  versioning {\n${lines}  }\n}\n`;
    expect(after(own('    mfa_delete = false\n'), versioned)).toEqual([own('    mfa_delete = false\n    enabled    = true\n')]);
    const old = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 3.76" }\n  }\n}\n';
    expect(after(old + bucket, versioned)).toEqual([old + own('    enabled = true\n')]);
  });

  it('is written by the words of an older provider, wherever that is asked for', () => {
    const own = (head: string): string => `${head}${bucket.trimEnd().slice(0, -1)}\n  versioning {\n    enabled = true\n  }\n}\n`;
    const provider = (version: string): string => `provider "aws" {\n  region  = "eu-west-1"\n  version = "${version}"\n}\n`;
    for (const version of ['2.46.0', '~> 3.0', '>= 2.0, < 4', '<= 3.99'])
      expect(after(provider(version) + bucket, versioned)).toEqual([own(provider(version))]);
    for (const version of ['>= 3.0', '~> 3', '4.0.0', '!= 3.1.0'])
      expect(after(provider(version) + bucket, versioned)[0]).toContain('resource "aws_s3_bucket_versioning" "a" {');
    const root = `${provider('2.46.0')}module "m" {\n  source = "./m"\n}\n`;
    expect(after({ 'main.tf': root, 'm/main.tf': bucket }, versioned, 'module.m.aws_s3_bucket.a')).toEqual([own('')]);
  });

  it('is not written by words that the provider asked for has not yet', () => {
    const owned: Changes = ({ ownership }) => [[ownership.objectOwnership, to('BucketOwnerEnforced')]];
    const provider = (version: string): string => `provider "aws" {\n  version = "${version}"\n}\n`;
    expect(after(provider('~> 2.70') + bucket, owned)).toEqual([undefined]);
    expect(after(provider('~> 2.70') + bucket, blocked)[0]).toContain('resource "aws_s3_bucket_public_access_block" "a" {');
    expect(after(provider('1.40.0') + bucket, blocked)).toEqual([undefined]);
  });

  it('says the region of the bucket where the provider takes that', () => {
    const regional = bucket.replace('}', '  region = "eu-west-1"\n}');
    const asking = (version: string): string => `terraform {\n  required_providers {\n    aws = {\n      version = "${version}"\n    }\n  }\n}\n`;
    const region = '  region = aws_s3_bucket.a.region\n';
    for (const version of ['>= 6.0', '~> 6.2', '>= 4.0', '~> 5']) expect(after(asking(version) + regional, blocked)[0]).toContain(region);
    for (const version of ['~> 3.0', '2.46.0', '~> 5.31', '>= 2.0, < 6.0']) {
      const text = after(asking(version) + regional, blocked)[0];
      expect(text).toContain('resource "aws_s3_bucket_public_access_block" "a" {');
      expect(text).not.toContain(region);
    }
  });

  it('says no region where that is the one of the provider', () => {
    const provider = 'variable "region" {\n  type = string\n}\n\nprovider "aws" {\n  region = var.region\n}\n';
    const regional = bucket.replace('}', '  region = var.region\n  acl    = "private"\n}');
    const [text] = after(provider + regional, blocked);
    expect(text).toContain('resource "aws_s3_bucket_public_access_block" "a" {');
    expect(text).not.toContain('region = aws_s3_bucket');
    const west =
      regional.replace('}', '  provider = aws.west\n}') + provider.replace('{\n  region', '{\n  alias = "west"\n  region').replace(/^variable[^}]*}\n/, '');
    expect(after(provider + west, blocked)).toEqual([undefined]);
  });

  it('is not written where nobody says whether the provider takes the region of the bucket', () => {
    const old = bucket.replace('}', '  region = "eu-west-1"\n  acl    = "private"\n}');
    expect(after(old, blocked)).toEqual([undefined]);
    expect(after(`provider "aws" {\n  version = "~> 6.0"\n}\n${old}`, blocked)[0]).toContain('region = aws_s3_bucket.a.region');
  });

  it('is a resource although the bucket was made for it', () => {
    const locked = 'resource "aws_s3_bucket" "a" {\n  object_lock_enabled = true\n}\n';
    expect(after(locked, ({ objectLock }) => [[objectLock.mode, to('GOVERNANCE')]])[0]).toContain('resource "aws_s3_bucket_object_lock_configuration" "a" {');
  });

  it('is not written for a type that is not described', () => {
    expect(after('resource "aws_s3_bucket" "a" {\n}\n', ({ naming }) => [[naming.name, { kind: 'add', value: 'x' }]])).toEqual([undefined]);
  });
});

describe('a list of blocks', () => {
  const rules = (...all: readonly string[]): string =>
    `${bucket}\nresource "aws_s3_bucket_lifecycle_configuration" "a" {\n  bucket = aws_s3_bucket.a.id\n\n${all.join('\n')}}\n`;
  const rule = (id: string, more = ''): string => `  rule {\n    id     = "${id}"\n    status = "Enabled"\n${more}  }\n`;
  const days: Changes = ({ lifecycle }) => [
    [lifecycle.rules, { kind: 'add', value: { id: 'abort', status: 'Enabled', filter: { prefix: '' }, abortMultipartAfterDays: 7 } }],
  ];
  const made = rule('abort', '\n    filter {}\n\n    abort_incomplete_multipart_upload {\n      days_after_initiation = 7\n    }\n');

  it('is added to behind the last of them', () => {
    expect(after(rules(rule('one')), days)).toEqual([rules(rule('one'), made)]);
  });

  it('is changed in the block that is meant', () => {
    const second: Changes = ({ lifecycle }) => [[lifecycle.rules.items[1]?.abortMultipartAfterDays, to(7)]];
    expect(after(rules(rule('one'), rule('two')), second)).toEqual([
      rules(rule('one'), rule('two', '\n    abort_incomplete_multipart_upload {\n      days_after_initiation = 7\n    }\n')),
    ]);
  });

  it('is not counted behind blocks that a loop makes', () => {
    const loop = '  dynamic "rule" {\n    for_each = ["one"]\n    content {\n      id     = rule.value\n      status = "Enabled"\n    }\n  }\n';
    const second: Changes = ({ lifecycle }) => [[lifecycle.rules.items[1]?.status, to('Disabled')]];
    expect(after(rules(loop, rule('two')), second)).toEqual([undefined]);
    expect(after(rules(loop, rule('two')), days)).toEqual([rules(loop, rule('two'), made)]);
  });
});

describe('a block that override files lay something over', () => {
  const texts = { 'main.tf': setting('"Suspended"'), 'override.tf': 'resource "aws_s3_bucket_versioning" "a" {\n  mfa = "x"\n}\n' };

  it('is changed where what is meant stands', () => {
    expect(after(texts, ({ versioning }) => [[versioning.mfaDelete, to('Disabled')]])).toEqual([
      setting('"Suspended"').replace('"Suspended"\n', '"Suspended"\n    mfa_delete = "Disabled"\n').replace('status =', 'status     ='),
    ]);
  });

  it('gets nothing new, as it is in no file as a whole', () => {
    const over = { 'main.tf': 'resource "aws_s3_bucket" "a" {\n}\n', 'override.tf': 'resource "aws_s3_bucket" "a" {\n  force_destroy = true\n}\n' };
    expect(after(over, ({ naming }) => [[naming.name, to('logs')]])).toEqual([undefined]);
  });
});
