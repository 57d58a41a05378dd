import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, put, template } from './folder.js';
import { asked, manyMistakes, templateWith, terraformWith } from './mistakes.js';
import { commit, git, repositoryWith } from './repository.js';

const compact = ['-f', 'compact', ...asked];
const since = (ref: string): readonly string[] => [...compact, '--new-since', ref];
const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe('a repository with 200 findings', () => {
  const cwd = repositoryWith(manyMistakes());
  git(cwd, 'checkout', '-q', '-b', 'work');

  it('passes where nothing changed', async () => {
    const { code, out, err } = await call(cwd, [...asked, '--new-since', 'main']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('No new findings since main, 200 older ones not shown');
  });

  it('fails with exactly the mistake that is new, committed or not; SARIF has all', async () => {
    put(cwd, { 'infra/t3/more.tf': terraformWith(['more']) });
    const { code, out } = await call(cwd, [...since('main'), '-f', 'sarif=out.sarif']);
    expect([code, lines(out)]).toEqual([1, [expect.stringMatching(/^infra\/t3\/more\.tf:/)]]);
    const sarif = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')) as { readonly runs: readonly { readonly results: readonly object[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(201);
    rmSync(join(cwd, 'out.sarif'));
    commit(cwd);
    expect(lines((await call(cwd, since('main'))).out)).toEqual(lines(out));
    expect((await call(cwd, [...asked, '--new-since', 'main'])).out).toContain('1 new finding since main (1 error), 200 older ones not shown');
  });

  it('knows findings whose file has moved', async () => {
    renameSync(join(cwd, 'stacks/s5.yaml'), join(cwd, 'moved.yaml'));
    renameSync(join(cwd, 'infra/t5'), join(cwd, 'elsewhere'));
    expect(lines((await call(cwd, since('HEAD'))).out)).toEqual([]);
    expect(lines((await call(cwd, ['moved.yaml', 'elsewhere', ...since('HEAD')])).out)).toEqual([]);
  });

  it('takes no finding of a copy for the one that was copied', async () => {
    put(cwd, { 'copy.yaml': templateWith(['B0', 'B1']) });
    expect(lines((await call(cwd, since('HEAD'))).out)).toHaveLength(2);
  });
});

describe('a change far away', () => {
  const module =
    'variable "status" {\n  default = "Enabled"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "acme-b"\n}\nresource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = var.status\n  }\n}\n';
  const files = { 'live/main.tf': 'module "b" {\n  source = "../modules/b"\n}\n', 'modules/b/main.tf': module };

  it('in the default of a variable of a module is seen', async () => {
    const cwd = repositoryWith(files);
    put(cwd, { 'modules/b/main.tf': module.replace('"Enabled"', '"Suspended"') });
    expect(await call(cwd, since('main'))).toMatchObject({ code: 1, out: expect.stringMatching(/^modules\/b\/main\.tf:.*require-versioning\]\n$/) });
    expect(await call(join(cwd, 'live'), ['.', '../modules', ...since('main')])).toMatchObject({ code: 1, out: expect.stringContaining('require-versioning') });
  });

  it('in a file of values is seen', async () => {
    const cwd = repositoryWith({
      ...files,
      'live/main.tf': 'variable "s" {}\nmodule "b" {\n  source = "../modules/b"\n  status = var.s\n}\n',
      'live/prod.tfvars': 's = "Enabled"\n',
    });
    const argv = ['.', '--var-file', 'live/prod.tfvars', ...since('main')];
    expect(await call(cwd, argv)).toMatchObject({ code: 0, out: '' });
    put(cwd, { 'live/prod.tfvars': 's = "Suspended"\n' });
    expect(await call(cwd, argv)).toMatchObject({ code: 1 });
  });

  it('in a file of parameters is seen', async () => {
    const cwd = repositoryWith({
      'a.yaml': `${template}      VersioningConfiguration: {Status: !Ref Status}\nParameters: {Status: {Type: String}}\n`,
      'prod.json': '{"Status": "Enabled"}',
    });
    const argv = ['a.yaml', '--parameters', 'prod.json', ...since('main')];
    expect(await call(cwd, argv)).toMatchObject({ code: 0, out: '' });
    put(cwd, { 'prod.json': '{"Status": "Suspended"}' });
    expect(await call(cwd, argv)).toMatchObject({ code: 1 });
  });
});

