import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const SUSPENDED = `resource "awscc_s3_bucket" "data" {
  bucket_name = "acme-data"

  versioning_configuration = {
    status = "Suspended"
  }
}
`;

const BARE = `resource "awscc_s3_bucket" "data" {
  bucket_name = "acme-data"
}
`;

/** The file after all fixes of some rules. */
async function fixed(text: string, rules: string): Promise<string> {
  const cwd = folderWith({ 'main.tf': text });
  expect((await call(cwd, ['--only', rules, '--fix=unsafe'])).err).toMatch(/^[1-9]\d* fixed/);
  return readFileSync(join(cwd, 'main.tf'), 'utf8');
}

describe('a bucket of awscc', () => {
  it('is spoken of in the words of its provider', async () => {
    const cwd = folderWith({ 'main.tf': SUSPENDED, 'bare/main.tf': BARE });
    const { out } = await call(cwd, ['--only', 'require-versioning']);
    expect(out).toContain('versioning_configuration.status is "Suspended"');
    expect(out).toContain('versioning_configuration.status is not set');
    expect(out).not.toMatch(/[A-Z]\w+Configuration/);
  });

  it('is fixed where the setting is written', async () => {
    expect(await fixed(SUSPENDED, 'require-versioning')).toBe(SUSPENDED.replace('Suspended', 'Enabled'));
  });

  it('gets a setting that is missing as an argument, as the provider has it', async () => {
    expect(await fixed(BARE, 'require-versioning')).toBe(SUSPENDED.replace('Suspended', 'Enabled').replace('\n\n', '\n'));
  });

  it('gets its policy as a resource of its own', async () => {
    const text = await fixed(BARE, 'require-secure-transport');
    expect(text).toContain('resource "awscc_s3_bucket_policy" "data" {\n  bucket = awscc_s3_bucket.data.id\n');
    expect(text).toContain('policy_document = jsonencode({');
    expect(text).toContain('Resource  = [awscc_s3_bucket.data.arn, "${awscc_s3_bucket.data.arn}/*"]');
  });
});
