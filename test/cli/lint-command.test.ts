import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, put, template } from './folder.js';

const compact = ['-f', 'compact'];
const strict = ['--fail-on', 'warn'];

describe('linting', () => {
  const cwd = folderWith({ 'a.yaml': template, 'sub/b.yaml': template, 'other.yaml': 'kind: ConfigMap\n' });

  it('reports what it finds here and below', async () => {
    const { code, out, err } = await call(cwd, [...compact, '--only', 'require-versioning']);
    expect(out).toMatch(/^a\.yaml:\d+:\d+: .*require-versioning/m);
    expect(out).toMatch(/^sub\/b\.yaml:\d+:\d+: .*require-versioning/m);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('fails from the level that was asked for', async () => {
    expect((await call(cwd, [...compact, ...strict, '--only', 'require-versioning'])).code).toBe(1);
    expect((await call(cwd, [...compact, '--only', 'require-versioning', '--rule', 'require-versioning=error'])).code).toBe(1);
    expect((await call(cwd, [...compact, '--only', 'require-versioning', '--max-warnings', '1'])).code).toBe(1);
  });

  it('says nothing of rules that are off', async () => {
    expect((await call(cwd, [...compact, '--skip', 'require-versioning'])).out).not.toContain('require-versioning');
  });

  it('ends with 5 when there is nothing to lint', async () => {
    expect((await call(cwd, [...compact, 'other.yaml', '--quiet'])).code).toBe(5);
    expect((await call(folderWith({}), compact)).code).toBe(5);
  });

  it('writes several reports at once, making their folders', async () => {
    const { out } = await call(cwd, ['-f', 'compact', '-f', 'json=out/report.json', '-f', 'sarif=out/deep/report.sarif']);
    expect(out).toContain('a.yaml:');
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8'))).toHaveProperty('findings');
    expect(JSON.parse(readFileSync(join(cwd, 'out/deep/report.sarif'), 'utf8'))).toHaveProperty('runs');
  });

  it('ends with 2 when a report cannot be written', async () => {
    expect(await call(cwd, ['-f', 'json=a.yaml/report.json'])).toMatchObject({ code: 2, err: expect.stringContaining('Cannot write') });
  });
});

describe('standard input', () => {
  const cwd = folderWith({ 'a.yaml': template });

  it('is linted under the name it is given', async () => {
    const { out } = await call(cwd, [...compact, '-', '--stdin-filename', 'app/template.yaml'], { stdin: template });
    expect(out).toMatch(/^app\/template\.yaml:/m);
    expect(out).not.toMatch(/^a\.yaml/m);
  });

  it('is JSON or YAML by its look when it has no name', async () => {
    const json = '\n{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}';
    expect((await call(cwd, [...compact, '-'], { stdin: json })).out).toMatch(/^stdin\.json:/m);
    expect((await call(cwd, [...compact, '-'], { stdin: template })).out).toMatch(/^stdin\.yaml:/m);
  });

  it('is refused when it is too large', async () => {
    expect(await call(cwd, [...compact, '-', '--max-file-size', '10'], { stdin: template })).toMatchObject({
      code: 3,
      out: expect.stringContaining('more than the 10 bytes'),
    });
  });
});

describe('the configuration', () => {
  it('is found above, up to the top of the repository', async () => {
    const top = folderWith({ 's3lint.config.yaml': 'ruls: {}', 'repo/.git/HEAD': '', 'repo/infra/a.yaml': template });
    put(top, { 'repo/s3lint.config.json': '{"rules": {"require-versioning": "error"}}' });
    expect(await call(join(top, 'repo/infra'), compact)).toMatchObject({ code: 1, out: expect.stringMatching(/error: .*require-versioning/) });
    put(top, { 'repo/infra/.git/HEAD': '' });
    expect((await call(join(top, 'repo/infra'), compact)).code).toBe(0);
  });

  it('is told where it is wrong, and nothing is linted', async () => {
    const cwd = folderWith({ 's3lint.config.yaml': 'rules:\n  require-versionin: off\n', 'a.yaml': template });
    expect(await call(cwd, compact)).toEqual({
      code: 2,
      out: '',
      err: 'error: s3lint.config.yaml:2:3: There is no rule "require-versionin". Did you mean "require-versioning"?\n  `s3lint rules` lists all rules.\n',
    });
    expect((await call(cwd, [...compact, '--no-config'])).code).toBe(0);
  });

  it('is one: two in one folder are an error', async () => {
    const cwd = folderWith({ 's3lint.config.yaml': '', 's3lint.config.json': '{}' });
    expect(await call(cwd, compact)).toMatchObject({ code: 2, err: expect.stringContaining('are both configurations') });
  });

  it('ignores what it says, from its own folder', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      's3lint.config.yaml': 'ignores: [/infra/examples/]',
      'infra/a.yaml': template,
      'infra/examples/b.yaml': template,
    });
    const { out } = await call(join(cwd, 'infra'), compact);
    expect(out).toContain('a.yaml:');
    expect(out).not.toContain('examples/b.yaml');
  });

  it('can be shown as it holds for a path', async () => {
    const cwd = folderWith({
      's3lint.config.yaml': 'rules: {require-versioning: info}\nparameters: {Env: prod}\nfacts: {account: "111122223333"}\nignores: [x/]\n',
    });
    const { code, out } = await call(cwd, ['--print-config', 'x/a.yaml', '--only', 'require-versioning', '--parameter', 'Env=dev']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      config: 's3lint.config.yaml',
      ignored: true,
      rules: { 'require-versioning': 'info', 'unreadable-input': 'error' },
      from: { 'require-versioning': 's3lint.config.yaml:1', 'unreadable-input': 'always on' },
      parameters: { Env: 'dev' },
      facts: { account: '111122223333' },
      ignores: ['x/'],
    });
  });
});

describe('parameter values', () => {
  const text = `${template}      VersioningConfiguration: { Status: !Ref Mode }\nParameters: { Mode: { Type: String } }\n`;
  const cwd = folderWith({
    'a.yaml': text,
    'cli.json': '[{"ParameterKey": "Mode", "ParameterValue": "Enabled"}]',
    'pipeline.json': '{"Parameters": {"Mode": "Suspended"}}',
  });
  const only = [...compact, '--only', 'require-versioning', 'a.yaml'];

  it('decide what the text leaves open', async () => {
    expect((await call(cwd, [...only, '--require-complete'])).code).toBe(4);
    expect(await call(cwd, [...only, '--require-complete', '--parameters', 'cli.json'])).toMatchObject({ code: 0, out: '' });
    expect((await call(cwd, [...only, '--parameters', 'pipeline.json'])).out).toContain('require-versioning');
  });

  it('of a later file win, and those of flags win over files', async () => {
    expect((await call(cwd, [...only, '--parameters', 'cli.json', '--parameters', 'pipeline.json'])).out).toContain('require-versioning');
    expect((await call(cwd, [...only, '--parameters', 'pipeline.json', '--parameter', 'Mode=Enabled'])).out).toBe('');
  });
});

it('says what had no room in a report for code scanning', async () => {
  const buckets = Array.from({ length: 5001 }, (_, index) => `  B${index}: { Type: AWS::S3::Bucket }`);
  const cwd = folderWith({ 'large.yaml': `Resources:\n${buckets.join('\n')}\n` });
  const { err } = await call(cwd, ['--only', 'require-versioning', '-f', 'sarif=large.sarif']);
  expect(err).toMatch(/^warning: .*5,?001/);
  expect(JSON.parse(readFileSync(join(cwd, 'large.sarif'), 'utf8')).runs[0].results).toHaveLength(5000);
});
