import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from '../call.js';
import { folderWith, put, template } from '../folder.js';

const compact = ['-f', 'compact'];

/** What holds for the template of a folder, of these rules. */
async function holds(
  cwd: string,
  ...argv: readonly string[]
): Promise<{ readonly rules: Readonly<Record<string, unknown>>; readonly from: Readonly<Record<string, string>> }> {
  const { code, out, err } = await call(cwd, ['--print-config', 'a.yaml', ...argv]);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
}

describe('a configuration extends', () => {
  it('files, from its own folder; the later wins, and its own words win over all', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      'a.yaml': template,
      's3lint.config.yaml': 'extends: [./shared/base.yaml, ./shared/more.json]\nrules: { require-lifecycle: info }\n',
      'shared/base.yaml': 'extends: ./deep/all.yaml\nrules: { require-versioning: info, require-lifecycle: error }\n',
      'shared/deep/all.yaml': 'rules: { require-mfa-delete: error, require-versioning: off }\n',
      'shared/more.json': '{"rules": {"require-versioning": "error"}}',
    });
    const { rules, from } = await holds(cwd);
    expect(rules).toMatchObject({ 'require-versioning': 'error', 'require-lifecycle': 'info', 'require-mfa-delete': 'error' });
    expect(from).toMatchObject({
      'require-versioning': 'shared/more.json:1',
      'require-lifecycle': 's3lint.config.yaml:2',
      'require-mfa-delete': 'shared/deep/all.yaml:1',
      'no-public-read': 'preset recommended',
      'duplicate-key': 'always on',
    });
  });

  it('presets, and says which one a rule comes from', async () => {
    const cwd = folderWith({
      'a.yaml': template,
      's3lint.config.yaml': 'extends: [./off.yaml, strict]\n',
      'off.yaml': 'rules: { require-kms-encryption: off }\n',
    });
    expect((await holds(cwd)).from['require-kms-encryption']).toBe('preset strict');
    put(cwd, { 's3lint.config.yaml': 'extends: [strict, ./off.yaml]\n' });
    expect((await holds(cwd)).rules).not.toHaveProperty('require-kms-encryption');
  });

  it('what a package holds, as data or as code; its patterns count from the folder of who extends it', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      'a.yaml': template,
      'old/b.yaml': template,
      's3lint.config.yaml': "extends: ['@acme/s3lint-config', '@acme/s3lint-config/strict.yaml']\n",
      'node_modules/@acme/s3lint-config/package.json':
        '{"name": "@acme/s3lint-config", "type": "module", "exports": {".": {"import": "./main.js"}, "./strict.yaml": "./data/strict.yaml"}}',
      'node_modules/@acme/s3lint-config/main.js': "export default { extends: './base.yaml', ignores: ['/old/'] };\n",
      'node_modules/@acme/s3lint-config/base.yaml': 'rules: { require-versioning: error }\n',
      'node_modules/@acme/s3lint-config/data/strict.yaml': 'rules: { require-lifecycle: error }\n',
    });
    const { code, out } = await call(cwd, compact);
    expect(code).toBe(1);
    expect(out).toMatch(/error: .*\[require-versioning\]/);
    expect(out).toMatch(/error: .*\[require-lifecycle\]/);
    expect(out).not.toContain('old/b.yaml');
  });

  it('and is told at its place what there is not', async () => {
    const cwd = folderWith({ 'a.yaml': template, 'base.yaml': '', 's3lint.config.yaml': 'extends:\n  - stict\n' });
    expect(await call(cwd, compact)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^error: s3lint\.config\.yaml:2:5: There is no preset and no package "stict"\. Did you mean "strict"\?\n/),
    });
    put(cwd, { 's3lint.config.yaml': 'extends: base.yaml\n' });
    expect((await call(cwd, compact)).err).toContain('Write ./base.yaml for the file.');
    put(cwd, { 's3lint.config.yaml': 'extends: ./bas.yaml\n' });
    expect((await call(cwd, compact)).err).toContain('s3lint.config.yaml:1:10: There is no file bas.yaml.');
    put(cwd, { 's3lint.config.yaml': 'extends: plugin:acme/strict\n' });
    expect((await call(cwd, compact)).err).toContain('There is no plugin "acme".');
  });

  it('never itself, by whatever way', async () => {
    const cwd = folderWith({
      'a.yaml': template,
      's3lint.config.yaml': 'extends: ./b.yaml\n',
      'b.yaml': 'rules: {}\nextends: [strict, ./s3lint.config.yaml]\n',
    });
    expect(await call(cwd, compact)).toMatchObject({
      code: 2,
      err: 'error: b.yaml:2:19: s3lint.config.yaml extends itself: s3lint.config.yaml > b.yaml > s3lint.config.yaml.\n  Take one of them out.\n',
    });
  });

  it('what is wrong in what is extended is told there', async () => {
    const cwd = folderWith({ 'a.yaml': template, 's3lint.config.yaml': 'extends: ./b.yaml\n', 'b.yaml': '\nruls: {}\n' });
    expect((await call(cwd, compact)).err).toContain('b.yaml:2:1: The configuration has no key "ruls". Did you mean "rules"?');
  });
});

