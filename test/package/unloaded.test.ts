import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, template } from '../cli/folder.js';
import { buckets, snapshot } from '../dialect/api/live.js';

/** Writes down every file of code that a run loads, when it ends. */
const watch = `
const { appendFileSync } = require('node:fs');
const Module = require('node:module');
const vm = require('node:vm');
const tell = (name) => appendFileSync(process.env.LOADED, name + '\\n');
const load = Module._load;
Module._load = function (name, ...rest) {
  tell(name);
  return load.call(this, name, ...rest);
};
// The command loads its own files by itself.
vm.Script = class extends vm.Script {
  constructor(code, options) {
    tell('./' + require('node:path').basename(options.filename));
    super(code, options);
  }
};
`;

const cwd = folderWith({
  'watch.cjs': watch,
  'a.yaml': template,
  'main.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = "acme-assets"\n}\n',
  'policy.json': JSON.stringify({ Version: '2012-10-17', Statement: [] }),
  'account.json': snapshot({ resources: { bucket: buckets({ 'acme-assets': {} }) } }),
});

let runs = 0;

/** The names by which a run asked for code. */
function loadedBy(...argv: readonly string[]): readonly string[] {
  const LOADED = join(cwd, `loaded-${++runs}`);
  const { status } = spawnSync(process.execPath, ['--require', join(cwd, 'watch.cjs'), resolve('dist/cli.cjs'), ...argv], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      LOADED,
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'y',
      AWS_CONFIG_FILE: '/nowhere',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  expect(status).toBeLessThan(70);
  return readFileSync(LOADED, 'utf8').split('\n');
}

const ofAws = (names: readonly string[]): readonly string[] => names.filter((name) => /@aws-sdk|@smithy|\bfetch-\w+\.cjs$|\blive\.cjs$/.test(name));

describe('A small run', () => {
  /** Files of our own, without what tells one build from another. */
  const own = (...argv: readonly string[]): readonly string[] =>
    loadedBy(...argv)
      .filter((name) => /^\.\/.*\.cjs$/.test(name))
      .map((name) => name.replace(/-\w+\.cjs$/, ''))
      .sort();

  it.each([
    ['a template', 'a.yaml', './template'],
    ['a configuration', 'main.tf', './terraform'],
  ])('of %s loads what reads it, and no part that it can do without', (_, file, part) => {
    expect(new Set(own(file))).toEqual(new Set(['./lint.cjs', './main.cjs', part]));
  });
});

describe('What talks to AWS', () => {
  it.each([
    ['files of every kind', ['.']],
    ['a snapshot', ['account.json', '-f', 'sarif']],
    ['texts with a snapshot beside them', ['a.yaml', '--with', 'account.json']],
    ['fixes', ['a.yaml', '--fix-dry-run']],
    ['what a rule says', ['explain', 'require-versioning']],
    ['a policy', ['policy', 'check', 'policy.json']],
  ])('is not loaded for %s', (_, argv) => {
    const loaded = loadedBy(...argv);
    expect(loaded.length).toBeGreaterThan(3);
    expect(ofAws(loaded)).toEqual([]);
  });

  it('is loaded to ask an account, and of the SDK only what is asked', () => {
    const loaded = ofAws(loadedBy('doctor', '--only', 'require-versioning', '--endpoint-url', 'http://127.0.0.1:1'));
    expect(loaded).toContain('@aws-sdk/client-sts');
    expect(loaded).not.toContain('@aws-sdk/client-ec2');
    expect(loaded.some((name) => /fetch-\w+\.cjs$/.test(name))).toBe(true);
  });
});

describe('What asks git', () => {
  const ofGit = (names: readonly string[]): readonly string[] => names.filter((name) => /child_process$|\bbefore-\w+\.cjs$|\brecall-\w+\.cjs$/.test(name));

  it('is loaded where that is asked for, and not to lint', () => {
    expect(ofGit(loadedBy('.'))).toEqual([]);
    expect(ofGit(loadedBy('.', '-f', 'sarif'))).toEqual([]);
    expect(ofGit(loadedBy('.', '--new-since', 'main'))).toContain('node:child_process');
  });
});

it('What runs code of others is not loaded where there is none', () => {
  expect(loadedBy('a.yaml').filter((name) => /import\.cjs|code-\w+\.cjs|plugins-\w+\.cjs|node:(?:url|module)/.test(name))).toEqual([]);
});

it('Without the SDK the command works, and says what asking an account takes', () => {
  const hide = `
    const Module = require('node:module');
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (/^@(?:aws-sdk|smithy)\\//.test(name)) throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
      return resolve.call(this, name, ...rest);
    };
  `;
  const alone = folderWith({ 'hide.cjs': hide, 'a.yaml': template });
  const run = (...argv: readonly string[]) =>
    spawnSync(process.execPath, ['--require', join(alone, 'hide.cjs'), resolve('dist/cli.cjs'), ...argv], { cwd: alone, encoding: 'utf8' });
  expect(run('a.yaml', '-f', 'compact').stdout).toContain('a.yaml:');
  const { status, stdout, stderr } = run('aws', '--only', 'require-versioning');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: AWS's SDK is not installed, which asking accounts takes: npm install @aws-sdk\/[^\n]+\n$/);
});

it('What the HTML report shows is loaded for that alone', () => {
  const ofPage = (...argv: readonly string[]): readonly string[] => loadedBy('a.yaml', ...argv).filter((name) => /\b(?:html|inventory)-\w+\.cjs$/.test(name));
  expect(ofPage()).toEqual([]);
  expect(ofPage('-f', 'json')).toEqual([]);
  expect(
    ofPage('-f', 'html')
      .map((name) => name.replace(/-\w+\.cjs$/, ''))
      .sort(),
  ).toEqual(['./html', './inventory']);
});
