import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

const cwd = folderWith({ 'a.yaml': template });

describe('a wrong call ends with 2, and shows the right one', () => {
  it.each([
    [['--formt', 'json'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    [['--format', 'jsn'], /Did you mean "json"\? It is one of pretty, compact, json, sarif, github/],
    [['--format', 'json='], /json=FILE/],
    [['--fail-on', 'erorr'], /Did you mean "error"\?/],
    [['--preset', 'stict'], /Did you mean "strict"\?/],
    [['--rule', 'require-versioning'], /Write RULE=LEVEL/],
    [['--rule', 'require-versioning=eror'], /Did you mean "error"\?/],
    [['--rule', 'require-versioning=warn,{'], /no JSON/],
    [['--rule', 'require-versioning=warn,[]'], /JSON object/],
    [['--rule', 'require-versioning=warn,{"a":1}'], /The level of require-versioning has no options\./],
    [['--rule', 'requir-versioning=warn'], /There is no rule "requir-versioning"\. Did you mean "require-versioning"\?/],
    [['--rule', 'unreadable-input=off'], /cannot be "off"/],
    [['--only', 'require-versionin'], /Did you mean "require-versioning"\?/],
    [['--skip', 'unreadable-input'], /must not look clean/],
    [['--max-warnings', 'few'], /whole number/],
    [['--max-file-size', 'big'], /64MB/],
    [['--parameter', 'Env'], /NAME=VALUE/],
    [['--fix=unsave'], /Did you mean "unsafe"\?/],
    [['-f', 'json', '-f', 'sarif'], /json and sarif cannot both go to standard output\.\nGive one a file: -f sarif=FILE\./],
    [['-f', 'json', '--fix-dry-run'], /Give the report a file: -f json=FILE\./],
    [['--stdin-filename', 'a.yaml'], /Add - to the paths\./],
    [['nope.yaml'], /There is no file or folder "nope\.yaml"\./],
    [['explian'], /Did you mean "explain"\?/],
    [['--config', 'nope.yaml'], /There is no file nope\.yaml\./],
    [['--parameters', 'nope.json'], /There is no file nope\.json\./],
    [['explain'], /missing required argument 'id'/],
    [['explain', 'require-versionin'], /There is no rule "require-versionin"\. Did you mean "require-versioning"\?/],
    [['rules', '--format', 'yaml'], /pretty, json/],
    [['rules', '--fix'], /unknown option '--fix=safe'/],
  ])('%j', async (argv, says) => {
    const ended = await call(cwd, argv);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(says);
  });

  it('a terminal escape in a name is shown, not obeyed', async () => {
    const { err } = await call(cwd, ['\u001b[2Jnope.yaml']);
    expect(err).toContain('\\u{1b}[2Jnope.yaml');
  });
});

describe('what s3lint tells of itself', () => {
  it('its version', async () => {
    expect(await call(cwd, ['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  it('its options, examples and exit codes', async () => {
    const { code, out } = await call(cwd, ['--help']);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot('__snapshots__/help.txt');
  });

  it('its rules, for the eye', async () => {
    const { code, out } = await call(cwd, ['rules']);
    expect(code).toBe(0);
    expect(out).toMatch(/^require-versioning +warn +recommended +fixable +Keep old versions/m);
    expect(out).toMatch(/^unreadable-input +error /m);
  });

  it('its rules, for a program', async () => {
    const { out } = await call(cwd, ['rules', '--format', 'json']);
    const { schemaVersion, rules } = JSON.parse(out) as { readonly schemaVersion: number; readonly rules: readonly { readonly id: string }[] };
    expect(schemaVersion).toBe(1);
    expect(rules.find((rule) => rule.id === 'require-versioning')).toMatchObject({
      group: 'data-protection',
      severity: 'warn',
      preset: 'recommended',
      fixable: true,
    });
    expect(rules.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id).sort());
  });

  it('why a rule is, and how it looks', async () => {
    const { code, out } = await call(cwd, ['explain', 'require-versioning']);
    expect(code).toBe(0);
    expect(out).toContain('Keep old versions of objects');
    expect(out).toContain('VersioningConfiguration');
  });

  it('why a built-in rule is', async () => {
    expect((await call(cwd, ['explain', 'unused-suppression'])).out).toContain('Remove suppressions that silence nothing');
  });
});

describe('a fault of ours', () => {
  const broken = {
    get LC_ALL(): string {
      throw new Error('the\u001bmoon');
    },
  };

  it('ends with 70 and one clear message', async () => {
    expect(await call(cwd, [], { env: broken, tty: true })).toMatchObject({
      code: 70,
      err: expect.stringMatching(/^s3lint .* failed, and that is not your fault: the\\u\{1b\}moon\nRun it again with --debug/),
    });
  });

  it('shows its stack with --debug', async () => {
    expect((await call(cwd, ['--debug'], { env: broken, tty: true })).err).toMatch(/\n {4}at /);
  });
});
