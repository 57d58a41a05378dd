import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, put, template } from './folder.js';

const text = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const tf = 'resource "aws_s3_bucket" "a" {\n  bucket = "acme-a"\n}\n';

describe('s3lint init', () => {
  it('writes a configuration that holds, with its schema', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'a.yaml': template });
    const { code, out } = await call(cwd, ['init']);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Here: 1 file of CloudFormation, policies or plans \(a\.yaml\), a git repository\.\nWrote s3lint\.config\.yaml\.\n\nNext:\n/),
    });
    expect(text(cwd, 's3lint.config.yaml')).toMatch(/^# yaml-language-server: \$schema=\.\/node_modules\/s3lint\/docs\/schema\/config\.schema\.json\n/);
    expect((await call(cwd, ['-f', 'compact'])).code).toBe(0);
  });

  it('writes comments that hold too, once they are none', async () => {
    const cwd = folderWith({ 'main.tf': tf, 'terraform.tfvars': 'a = 0\n', 'env/prod.tfvars': 'a = 1\n', 'examples/b.yaml': template });
    await call(cwd, ['init']);
    const opened = text(cwd, 's3lint.config.yaml')
      .replace(/^# (?=(?: |overrides|ignores|terraform))/gm, '')
      .replace(/ \{\}$/gm, '')
      .replace(/^#  /gm, '  ');
    put(cwd, { 'opened.yaml': opened });
    const { code, out, err } = await call(cwd, ['-c', 'opened.yaml', '--print-config', 'a.yaml']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      rules: { 'require-versioning': 'error' },
      overrides: [{ rules: { 'require-versioning': 'off' } }],
      terraform: { roots: [{ dir: '.', name: 'prod', varFiles: ['env/prod.tfvars'] }] },
      facts: { account: '111122223333', blockPublicAccess: 'all' },
      ignores: ['/examples/'],
    });
  });

  it('sees what is here: Terraform that is deployed, SAM, CDK, npm', async () => {
    const cwd = folderWith({
      'infra/main.tf': 'module "b" {\n  source = "../modules/b"\n}\n',
      'modules/b/main.tf': tf,
      'sam.yaml': `${template}  F:\n    Type: AWS::Serverless::Function\n`,
      'app/cdk.json': '{}',
      'package.json': '{}',
    });
    const { out } = await call(cwd, ['init']);
    expect(out).toContain('Here: 1 file of CloudFormation and SAM, policies or plans (sam.yaml), Terraform in infra/, a CDK app in app/.');
    expect(out).toContain('npm install --save-dev github:OWNER/s3lint#COMMIT');
    expect(out).toContain('npx cdk synth -q && s3lint app/cdk.out');
  });

  it('overwrites nothing', async () => {
    const cwd = folderWith({ '.git/HEAD': '', '.github/workflows/s3lint.yml': 'mine', 's3lint.config.ts': 'mine' });
    const { code, out } = await call(cwd, ['init', '--workflow']);
    expect(code).toBe(0);
    expect(out).toContain('s3lint.config.ts is here already, and stays as it is.\n.github/workflows/s3lint.yml is here already, and stays as it is.\n');
    expect(existsSync(join(cwd, 's3lint.config.yaml'))).toBe(false);
    expect(text(cwd, '.github/workflows/s3lint.yml')).toBe('mine');
  });

  it('writes a workflow for the branch that others are merged into', async () => {
    const cwd = folderWith({ '.git/HEAD': 'ref: refs/heads/topic\n', '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n', 'a.yaml': template });
    const { out } = await call(cwd, ['init', '--workflow']);
    expect(out).toContain('Wrote .github/workflows/s3lint.yml.');
    expect(out).toContain('for OWNER and COMMIT');
    const written = text(cwd, '.github/workflows/s3lint.yml');
    expect(written).toContain('branches: ["trunk"]');
    expect(written).toMatch(/permissions:\n {2}contents: read\n/);
    expect(written).toMatch(/fetch-depth: 2 [^]* uses: OWNER\/s3lint@COMMIT\n$/);
    // The name in the registry may be anybody's.
    expect(written).not.toContain('npx');
  });

  it('writes a workflow with what the packages of the repository hold', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'a.yaml': template, 'package.json': '{"devDependencies":{"s3lint":"0.1.0"}}' });
    await call(cwd, ['init', '--workflow']);
    expect(text(cwd, '.github/workflows/s3lint.yml')).toMatch(/npm ci --ignore-scripts\n[^]* npx s3lint -f github --no-executable-config\n$/);
  });

  it('writes no workflow where none would run', async () => {
    expect(await call(folderWith({}), ['init', '--workflow'])).toMatchObject({ code: 2, err: expect.stringContaining('no git repository') });
    const cwd = folderWith({ '.git/HEAD': '', 'infra/a.yaml': template });
    expect(await call(join(cwd, 'infra'), ['init', '--workflow'])).toMatchObject({ code: 2, err: expect.stringContaining('top of the repository') });
  });
});
