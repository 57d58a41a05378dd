import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKey = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const secretKey = ['tG7kQz2LrZ8vK9xW', 'mP4sB1nC6dF0hJ5yR3eUaTio'].join('');
const token = ['q8f2kd9s', '0a1lqpz7'].join('');
const password = ['Tr0ub4d', 'or&3'].join('');

const formats = ['-f pretty', '-f compact', '-f json', '-f sarif', '-f github', '-v', '--fix-dry-run=unsafe'];

describe('a password that a longer text is made with', () => {
  const status = (value: string) =>
    `variable "db_password" {\n  default = "${password}"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "acme-logs"\n}\nresource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = "${value}"\n  }\n}\n`;
  const cwds = ['Q${var.db_password}', '${var.db_password}Q', 'a${var.db_password}9', '${var.db_password}'].map((value) =>
    folderWith({ 'main.tf': status(value) }),
  );

  it.each(formats)('is shown by no format (%s)', async (argv) => {
    for (const cwd of cwds) {
      const { out, err } = await call(cwd, argv.split(' '));
      expect(out).toMatch(/require-versioning|--- a\//);
      expect(out + err).not.toContain(password);
    }
  });
});

describe('keys in a provider block of a plan', () => {
  const provider = (expressions: object, more: object = {}) => ({ name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', ...more, expressions });
  const plan = (providers: object) =>
    JSON.stringify(
      {
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: {} },
        resource_changes: [],
        configuration: { provider_config: providers, root_module: {} },
      },
      undefined,
      2,
    );
  const written = { access_key: { constant_value: accessKey }, secret_key: { constant_value: secretKey }, token: { constant_value: token } };
  const cwd = folderWith({
    'plan.json': plan({
      aws: provider(written),
      'aws.west': provider(written, { alias: 'west' }),
      'module.m:aws': provider(written, { module_address: 'module.m' }),
    }),
    'ok.json': plan({
      aws: provider({ region: { constant_value: 'eu-west-1' }, secret_key: { references: ['var.secret_key'] } }),
      other: provider(written, { name: 'other' }),
    }),
  });

  it('are reported as in the block itself', async () => {
    const { out, code } = await call(cwd, ['plan.json', '-f', 'compact']);
    expect(out.match(/no-credentials-provider-block/g)).toHaveLength(9);
    expect(out).toContain('plan.json:15:31: ');
    expect(out).toMatch(/access_key of provider\.aws is written out: AWS access key id, 20 characters/);
    expect(out).toContain('secret_key of provider.aws.west is written out');
    expect(out).toContain('secret_key of module.m.provider.aws is written out');
    expect(code).toBe(1);
  });

  it.each(formats)('are shown by no format (%s)', async (argv) => {
    const { out, err } = await call(cwd, ['plan.json', ...argv.split(' ')]);
    expect(out + err).toMatch(/no-credentials-provider-block|9 would remain/);
    expect(out + err).not.toContain(accessKey);
    expect(out + err).not.toContain(secretKey);
    expect(out + err).not.toContain(token);
  });

  it('are no matter where they come from elsewhere, or are those of another provider', async () => {
    expect((await call(cwd, ['ok.json', '-f', 'compact'])).out).toBe('');
  });

  it('stand in the text of the configuration where that is given', async () => {
    const both = folderWith({
      'plan.json': plan({ aws: provider(written) }),
      'infra/main.tf': `provider "aws" {\n  access_key = "${accessKey}"\n  secret_key = "${secretKey}"\n}\n`,
    });
    const { out } = await call(both, ['plan.json', '--tf-dir', 'infra', '-f', 'compact']);
    expect(out.match(/^infra\/main\.tf:\d.*no-credentials-provider-block/gm)).toHaveLength(2);
    expect(out).not.toContain('plan.json:');
  });
});
