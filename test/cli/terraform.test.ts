import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/cli/disk.js';
import { call } from './call.js';
import { folderWith } from './folder.js';

const BUCKET = `resource "aws_s3_bucket" "b" {
  bucket = "logs"
}
resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = var.status
  }
}
variable "status" {
  type = string
}
`;

const only = ['-f', 'compact', '--only', 'require-versioning'];

describe('Terraform on the command line', () => {
  const cwd = folderWith({
    'infra/main.tf': BUCKET,
    'infra/off.tfvars': 'status = "Suspended"\n',
    'infra/on.tfvars': 'status = "Enabled"\n',
    'infra/.terraform/modules/x/main.tf': 'resource "aws_s3_bucket" "hidden" {}\n',
    'values/off.tfvars': 'status = "Suspended"\n',
  });
  const FINDING = 'infra/main.tf:7:14: warning: Bucket "aws_s3_bucket.b" keeps no old versions of its objects. [require-versioning]\n';

  it('is found by its name, and read with the values that are given', async () => {
    expect((await call(cwd, [...only])).out).toBe('');
    expect((await call(cwd, [...only, '--var', 'status=Suspended'])).out).toBe(FINDING);
    expect((await call(cwd, [...only, '--var', 'status=Enabled'])).out).toBe('');
  });

  it('takes files of values, wherever they are, and single values over them', async () => {
    expect((await call(cwd, [...only, '--var-file', 'values/off.tfvars', 'infra'])).out).toBe(FINDING);
    expect((await call(cwd, [...only, '--var-file', 'values/off.tfvars', '--var', 'status=Enabled', 'infra'])).out).toBe('');
  });

  it('is one directory, whichever of its files is named', async () => {
    expect((await call(cwd, [...only, '--var', 'status=Suspended', 'infra/main.tf'])).out).toBe(FINDING);
  });

  it('says of a list or an object that cannot be read that its value is not known', async () => {
    const folder = folderWith({ 'main.tf': 'variable "buckets" {\n  type = list(string)\n}\nresource "aws_s3_bucket" "b" {}\n' });
    const notice = 'warning: what --var gives to "buckets" is no expression of Terraform';
    for (const value of ['[[', '["a"', 'a b', '{ a = }'])
      expect([value, (await call(folder, ['--var', `buckets=${value}`])).err]).toEqual([value, expect.stringContaining(notice)]);
    expect((await call(folder, ['--var', 'buckets=["a", "b"]'])).err).toBe('');
  });

  it('says when a finding holds with what a loop gives, not with the names of the loop', async () => {
    const loop = 'toset([for stage in ["dev", "prod"] : stage if startswith(var.env, stage)])';
    const bucket = 'resource "aws_s3_bucket" "b" {\n  for_each = toset(["dev", "prod"])\n}\n';
    const versioning = `resource "aws_s3_bucket_versioning" "b" {\n  for_each = ${loop}\n  bucket = aws_s3_bucket.b[each.key].id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
    const folder = folderWith({ 'main.tf': `variable "env" {\n  type = string\n}\n${bucket}${versioning}` });
    const { out } = await call(folder, ['--only', 'require-versioning']);
    expect([...out.matchAll(/= when +(.*)/g)].map(([, when]) => when)).toEqual(['startswith(var.env, "dev") is false', 'startswith(var.env, "prod") is false']);
  });

  it('says where the module of a bucket is called, to which something is missing for all who call it', async () => {
    const twice = 'module "logs" {\n  source = "./m"\n}\nmodule "data" {\n  source = "./m"\n}\n';
    const folder = folderWith({ 'main.tf': twice, 'm/main.tf': 'resource "aws_s3_bucket" "b" {}\n' });
    const { out } = await call(folder, ['--only', 'require-versioning']);
    expect(out).toContain('--> m/main.tf:1:1 - module.logs.aws_s3_bucket.b');
    expect(out).toContain('applies  also to module.data.aws_s3_bucket.b');
    expect(out.match(/= see .*/g)).toEqual(['= see      main.tf:1:1  its module is called here', '= see      main.tf:4:1  its module is called here']);
    expect(out).toContain('1 finding ');
  });

  it('asks for a file of values that is there', async () => {
    const { code, err } = await call(cwd, [...only, '--var-file', 'nope.tfvars']);
    expect(code).toBe(2);
    expect(err).toContain('There is no file of values "nope.tfvars".');
  });

  it('says of a file of values that is named like an input how it is given', async () => {
    expect((await call(cwd, [...only, 'infra/off.tfvars'])).err).toContain('give it with --var-file');
  });

  it('can be read from standard input', async () => {
    const stdin = BUCKET.replace('var.status', '"Suspended"');
    expect((await call(cwd, [...only, '-', '--stdin-filename', 'main.tf'], { stdin })).out).toMatch(/^main\.tf:7:14: /);
  });

  it('is judged once for every deployment that the configuration names, and says for which a finding holds', async () => {
    const config =
      'terraform:\n  roots:\n    - { dir: infra, name: dev, varFiles: [infra/off.tfvars] }\n    - { dir: infra, name: prod, varFiles: [infra/on.tfvars] }\n';
    const folder = folderWith({
      'infra/main.tf': BUCKET,
      'infra/off.tfvars': 'status = "Suspended"\n',
      'infra/on.tfvars': 'status = "Enabled"\n',
      's3lint.config.yaml': config,
    });
    expect((await call(folder, [...only])).out).toContain('(when it is deployed as dev)');
  });

  it('that is deployed alike everywhere says so once', async () => {
    const config = 'terraform:\n  roots:\n    - { dir: infra, name: dev }\n    - { dir: infra, name: prod }\n';
    const folder = folderWith({ 'infra/main.tf': 'resource "aws_s3_bucket" "b" {}\n', 's3lint.config.yaml': config });
    expect((await call(folder, [...only])).out.match(/deployed as dev or prod/g)).toHaveLength(1);
  });
});

describe('a folder on disk', () => {
  const cwd = folderWith({ 'in/b.tf': '', 'in/a.tf': '', 'in/sub/c.tf': '', 'out/d.tf': '' });
  symlinkSync('../out', join(cwd, 'in/link'));
  symlinkSync('nowhere', join(cwd, 'in/dead'));
  const files = diskFiles({ cwd, roots: [join(cwd, 'in')], maxBytes: 100 });

  it('is listed in order, folders with a slash', () => {
    expect(files.list?.('in')).toEqual(['a.tf', 'b.tf', 'dead', 'link/', 'sub/']);
  });

  it('is not listed outside of the roots, nor by a link that leads out', () => {
    expect([files.list?.('out'), files.list?.('in/link'), files.list?.('nope')]).toEqual([undefined, undefined, undefined]);
  });
});
