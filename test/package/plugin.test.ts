import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put, template } from '../cli/folder.js';

/** The project of somebody who has s3lint installed, and rules of their own in TypeScript. */
const project = folderWith({ '.git/HEAD': '' });
cpSync('fixtures/projects/plugin', project, { recursive: true });
mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
symlinkSync(resolve('.'), join(project, 'node_modules/s3lint'), 'junction');
symlinkSync(resolve('node_modules/@types/node'), join(project, 'node_modules/@types/node'), 'junction');
symlinkSync(resolve('node_modules/undici-types'), join(project, 'node_modules/undici-types'), 'junction');

put(project, {
  'typed.config.ts':
    "import { defineConfig } from 's3lint';\nimport acme from './rules/index.ts';\n\nexport default defineConfig({ plugins: { acme }, rules: { 'acme/owner-tag': 'info' } });\n",
});

const bin = resolve('dist/cli.cjs');
const stripsTypes = Boolean((process.features as { readonly typescript?: unknown }).typescript);
/** Where Node does not read TypeScript by itself, jiti does. */
const reading = stripsTypes ? [] : ['--import', resolve('node_modules/jiti/lib/jiti-register.mjs')];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function node(cwd: string, ...argv: readonly string[]): Ended {
  const env = { PATH: process.env['PATH'], FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8', env });
  return { code: status, out: stdout, err: stderr };
}

const lines = (out: string): readonly string[] => out.trim().split('\n');

describe('a rule of somebody else, in TypeScript', () => {
  it('is loaded by the configuration, also when compiled code was kept', () => {
    for (const _ of [1, 2]) {
      const { code, out, err } = node(project, bin, '-f', 'compact');
      expect(lines(out).filter((line) => line.includes('acme/'))).toEqual([
        'infra/template.yaml:12:18: error: Bucket "Shop" has no tag "team": nobody knows whom to ask. [acme/owner-tag]',
        'infra/template.yaml:26:18: warning: Bucket "Reports" has no tag "team": nobody knows whom to ask. (confidence medium) [acme/owner-tag]',
      ]);
      expect({ code, err }).toEqual({ code: 1, err: '' });
    }
  });

  it('is loaded by the call', () => {
    const { code, out, err } = node(project, bin, '--no-config', '--plugin', 'acme=rules/index.ts', '-f', 'compact', '--only', 'acme/owner-tag');
    expect(lines(out)).toHaveLength(5);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('is listed, explained, and stands in the reports for machines', () => {
    expect(node(project, bin, 'rules').out).toMatch(/^acme\/owner-tag +warn +recommended/m);
    expect(node(project, bin, 'explain', 'acme/owner-tag').out).toContain('Name the team that answers for a bucket');
    const { runs } = JSON.parse(node(project, bin, '-f', 'sarif').out);
    expect(runs[0].tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toContain('acme/owner-tag');
    expect(JSON.parse(node(project, bin, '-f', 'json').out).suppressed).toMatchObject([{ ruleId: 'acme/owner-tag', resource: 'Mergers' }]);
  });

  it('is run by the library', () => {
    const { code, out, err } = node(project, ...reading, 'lint.ts', 'infra/scratch.yaml');
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'infra/scratch.yaml:3: Bucket "Scratch" has no tag "owner": nobody knows whom to ask. [acme/owner-tag]\n',
      err: '',
    });
  });

  it('has its test, in every format', () => {
    const { code, out } = node(project, ...reading, '--test', '--test-reporter=tap', 'rules/owner-tag.test.ts');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^# fail 0$/m) });
    expect(out).toMatch(/ok \d+ - example 1 is fail in Terraform$/m);
  });

  it('fits the types that are shipped', () => {
    const { out, code } = node(project, resolve('node_modules/typescript/bin/tsc'), '-p', project);
    expect({ out, code }).toEqual({ out: '', code: 0 });
  });

  it('may be configured in TypeScript too', () => {
    const { code, out } = node(project, bin, '-c', 'typed.config.ts', '-f', 'compact', '--only', 'acme/owner-tag', 'infra/scratch.yaml');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'infra/scratch.yaml:3:3: info: Bucket "Scratch" has no tag "owner": nobody knows whom to ask. [acme/owner-tag]\n',
    });
  });
});

describe('the command alone in a folder', () => {
  const alone = folderWith({ 'a.yaml': template, 's3lint.config.ts': "export default { rules: { 'require-versioning': 'error' } };\n" });
  for (const file of readdirSync('dist').filter((name) => name.endsWith('.cjs'))) copyFileSync(join('dist', file), join(alone, file));

  it.skipIf(stripsTypes)('says what it takes to read TypeScript, where Node does not (skipped where it does)', () => {
    expect(node(alone, 'cli.cjs')).toEqual({
      code: 2,
      out: '',
      err: `error: s3lint.config.ts: It cannot be run: it is TypeScript, which Node ${process.versions.node} does not read by itself.\n  npm install --save-dev jiti, or use Node 22.18 or later, or write it as .mjs.\n`,
    });
  });

  it('runs configuration that is JavaScript, every time', () => {
    put(alone, { 'other.mjs': "export default { rules: { 'require-versioning': 'error' } };\n" });
    for (const _ of [1, 2]) expect(node(alone, 'cli.cjs', '-c', 'other.mjs', 'a.yaml').code).toBe(1);
  });
});
