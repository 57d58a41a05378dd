import { execFile, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, template } from '../cli/folder.js';
import { repositoryWith } from '../cli/repository.js';

const bin = resolve('dist/cli.cjs');

function run(cwd: string, argv: readonly string[], input = ''): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, CI: '', FORCE_COLOR: '0' },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the command that is shipped', () => {
  const cwd = folderWith({ 'a.yaml': template });

  it('knows its version and the rules', () => {
    expect(run(cwd, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(cwd, ['rules']).out).toContain('require-versioning');
  });

  it('lints, and its exit code tells', () => {
    const { code, out, err } = run(cwd, ['-f', 'compact', '--only', 'require-versioning', '--fail-on', 'warn']);
    expect(out).toMatch(/^a\.yaml:\d+:\d+: /);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('checks configuration and options', () => {
    expect(run(cwd, ['--rule', 'require-versioning=warn,{"a":1}'])).toMatchObject({ code: 2, err: expect.stringContaining('has no options') });
  });

  it('has every part at hand: each format, the configuration, reports for machines', () => {
    const bucket = { type: 'aws_s3_bucket', name: 'a', mode: 'managed', provider_name: 'registry.terraform.io/hashicorp/aws' };
    const planned = { root_module: { resources: [{ ...bucket, address: 'aws_s3_bucket.a', values: { bucket: 'acme-a' } }] } };
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-a/*' }] };
    const files = {
      'a.yaml': template,
      'b.json': JSON.stringify({ Resources: { A: { Type: 'AWS::S3::Bucket' } } }),
      'c/main.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = "acme-a"\n}\n',
      'd.json': JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', planned_values: planned, resource_changes: [] }),
      'e.json': JSON.stringify(policy),
    };
    const mixed = folderWith({ ...files, 's3lint.config.yaml': 'extends: [strict]\nignores: [nothing]\n' });
    const report = JSON.parse(run(mixed, ['-f', 'json']).out) as { readonly coverage: object };
    expect(report.coverage).toMatchObject({ files: 5, resources: 4 });
    for (const argv of [['.'], ['-f', 'sarif'], ['-f', 'github'], ['--fix-dry-run']]) expect([run(mixed, argv).code, argv]).toEqual([1, argv]);
    expect(run(mixed, ['explain', 'require-versioning']).out).toContain('resource "aws_s3_bucket"');
  });

  it('says what is beyond ASCII as it is meant', () => {
    const silenced = folderWith({ 'a.yaml': template.replace('Resources:', 'Resources:\n  # s3lint-disable-next require-versioning -- a cache') });
    const page = run(silenced, ['-f', 'html']).out;
    expect(page).toContain('⊘ suppressed');
    expect(page).not.toMatch(/â|Â|Î/);
  });

  it('keeps a baseline, and asks git what is new', () => {
    const repository = repositoryWith({ 'a.yaml': template });
    const compact = ['-f', 'compact', '--only', 'require-versioning', '--fail-on', 'warn'];
    expect(run(repository, [...compact, '--new-since', 'main'])).toEqual({ code: 0, out: '', err: '' });
    expect(run(repository, ['baseline', 'write', '-q'])).toEqual({ code: 0, out: '', err: '' });
    expect(run(repository, compact)).toEqual({ code: 0, out: '', err: '' });
    expect(run(repository, ['baseline', 'show']).out).toContain('require-versioning');
  });

  it('reads standard input', () => {
    expect(run(cwd, ['-', '-f', 'compact', '--only', 'require-versioning'], template).out).toMatch(/^stdin\.yaml:/);
  });

  it('writes a long report to its end before it leaves', async () => {
    const bucket = (index: number): string => `  Bucket${index}:\n    Type: AWS::S3::Bucket\n`;
    const many = folderWith({ 'a.yaml': `Resources:\n${Array.from({ length: 3000 }, (_, index) => bucket(index)).join('')}` });
    const out = await new Promise<string>((done) => {
      execFile(process.execPath, [bin, '-f', 'json', '--only', 'require-versioning'], { cwd: many, maxBuffer: 1 << 28 }, (_, stdout) => done(stdout));
    });
    expect((JSON.parse(out) as { readonly findings: readonly unknown[] }).findings).toHaveLength(3000);
  });

  it('is quiet when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [bin, 'rules', '--format', 'json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('the command alone in a folder', () => {
  const alone = folderWith({ 'a.yaml': template, 's3lint.config.yaml': 'rules: { require-versioning: error }' });
  for (const file of readdirSync('dist').filter((name) => name.endsWith('.cjs'))) copyFileSync(join('dist', file), join(alone, file));
  const once = (): { readonly status: number | null; readonly stdout: string } =>
    spawnSync(process.execPath, ['cli.cjs', '-f', 'compact'], { cwd: alone, encoding: 'utf8' });

  it('needs nothing else, and says the same when its compiled code was kept', () => {
    const { status, stdout } = once();
    expect(status).toBe(1);
    expect(stdout).toContain('a.yaml:');
    expect(once()).toMatchObject({ status, stdout });
    expect(readdirSync(alone).some((name) => name.endsWith('.cache'))).toBe(true);
  });

  const kept = (): object =>
    Object.fromEntries(readdirSync(alone).flatMap((name) => (name.endsWith('.cache') ? [[name, statSync(join(alone, name), { bigint: true }).mtimeNs]] : [])));

  it('keeps what every run can use, whether it had much to do or little, and small runs their own', () => {
    const much = folderWith({ 'main.tf': `resource "aws_s3_bucket" "a" {\n}\n${`# ${'a'.repeat(98)}\n`.repeat(2000)}` });
    const large = (): number | null => spawnSync(process.execPath, ['cli.cjs', much, '--only', 'require-versioning'], { cwd: alone, stdio: 'ignore' }).status;
    once();
    const small = kept();
    expect(large()).toBe(1);
    const before = kept();
    expect(before).toMatchObject(small);
    expect(Object.keys(before).filter((name) => /^lint\.cjs\..*-much\.cache$/.test(name))).toHaveLength(1);
    expect([large(), once().status]).toEqual([1, 1]);
    expect(kept()).toEqual(before);
  });

  it('adds nothing to what all runs read where but a report is new', () => {
    const before = kept();
    expect(spawnSync(process.execPath, ['cli.cjs', '-f', 'junit'], { cwd: alone, stdio: 'ignore' }).status).toBe(1);
    expect(kept()).toMatchObject(before);
    expect(Object.keys(kept()).filter((name) => !(name in before))).toContainEqual(expect.stringMatching(/^junit-/));
  });

  it('keeps nothing of a run that turns out to be another than it looked', () => {
    const ignoring = folderWith({
      'a.yaml': template,
      'lock.yaml': 'a: 1\n'.repeat(50_000),
      's3lint.config.yaml': 'ignores: [lock.yaml]\nrules: { require-versioning: error }\n',
    });
    const before = kept();
    expect(spawnSync(process.execPath, [join(alone, 'cli.cjs'), '-f', 'sarif'], { cwd: ignoring, stdio: 'ignore' }).status).toBe(1);
    expect(kept()).toEqual(before);
  });

  it('is not led astray by kept code that is broken', () => {
    for (const name of readdirSync(alone).filter((file) => file.endsWith('.cache'))) writeFileSync(join(alone, name), 'no code');
    expect(once().status).toBe(1);
  });
});
