import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, put, template } from './folder.js';
import { asked, manyMistakes, templateWith, terraformWith } from './mistakes.js';
import { commit, git, repositoryWith } from './repository.js';

const compact = ['-f', 'compact', ...asked];
const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
const kept = (folder: string, file = '.s3lint-baseline.json'): readonly Record<string, unknown>[] =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly findings: readonly Record<string, unknown>[] }).findings;

describe('a repository with 200 findings', () => {
  const cwd = folderWith(manyMistakes());

  it('fails until they are written down, and passes from then on', async () => {
    const before = await call(cwd, compact);
    expect([before.code, lines(before.out).length]).toEqual([1, 200]);
    expect(await call(cwd, ['baseline', 'write', ...asked])).toEqual({ code: 0, out: '', err: '200 findings known from now on, in .s3lint-baseline.json.\n' });
    const after = await call(cwd, asked);
    expect(after).toMatchObject({ code: 0, err: '' });
    expect(after.out).toContain('No new findings since the baseline, 200 known from the baseline');
  });

  it('fails with exactly the mistake that comes next; SARIF and JSON have all', async () => {
    put(cwd, { 'stacks/s3.yaml': templateWith(['B0', 'B1', 'B2', 'B3', 'B4', 'New', 'B5', 'B6', 'B7', 'B8', 'B9']) });
    const { code, out } = await call(cwd, [...compact, '-f', 'sarif=out.sarif', '-f', 'json=out.json', '-f', 'github=out.txt']);
    expect([code, lines(out)]).toEqual([1, [expect.stringMatching(/^stacks\/s3\.yaml:13:3: .*"New"/)]]);
    const sarif = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')) as { readonly runs: readonly { readonly results: readonly object[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(201);
    const json = JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')) as {
      readonly findings: readonly { readonly new: boolean; readonly baselineState: string }[];
    };
    expect(json.findings.filter((one) => one.new).map((one) => one.baselineState)).toEqual(['new']);
    expect(json.findings.filter((one) => one.baselineState === 'unchanged')).toHaveLength(200);
    expect(lines(readFileSync(join(cwd, 'out.txt'), 'utf8'))).toHaveLength(1);
    put(cwd, { 'stacks/s3.yaml': templateWith(['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9']) });
  });

  it('knows them in whatever line they stand, and wherever their file has gone', async () => {
    put(cwd, { 'stacks/s4.yaml': `# A line more.\n${templateWith(['B9', 'B8', 'B7', 'B6', 'B5', 'B4', 'B3', 'B2', 'B1', 'B0'])}` });
    renameSync(join(cwd, 'stacks/s5.yaml'), join(cwd, 'moved.yaml'));
    renameSync(join(cwd, 'infra/t5'), join(cwd, 'infra/elsewhere'));
    renameSync(join(cwd, 'infra/t6/main.tf'), join(cwd, 'infra/t6/buckets.tf'));
    expect(await call(cwd, compact)).toEqual({ code: 0, out: '', err: '' });
    renameSync(join(cwd, 'moved.yaml'), join(cwd, 'stacks/s5.yaml'));
    renameSync(join(cwd, 'infra/elsewhere'), join(cwd, 'infra/t5'));
  });

  it('takes no finding of a copy for the one that was copied', async () => {
    put(cwd, { 'copy.yaml': templateWith(['B0', 'B1']) });
    expect(lines((await call(cwd, compact)).out)).toHaveLength(2);
    rmSync(join(cwd, 'copy.yaml'));
  });

  it('says what is stale, and forgets it when it is told to', async () => {
    put(cwd, { 'infra/t0/main.tf': terraformWith(['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8']) });
    const stale = '.s3lint-baseline.json: 1 entry of the baseline is stale, because what it says is found no more: s3lint baseline prune';
    expect(await call(cwd, compact)).toEqual({ code: 0, out: '', err: `warning: ${stale}\n` });
    const shown = await call(cwd, ['baseline', 'show', ...asked]);
    expect(shown.out).toMatch(/^ {2}error {2}require-versioning {2}aws_s3_bucket\.b9 {2}stale$/m);
    expect(shown.out).toMatch(/200 findings known in \.s3lint-baseline\.json; 1 stale: s3lint baseline prune\n$/);
    expect((await call(cwd, ['baseline', 'prune', ...asked])).err).toBe('1 removed; 199 findings known in .s3lint-baseline.json.\n');
    expect((await call(cwd, ['baseline', 'prune', ...asked])).err).toBe('Nothing is stale; 199 findings known in .s3lint-baseline.json.\n');
    expect(await call(cwd, compact)).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('a known finding comes back', () => {
  it('at a higher level', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    await call(cwd, ['baseline', 'write']);
    expect((await call(cwd, ['-f', 'compact', '--rule', 'require-versioning=error'])).out).toMatch(/error: .*require-versioning/);
    expect((await call(cwd, ['-f', 'compact', '--rule', 'require-versioning=info'])).out).toBe('');
  });

  it('when it holds in more cases', async () => {
    const versioned = (status: string): string =>
      `${templateWith(['B'])}    Properties:\n      VersioningConfiguration: {Status: ${status}}\nConditions: {Prod: !Equals [!Ref Env, prod]}\nParameters: {Env: {Type: String}}\n`;
    const cwd = folderWith({ 'a.yaml': versioned('!If [Prod, Enabled, Suspended]') });
    await call(cwd, ['baseline', 'write', ...asked]);
    expect(kept(cwd)).toMatchObject([{ when: expect.stringContaining('Env') }]);
    expect((await call(cwd, compact)).out).toBe('');
    put(cwd, { 'a.yaml': versioned('Suspended') });
    expect(lines((await call(cwd, compact)).out)).toHaveLength(1);
    await call(cwd, ['baseline', 'write', ...asked]);
    put(cwd, { 'a.yaml': versioned('!If [Prod, Enabled, Suspended]') });
    expect((await call(cwd, compact)).out).toBe('');
  });

  it('when a statement allows more, and not when its policy is laid out anew', async () => {
    const site = (statement: string): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid: 'Open', Effect: 'Allow', Principal: '*', Resource: 'arn:aws:s3:::acme/public/*', ...(JSON.parse(statement) as object) }],
      });
    const cwd = folderWith({ 'p.json': site('{"Action": ["s3:GetObject", "s3:ListBucket"]}') });
    const only = ['--only', 'no-public-read', '-f', 'compact'];
    await call(cwd, ['baseline', 'write', '--only', 'no-public-read']);
    expect(kept(cwd)).toHaveLength(1);
    put(cwd, { 'p.json': `\n${JSON.stringify(JSON.parse(site('{"Action": ["s3:ListBucket", "s3:getobject"]}')), undefined, 4)}` });
    expect((await call(cwd, only)).out).toBe('');
    put(cwd, { 'p.json': site('{"Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::acme/*"}') });
    expect(await call(cwd, only)).toMatchObject({ code: 1, err: '', out: expect.stringContaining('no-public-read') });
    expect((await call(cwd, ['baseline', 'show', '--only', 'no-public-read'])).out).toMatch(/ changed$[^]*1 changed since: they are told again/m);
    expect((await call(cwd, ['--only', 'no-public-read'])).out).toContain('1 new finding since the baseline (1 error), 1 of them known before and changed');
  });

  it('when an instance is added, and not when one goes', async () => {
    const each = (names: string): string => `resource "aws_s3_bucket" "b" {\n  for_each = toset([${names}])\n  bucket   = each.key\n}\n`;
    const cwd = folderWith({ 'main.tf': each('"m", "n", "o"') });
    await call(cwd, ['baseline', 'write', ...asked]);
    put(cwd, { 'main.tf': each('"n", "o"') });
    expect((await call(cwd, compact)).out).toBe('');
    put(cwd, { 'main.tf': each('"a", "m", "n", "o"') });
    expect(lines((await call(cwd, compact)).out)).toHaveLength(1);
  });
});

