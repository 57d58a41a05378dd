import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const PLAN = readFileSync('fixtures/formats/terraform-plan/changed/plan.json', 'utf8');
const TEXT = readFileSync('fixtures/formats/terraform-plan/changed/main.tf', 'utf8');
const only = ['-f', 'compact', '--only', 'require-versioning'];

describe('a plan on the command line', () => {
  const quiet = TEXT.replace(
    'resource "aws_s3_bucket" "new_name" {',
    '# s3lint-disable-next require-versioning -- filled anew every night\nresource "aws_s3_bucket" "new_name" {',
  );
  const cwd = folderWith({ 'out/plan.json': PLAN, 'infra/main.tf': TEXT, 'quiet/main.tf': quiet, 'config/s3lint.config.json': '{}' });
  const says = (out: string): readonly string[] => out.split('\n').flatMap((line) => /^(.*?): \w+: Bucket "(.*?)"/.exec(line)?.slice(1).join(' ') ?? []);

  it('is judged as what will be, each finding at its own line of the plan', async () => {
    const found = says((await call(cwd, [...only, 'out'])).out);
    expect(found.map((one) => one.replace(/:\d+:\d+/, ''))).toEqual(['out/plan.json aws_s3_bucket.new_name', 'out/plan.json aws_s3_bucket.kept']);
  });

  it('stands in its configuration, where --tf-dir tells where that is', async () => {
    expect(says((await call(cwd, [...only, 'out/plan.json', '--tf-dir', 'infra'])).out)).toEqual([
      'infra/main.tf:8:14 aws_s3_bucket.kept',
      'infra/main.tf:23:1 aws_s3_bucket.new_name',
    ]);
  });

  it('so that suppressions in comments count', async () => {
    expect(says((await call(cwd, [...only, 'out/plan.json', '--tf-dir', 'quiet'])).out)).toEqual(['quiet/main.tf:8:14 aws_s3_bucket.kept']);
  });

  it('and both at once are judged once', async () => {
    expect(says((await call(cwd, [...only, 'out', 'infra', '--tf-dir', 'infra/'])).out)).toHaveLength(2);
  });

  it('is suppressed in the configuration by its address', async () => {
    const entries = [{ files: ['**/plan.json'], resource: 'aws_s3_bucket.kept', rule: 'require-versioning', reason: 'as agreed' }];
    const folder = folderWith({ 'plan.json': PLAN, 's3lint.config.json': JSON.stringify({ suppressions: { entries } }) });
    expect(says((await call(folder, only)).out).map((one) => one.replace(/^\S+ /, ''))).toEqual(['aws_s3_bucket.new_name']);
  });

  it('may be larger than a template', async () => {
    const { out, code } = await call(cwd, [...only, '--max-file-size', '1000', 'out/plan.json']);
    expect([says(out).length, code]).toEqual([2, 0]);
  });

  it('can be piped from Terraform', async () => {
    expect(says((await call(cwd, [...only, '-'], { stdin: PLAN })).out)).toHaveLength(2);
  });

  it('shows fixes and makes none, as it would stay as it is', async () => {
    const folder = folderWith({ 'plan.json': PLAN, 'infra/main.tf': TEXT });
    const argv = ['-f', 'compact', '--only', 'require-versioning', 'plan.json', '--tf-dir', 'infra', '--fix=unsafe'];
    const { err } = await call(folder, argv);
    expect(err).toBe(
      '0 fixed in 0 files.\nwarning: 2 fixes are shown and not made, since a plan stays as it is: `s3lint infra --fix=unsafe` makes them, then plan again\n',
    );
    expect(readFileSync(join(folder, 'infra/main.tf'), 'utf8')).toBe(TEXT);
    expect((await call(folder, ['-f', 'compact', '--only', 'require-versioning', 'infra', '--fix=unsafe'])).err).toBe('2 fixed in 1 file.\n');
  });

  it('counts no fix that it cannot make', async () => {
    const argv = ['--only', 'require-versioning', 'plan.json', '--tf-dir', 'infra'];
    const folder = folderWith({ 'plan.json': PLAN, 'infra/main.tf': TEXT });
    const { out } = await call(folder, argv);
    expect(out).toContain('= fix      Turn versioning on');
    expect(out).not.toContain('fixable');
    expect((await call(folder, [...argv, '-f', 'github'])).out).toContain('in the configuration, then plan again');
    expect((await call(folder, ['--only', 'require-versioning', 'infra'])).out).toContain('2 fixable with --fix=unsafe');
  });

  it('asks for a folder that is there', async () => {
    const { code, err } = await call(cwd, [...only, 'out/plan.json', '--tf-dir', 'nope']);
    expect(code).toBe(2);
    expect(err).toContain('There is no folder "nope".');
  });
});
