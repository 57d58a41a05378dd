import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { put } from '../cli/folder.js';
import { checkout, git, pullRequest } from './history.js';
import { type Step, type StepEnded, downloadedAction, nodes, runStep } from './runner.js';

const action = downloadedAction();

const bucket = (name: string): string => `resource "aws_s3_bucket" "${name}" {\n  bucket = "acme-${name}"\n}\n`;
const names = Array.from({ length: 100 }, (_, index) => `b${index}`);

/** Two hundred findings, and a bucket that one variable keeps shut. */
const before = {
  'main.tf': names.map(bucket).join('\n'),
  'site/main.tf': `${bucket('site')}
resource "aws_s3_bucket_versioning" "site" {
  bucket = aws_s3_bucket.site.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket                  = aws_s3_bucket.site.id
  block_public_acls       = var.shut
  block_public_policy     = var.shut
  ignore_public_acls      = var.shut
  restrict_public_buckets = var.shut
}
`,
  'site/variables.tf': 'variable "shut" {\n  default = true\n}\n',
};

const proposed = pullRequest(before, (folder) => put(folder, { 'site/variables.tf': 'variable "shut" {\n  default = false\n}\n' }));

function payload(from = 'acme/infra'): object {
  const { base, head } = proposed;
  return { pull_request: { number: 1, head: { sha: head, repo: { full_name: from } }, base: { sha: base, repo: { full_name: 'acme/infra' } } } };
}

interface Run extends Partial<Step> {
  readonly depth?: number;
  readonly ref?: string;
}

interface Ran extends StepEnded {
  readonly results: number;
}

const clones = new Map<string, string>();

/** A fresh clone of the pull request; what a step leaves in it is gone before the next one begins. */
function clone(ref: string, depth: number): string {
  const key = `${ref} ${depth}`;
  const workspace = clones.get(key) ?? checkout(proposed.origin, ref, depth);
  clones.set(key, workspace);
  git(workspace, 'clean', '--quiet', '--force', '-d');
  return workspace;
}

/** The step in such a clone. */
function run({ depth = 2, ref = 'refs/pull/1/merge', ...step }: Run = {}): Ran {
  const workspace = clone(ref, depth);
  const ended = runStep({ workspace, action, event: 'pull_request', payload: payload(), ...step });
  const file = join(workspace, ended.outputs['sarif-file'] || 'none');
  if (!existsSync(file)) return { ...ended, results: 0 };
  const { runs } = JSON.parse(readFileSync(file, 'utf8')) as { readonly runs: readonly { readonly results: readonly unknown[] }[] };
  return { ...ended, results: runs.flatMap(({ results }) => results).length };
}

const mistake = { name: 'error', properties: { file: 'site/main.tf', title: 's3lint: require-public-access-block' } };

describe.each(nodes)('a pull request with one mistake, in a repository with two hundred findings, under $says', ({ path }) => {
  it.skipIf(path === undefined)('fails with exactly that one, and the SARIF file has all', () => {
    const { code, commands, outputs, summary, results, log } = run({ ...(path !== undefined && { node: path }) });
    expect(log).toContain('Reported is what is new since');
    expect(commands).toMatchObject([mistake]);
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ 'exit-code': '1', 'new-findings': '1', findings: String(results) });
    expect(results).toBeGreaterThan(200);
    expect(summary).toMatch(/^## ❌ s3lint: .*1 new/);
    expect(summary).toContain('site/main.tf');
    expect(summary).not.toContain('acme-b7');
  });
});

describe('what is compared', () => {
  it('is where the work began, when it is checked out by itself', () => {
    const { code, commands } = run({ ref: 'refs/heads/topic', depth: 0 });
    expect(commands).toMatchObject([mistake]);
    expect(code).toBe(1);
  });

  it('is nothing in a clone that is too shallow: all is reported, and a warning says why', () => {
    const { code, commands, outputs } = run({ depth: 1 });
    expect(commands[0]?.data).toMatch(
      /^All findings are reported, old ones too:\nthis clone does not lead from HEAD to [0-9a-f]{40}\. Give actions\/checkout `fetch-depth: 2`/,
    );
    expect(commands.filter(({ name }) => name === 'warning')).toHaveLength(11);
    expect(outputs).toMatchObject({ 'new-findings': '', 'exit-code': '1' });
    expect(code).toBe(1);
  });

  it('is what the workflow names, or nothing at all is linted', () => {
    expect(run({ event: 'push', inputs: { 'base-ref': 'HEAD^1' } }).commands).toMatchObject([mistake]);
    const { code, commands, outputs, results } = run({ inputs: { 'base-ref': 'nowhere' } });
    expect({ code, results }).toEqual({ code: 2, results: 0 });
    expect(commands).toHaveLength(1);
    expect(commands[0]?.data).toMatch(/^Nothing was linted:\nerror: git knows no commit "nowhere" here\./);
    expect(outputs).toMatchObject({ 'exit-code': '2', findings: '', 'sarif-file': '', 'json-file': '' });
  });
});

it('a push reports all, ten of a level and how many more there are', () => {
  const { code, commands, outputs, summary } = run({ event: 'push', payload: {}, inputs: { 'fail-on': 'warn' } });
  const warnings = commands.filter(({ name }) => name === 'warning');
  expect(warnings).toHaveLength(10);
  expect(warnings.at(-1)?.data).toBe(
    `${Number(outputs['warnings']) - 9} more warnings: the job's summary lists them, or a full report. GitHub shows ten annotations of a level.`,
  );
  expect(summary).toContain('acme-b7');
  expect(code).toBe(1);
});

it('a step that shall not fail annotates all the same', () => {
  const { code, commands, outputs } = run({ inputs: { 'fail-on': 'never' } });
  expect(commands).toMatchObject([mistake]);
  expect({ code, 'exit-code': outputs['exit-code'] }).toEqual({ code: 0, 'exit-code': '0' });
});

it('a folder of its own has its report there, and paths from the top of the repository', () => {
  const { commands, outputs, results } = run({ inputs: { 'working-directory': 'site', format: 'junit=reports/s3lint.xml', 'max-annotations': '1' } });
  expect(commands).toMatchObject([mistake]);
  expect(outputs['sarif-file']).toBe('site/s3lint.sarif');
  expect(results).toBeLessThan(10);
});

it('a step can be silent but for its exit code', () => {
  const { code, commands, summary, outputs } = run({ inputs: { annotations: 'false', summary: 'false', 'sarif-file': '' } });
  expect({ code, commands, summary }).toEqual({ code: 1, commands: [], summary: '' });
  expect(outputs['sarif-file']).toBe('');
});