describe('a known finding stays known', () => {
  it('of each deployment by itself', async () => {
    const versioned =
      'variable "status" {}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = var.status\n  }\n}\n';
    const root = (name: string): string => `    - {dir: infra, name: ${name}, varFiles: [infra/${name}.tfvars]}\n`;
    const cwd = folderWith({
      's3lint.config.yaml': `terraform:\n  roots:\n${root('dev')}${root('prod')}`,
      'infra/main.tf': versioned,
      'infra/dev.tfvars': 'status = "Suspended"\n',
      'infra/prod.tfvars': 'status = "Enabled"\n',
    });
    await call(cwd, ['baseline', 'write', ...asked]);
    expect(kept(cwd)).toMatchObject([{ path: 'infra', resource: 'aws_s3_bucket.b', deployment: 'dev' }]);
    expect((await call(cwd, compact)).out).toBe('');
    put(cwd, { 'infra/prod.tfvars': 'status = "Suspended"\n' });
    expect(lines((await call(cwd, compact)).out)).toHaveLength(1);
    put(cwd, { 'infra/dev.tfvars': 'status = "Enabled"\n', 'infra/prod.tfvars': 'status = "Enabled"\n' });
    expect((await call(cwd, compact)).err).toContain('1 entry of the baseline is stale');
  });

  it('about a file, whatever its line and its name', async () => {
    const doubled = `${template}      BucketName: acme-other\n`;
    const cwd = folderWith({ 'a.yaml': doubled });
    await call(cwd, ['baseline', 'write', '--only', 'duplicate-key']);
    expect(kept(cwd)).toMatchObject([{ path: 'a.yaml', rule: 'duplicate-key', resource: '' }]);
    rmSync(join(cwd, 'a.yaml'));
    put(cwd, { 'b.yaml': `# A line more.\n${doubled}` });
    expect((await call(cwd, ['-f', 'compact', '--only', 'duplicate-key'])).out).toBe('');
  });
});

