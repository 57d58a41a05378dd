import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const bucket = (name: string) => `resource "aws_s3_bucket" "${name}" {\n  bucket = "acme-${name}"\n}\n`;
const versioning = (name: string) =>
  `resource "aws_s3_bucket_versioning" "${name}" {\n  bucket = aws_s3_bucket.${name}.id\n  versioning_configuration {\n    status = "Suspended"\n  }\n}\n`;
const far = (name: string, given: string) => `module "${name}" {\n  source  = "acme/${name}/aws"\n  version = "1.0.0"\n\n  ${given}\n}\n`;

const only = ['-f', 'json', '--only', 'require-versioning,require-secure-transport'];

interface Report {
  readonly findings: readonly { readonly ruleId: string; readonly resource: string }[];
  readonly undecided: readonly { readonly reason: string; readonly ruleId: string; readonly resources: readonly string[] }[];
}

/** Per bucket and rule: reported, or why it is not known. */
async function told(files: Readonly<Record<string, string | Uint8Array>>, argv: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  const { out } = await call(folderWith(files), [...only, ...argv]);
  const { findings, undecided } = JSON.parse(out) as Report;
  return Object.fromEntries([
    ...findings.map(({ ruleId, resource }) => [`${resource} ${ruleId}`, 'reported']),
    ...undecided.flatMap(({ reason, ruleId, resources }) => resources.map((resource) => [`${resource} ${ruleId}`, reason])),
  ]);
}

describe('a bucket that is given to a module which is not in sight', () => {
  it('may be told more by it: what nobody in sight says of the bucket is not decided', async () => {
    const files = { 'main.tf': bucket('mine') + bucket('other') + far('policies', 'bucket = aws_s3_bucket.mine.id') };
    expect(await told(files)).toEqual({
      'aws_s3_bucket.mine require-versioning': 'versioning is not known: module.policies, which is not in sight, is given this bucket',
      'aws_s3_bucket.mine require-secure-transport':
        'there may be a statement that denies it: Statement is not known: module.policies, which is not in sight, is given this bucket',
      'aws_s3_bucket.other require-versioning': 'reported',
      'aws_s3_bucket.other require-secure-transport': 'reported',
    });
  });

  it('is so in whichever form it is given, in lists and objects too', async () => {
    const forms = [
      'bucket = aws_s3_bucket.mine.bucket',
      'bucket_arn = aws_s3_bucket.mine.arn',
      'buckets = { logs = [aws_s3_bucket.mine.id] }',
      'bucket = aws_s3_bucket.mine',
      'bucket = var.on ? aws_s3_bucket.mine.id : null',
      'bucket = local.name',
    ];
    for (const form of forms) {
      const text = `${bucket('mine') + far('m', form)}variable "on" {}\nlocals {\n  name = aws_s3_bucket.mine.id\n}\n`;
      expect([form, (await told({ 'main.tf': text }))['aws_s3_bucket.mine require-versioning']]).toEqual([
        form,
        expect.stringContaining('is given this bucket'),
      ]);
    }
  });

  it('is judged by what is written of it', async () => {
    const files = { 'main.tf': bucket('mine') + versioning('mine') + far('m', 'bucket = aws_s3_bucket.mine.id') };
    expect((await told(files))['aws_s3_bucket.mine require-versioning']).toBe('reported');
  });

  it('is not given by a text that only mentions it, nor where the module is not called', async () => {
    const mentions = [
      'url = "https://${aws_s3_bucket.mine.bucket_regional_domain_name}"',
      'note = "like ${aws_s3_bucket.mine.id}"',
      'bucket = "acme-mine-too"',
    ];
    for (const given of [...mentions, 'count = 0\n  bucket = aws_s3_bucket.mine.id'])
      expect([given, (await told({ 'main.tf': bucket('mine') + far('m', given) }))['aws_s3_bucket.mine require-versioning']]).toEqual([given, 'reported']);
  });

  it('is not given by what the module hands on to programs, or writes on things', async () => {
    for (const given of [
      'environment = { BUCKET = aws_s3_bucket.mine.id }',
      'api_env_vars = [{ name = "BUCKET", value = aws_s3_bucket.mine.arn }]',
      'tags = { For = aws_s3_bucket.mine.id }',
    ])
      expect([given, (await told({ 'main.tf': bucket('mine') + far('m', given) }))['aws_s3_bucket.mine require-versioning']]).toEqual([given, 'reported']);
  });

  it('is given through a module of the repository as well', async () => {
    const files = {
      'main.tf': `${bucket('mine')}module "near" {\n  source = "./near"\n  name   = aws_s3_bucket.mine.id\n}\n`,
      'near/main.tf': `variable "name" {}\n${far('far', 'bucket = var.name')}`,
    };
    expect((await told(files))['aws_s3_bucket.mine require-versioning']).toContain('module.near.module.far, which is not in sight, is given this bucket');
  });

  it('has nothing to fear of the published bucket module, which makes a bucket of its own', async () => {
    const published = 'module "b" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  tags = {\n    Beside = aws_s3_bucket.mine.id\n  }\n}\n';
    expect((await told({ 'main.tf': bucket('mine') + published }))['aws_s3_bucket.mine require-versioning']).toBe('reported');
  });
});

