import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { isCandidate } from '../../src/load/marks.js';
import { folderWith, put, template } from '../cli/folder.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const manifest = resolve('.pre-commit-hooks.yaml');
const hooks = load(readFileSync(manifest, 'utf8')) as readonly Hook[];
const [hook] = hooks as readonly [Hook];
const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly bin: Readonly<Record<string, string>> };
/** Python's `(?i)` is a flag here. */
const files = new RegExp(hook.files.replace('(?i)', ''), 'i');

const secure = `${template}      VersioningConfiguration:\n        Status: Enabled\n`;

const preCommit = ['pre-commit', process.env['PRE_COMMIT'] ?? ''].find((name) => name !== '' && spawnSync(name, ['--version']).status === 0);

function git(folder: string, ...argv: readonly string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...argv], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

describe('the hook for pre-commit', () => {
  it('starts the command that the package brings', () => {
    expect(hooks.map(({ id, language }) => [id, language])).toEqual([['s3lint', 'node']]);
    expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0]);
  });

  it('runs where a file that s3lint reads is changed, and nowhere else', () => {
    const read = ['a.yaml', 'b/c.yml', 'cdk.out/X.template.json', 'x.template', 'infra/template', 'main.tf', 'main.tofu', 'a.tf.json', 'T.YAML', 'x.cfn'];
    expect(read.filter((path) => !isCandidate(path))).toEqual([]);
    const beside = ['prod.tfvars', 'env/prod.auto.tfvars.json', 's3lint.config.ts', 'web/s3lint.config.mjs'];
    expect([...read, ...beside].filter((path) => !files.test(path))).toEqual([]);
    expect(['README.md', 'a.py', 'templates/x.html', 'main.tf.bak', 'my-template'].filter((path) => files.test(path))).toEqual([]);
  });

  it('lints the folder as a whole: a change beside a bucket is its business too', () => {
    expect(hook.pass_filenames).toBe(false);
    const [, ...words] = hook.entry.split(' ');
    const folder = folderWith({ 'storage.yaml': template, 'readme.json': '{}' });
    const run = (): number | null =>
      spawnSync(process.execPath, [resolve(bin['s3lint'] ?? ''), ...words, '--only', 'require-versioning', '--fail-on', 'warn'], { cwd: folder }).status;
    expect(run()).toBe(1);
    put(folder, { 'storage.yaml': secure });
    expect(run()).toBe(0);
  });
});

describe.skipIf(!preCommit)('as pre-commit itself has it (skipped where it is not installed; PRE_COMMIT names it)', () => {
  const run = (folder: string, ...argv: readonly string[]): { readonly status: number | null; readonly stdout: string } =>
    spawnSync(preCommit ?? '', argv, { cwd: folder, encoding: 'utf8', env: { ...process.env, PRE_COMMIT_HOME: folderWith({}) } });

  it('the manifest is valid', () => {
    expect(run('.', 'validate-manifest', manifest)).toMatchObject({ status: 0 });
  });

  it('a commit with a finding is refused, one without passes, and one beside is not asked', () => {
    const { language: _, ...own } = hook;
    const local = {
      ...own,
      language: 'system',
      entry: `"${process.execPath}" "${resolve(bin['s3lint'] ?? '')}"`,
      args: ['--only', 'require-versioning', '--fail-on', 'warn'],
    };
    const folder = folderWith({ '.pre-commit-config.yaml': JSON.stringify({ repos: [{ repo: 'local', hooks: [local] }] }), 'storage.yaml': template });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    const refused = run(folder, 'run');
    expect(refused).toMatchObject({ status: 1, stdout: expect.stringContaining('require-versioning') });
    put(folder, { 'storage.yaml': secure });
    git(folder, 'add', '.');
    expect(run(folder, 'run')).toMatchObject({ status: 0, stdout: expect.stringContaining('Passed') });
    git(folder, 'commit', '-qm', 'first');
    put(folder, { 'notes.md': '# Notes' });
    git(folder, 'add', '.');
    expect(run(folder, 'run')).toMatchObject({ status: 0, stdout: expect.stringContaining('Skipped') });
  });
});