describe('what a run does not look at', () => {
  it('stays in the baseline', async () => {
    const cwd = folderWith({ 'a/a.yaml': template, 'b/b.yaml': template });
    await call(cwd, ['baseline', 'write', '--only', 'require-versioning']);
    put(cwd, { 'a/a.yaml': templateWith([]), 'b/b.yaml': templateWith([]) });
    expect((await call(cwd, ['a', ...compact])).err).toMatch(/^warning: .*1 entry of the baseline is stale/);
    expect((await call(cwd, ['-f', 'compact', '--only', 'require-secure-transport'])).err).not.toContain('stale');
    expect((await call(cwd, ['baseline', 'write', 'a', '--only', 'require-versioning'])).err).toMatch(
      /^0 findings .* What this call does not look at stays: 1 finding\.\n$/,
    );
    expect(kept(cwd)).toMatchObject([{ path: 'b/b.yaml' }]);
  });

  it('is not stale when it could not be decided, or not be read', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    await call(cwd, ['baseline', 'write', ...asked]);
    put(cwd, { 'a.yaml': `${template}      VersioningConfiguration: {Status: !Ref Status}\nParameters: {Status: {Type: String}}\n` });
    expect(await call(cwd, compact)).toMatchObject({ code: 0, err: '' });
    put(cwd, { 'a.yaml': `${template}  "` });
    expect(await call(cwd, compact)).toMatchObject({ code: 3, err: '' });
  });
});

describe('what could not be read', () => {
  it('is in no baseline, and always told', async () => {
    const cwd = folderWith({ 'a.yaml': template, 'b.json': '{"Resources": {"B": {"Type": "AWS::S3::Bucket"' });
    const written = await call(cwd, ['baseline', 'write', ...asked]);
    expect(written).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^1 finding known [^]*\nerror: b\.json:1:\d+: [^]*\nWhat could not be read is in no baseline\.\n$/),
    });
    expect(kept(cwd)).toHaveLength(1);
    expect(await call(cwd, compact)).toMatchObject({ code: 3, out: expect.stringMatching(/^b\.json:.*unreadable-input\]\n$/) });
  });
});