describe('a configuration that is code', () => {
  const code =
    "const level = 'error';\nexport default { extends: ['strict', { rules: { 'require-lifecycle': 'info' } }], rules: { 'require-versioning': level } };\n";

  it.each(['mjs', 'ts', 'mts'])('is run: .%s', async (end) => {
    const cwd = folderWith({ 'a.yaml': template, [`s3lint.config.${end}`]: code });
    const { rules, from } = await holds(cwd);
    expect(rules).toMatchObject({ 'require-versioning': 'error', 'require-lifecycle': 'info' });
    expect(from).toMatchObject({
      'require-versioning': `s3lint.config.${end}, rules.require-versioning`,
      'require-lifecycle': `s3lint.config.${end}, extends.1.rules.require-lifecycle`,
    });
  });

  it('may be CommonJS', async () => {
    const cwd = folderWith({ 'a.yaml': template, 's3lint.config.cjs': "module.exports = { rules: { 'require-versioning': 'info' } };\n" });
    expect((await holds(cwd)).rules['require-versioning']).toBe('info');
  });

  it('is held against the same schema', async () => {
    const cwd = folderWith({ 'a.yaml': template, 's3lint.config.mjs': "export default { rules: { 'require-versionin': 'off' } };\n" });
    expect(await call(cwd, compact)).toEqual({
      code: 2,
      out: '',
      err: 'error: s3lint.config.mjs, rules.require-versionin: There is no rule "require-versionin". Did you mean "require-versioning"?\n  `s3lint rules` lists all rules.\n',
    });
  });

  it.each([
    ['throws', "throw new Error('no luck');\n", 'It cannot be run: Error: no luck.'],
    ['exports nothing', 'export const a = 1;\n', 'It exports no configuration.'],
    ['needs what is not installed', "import 'acme-not-here';\nexport default {};\n", 'npm install --save-dev acme-not-here'],
  ])('is told when it %s', async (_, text, says) => {
    const cwd = folderWith({ 'a.yaml': template, 's3lint.config.mjs': text });
    expect(await call(cwd, compact)).toMatchObject({ code: 2, err: expect.stringContaining(says) });
  });

  it('is not run where that is not wanted, and neither is what is extended or plugged in', async () => {
    const bad = "throw new Error('it ran');\n";
    const cwd = folderWith({
      'a.yaml': template,
      's3lint.config.mjs': bad,
      'base.mjs': bad,
      'extending.yaml': 'extends: ./base.mjs\n',
      'plugging.yaml': '\nplugins: { acme: ./base.mjs }\n',
    });
    const refused = async (...argv: readonly string[]): Promise<string> => {
      const { code, err } = await call(cwd, [...compact, '--no-executable-config', ...argv]);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused()).toBe(
      'error: s3lint.config.mjs is code, which --no-executable-config refuses.\nWrite it as s3lint.config.yaml or .json, or read none: --no-config.\n',
    );
    expect(await refused('-c', 'extending.yaml')).toContain('extending.yaml:1:10: "./base.mjs" is code, which --no-executable-config refuses.');
    expect(await refused('-c', 'plugging.yaml')).toContain('plugging.yaml:2:18: The plugin acme is code, which --no-executable-config refuses.');
    expect(await refused('--no-config', '--plugin', 'base.mjs')).toContain('--plugin base.mjs is code, which --no-executable-config refuses.');
  });
});

it('patterns count from the folder of the file in which they stand', async () => {
  const cwd = folderWith({
    '.git/HEAD': '',
    'infra/a.yaml': template,
    'shared/a.yaml': template,
    's3lint.config.yaml': 'extends: ./shared/base.yaml\n',
    'shared/base.yaml': 'ignores: [/a.yaml]\n',
  });
  const { out } = await call(join(cwd, 'infra'), [...compact, '..']);
  expect(out).toContain('a.yaml:');
  expect(out).not.toContain('shared/a.yaml');
});
