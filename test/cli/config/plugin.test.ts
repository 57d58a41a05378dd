import { describe, expect, it } from 'vitest';
import { call } from '../call.js';
import { folderWith, put, template } from '../folder.js';

const compact = ['-f', 'compact'];

/** A plugin without imports, so that it can stand in any folder. */
function plugin(require: string, more = '', meta = ''): string {
  return `
const yes = { truth: 'yes', because: [] };
const no = { truth: 'no', because: [] };
const docs = { summary: 'Say who answers for a bucket.', why: 'Somebody must be asked.', links: [] };
export default {
  meta: { name: '@acme/s3lint-rules', version: '1.2.3' },
  rules: {
    'owner-tag': {
      meta: { id: 'owner-tag', group: 'naming', severity: 'warn', preset: 'recommended', docs, messages: { none: 'Bucket "{{bucket}}" has no owner.' }${meta} },
      on: 'bucket', reads: ['tags'], require: ${require}, examples: { fail: [{}], pass: [] }${more}
    },
  },
  configs: { strict: { rules: { 'owner-tag': 'error' } } },
};
`;
}

const owner = plugin('({ tags }) => (tags.items.length > 0 ? yes : no)');
const only = ['--only', 'acme/owner-tag'];

describe('a plugin', () => {
  it.each([
    ['of a file in the configuration', { 's3lint.config.yaml': 'plugins: { acme: ./rules/index.mjs }\n' }, []],
    [
      'as it stands in configuration that is code',
      { 's3lint.config.mjs': "import acme from './rules/index.mjs';\nexport default { plugins: { acme } };\n" },
      [],
    ],
    ['of the call, called as it calls itself', {}, ['--plugin', 'rules/index.mjs']],
    ['of the call, under another name', {}, ['--plugin', 'acme=./rules/index.mjs']],
  ])('%s brings rules', async (_, files, argv) => {
    const cwd = folderWith({ 'a.yaml': template, 'rules/index.mjs': owner, ...files });
    expect(await call(cwd, [...compact, ...argv, '--skip', 'require-versioning'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^a\.yaml:\d+:\d+: warning: Bucket "Assets" has no owner\. .*\[acme\/owner-tag\]$/m),
    });
  });

  it('may be a package, with configurations that others extend', async () => {
    const cwd = folderWith({
      'a.yaml': template,
      'node_modules/@acme/s3lint-rules/package.json': '{"name": "@acme/s3lint-rules", "type": "module", "exports": "./main.js"}',
      'node_modules/@acme/s3lint-rules/main.js': owner,
      's3lint.config.yaml': "plugins: { acme: '@acme/s3lint-rules' }\nextends: plugin:acme/strict\n",
    });
    expect(await call(cwd, [...compact, ...only])).toMatchObject({ code: 1, out: expect.stringContaining('error: Bucket "Assets" has no owner.') });
    expect((await call(cwd, [...compact, ...only, '--no-config', '--plugin', '@acme/s3lint-rules'])).code).toBe(0);
  });

  it('is listed and explained like all others', async () => {
    const cwd = folderWith({ 'rules/index.mjs': owner, 's3lint.config.yaml': 'plugins: { acme: ./rules/index.mjs }\nrules: { there-is-none: off }\n' });
    expect((await call(cwd, ['rules'])).out).toMatch(/^acme\/owner-tag +warn +recommended /m);
    expect((await call(cwd, ['explain', 'acme/owner-tag'])).out).toContain('Say who answers for a bucket.');
    expect((await call(cwd, ['explain', 'acme/owner-tg'])).err).toContain('Did you mean "acme/owner-tag"?');
    expect((await call(cwd, ['explain', 'owner-tag', '--no-config', '--plugin', 'other=rules/index.mjs'])).err).toContain('Did you mean "other/owner-tag"?');
  });

  it('is configured and suppressed like all others, and what its options may be is checked', async () => {
    const options = ", schema: { type: 'object', additionalProperties: false, properties: { key: { type: 'string' } } }, defaultOptions: { key: 'owner' }";
    const text = plugin('({ tags }, { options }) => (tags.items.some(({ key }) => key.value === options.key) ? yes : no)', '', options);
    const cwd = folderWith({ 'a.yaml': `${template}      Tags: [{ Key: team, Value: web }]\n`, 'rules/index.mjs': text });
    const config = (rules: string): void => put(cwd, { 's3lint.config.yaml': `plugins: { acme: ./rules/index.mjs }\nrules: { ${rules} }\n` });
    config('acme/owner-tag: [error, { key: team }]');
    expect(await call(cwd, [...compact, ...only])).toMatchObject({ code: 0, out: '' });
    config('acme/owner-tag: [error, { kee: team }]');
    expect((await call(cwd, compact)).err).toContain('s3lint.config.yaml:2:36: acme/owner-tag has no option "kee". Did you mean "key"?');
    config('acme/owner-tg: off');
    expect((await call(cwd, compact)).err).toContain('There is no rule "acme/owner-tg". Did you mean "acme/owner-tag"?');
    config('');
    put(cwd, { 'a.yaml': `${template}    # s3lint-disable acme/owner-tag -- it is everybody's\n` });
    expect((await call(cwd, [...compact, ...only, '--rule', 'unused-suppression=error'])).out).toBe('');
  });

  it('has what it reads asked of accounts', async () => {
    const cwd = folderWith({ 'rules/index.mjs': owner });
    const { out } = await call(cwd, ['permissions', '--plugin', 'rules/index.mjs', ...only]);
    expect(out).toContain('s3:GetBucketTagging');
  });

  it('stands in SARIF and JSON as what it is', async () => {
    const cwd = folderWith({ 'a.yaml': template, 'rules/index.mjs': owner });
    const argv = [...only, '--plugin', 'rules/index.mjs'];
    const { runs } = JSON.parse((await call(cwd, [...argv, '-f', 'sarif'])).out);
    expect(runs[0].results).toMatchObject([{ ruleId: 'acme/owner-tag' }]);
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex]).toMatchObject({ id: 'acme/owner-tag' });
    expect(JSON.parse((await call(cwd, [...argv, '-f', 'json'])).out).findings).toMatchObject([{ ruleId: 'acme/owner-tag' }]);
  });
});