describe('the file', () => {
  it('has one entry a line, in order, whatever the order of the call', async () => {
    const cwd = folderWith({ 'b.yaml': template, 'a.yaml': template });
    await call(cwd, ['baseline', 'write', 'b.yaml', 'a.yaml', ...asked]);
    const text = readFileSync(join(cwd, '.s3lint-baseline.json'), 'utf8');
    expect(lines(text).slice(3, 5)).toEqual([expect.stringMatching(/^ {4}\{"path":"a\.yaml".*\},$/), expect.stringMatching(/^ {4}\{"path":"b\.yaml".*\}$/)]);
  });

  it('is merged by git when two branches write down what they add', async () => {
    const cwd = repositoryWith(manyMistakes());
    await call(cwd, ['baseline', 'write', ...asked]);
    commit(cwd);
    for (const [branch, file] of [
      ['one', 'stacks/s2.yaml'],
      ['two', 'stacks/s7.yaml'],
    ] as const) {
      git(cwd, 'checkout', '-q', '-b', branch, 'main');
      put(cwd, { [file]: templateWith(['B0', 'New', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9']) });
      await call(cwd, ['baseline', 'write', ...asked]);
      commit(cwd);
    }
    git(cwd, 'merge', '-q', 'one', '-m', 'both');
    expect(kept(cwd)).toHaveLength(202);
    expect(await call(cwd, compact)).toEqual({ code: 0, out: '', err: '' });
  });

  it('is found beside the configuration, or from here to the top of the repository, or where the configuration says', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'infra/a.yaml': template });
    const infra = join(cwd, 'infra');
    await call(cwd, ['baseline', 'write', ...asked]);
    expect((await call(infra, compact)).out).toBe('');
    put(cwd, { 's3lint.config.yaml': 'baseline: known/old.json\n' });
    expect(await call(infra, compact)).toMatchObject({ code: 2, err: expect.stringContaining('There is no file ../known/old.json') });
    await call(infra, ['baseline', 'write', ...asked]);
    expect(kept(cwd, 'known/old.json')).toMatchObject([{ path: '../infra/a.yaml' }]);
    expect((await call(infra, compact)).out).toBe('');
    put(cwd, { 's3lint.config.yaml': 'baseline: false\n' });
    expect(lines((await call(infra, compact)).out)).toHaveLength(1);
    expect((await call(infra, [...compact, '--baseline', '../known/old.json'])).out).toBe('');
    put(cwd, { 's3lint.config.yaml': '' });
    expect((await call(infra, compact)).out).toBe('');
    expect(lines((await call(infra, [...compact, '--no-baseline'])).out)).toHaveLength(1);
  });

  it.each([
    ['<<<<<<< HEAD\n{}', /^error: \.s3lint-baseline\.json:1:1: A baseline is JSON, and this is none: [^]*lines of both sides/],
    ['{}', /:1:1: This is no baseline: it has no schemaVersion\./],
    ['{"schemaVersion": 2, "findings": []}', /written by a newer s3lint/],
    ['{"schemaVersion": 1,\n "findings": [\n  {"rule": "x"}]}', /:3:3: An entry of a baseline has path, rule/],
  ])('is refused where it is broken: %j', async (text, says) => {
    const cwd = folderWith({ 'a.yaml': template, '.s3lint-baseline.json': text });
    expect(await call(cwd, compact)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(says) });
    expect((await call(cwd, ['baseline', 'write', ...asked])).code).toBe(0);
    expect((await call(cwd, compact)).out).toBe('');
  });

  it('must be there for show and prune', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    expect(await call(cwd, ['baseline', 'show'])).toMatchObject({ code: 2, err: expect.stringContaining('Write one: s3lint baseline write.') });
    expect(await call(cwd, ['baseline', 'prune'])).toMatchObject({ code: 2 });
  });

  it('acts on no terminal, and on no folder outside, whoever wrote it', async () => {
    const entry = (path: string): object => ({ path, rule: 'require-\u001b[2Jversioning', resource: '\u202ea\n::error::b', facts: '', severity: 'warn' });
    const findings = ['a.yaml', '../../../../etc', '//host/share', '/proc', '\u001b[2J'].map(entry);
    const cwd = folderWith({ 'a.yaml': template, '.s3lint-baseline.json': JSON.stringify({ schemaVersion: 1, findings }) });
    for (const format of ['pretty', 'json']) {
      const { code, out } = await call(cwd, ['baseline', 'show', '-f', format]);
      expect([code, out]).toEqual([0, expect.not.stringMatching(/[\u001b\u202e]|^::/m)]);
    }
    expect((await call(cwd, compact)).code).toBe(1);
  });

  it('holds no credentials, and no hash of one', async () => {
    const key = 'AKIAQWERTYUIOPASDFGH';
    const policy = (sid: string): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid: sid, Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme/*' }],
      });
    const cwd = folderWith({ 'p.json': policy(key) });
    await call(cwd, ['baseline', 'write', '--only', 'no-public-read']);
    expect(readFileSync(join(cwd, '.s3lint-baseline.json'), 'utf8')).not.toContain(key);
    put(cwd, { 'p.json': policy('AKIAZXCVBNMASDFGHJKL') });
    expect((await call(cwd, ['-f', 'compact', '--only', 'no-public-read'])).out).toBe('');
  });

  it('is not written where nothing was found to lint', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    await call(cwd, ['baseline', 'write', ...asked]);
    rmSync(join(cwd, 'a.yaml'));
    expect(await call(cwd, ['baseline', 'write', ...asked])).toMatchObject({ code: 5 });
    expect(await call(cwd, ['baseline', 'prune', ...asked])).toMatchObject({ code: 5 });
    expect(kept(cwd)).toHaveLength(1);
  });
});

describe('gates', () => {
  const cwd = folderWith({ 'a.yaml': template, 's3lint.config.yaml': 'rules: {require-versioning: warn}\n' });

  it('count what is new: --fail-on and --max-warnings', async () => {
    const only = ['--only', 'require-versioning', '-q', '-f', 'compact', '--max-warnings', '0'];
    expect((await call(cwd, only)).code).toBe(1);
    await call(cwd, ['baseline', 'write', '--only', 'require-versioning']);
    expect((await call(cwd, only)).code).toBe(0);
    expect((await call(cwd, [...only, '--no-baseline'])).code).toBe(1);
  });

  it('still ask for completeness', async () => {
    put(cwd, { 'b.yaml': `${template}      VersioningConfiguration: {Status: !Ref Status}\nParameters: {Status: {Type: String}}\n` });
    expect((await call(cwd, ['--only', 'require-versioning', '-q', '--require-complete'])).code).toBe(4);
  });
});