describe('a bucket beside a file that cannot be read', () => {
  const LATIN1 = Buffer.from('# caf\xe9\n', 'latin1');

  it('may be told more there: what nobody in sight says of the bucket is not decided', async () => {
    const files = { 'main.tf': bucket('mine') + bucket('other') + versioning('other'), 'settings.tf': LATIN1 };
    expect(await told(files)).toEqual({
      'settings.tf unreadable-input': 'reported',
      'aws_s3_bucket.mine require-versioning': 'versioning is not known: settings.tf beside it could not be read',
      'aws_s3_bucket.mine require-secure-transport': 'there may be a statement that denies it: Statement is not known: settings.tf beside it could not be read',
      'aws_s3_bucket.other require-versioning': 'reported',
      'aws_s3_bucket.other require-secure-transport':
        'there may be a statement that denies it: Statement is not known: settings.tf beside it could not be read',
    });
  });

  it('is so where only a part of it could be read, but for what breaks a block alone', async () => {
    const broken = ['}\n', 'resource "x" {{{\n', 'resource "aws_s3_bucket_acl" "a" {\n  acl = [\n', `output "a" {\n${versioning('mine')}`];
    for (const text of broken) {
      expect([text, (await told({ 'main.tf': bucket('mine'), 'b.tf': text }))['aws_s3_bucket.mine require-versioning']]).toEqual([
        text,
        'versioning is not known: a part of b.tf could not be read',
      ]);
    }
    const alone = 'output "a" {\n  value = 1 +\n}\n';
    expect((await told({ 'main.tf': bucket('mine'), 'b.tf': alone }))['aws_s3_bucket.mine require-versioning']).toBe('reported');
  });

  it('is so in the module of the file and in those that it is given to, and nowhere else', async () => {
    const files = {
      'main.tf': `${bucket('mine')}${bucket('given')}module "m" {\n  source = "./m"\n  name   = aws_s3_bucket.given.id\n}\nmodule "n" {\n  source = "./n"\n}\n`,
      'm/main.tf': `variable "name" {}\n${bucket('inner')}`,
      'm/more.tf': LATIN1,
      'n/main.tf': bucket('far'),
    };
    const seen = await told(files);
    expect(Object.entries(seen).filter(([key]) => key.endsWith('require-versioning'))).toEqual(
      expect.arrayContaining([
        ['aws_s3_bucket.mine require-versioning', 'reported'],
        ['module.n.aws_s3_bucket.far require-versioning', 'reported'],
        ['module.m.aws_s3_bucket.inner require-versioning', 'versioning is not known: m/more.tf beside it could not be read'],
        ['aws_s3_bucket.given require-versioning', 'versioning is not known: module.m, of which m/more.tf could not be read, is given this bucket'],
      ]),
    );
  });

  it('is no mistake where it names what may be declared there', async () => {
    const status = `resource "aws_s3_bucket_versioning" "mine" {\n  bucket = aws_s3_bucket.mine.id\n  versioning_configuration {\n    status = try(local.status, "Suspended")\n  }\n}\n`;
    expect((await told({ 'main.tf': bucket('mine') + status }))['aws_s3_bucket.mine require-versioning']).toBe('reported');
    expect((await told({ 'main.tf': bucket('mine') + status, 'b.tf': LATIN1 }))['aws_s3_bucket.mine require-versioning']).toContain('b.tf');
  });

  it('leaves buckets of other modules alone, whichever bucket is named that may be declared there', async () => {
    const files = {
      'main.tf': `${versioning('gone')}module "n" {\n  source = "./n"\n}\n`,
      'b.tf': LATIN1,
      'n/main.tf': bucket('far'),
    };
    expect((await told(files))['module.n.aws_s3_bucket.far require-versioning']).toBe('reported');
  });
});
