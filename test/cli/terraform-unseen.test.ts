import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const bucket = (name: string) => `resource "aws_s3_bucket" "${name}" {\n  bucket = "acme-${name}"\n}\n`;
const versioning = (name: string) =>
  `resource "aws_s3_bucket_versioning" "${name}" {\n  bucket = aws_s3_bucket.${name}.id\n  versioning_configuration {\n    status = "Suspended"\n  }\n}\n`;
const far = (name: string, given: string) => `module "${name}" {\n  source  = "acme/${name}/aws"\n  version = "1.0.0"\n\n  ${given}\n}\n`;

interface Report {
  readonly findings: readonly { readonly ruleId: string; readonly resource: string }[];
  readonly undecided: readonly { readonly reason: string; readonly ruleId: string; readonly resources: readonly string[] }[];
}

/** Per bucket and rule: reported, else why it is not known. */
async function told(
  files: Readonly<Record<string, string | Uint8Array>>,
  rules = 'require-versioning,require-secure-transport',
): Promise<Readonly<Record<string, string>>> {
  const { out } = await call(folderWith(files), ['-f', 'json', '--only', rules]);
  const { findings, undecided } = JSON.parse(out) as Report;
  return Object.fromEntries([
    ...undecided.flatMap(({ reason, ruleId, resources }) => resources.map((resource) => [`${resource} ${ruleId}`, reason])),
    ...findings.map(({ ruleId, resource }) => [`${resource} ${ruleId}`, 'reported']),
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

describe('a bucket of the published module', () => {
  const source = 'terraform-aws-modules/s3-bucket/aws';
  const published = (more = '') => `module "mine" {\n  source = "${source}"\n${more}}\n`;
  const submodule = (name: string, bucket: string) => `module "far" {\n  source = "${source}//modules/${name}"\n  bucket = ${bucket}\n}\n`;
  const given = 'module.mine.s3_bucket_id';
  const rules = 'require-versioning,require-event-notifications';
  const verdicts = async (text: string, address = 'module.mine.aws_s3_bucket.this[0]'): Promise<readonly (string | undefined)[]> => {
    const seen = await told({ 'main.tf': text }, rules);
    return rules.split(',').map((rule) => seen[`${address} ${rule}`]);
  };

  it('may be told more by a module that it is given to, but for what its own arguments say', async () => {
    expect(await verdicts(published())).toEqual(['reported', 'reported']);
    const doubt = ['versioning', 'notification'].map((facet) => `${facet} is not known: module.far, which is not in sight, is given this bucket`);
    expect(await verdicts(published() + far('far', `bucket = ${given}`))).toEqual(doubt);
    expect(await verdicts(published('  versioning = {\n    enabled = false\n  }\n') + far('far', `bucket = ${given}`))).toEqual(['reported', doubt[1]]);
  });

  it('may be told more in a file beside it that cannot be read', async () => {
    const files = { 'main.tf': published(), 'settings.tf': Buffer.from('# caf\xe9\n', 'latin1') };
    expect((await told(files))['module.mine.aws_s3_bucket.this[0] require-versioning']).toContain('settings.tf beside it could not be read');
  });

  it('and any other are told by its submodules what those are for, and nothing else', async () => {
    const events = expect.stringContaining('module.far, which is not in sight, is given this bucket') as string;
    expect(await verdicts(published() + submodule('notification', given))).toEqual(['reported', events]);
    expect(await verdicts(published() + submodule('object', given))).toEqual(['reported', 'reported']);
    const other = bucket('other') + submodule('notification', 'aws_s3_bucket.other.id');
    expect(await verdicts(other, 'aws_s3_bucket.other')).toEqual(['reported', events]);
    expect(await verdicts(bucket('other') + submodule('hardening', 'aws_s3_bucket.other.id'), 'aws_s3_bucket.other')).toEqual([events, events]);
  });
});

describe('a bucket that is given to a published module of which is known that it says nothing of it', () => {
  it('is judged as it stands', async () => {
    const calls = ['lambda/aws', 'iam/aws//modules/iam-policy', 'sns/aws', 'acme/aws'].map((name) => `terraform-aws-modules/${name}`);
    for (const source of [...calls, 'cloudposse/iam-s3-user/aws', 'cloudposse/label/null', 'acme/label/null']) {
      const text = `${bucket('mine')}module "m" {\n  source = "${source}"\n  arn = aws_s3_bucket.mine.arn\n}\n`;
      const verdict = source.includes('acme') ? 'versioning is not known: module.m, which is not in sight, is given this bucket' : 'reported';
      expect([source, (await told({ 'main.tf': text }))['aws_s3_bucket.mine require-versioning']]).toEqual([source, verdict]);
    }
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
    expect((await told({ 'main.tf': bucket('mine') + status }))['aws_s3_bucket.mine require-versioning']).toContain('which no file here declares');
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

describe('an account beside a file that cannot be read', () => {
  const off = ['block_public_acls', 'ignore_public_acls', 'block_public_policy', 'restrict_public_buckets'].map((name) => `  ${name} = false\n`).join('');
  const open = `${bucket('mine')}
resource "aws_s3_bucket_ownership_controls" "mine" {
  bucket = aws_s3_bucket.mine.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "mine" {
  bucket = aws_s3_bucket.mine.id
${off}}

resource "aws_s3_bucket_policy" "mine" {
  bucket = aws_s3_bucket.mine.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.mine.arn}/*" }] })
}
`;
  const verdict = async (files: Readonly<Record<string, string>>): Promise<string | undefined> =>
    (await told({ 'main.tf': open, ...files }, 'no-public-read'))['aws_s3_bucket.mine no-public-read'];
  const block = (value: boolean): string => `resource "aws_s3_account_public_access_block" "a" {\n${off.replaceAll('false', String(value))}}\n`;

  it('may block all that is public there: what is open but for that is not decided', async () => {
    expect(await verdict({})).toBe('reported');
    expect(await verdict({ 'account.tf': block(true) })).toBeUndefined();
    expect(await verdict({ 'account.tf': block(true).replace('"a" {', '"a {') })).toContain(
      'RestrictPublicBuckets is not known: a part of account.tf could not be read',
    );
  });

  it('is as it is declared where that can be read, and as the configuration tells', async () => {
    expect(await verdict({ 'account.tf': block(false), 'torn.tf': 'resource "x {\n' })).toBe('reported');
    expect(await verdict({ 's3lint.config.yaml': 'facts:\n  blockPublicAccess: none\n', 'torn.tf': 'resource "x {\n' })).toBe('reported');
  });

  it('has settings that are not known where its block in JSON is torn', async () => {
    const torn = '{"resource": {"aws_s3_account_public_access_block": {"a": {"block_public_acls": true, ';
    const seen = await told({ 'account.tf.json': torn }, 'no-weakened-account-public-access-block');
    expect(seen['aws_s3_account_public_access_block.a no-weakened-account-public-access-block']).toContain(
      'restrict_public_buckets are not known: their block could not be read to its end',
    );
  });
});
