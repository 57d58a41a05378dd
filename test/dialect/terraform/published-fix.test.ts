import { describe, expect, it } from 'vitest';
import abort from '../../../rules/require-abort-incomplete-multipart.js';
import bucketKey from '../../../rules/require-bucket-key.js';
import blocks from '../../../rules/require-public-access-block.js';
import transport from '../../../rules/require-secure-transport.js';
import kms from '../../../rules/require-kms-encryption.js';
import versioning from '../../../rules/require-versioning.js';
import { repair } from '../../../src/repair.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const call = (...lines: readonly string[]): string =>
  ['module "site" {', '  source = "terraform-aws-modules/s3-bucket/aws"', '  bucket = "acme-site"', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');

/** What a fix makes of the arguments of a call; undefined where there is none. */
function mended(rules: readonly Rule[], ...lines: readonly string[]): readonly string[] | undefined {
  const { changed } = repair(requestFor(rules, { 'main.tf': call(...lines) }), 'unsafe');
  return changed[0]?.after
    .split('\n')
    .slice(3, -2)
    .map((line) => line.slice(2));
}

describe('a fix in a call of the published bucket module', () => {
  it('turns on the switch that makes the statement', () => {
    const on = ['attach_deny_insecure_transport_policy = true'];
    expect(mended([transport], 'attach_deny_insecure_transport_policy = false')).toEqual(on);
    expect(mended([transport], 'acl = null', ...on.map((line) => line.replace('true', 'false')))).toEqual(['acl = null', ...on]);
    expect(mended([transport], 'force_destroy                         = true')).toEqual(['force_destroy                         = true', ...on]);
  });

  it('turns on no switch that the version does not have', () => {
    const of = (version: string): boolean => mended([transport], `version = "${version}"`)?.at(-1) === 'attach_deny_insecure_transport_policy = true';
    expect(['~> 1.23', '1.23.0', '>= 1.0', '~> 5.0'].map(of)).toEqual([true, true, true, true]);
    expect(['1.22.0', '~> 1.22.0', '< 1.23'].map(of)).toEqual([false, false, false]);
  });

  it('leaves a switch alone that is given from elsewhere', () => {
    const variable = { 'variables.tf': 'variable "strict" {\n  default = false\n}\n' };
    const text = call('attach_deny_insecure_transport_policy = var.strict');
    expect(repair(requestFor([transport], { 'main.tf': text, ...variable }), 'unsafe')).toMatchObject({
      changed: [],
      result: { findings: [{ ruleId: 'require-secure-transport' }] },
    });
  });

  it('keeps to the words that stand there', () => {
    expect(mended([versioning], 'versioning = { status = "Suspended" }')).toEqual(['versioning = { status = "Enabled" }']);
    expect(mended([versioning], 'versioning = { enabled = false }')).toEqual(['versioning = { enabled = true }']);
    expect(mended([versioning], 'versioning = { enabled = "false" }')).toEqual(['versioning = { enabled = true }']);
    expect(mended([versioning])).toEqual(['versioning = {', '  enabled = true', '}']);
  });

  it('writes what the module takes', () => {
    expect(mended([abort])).toEqual([
      'lifecycle_rule = [',
      '  {',
      expect.stringMatching(/^ {4}id += "abort-incomplete-uploads"$/),
      expect.stringMatching(/^ {4}enabled += true$/),
      expect.stringMatching(/^ {4}abort_incomplete_multipart_upload_days = 7$/),
      '  },',
      ']',
    ]);
    expect(mended([abort], 'lifecycle_rule = [{ id = "old", enabled = true, prefix = "old/", expiration = { days = 9 } }]')?.join(' ')).toMatch(
      /\{ id = "old",.*\}, \{ ?id += "abort-incomplete-uploads",? +enabled += true,? +abort_incomplete_multipart_upload_days = 7 ?\}\]/,
    );
    const rule = 'rule = { apply_server_side_encryption_by_default = { sse_algorithm = "AES256" } }';
    expect(mended([kms, bucketKey], `server_side_encryption_configuration = { ${rule} }`)).toEqual([
      'server_side_encryption_configuration = { rule = { apply_server_side_encryption_by_default = { sse_algorithm = "aws:kms" }, bucket_key_enabled = true } }',
    ]);
  });

  it('is held back where the module would not hear it', () => {
    expect(mended([blocks], 'block_public_policy = false')).toEqual(['block_public_policy = true']);
    expect(mended([blocks], 'attach_public_policy = false')).toBeUndefined();
  });
});