describe('the commit it is held against', () => {
  it('is where this branch left the other, whatever came there since', async () => {
    const cwd = repositoryWith({ 'a.yaml': template });
    git(cwd, 'checkout', '-q', '-b', 'work');
    commit(cwd, { 'readme.md': 'work' });
    git(cwd, 'checkout', '-q', 'main');
    commit(cwd, { 'a.yaml': templateWith([]) });
    git(cwd, 'checkout', '-q', 'work');
    expect(await call(cwd, since('main'))).toMatchObject({ code: 0, out: '' });
  });

  it('is judged by the configuration of today: a rule that is new here finds nothing new', async () => {
    const cwd = repositoryWith({ 'a.yaml': template, 's3lint.config.yaml': 'rules: {require-versioning: off}\n' });
    put(cwd, { 's3lint.config.yaml': 'rules: {require-versioning: error}\n' });
    expect(await call(cwd, ['-f', 'compact', '--new-since', 'main'])).toMatchObject({ code: 0, out: '' });
  });

  it('makes nothing old by what could not be read in it', async () => {
    const versioning =
      'resource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n';
    const cwd = repositoryWith({ 'a.yaml': `${template}  "`, 'main.tf': terraformWith(['b']), 'versioning.tf': `${versioning}}}}` });
    put(cwd, { 'a.yaml': template, 'versioning.tf': '' });
    expect(lines((await call(cwd, since('main'))).out)).toEqual([expect.stringMatching(/^a\.yaml:/), expect.stringMatching(/^main\.tf:/)]);
  });

  it('hides nothing that cannot be read today', async () => {
    const cwd = repositoryWith({ 'a.json': '{"Resources": {"B": {"Type": "AWS::S3::Bucket"' });
    expect(await call(cwd, since('main'))).toMatchObject({ code: 3, out: expect.stringContaining('unreadable-input') });
  });

  it('is read without a checkout, and nothing is run or written', async () => {
    const cwd = repositoryWith({ 'a.yaml': template });
    const script = join(cwd, '.git', 'spy.sh');
    put(cwd, { '.git/spy.sh': `#!/bin/sh\ntouch "${join(cwd, 'ran')}"\n` });
    chmodSync(script, 0o755);
    for (const name of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'core.askPass']) git(cwd, 'config', name, script);
    put(cwd, { 'b.yaml': template });
    const before = statSync(join(cwd, '.git/index')).mtimeMs;
    expect(await call(cwd, since('main'))).toMatchObject({ code: 1, out: expect.stringMatching(/^b\.yaml:/) });
    expect([existsSync(join(cwd, 'ran')), statSync(join(cwd, '.git/index')).mtimeMs]).toEqual([false, before]);
  });

  it('is that of this folder, even within a hook of another repository', async () => {
    const [cwd, other] = [repositoryWith({ 'a.yaml': template }), repositoryWith({})];
    const env = { ...(process.env as Record<string, string>), GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git/index') };
    expect(await call(cwd, since('main'), { env })).toMatchObject({ code: 0, out: '' });
  });
});

describe('the files of that commit', () => {
  it('are those that a walk finds today: ignored and kept ones are passed by', async () => {
    const cwd = repositoryWith({ 'a.yaml': template, 'old/b.yaml': template });
    put(cwd, { '.gitignore': 'old/\n', 's3lint.config.yaml': 'ignores: [a.yaml]\n' });
    expect(await call(cwd, [...since('main'), '-q'])).toMatchObject({ code: 5, out: '' });
    expect((await call(cwd, ['a.yaml', 'old', ...since('main')])).out).toBe('');
  });

  it('are found by a pattern', async () => {
    const cwd = repositoryWith({ 'x/a.yaml': template, 'y/b.yaml': template });
    put(cwd, { 'x/c.yaml': template });
    expect(lines((await call(cwd, ['x/*.yaml', ...since('main')])).out)).toEqual([expect.stringMatching(/^x\/c\.yaml:/)]);
  });

  it('are followed through links inside of the tree, and never out of it', async () => {
    const outside = folderWith({ 'b.yaml': template });
    const cwd = folderWith({ 'real/a.yaml': template });
    symlinkSync('real/a.yaml', join(cwd, 'inside.yaml'));
    symlinkSync('real', join(cwd, 'link'));
    symlinkSync(join(outside, 'b.yaml'), join(cwd, 'outside.yaml'));
    symlinkSync('circle.yaml', join(cwd, 'circle.yaml'));
    git(cwd, 'init', '-q', '-b', 'main');
    commit(cwd);
    expect(await call(cwd, since('main'))).toMatchObject({ code: 0, out: '' });
    for (const path of ['link', 'link/a.yaml', 'inside.yaml']) expect(await call(cwd, [path, ...since('main')])).toMatchObject({ code: 0, out: '' });
    rmSync(join(cwd, 'outside.yaml'));
    put(cwd, { 'outside.yaml': template });
    expect(lines((await call(cwd, since('main'))).out)).toEqual([expect.stringMatching(/^outside\.yaml:/)]);
  });

  it('are held against standard input by the name it is given', async () => {
    const cwd = repositoryWith({ 'a.yaml': template });
    const argv = ['-', '--stdin-filename', 'a.yaml', ...since('main')];
    expect(await call(cwd, argv, { stdin: `# more\n${template}` })).toMatchObject({ code: 0, out: '' });
    expect(await call(cwd, argv, { stdin: templateWith(['Other']) })).toMatchObject({ code: 1 });
  });

  it('have the modules beside them that terraform init fetched', async () => {
    const cwd = repositoryWith({ '.gitignore': '.terraform/\n', 'main.tf': 'module "b" {\n  source  = "acme/b/aws"\n  version = "1.0.0"\n}\n' });
    put(cwd, {
      '.terraform/modules/modules.json':
        '{"Modules": [{"Key": "", "Source": "", "Dir": "."}, {"Key": "b", "Source": "registry.terraform.io/acme/b/aws", "Version": "1.0.0", "Dir": ".terraform/modules/b"}]}',
      '.terraform/modules/b/main.tf': terraformWith(['b']),
    });
    expect(lines((await call(cwd, compact)).out)).toHaveLength(1);
    expect(await call(cwd, since('main'))).toMatchObject({ code: 0, out: '' });
  });
});

