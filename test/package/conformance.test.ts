import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../cli/folder.js';

const bucket = (lines: string): string => `resource "aws_s3_bucket" "a" {\n  bucket = "acme-a"\n}\n${lines}`;
const block = bucket('resource "aws_s3_bucket_public_access_block" "a" {\n  bucket            = aws_s3_bucket.a.id\n  block_public_acls = true\n}\n');

const versioning = { peer: 'kics', check: 'terraform: s3_bucket_without_versioning' };
const acls = { peer: 'trivy', check: 'AWS-0086 (block_public_acls)', resource: null };

const cases = [
  { ...versioning, path: 'bare', resource: 'aws_s3_bucket.a', expect: 'fail' },
  { ...versioning, path: 'bare', resource: 'aws_s3_bucket.other', expect: 'pass' },
  { ...acls, path: 'block', expect: 'pass' },
  { ...acls, path: 'bare', expect: 'fail', doubtful: 'S3 blocks by itself' },
  { peer: 'kics', check: 'terraform: nobody_has_it', path: 'bare', resource: null, expect: 'fail' },
];

const folder = folderWith({ 'cases.json': JSON.stringify(cases), 'bare/main.tf': bucket(''), 'block/main.tf': block });
const HEAD = '| check | sample | the peer expects | s3lint says | why |\n|---|---|---|---|---|\n';
const ROW = '| `AWS-0086 (block_public_acls)` | `block` | pass | fail | the other three are off |\n';

/** What the tool says when this is its page of explanations. */
function held(page: string): { readonly status: number | null; readonly stdout: string } {
  put(folder, { 'page.md': page });
  return spawnSync(process.execPath, [resolve('test/tools/conformance.mjs'), folder, join(folder, 'page.md')], { encoding: 'utf8' });
}

describe('the comparison with samples of others', () => {
  it('counts who agrees, and fails on a disagreement that nobody explained', () => {
    const { status, stdout } = held(HEAD);
    expect(stdout).toContain('kics terraform: s3_bucket_without_versioning: 2 of 2 agree (require-versioning)\n');
    expect(stdout).toContain('  NOT EXPLAINED: block: expects pass, we say fail\n');
    expect(stdout).toContain('  doubtful: bare: expects fail, we say pass\n');
    expect(stdout).toContain('kics terraform: nobody_has_it: no rule names it yet (1 samples)\n');
    expect(status).toBe(1);
  });

  it('passes when the page explains it', () => {
    const { status, stdout } = held(HEAD + ROW);
    expect(stdout).toContain('  explained: block: expects pass, we say fail\n');
    expect(stdout).toContain('5 samples: 2 agree, 1 differ (0 not explained), 1 differ where the expectation is doubtful, 1 have no rule yet\n');
    expect(status).toBe(0);
  });

  it('fails on a row that explains nothing any more', () => {
    const { status, stdout } = held(`${HEAD}${ROW}| \`AWS-0086 (block_public_acls)\` | \`gone\` | pass | fail | it was there once |\n`);
    expect(stdout).toContain('EXPLAINS NOTHING: AWS-0086 (block_public_acls) gone\n');
    expect(status).toBe(1);
  });
});

it('every reason of a row is told on the page', () => {
  const page = readFileSync('docs/conformance.md', 'utf8');
  const anchorOf = (heading = ''): string =>
    heading
      .toLowerCase()
      .replace(/[^a-z -]/g, '')
      .replaceAll(' ', '-');
  const anchors = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => anchorOf(heading)));
  const reasons = [...page.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor);
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((anchor = '') => !anchors.has(anchor))).toEqual([]);
});
