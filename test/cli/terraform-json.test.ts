import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const bare = { resource: { aws_s3_bucket: { data: { bucket: 'acme-data' } } } };
const written = {
  resource: {
    aws_s3_bucket: { data: { bucket: 'acme-data' } },
    aws_s3_bucket_versioning: { data: { bucket: '${aws_s3_bucket.data.id}', versioning_configuration: { status: 'Suspended' } } },
    aws_s3_bucket_public_access_block: { data: { bucket: '${aws_s3_bucket.data.id}', block_public_acls: false } },
  },
};

/** The file after all fixes of a rule, as what it says, and how it is laid out. */
async function fixed(value: object, rule: string): Promise<{ readonly value: unknown; readonly text: string }> {
  const cwd = folderWith({ 'main.tf.json': `${JSON.stringify(value, undefined, 2)}\n` });
  const { err } = await call(cwd, ['--only', rule, '--fix=unsafe']);
  expect(err).toMatch(/^[1-9]\d* fixed/);
  const text = readFileSync(join(cwd, 'main.tf.json'), 'utf8');
  expect((await call(cwd, ['--only', rule])).out).not.toContain('--> main.tf.json');
  return { value: JSON.parse(text) as unknown, text };
}

describe('a configuration in JSON', () => {
  it('is fixed where the setting is written', async () => {
    const { text } = await fixed(written, 'require-versioning');
    expect(text).toBe(`${JSON.stringify(written, undefined, 2)}\n`.replace('Suspended', 'Enabled'));
  });

  it('gets a setting that is missing as a resource of its own, laid out like the rest', async () => {
    const { value, text } = await fixed(bare, 'require-versioning');
    const data = { bucket: '${aws_s3_bucket.data.id}', versioning_configuration: [{ status: 'Enabled' }] };
    expect(value).toEqual({ resource: { ...bare.resource, aws_s3_bucket_versioning: { data } } });
    expect(text).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
  });

  it('gets arguments that are missing in a resource, all at once', async () => {
    const { value } = await fixed(written, 'require-public-access-block');
    expect(value).toMatchObject({
      resource: {
        aws_s3_bucket_public_access_block: {
          data: { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
        },
      },
    });
  });

  it('gets its first policy as JSON in a text, in which references stand', async () => {
    const { value } = await fixed(bare, 'require-secure-transport');
    const { policy } = (value as { resource: { aws_s3_bucket_policy: { data: { policy: string } } } }).resource.aws_s3_bucket_policy.data;
    expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Effect: 'Deny', Resource: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/*'] }] });
  });

  it('is left alone where CDKTF wrote it, whose program is to be mended', async () => {
    const data = { '//': { metadata: { path: 'stack/data/Resource', uniqueId: 'data' } }, bucket: 'acme-data' };
    const cwd = folderWith({ 'cdk.tf.json': JSON.stringify({ resource: { aws_s3_bucket: { data } } }) });
    expect((await call(cwd, ['--only', 'require-versioning', '--fix=unsafe'])).err).toBe('0 fixed in 0 files.\n');
  });

  it('binds what is new to each of several buckets, and to their provider', async () => {
    const several = { resource: { aws_s3_bucket: { data: { for_each: '${toset(["a", "b"])}', provider: 'aws.west', bucket: '${each.key}' } } } };
    const { value } = await fixed(several, 'require-versioning');
    expect(value).toMatchObject({
      resource: { aws_s3_bucket_versioning: { data: { for_each: '${aws_s3_bucket.data}', provider: 'aws.west', bucket: '${each.value.id}' } } },
    });
  });

  const statement = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '${aws_s3_bucket.data.arn}/*' };
  const resources = ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/*'];
  const held = (policy: string, more: object = {}): object => ({
    resource: { ...bare.resource, aws_s3_bucket_policy: { data: { bucket: '${aws_s3_bucket.data.id}', policy } } },
    ...more,
  });
  const laidOut = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

  it('gets one more statement in a policy that is a text', async () => {
    const condition = { Bool: { 'aws:SecureTransport': 'false' } };
    const deny = { Sid: 'DenyPlainHttp', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: resources, Condition: condition };
    const policy = (...statements: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
    const { text } = await fixed(held(policy(statement)), 'require-secure-transport');
    expect(text).toBe(laidOut(held(policy(statement, deny))));
  });

  it('gets one more statement in a policy in jsonencode', async () => {
    const allow = '{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:GetObject", Resource = "${aws_s3_bucket.data.arn}/*" }';
    const deny =
      '{ Sid = "DenyPlainHttp", Effect = "Deny", Principal = "*", Action = "s3:*", Resource = [aws_s3_bucket.data.arn, "${aws_s3_bucket.data.arn}/*"], Condition = { Bool = { "aws:SecureTransport" = "false" } } }';
    const policy = (...statements: readonly string[]): string => `\${jsonencode({ Version = "2012-10-17", Statement = [${statements.join(', ')}] })}`;
    const { text } = await fixed(held(policy(allow)), 'require-secure-transport');
    expect(text).toBe(laidOut(held(policy(allow, deny))));
  });

  it('gets one more statement in the data source that the policy is', async () => {
    const allow = { actions: ['s3:GetObject'], resources: ['${aws_s3_bucket.data.arn}/*'], principals: { type: 'AWS', identifiers: ['111122223333'] } };
    const deny = {
      sid: 'DenyPlainHttp',
      effect: 'Deny',
      principals: { type: '*', identifiers: ['*'] },
      actions: ['s3:*'],
      resources,
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    };
    const file = (of: unknown): object => held('${data.aws_iam_policy_document.p.json}', { data: { aws_iam_policy_document: { p: { statement: of } } } });
    const { text } = await fixed(file(allow), 'require-secure-transport');
    expect(text).toBe(laidOut(file([allow, deny])));
  });
});