describe('with a baseline', () => {
  it('what either knows is old', async () => {
    const cwd = repositoryWith({ 'a.yaml': template });
    put(cwd, { 'b.yaml': template });
    await call(cwd, ['baseline', 'write', 'b.yaml', ...asked]);
    put(cwd, { 'c.yaml': template });
    expect(lines((await call(cwd, since('main'))).out)).toEqual([expect.stringMatching(/^c\.yaml:/)]);
    expect((await call(cwd, [...asked, '--new-since', 'main'])).out).toContain(
      '1 new finding since main (1 error), 1 older one not shown, 1 known from the baseline',
    );
  });
});

describe('a clear word where it cannot be', () => {
  const cwd = repositoryWith({ 'a.yaml': template });

  it.each([
    ['nope', /git knows no commit "nope" here\.\nIs it fetched\? .*origin\/nope/],
    ['-x', /"-x" is no name of a commit\./],
    ['--output=/tmp/x', /is no name of a commit/],
    ['', /is no name of a commit/],
    ['main^{tree}', /git knows no commit/],
  ])('of a ref: %j', async (ref, says) => {
    expect(await call(cwd, [...compact, `--new-since=${ref}`])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(says) });
  });

  it('of a folder that is no repository, and of one without a commit', async () => {
    const plain = folderWith({ 'a.yaml': template });
    expect(await call(plain, since('main'))).toMatchObject({ code: 2, err: expect.stringMatching(/not in a git repository\.\nUse a baseline/) });
    git(plain, 'init', '-q');
    expect(await call(plain, since('HEAD'))).toMatchObject({ code: 2, out: '' });
  });

  it('of a path outside of the repository', async () => {
    const other = folderWith({ 'a.yaml': template });
    expect(await call(cwd, [other, ...since('main')])).toMatchObject({ code: 2, err: expect.stringContaining('lies outside of this repository') });
  });

  it('of a shallow clone', async () => {
    const origin = repositoryWith({ 'a.yaml': template });
    commit(origin, { 'b.yaml': template });
    git(origin, 'checkout', '-q', '-b', 'work');
    commit(origin, { 'c.yaml': template });
    const clone = join(folderWith({}), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', '--branch', 'work', `file://${origin}`, clone);
    expect(await call(clone, since('origin/main'))).toMatchObject({ code: 2, err: expect.stringContaining('fetch-depth: 0') });
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    expect(await call(clone, since('origin/main'))).toMatchObject({ code: 2, err: expect.stringMatching(/no commit in common here\.\nThis clone is shallow/) });
  });

  it('of a clone that does not hold the files of the commit', async () => {
    const origin = repositoryWith({ 'a.yaml': template });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(folderWith({}), 'clone');
    git(origin, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin}`, clone);
    mkdirSync(clone, { recursive: true });
    put(clone, { 'a.yaml': template });
    expect(await call(clone, since('HEAD'))).toMatchObject({ code: 2, err: expect.stringContaining('does not hold all files') });
  });

  it('where there is no git', async () => {
    expect(await call(cwd, since('main'), { env: { PATH: '/nowhere' } })).toMatchObject({ code: 2, err: expect.stringContaining('Install git') });
  });
});