describe('what is no plugin', () => {
  it.each([
    ['is not there', './none.mjs', 's3lint.config.yaml:1:18: There is no file none.mjs.'],
    ['is a folder', './rules', 'rules is a folder.'],
    ['has another shape', './shape.mjs', 'shape.mjs is no plugin: rule owner-tag has no meta.'],
    ['has options of no sort', './options.mjs', 'options.mjs is no plugin: the schema of rule owner-tag is none: schema is invalid'],
    ['cannot be run', './throws.mjs', 'throws.mjs cannot be run: Error: no luck.'],
    ['is not installed', 'acme-rules', 'There is no package "acme-rules".'],
  ])('because it %s is told at its place', async (_, what, says) => {
    const cwd = folderWith({
      'a.yaml': template,
      'rules/index.mjs': owner,
      'shape.mjs': "export default { meta: { name: 'acme' }, rules: { 'owner-tag': {} } };\n",
      'options.mjs': plugin('() => yes', '', ", schema: { type: 'objekt' }"),
      'throws.mjs': "throw new Error('no luck');\n",
      's3lint.config.yaml': `plugins: { acme: ${what} }\n`,
    });
    expect(await call(cwd, compact)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  });

  it('two under one name neither, but one that is named twice', async () => {
    const cwd = folderWith({ 'a.yaml': template, 'a.mjs': owner, 'b.mjs': owner, 's3lint.config.yaml': 'plugins: { acme: ./a.mjs }\n' });
    expect((await call(cwd, [...compact, '--plugin', 'b.mjs'])).err).toContain('s3lint.config.yaml:1:18: There are two plugins called acme: b.mjs and a.mjs.');
    expect((await call(cwd, [...compact, ...only, '--plugin', 'a.mjs'])).code).toBe(0);
  });
});

describe('a rule of a plugin that fails', () => {
  it.each([
    ['throws', "() => { throw new TypeError('no tags') }", 'TypeError: no tags'],
    ['answers what is no answer', '({ tags }) => tags.items.length > 0', 'TypeError: it answers false, and not yes(), no() or unknown()'],
  ])('because it %s ends with 2, names itself, and hides nothing else', async (_, require, says) => {
    const cwd = folderWith({ 'a.yaml': template, 'b.yaml': template.replace('Assets', 'Others'), 'rules/index.mjs': plugin(require) });
    const { code, out, err } = await call(cwd, [...compact, '--plugin', 'rules/index.mjs']);
    expect(code).toBe(2);
    expect(out).toContain('[require-versioning]');
    expect(err).toBe(`error: the plugin acme 1.2.3 is broken: its rule acme/owner-tag failed on Assets and 1 more: ${says}\n`);
    const { undecided } = JSON.parse((await call(cwd, ['-f', 'json', '--plugin', 'rules/index.mjs', ...only])).out);
    expect(undecided).toMatchObject([{ ruleId: 'acme/owner-tag', reason: `the rule acme/owner-tag itself failed (${says})` }, {}]);
  });

  it('in its fix alone has a finding without one', async () => {
    const cwd = folderWith({ 'a.yaml': template, 'rules/index.mjs': plugin('() => no', ", fix: () => { throw new Error('no') }") });
    expect((await call(cwd, [...only, '--plugin', 'rules/index.mjs', '--fix-dry-run'])).code).toBe(0);
    expect((await call(cwd, [...compact, ...only, '--plugin', 'rules/index.mjs'])).out).toContain('has no owner');
  });
});
